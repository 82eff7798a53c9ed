"""What the address of a JP report says; what makes no sense there is ignored."""

from datetime import date, datetime
from typing import Any

from diklat.queries.jp import laporan
from kompetensi.forms.tempat import SaringanTempatForm
from lib import waktu
from lib.format import describe_day
from lib.saringan import HariField, PilihField, SaringanForm, TahunField
from pegawai.models.referensi import JenisASN, KelompokJabatan

TAHUN_PERTAMA = 2020


def this_year() -> int:
    return waktu.today().year


def offered_years() -> range:
    return range(this_year(), TAHUN_PERTAMA - 1, -1)


def tahun_field(label: str = "Tahun", **more: Any) -> TahunField:
    """The present year unless the address names an earlier one."""
    return TahunField(label, offered_years, semua=None, initial=this_year, **more)


class SaringanTahunForm(SaringanForm):
    """The pages that are narrowed to a year only."""

    tahun = tahun_field()


class SaringanJPForm(SaringanTempatForm):
    nilai_class = laporan.Saringan
    lain = ("kelompok", "per")

    tahun = tahun_field()
    jenis_asn = PilihField("Jenis ASN", JenisASN.choices)
    kelompok = PilihField("Kelompok jabatan", KelompokJabatan.choices)
    per = HariField("Keadaan sampai tanggal", chip="Sampai {value}")

    def clean_per(self) -> date | None:
        """A day of the year that is not its last: the field always shows one."""
        day: date | None = self.cleaned_data["per"]
        tahun = self.value("tahun")
        return day if day is not None and day.year == tahun and day < waktu.last_day(tahun) else None

    @property
    def hari(self) -> date:
        return self.value("per") or waktu.last_day(self.value("tahun"))

    def context(self) -> dict[str, Any]:
        """What every page of such a report shows: where, when, how it is narrowed down."""
        self.data["per"] = self.hari  # type: ignore[index]
        day = describe_day(self.hari)
        return {"saringan": self, "per": self.hari, "tempat": self.tempat, "jalur": self.tempat.jalur[:-1], "waktu": day}

    def make_notes(self, saat: datetime | None = None) -> list[tuple[str, Any]]:
        """What the last sheet of the Excel file says about itself; `saat`: when its figures were read, if not now."""
        day = describe_day(self.hari, saat)
        return [("Unit", self.tempat.nama), ("Saringan", self.describe()), ("Waktu data", day), ("Dibuat oleh", self.request.user.nama)]


class SaringanJPOrangForm(SaringanJPForm):
    keadaan = PilihField("Keadaan", laporan.KEADAAN_LABEL.items())
