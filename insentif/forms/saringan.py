"""Filters of the lists of points, rules, awards, redemption and the index."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from diklat.forms.jp_saringan import SaringanJPForm, this_year
from diklat.queries.pendaftaran_kota import unit_pilihan
from insentif.models import KelompokASN, Perhitungan
from insentif.queries import aturan, buku_kota, keberatan, nominasi, penangguhan, penukaran, simulasi, unit
from insentif.queries import penghargaan as penghargaan_queries
from insentif.queries.ip import data
from insentif.queries.ip.unit import AWALAN, KEADAAN_LABEL
from lib import waktu
from lib.saringan import CariField, HariField, KunciField, PilihField, SaringanForm, TahunField, dipakai_field, tab_field
from pegawai.models import UnitKerja
from pegawai.permintaan import Permintaan

TAHUN_PILIHAN = 4


def tahun_pilihan() -> list[int]:
    return [waktu.today().year - back for back in range(TAHUN_PILIHAN)]


class SaringanBukuForm(SaringanForm):
    nilai_class = buku_kota.Saringan
    lain = ("keadaan", "dari", "sampai")

    q = CariField("Cari nama, NIP, atau unit")
    jenis = PilihField("Peristiwa", buku_kota.JENIS)
    tahun = TahunField("Poin tahun", tahun_pilihan, chip="{label} {value}")
    unit = KunciField("Perangkat daerah", unit_pilihan)
    keadaan = PilihField("Keadaan", buku_kota.KEADAAN.items())
    dari = HariField("Peristiwa mulai", chip="Mulai {value}")
    sampai = HariField("Peristiwa sampai", chip="Sampai {value}")


class SaringanKeberatanForm(SaringanForm):
    """Who answers begins with those that wait; a person sees all of the own ones."""

    nilai_class = keberatan.Saringan
    SEMUA = "semua"

    status = tab_field([*keberatan.Status.choices, (SEMUA, "Semua")], SEMUA)
    q = CariField("Cari nama, NIP, atau unit")

    def __init__(self, request: HttpRequest, *, petugas: bool) -> None:
        self.petugas = petugas
        super().__init__(request)

    def prepare(self) -> None:
        if self.petugas and "status" not in self.request.GET:
            self.data["status"] = keberatan.Status.DIAJUKAN  # type: ignore[index]

    @property
    def nilai(self) -> Any:
        status = self.value("status")
        return self.make_nilai(status="" if status == self.SEMUA else status)


class SaringanPenangguhanForm(SaringanForm):
    nilai_class = penangguhan.Saringan

    q = CariField("Cari nama, NIP, atau alasan")
    keadaan = PilihField("Keadaan", penangguhan.KEADAAN.items())


class SaringanSimulasiForm(SaringanForm):
    nilai_class = simulasi.Saringan

    q = CariField("Cari nama atau NIP")
    kelompok = PilihField("Kelompok", KelompokASN.choices)
    arah = PilihField("Perubahan", simulasi.ARAH.items())


class SaringanAturanForm(SaringanForm):
    """Drafts only for those who may see one."""

    keadaan = PilihField("Keadaan", aturan.KEADAAN.items())

    def __init__(self, request: HttpRequest, *, draf: bool) -> None:
        self.draf = draf
        super().__init__(request)

    def prepare(self) -> None:
        if not self.draf:
            self.offer("keadaan", [pair for pair in aturan.KEADAAN.items() if pair[0] != "draf"])


class SaringanHitungForm(SaringanForm):
    asal = PilihField("Dimulai", Perhitungan.Asal.choices)


class SaringanLencanaForm(SaringanForm):
    keadaan = PilihField("Keadaan", [("aktif", "Diberikan"), ("arsip", "Tidak diberikan")])


class SaringanPenghargaanForm(SaringanForm):
    nilai_class = penghargaan_queries.Saringan

    q = CariField("Cari nama atau keterangan")
    tahun = TahunField("Tahun", penghargaan_queries.tahun_pilihan)
    status = PilihField("Keadaan", ())

    def __init__(self, request: HttpRequest, *, status: list[tuple[str, str]]) -> None:
        self.pilihan_status = status
        super().__init__(request)

    def prepare(self) -> None:
        self.offer("status", self.pilihan_status)


class SaringanNominasiForm(SaringanForm):
    request: Permintaan
    nilai_class = nominasi.Saringan

    q = CariField("Cari nama, NIP, unit, atau nomor piagam")
    penghargaan = KunciField("Penghargaan", ())
    tahun = TahunField("Tahun", penghargaan_queries.tahun_pilihan)
    keadaan = PilihField("Keadaan", nominasi.KEADAAN.items())

    def prepare(self) -> None:
        self.offer("penghargaan", lambda: nominasi.penghargaan_pilihan(self.request.user))


class SaringanImbalanForm(SaringanForm):
    q = CariField("Cari nama atau keterangan")
    dipakai = dipakai_field()


class SaringanPenukaranForm(SaringanForm):
    nilai_class = penukaran.Saringan

    tab = tab_field([(kode, label) for kode, (label, _) in penukaran.TAB.items()], "diajukan")
    q = CariField("Cari nama, NIP, atau unit")
    imbalan = KunciField("Imbalan", penukaran.imbalan_pilihan)
    unit = KunciField("Perangkat daerah", unit_pilihan)


class SaringanPapanUnitForm(SaringanForm):
    nilai_class = unit.Saringan

    tahun = TahunField("Tahun", lambda: unit.tahun_pilihan(waktu.today()), semua=None, initial=this_year)
    jenis = PilihField("Jenis unit", UnitKerja.Jenis.choices, semua=None, initial=UnitKerja.Jenis.PERANGKAT_DAERAH)

    @property
    def hari(self) -> date:
        return waktu.last_day(self.value("tahun"))

    @property
    def nilai(self) -> Any:
        return self.make_nilai(per=self.hari)


class SaringanDataIPForm(SaringanForm):
    nilai_class = data.Saringan
    sebutan = "Saring data"

    q = CariField("Cari nama atau NIP")
    tahun = TahunField("Tahun", data.tahun_pilihan)
    keadaan = PilihField("Keadaan", data.KEADAAN.items())


class SaringanIPOrangForm(SaringanJPForm):
    """An indicator comes in a link of its own."""

    keadaan = PilihField("Keadaan", KEADAAN_LABEL.items())

    def prepare(self) -> None:
        asked = str(self.data.get("keadaan", ""))
        if indikator := asked.removeprefix(AWALAN) if asked.startswith(AWALAN) else "":
            self.offer("keadaan", [*KEADAAN_LABEL.items(), (asked, f"Belum penuh: {indikator}")])
