from django.apps import AppConfig
from django.urls import reverse

from diklat import penahan
from pegawai.peran import Peran
from pegawai.tautan import Tautan, register

TAB_CALON = ("calon", "Calon", "rencana:angkatan-calon")
TAB = ("anggaran", "Anggaran", "rencana:angkatan-dana")
PERENCANA_SEL = frozenset({Peran.ATASAN, Peran.PENGELOLA})


class RencanaConfig(AppConfig):
    name = "rencana"
    verbose_name = "Rencana"

    def ready(self) -> None:
        """What the apps below ask for without knowing this one."""
        from diklat.queries import ruang_kerja  # noqa: PLC0415 -- only now models can be read
        from rencana import pribadi  # noqa: F401, PLC0415 -- what a person gets of these tables
        from rencana.queries import catatan_objek  # noqa: F401, PLC0415
        from rencana.queries import dana as queries  # noqa: PLC0415
        from rencana.services import dana, surel  # noqa: F401, PLC0415 -- the kinds of mail register themselves

        penahan.register_pandang(queries.get_pandangan)
        penahan.register_akibat("buka", dana.commit_buka)
        penahan.register_akibat("kuota", dana.follow_kuota)
        penahan.register_akibat("batal", dana.release_batal)
        ruang_kerja.register_tab(*TAB, sebelum="kehadiran")
        ruang_kerja.register_tab(*TAB_CALON, sebelum="tunggu")
        url = lambda kompetensi: reverse("rencana:kebutuhan-add", args=[kompetensi])  # noqa: E731
        register("sel", Tautan("Rencanakan seluruh unit", "target-arrow", url, PERENCANA_SEL, kirim=True))
