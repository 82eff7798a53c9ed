from django.apps import AppConfig


class PegawaiConfig(AppConfig):
    name = "pegawai"
    verbose_name = "Pegawai"

    def ready(self) -> None:
        from pegawai import acuan_pegawai, akses, pribadi_pegawai  # noqa: F401, PLC0415 -- they register themselves, once models can be read
