from importlib import import_module

from django.apps import AppConfig

from diklat import kualifikasi, penahan

TAB = ("evaluasi", "Evaluasi", "evaluasi:hasil-angkatan")


class EvaluasiConfig(AppConfig):
    name = "evaluasi"
    verbose_name = "Evaluasi"

    def ready(self) -> None:
        """What the apps below ask for without knowing this one."""
        import_module("evaluasi.services.surel")
        penahan.register_penahan(import_module("evaluasi.queries.penahan").find_terbuka)
        kualifikasi.register_sebutan(import_module("evaluasi.queries.nilai_angkatan").kualifikasi_on)
        penahan.register_batal(import_module("evaluasi.services.batal").close_of)
        import_module("diklat.queries.ruang_kerja").register_tab(*TAB, sebelum="sertifikat")
