"""What a gap report is about: place, day, kind of competency, group of people."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from kompetensi.queries import hitung
from kompetensi.queries.peta import sql
from kompetensi.queries.peta.tempat import Akar
from lib import waktu
from pegawai.models import Jabatan

GOLONGAN = {
    "pns": ("PNS", "%"),
    "pns-4": ("PNS", "IV/%"),
    "pns-3": ("PNS", "III/%"),
    "pns-2": ("PNS", "II/%"),
    "pns-1": ("PNS", "I/%"),
    "pppk": ("PPPK", "%"),
}


@dataclass(frozen=True, slots=True)
class Saringan:
    """`unit` None is the whole scope; `akar` are the units a supervisor heads, None means the whole city."""

    per: date
    unit: int | None = None
    akar: Akar = None
    lingkup: str = "umum"
    jabatan: str = ""
    golongan: str = ""
    kompetensi: int | None = None

    @property
    def is_today(self) -> bool:
        return self.per == waktu.today()

    @property
    def is_plain_today(self) -> bool:
        """Answerable from the summary, when that is fresh."""
        return not self.jabatan and not self.golongan and self.is_today

    def on(self, day: date) -> "Saringan":
        return replace(self, per=day)

    def dasar(self) -> str:
        """The WITH items of the history for this filter."""
        jabatan = "" if not self.jabatan else "jenis" if self.jabatan in Jabatan.Jenis.values else "kelompok"
        return sql.with_dasar(
            jabatan=jabatan,
            golongan=bool(self.golongan),
            kompetensi=self.kompetensi is not None,
            sebagian=self.unit is not None or self.akar is not None or bool(self.jabatan or self.golongan),
        )

    def values(self, baris: list[int]) -> dict[str, Any]:
        skema, golongan = GOLONGAN.get(self.golongan, ("", ""))
        return {
            **hitung.on_day(self.per),
            "baris": baris,
            "unit": self.unit,
            "lingkup": self.lingkup,
            "jenis": list(hitung.JENIS_OF_LINGKUP[self.lingkup]),
            "kompetensi": self.kompetensi,
            "jabatan": self.jabatan,
            "skema": skema,
            "golongan": golongan,
            "akar": list(self.akar or ()),
            "hari_ini": waktu.today(),
        }

    def as_dict(self) -> dict[str, Any]:
        """For a job's parameters (JSON)."""
        return {**asdict(self), "per": self.per.isoformat(), "akar": None if self.akar is None else list(self.akar)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Saringan":
        return cls(**{**data, "per": date.fromisoformat(data["per"]), "akar": None if data["akar"] is None else tuple(data["akar"])})
