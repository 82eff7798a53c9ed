"""The filters of the gap report, read from the address."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from kompetensi.models import RingkasanJPM
from kompetensi.queries.peta import Akar, Saringan, Tempat
from kompetensi.queries.peta.ukuran import UKURAN, Ukuran
from lib import waktu
from lib.forms import TanggalField
from pegawai.forms.saringan import SaringanForm, any_of
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


class SaringanPetaForm(SaringanForm):
    defaults = {"lingkup": "umum", "ukur": "rata"}

    lingkup = forms.ChoiceField(label="Jenis kompetensi", required=False, choices=RingkasanJPM.Lingkup.choices)
    jabatan = forms.ChoiceField(label="Jabatan", required=False, choices=any_of(JABATAN, "Semua jabatan"))
    golongan = forms.ChoiceField(label="Status dan golongan", required=False, choices=any_of(GOLONGAN, "PNS dan PPPK"))
    per = TanggalField(label="Per tanggal", required=False)
    banding = forms.BooleanField(label="Bandingkan dengan setahun sebelumnya", required=False)
    ukur = forms.ChoiceField(required=False, choices=[(kode, measure.label) for kode, measure in UKURAN.items()])

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        for field in self.fields.values():
            if isinstance(field, forms.BooleanField):
                field.widget.attrs["class"] = "form-check-input"

    def clean_per(self) -> date | None:
        day: date | None = self.cleaned_data["per"]
        if day and not OLDEST <= day <= waktu.today():
            raise ValidationError("Tanggal tidak boleh sesudah hari ini.", code="di_luar_masa")
        return day

    @property
    def per_hari(self) -> date:
        return self.cleaned_data.get("per") or waktu.today()

    @property
    def ukuran(self) -> Ukuran:
        return UKURAN[self.value("ukur")]

    def saringan(self, tempat: Tempat, akar: Akar) -> Saringan:
        unit = tempat.unit.pk if tempat.unit else None
        words = {name: self.value(name) for name in ("lingkup", "jabatan", "golongan")}
        return Saringan(self.per_hari, unit, akar, **words)

    @property
    def is_waktu_open(self) -> bool:
        return any(name in {"per", "banding"} for name, _ in self.active())

    def active(self) -> Any:
        """The measure is a switch, not a filter."""
        return (pair for pair in super().active() if pair[0] != "ukur")

    def _words(self, name: str, value: Any) -> str:
        if name == "jabatan":
            return dict(JENIS + KELOMPOK)[value]
        return "ya" if value is True else super()._words(name, value)


class SaringanPegawaiPetaForm(SaringanPetaForm):
    """As above, with one competency and a state."""

    banding = None  # type: ignore[assignment]
    keadaan = forms.ChoiceField(label="Keadaan", required=False, choices=any_of(KEADAAN, "Semua"))
    langsung = forms.BooleanField(label="Hanya yang ditempatkan langsung di unit", required=False)

    def saringan_pegawai(self, tempat: Tempat, akar: Akar, kompetensi: int | None) -> Saringan:
        """One competency is looked for among all kinds."""
        found = self.saringan(tempat, akar)
        return replace(found, kompetensi=kompetensi, lingkup="semua") if kompetensi else found

    @property
    def is_extra_open(self) -> bool:
        return any(name in {"lingkup", "jabatan", "golongan", "langsung"} for name, _ in self.active())

    def daftar(self, urut: str) -> dict[str, Any]:
        return {"keadaan": self.value("keadaan"), "langsung": bool(self.value("langsung")), "urut": urut}


def read_int(request: HttpRequest, name: str) -> int | None:
    """A key from the address; anything else counts as not given."""
    text = request.GET.get(name, "")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def read_sel(request: HttpRequest) -> tuple[int, int, bool] | None:
    """unit-kompetensi, with -l for the people placed in the unit itself; unit 0 is the total."""
    found = SEL.fullmatch(request.GET.get("sel", ""))
    return (int(found[1]), int(found[2]), bool(found[3])) if found else None
