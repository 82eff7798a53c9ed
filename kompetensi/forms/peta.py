"""The filters of the gap report, read from the address."""

import re
from dataclasses import replace
from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from kompetensi.forms.tempat import SaringanTempatForm
from kompetensi.models import Kompetensi, RingkasanJPM
from kompetensi.queries.peta import Saringan
from kompetensi.queries.peta.ukuran import UKURAN, Ukuran
from lib import waktu
from lib.saringan import CentangField, HariField, KunciField, PilihField, tab_field
from pegawai.models import Jabatan, KelompokJabatan

OLDEST = date(2000, 1, 1)
JENIS = list(Jabatan.Jenis.choices)
KELOMPOK = [(kode, label) for kode, label in KelompokJabatan.choices if kode not in Jabatan.Jenis.values]
JABATAN = [("Jenis jabatan", JENIS), ("Kelompok jabatan", KELOMPOK)]
GOLONGAN = [
    ("pns", "PNS dan CPNS"),
    ("pns-4", "PNS golongan IV"),
    ("pns-3", "PNS golongan III"),
    ("pns-2", "PNS golongan II"),
    ("pns-1", "PNS golongan I"),
    ("pppk", "PPPK"),
]
KEADAAN = [("kurang", "Di bawah standar"), ("memenuhi", "Memenuhi standar"), ("belum", "Belum dinilai")]
SEL = re.compile(r"(\d{1,9})-(\d{1,9})(-l)?")


class SaringanPetaForm(SaringanTempatForm):
    nilai_class = Saringan
    chip = "{label}: {value}"
    lebar = ("unit", "lingkup")
    lain: ClassVar[tuple[str, ...]] = ("per", "banding")
    judul_lain = "Tanggal dan perbandingan"
    sebutan = "Saring peta"

    lingkup = PilihField("Jenis kompetensi", RingkasanJPM.Lingkup.choices, semua=None, initial="umum")
    jabatan = PilihField("Jabatan", JABATAN, semua="Semua jabatan")
    golongan = PilihField("Status dan golongan", GOLONGAN, semua="PNS dan PPPK")
    per = HariField("Per tanggal")
    banding = CentangField("Bandingkan dengan setahun sebelumnya")
    ukur = tab_field([(kode, row.label) for kode, row in UKURAN.items()], "rata")

    def clean_per(self) -> date | None:
        day: date | None = self.cleaned_data["per"]
        if day and not OLDEST <= day <= waktu.today():
            raise ValidationError("Tanggal tidak boleh sesudah hari ini.", code="di_luar_masa")
        return day

    @property
    def hari(self) -> date:
        return self.value("per") or waktu.today()

    @property
    def ukuran(self) -> Ukuran:
        return UKURAN[self.value("ukur")]


class SaringanPegawaiPetaForm(SaringanPetaForm):
    """As above, with one competency and a state."""

    lebar = ("unit", "kompetensi")
    lain = ("lingkup", "jabatan", "golongan", "langsung")
    judul_lain = "Saringan lain"
    sebutan = "Saring pegawai"
    field_order = ("unit", "kompetensi", "keadaan", "per")

    banding = None  # type: ignore[assignment]
    ukur = None  # type: ignore[assignment]
    kompetensi = KunciField("Kompetensi", lambda: Kompetensi.objects.values_list("pk", "nama"), semua="Semua kompetensi")
    keadaan = PilihField("Keadaan", KEADAAN)
    langsung = CentangField("Hanya yang ditempatkan langsung di unit")

    @property
    def nilai(self) -> Saringan:
        """One competency is looked for among all kinds."""
        found: Saringan = super().nilai
        return replace(found, lingkup="semua") if found.kompetensi else found


def read_int(request: HttpRequest, name: str) -> int | None:
    """A key from the address; anything else counts as not given."""
    text = request.GET.get(name, "")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def read_sel(request: HttpRequest) -> tuple[int, int, bool] | None:
    """unit-kompetensi, with -l for the people placed in the unit itself; unit 0 is the total."""
    found = SEL.fullmatch(request.GET.get("sel", ""))
    return (int(found[1]), int(found[2]), bool(found[3])) if found else None
