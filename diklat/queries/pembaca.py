"""The employee through whose eyes the catalogue is read: what he lacks, and what he may take part in.

The level that counts is the official one, else the indicative one; a competency never assessed has no gap that could be closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Value

from diklat.models import Program
from diklat.models.cocok import PROGRAM, TidakCocok
from kompetensi.models import ProfilKompetensi
from lib import waktu
from lib.siap import Siap
from pegawai.models import KelompokJabatan, Pegawai, Penempatan
from pegawai.models.akun import CONTOH


@dataclass(frozen=True, slots=True)
class Butir:
    """One competency of the reader: `standar` None = not asked for, `resmi` and `indikatif` None = no such result."""

    kompetensi_id: int
    nama: str
    standar: int | None
    resmi: Decimal | None
    indikatif: Decimal | None
    bobot: Decimal

    @property
    def level(self) -> Decimal | None:
        return self.resmi if self.resmi is not None else self.indikatif

    @property
    def is_indikatif(self) -> bool:
        return self.resmi is None and self.indikatif is not None

    @property
    def kurang(self) -> Decimal:
        if self.standar is None or self.level is None:
            return Decimal(0)
        return max(Decimal(0), self.standar - self.level)

    def tertutup(self, sampai: int) -> Decimal:
        """How much of the gap a programme closes that raises to this level."""
        if self.standar is None or self.level is None:
            return Decimal(0)
        return max(Decimal(0), min(self.standar, sampai) - self.level)


@dataclass(frozen=True, slots=True)
class Pembaca:
    """`kelompok` is the group of the definitive position of today, "" without one."""

    pegawai: Pegawai
    kelompok: str
    butir: Mapping[int, Butir] = field(default_factory=dict)

    @property
    def kesenjangan(self) -> list[Butir]:
        """What is below the standard, largest gap first."""
        return sorted((row for row in self.butir.values() if row.kurang), key=lambda row: (-row.kurang, row.nama))


def _orang(pegawai: int, hari: date) -> QuerySet[Pegawai]:
    place = Penempatan.objects.definitive().on(hari).filter(pegawai=pegawai)
    people = Pegawai.objects.select_related("golongan").annotate(kelompok=place.values("jabatan__kelompok")[:1])
    return people.filter(pk=pegawai)


KOLOM = ("kompetensi_id", "kompetensi__nama", "standar", "level", "level_indikatif", "bobot")
ORANG = Siap(_orang, pegawai=CONTOH, hari=date.max)
PROFIL = Siap(lambda pegawai: ProfilKompetensi.objects.filter(pegawai=pegawai).order_by().values_list(*KOLOM), pegawai=CONTOH)


def get_pembaca(pegawai_id: int) -> Pembaca:
    """Two queries; the profile as plain values, for it has a row for each competency and every page of the catalogue reads it."""
    (pegawai,) = ORANG.rows(pegawai=pegawai_id, hari=waktu.today())
    butir = {row[0]: Butir(*row) for row in PROFIL.rows(pegawai=pegawai_id)}
    return Pembaca(pegawai, pegawai.kelompok or "", butir)  # type: ignore[attr-defined]


def tidak_cocok(pembaca: Pembaca) -> TidakCocok:
    """What keeps a programme from being meant for the reader; rows that are told about carry it as `tidak_cocok`."""
    pegawai, rank = pembaca.pegawai, pembaca.pegawai.golongan
    scheme, urutan = (rank.skema, rank.urutan) if rank else (None, None)
    return TidakCocok(PROGRAM, tuple(map(Value, (pegawai.jenis_asn, pembaca.kelompok, scheme, urutan))))


def alasan_tidak_sesuai(program: Program) -> str:
    """Why the programme, read with `tidak_cocok`, is not meant for the reader, or nothing."""
    code = next(iter(program.tidak_cocok), "")  # type: ignore[attr-defined]
    if code == "jenis_asn":
        return f"Untuk {_join(program.jenis_asn)}"
    if code == "kelompok_jabatan":
        return f"Untuk jabatan {_join([str(KelompokJabatan(kode).label) for kode in program.kelompok_jabatan])}"
    return f"Untuk golongan {getattr(program, code).kode} ke atas" if code else ""


def _join(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])}, atau {words[-1]}"
