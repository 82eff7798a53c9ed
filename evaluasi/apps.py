from django.apps import AppConfig

from diklat import kualifikasi, penahan

TAB = ("evaluasi", "Evaluasi", "evaluasi:hasil-angkatan")
TAB_TES = ("tes", "Tes", "evaluasi:ujian-list")


class EvaluasiConfig(AppConfig):
    name = "evaluasi"
    verbose_name = "Evaluasi"

    def ready(self) -> None:
        """What the apps below ask for without knowing this one."""
        from diklat.queries import ruang_kerja  # noqa: PLC0415 -- only now models can be read
        from evaluasi import pribadi  # noqa: F401, PLC0415 -- what a person gets of these tables
        from evaluasi.queries import nilai_angkatan, pandangan  # noqa: PLC0415
        from evaluasi.services import batal, surel  # noqa: F401, PLC0415 -- the kinds of mail register themselves

        penahan.register_pandang(pandangan.get_pandangan)
        penahan.register_akibat("batal", batal.close_of)
        kualifikasi.register_sebutan(nilai_angkatan.kualifikasi_on)
        ruang_kerja.register_tab(*TAB, sebelum="sertifikat")
        ruang_kerja.register_tab(*TAB_TES, sebelum="hasil")
