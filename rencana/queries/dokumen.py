"""The plan of a year as its document holds it: rows, the analysis of needs, the budget, and what each unit and person gets of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from diklat.models import ProgramKompetensi
from kompetensi.models import Kompetensi
from rencana.models import BarisKebutuhan, BarisRencana, PeriodeRencana, SusunanPeserta, SusunanUnit
from rencana.queries.calon import susunan_of
from rencana.queries.periode import Ringkasan, get_ringkasan
from rencana.queries.tahun import baris_of


@dataclass(slots=True)
class Analisis:
    """One competency: what the needs on record say of it, and what the plan does about it. Without a need on record, `di_bawah` is None."""

    kompetensi: Kompetensi
    di_bawah: int | None = None
    belum: int | None = None
    program: list[str] = field(default_factory=list)
    kursi: int = 0


@dataclass(frozen=True, slots=True)
class Dokumen:
    """`unit` and `peserta` come of the reckoning that the plan holds; empty where it was written by hand."""

    periode: PeriodeRencana
    baris: list[BarisRencana]
    analisis: list[Analisis]
    ringkasan: Ringkasan
    unit: Sequence[SusunanUnit]

    @property
    def peserta(self) -> Iterable[tuple[Any, ...]]:
        """Programme, month, NIP, name, whether it is mandatory, levels closed; of many thousand people. Asked for by the workbook alone."""
        susunan = susunan_of(self.periode)
        rows = SusunanPeserta.objects.filter(susunan=susunan) if susunan else SusunanPeserta.objects.none()
        columns = ("program__nama", "bulan", "pegawai__nip", "pegawai__nama", "is_wajib", "level_tertutup")
        return rows.order_by("program__nama", "bulan", "pegawai__nama", "pk").values_list(*columns)


def get_dokumen(periode: PeriodeRencana) -> Dokumen:
    """Nine queries."""
    rows, susunan = baris_of(periode), susunan_of(periode)
    units = SusunanUnit.objects.filter(susunan=susunan).select_related("unit").order_by("unit__sebutan") if susunan else []
    return Dokumen(periode, rows, list_analisis(periode, rows), get_ringkasan(periode), list(units))


def list_analisis(periode: PeriodeRencana, rows: Sequence[BarisRencana]) -> list[Analisis]:
    """The largest need first, with what of the plan raises it; what the plan raises without a need on record stands there too."""
    found = _needs(periode.tahun)
    raised: dict[int, list[int]] = {}
    for part in ProgramKompetensi.objects.filter(program__in={row.program_id for row in rows}).select_related("kompetensi"):
        found.setdefault(part.kompetensi_id, Analisis(part.kompetensi))
        raised.setdefault(part.program_id, []).append(part.kompetensi_id)
    for row in rows:
        for one in (found[pk] for pk in raised.get(row.program_id, ())):
            one.kursi += row.angkatan_count * row.kursi
            one.program += [row.program.nama] if row.program.nama not in one.program else []
    return sorted(found.values(), key=lambda one: (-(one.di_bawah or 0), -one.kursi, one.kompetensi.nama))


def _needs(tahun: int) -> dict[int, Analisis]:
    """A need of everybody holds those of the units, so it stands for them."""
    found: dict[int, Analisis] = {}
    whole: set[int] = set()
    rows = BarisKebutuhan.objects.filter(kebutuhan__tahun=tahun).select_related("kompetensi", "kebutuhan")
    for need in rows.order_by(F("kebutuhan__unit").asc(nulls_first=True), "pk"):
        if need.kompetensi_id in whole:
            continue
        one = found.setdefault(need.kompetensi_id, Analisis(need.kompetensi, 0, 0))
        one.di_bawah, one.belum = (one.di_bawah or 0) + need.di_bawah, (one.belum or 0) + need.belum
        if need.kebutuhan.unit_id is None:
            whole.add(need.kompetensi_id)
    return found
