"""Filters of the lists of budgets, plans, proposals and needs."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from diklat.queries.pendaftaran_kota import unit_pilihan
from lib import waktu
from lib.saringan import CariField, HariField, KunciField, PilihField, SaringanForm, TahunField, tab_field
from pegawai.permintaan import Permintaan
from rencana.models import PeriodeRencana, UsulanDiklat
from rencana.queries import kenyataan, laporan, pagu, usulan


class SaringanKebutuhanForm(SaringanForm):
    q = CariField("Cari kompetensi atau unit")
    tahun = TahunField("Tahun", pagu.tahun_pilihan)


class SaringanWajibForm(SaringanForm):
    q = CariField("Cari program atau dasar")
    berlaku = PilihField("Tampilkan", [("tidak", "Tidak berlaku lagi")], semua="Yang berlaku")

    @property
    def is_berlaku(self) -> bool:
        return bool(self.value("berlaku") != "tidak")


class SaringanPeriodeForm(SaringanForm):
    lipat = False

    tahun = TahunField("Tahun", pagu.tahun_pilihan)
    status = PilihField("Keadaan", PeriodeRencana.Status.choices)


class SaringanLaporanForm(SaringanForm):
    lipat = False

    tahun = TahunField("Tahun", laporan.tahun_pilihan)


class SaringanBarisForm(SaringanForm):
    q = CariField("Cari program")
    dikunci = PilihField("Tampilkan", [("1", "Yang dikunci")])


class SaringanKenyataanForm(SaringanForm):
    nilai_class = kenyataan.Saringan

    daftar = tab_field([("rencana", "Dalam rencana"), ("luar", "Di luar rencana")], "rencana")
    q = CariField("Cari program")
    keadaan = PilihField("Tampilkan", kenyataan.KEADAAN.items())

    def prepare(self) -> None:
        if self.data.get("daftar") == "luar":
            del self.fields["keadaan"]


class SaringanCalonForm(SaringanForm):
    q = CariField("Cari nama, NIP, atau unit")


class SaringanBukuPaguForm(SaringanForm):
    jenis = PilihField("Jenis", pagu.Jenis.choices)


class SaringanTerikatForm(SaringanForm):
    q = CariField("Cari untuk apa")


class SaringanPaguForm(SaringanForm):
    """The day is one of the past: what was not yet written cannot be shown."""

    nilai_class = pagu.Saringan
    lain = ("rekening", "unit", "per")

    q = CariField("Cari rekening, sub-kegiatan, atau unit")
    tahun = TahunField("Tahun", pagu.tahun_pilihan, semua=None, initial=lambda: waktu.today().year, chip="")
    kelompok = PilihField("Tampilkan", pagu.KELOMPOK.items(), semua=None, chip="")
    rekening = KunciField("Rekening", ())
    unit = KunciField("Khusus unit", unit_pilihan)
    per = HariField("Keadaan tanggal", chip="Keadaan {value}")

    def prepare(self) -> None:
        self.offer("rekening", lambda: pagu.rekening_pilihan(self.value("tahun")))

    def clean_per(self) -> date | None:
        day: date | None = self.cleaned_data["per"]
        return day if day and day < waktu.today() else None

    @property
    def hari(self) -> date:
        return self.value("per") or waktu.today()

    @property
    def nilai(self) -> Any:
        return self.make_nilai(per=self.hari)


class SaringanUsulanForm(SaringanForm):
    """Who reads only the own ones asks for nothing else; `milik` comes in a link."""

    request: Permintaan
    nilai_class = usulan.Saringan
    lain = ("alasan", "unit")

    milik = PilihField("Milik", [("1", "Usulan saya")], hidden=True)
    q = CariField("Cari program, kompetensi, pengusul, atau unit")
    status = PilihField("Keadaan", UsulanDiklat.Status.choices)
    tahun = TahunField("Untuk tahun", pagu.tahun_pilihan)
    alasan = PilihField("Alasan", UsulanDiklat.Alasan.choices)
    unit = KunciField("Perangkat daerah", unit_pilihan)

    def __init__(self, request: HttpRequest, *, semua: bool) -> None:
        self.semua = semua
        super().__init__(request)

    def prepare(self) -> None:
        if not self.request.user.has_city_scope:
            del self.fields["unit"]

    @property
    def nilai(self) -> Any:
        return self.make_nilai(milik=not self.semua or bool(self.value("milik")))
