"""How each of the five figures is reckoned on this day of the years shown, the oldest first, and the tables it stands on."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from config.queries.simpanan import Bagian
from diklat.queries.jp import laporan
from evaluasi.models import JawabanPasca, PenugasanEvaluasi
from evaluasi.queries.dampak import sql
from evaluasi.queries.dampak.program import Celah, Masa, add_celah, values_of
from evaluasi.queries.dampak.selang import PALING_SEDIKIT
from evaluasi.queries.survei import blok_list, figures
from kompetensi.queries import peta as peta_queries
from kompetensi.queries.peta.ukuran import RATA, round_half_up
from lib import waktu
from lib.format import format_angka
from lib.sql import fetch

YEARS: Final = 3
RUTIN: Final = 1  # the first choice of the item "Penerapan": used at work as a matter of course


class Nilai(NamedTuple):
    """A figure of one year, None without enough to tell; `dari` says what it counts."""

    tahun: int
    nilai: Decimal | None
    dari: str = ""


def same_days(today: date) -> list[date]:
    """29 February has 28 February before it."""
    days = [today]
    for _ in range(YEARS - 1):
        days.append(waktu.years_before(days[-1]))
    return days[::-1]


def _reckon_jpm(today: date) -> dict[str, Any] | None:
    """With it by unit the JPM of a year ago."""
    places = _places(today)
    if not places[today].baris:
        return None
    angka = [(row, peta_queries.read_angka(peta_queries.Saringan(per=day), row.baris)[0]) for day, row in places.items()]
    maps = [peta_queries.build_rows(row, found, RATA) for row, found in angka]
    deret = [_jpm(day, total) for day, (_, total) in zip(places, maps, strict=True)]
    return {"deret": _dump(deret), "unit": {str(row.unit.pk): _text(row.jpm) for row in maps[-2][0] if row.unit}}


def _reckon_jp(today: date) -> dict[str, Any] | None:
    """With it by unit the share of its people who reach the yearly JP."""
    places = _places(today)
    if not places[today].baris:
        return None
    reports = [laporan.get_laporan(row, laporan.Saringan(per=day), "nama") for day, row in places.items()]
    deret = [_reached(day, report.total) for day, report in zip(places, reports, strict=True)]
    return {"deret": _dump(deret), "unit": {str(row.unit.pk): _text(row.persen) for row in reports[-1].baris if row.unit}}


def _places(today: date) -> dict[date, peta_queries.Tempat]:
    """The perangkat daerah of each of the days."""
    nowhere = peta_queries.Tempat((), (), ())
    return {day: peta_queries.find_tempat(None, None, day) or nowhere for day in same_days(today)}


def _dump(deret: Sequence[Nilai]) -> list[list[Any]]:
    """As the cache keeps it: nothing but what JSON knows."""
    return [[row.tahun, _text(row.nilai), row.dari] for row in deret]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _jpm(day: date, total: peta_queries.Baris) -> Nilai:
    return Nilai(day.year, total.jpm, f"gabungan {format_angka(total.dinilai)} pegawai dinilai, bukan rata-rata perorangan")


def _reached(day: date, total: laporan.Baris) -> Nilai:
    share = total.persen if total.jp else None  # before anybody recorded JP nobody can have reached it
    return Nilai(day.year, share, f"{format_angka(total.tercapai)} dari {format_angka(total.bertarget)} pegawai")


def _until(day: date, field: str) -> dict[str, Any]:
    return {f"{field}__gte": date(day.year, 1, 1), f"{field}__lte": day}


def _each(reckon: Callable[[date], Nilai]) -> Callable[[date], dict[str, Any]]:
    return lambda today: {"deret": _dump([reckon(day) for day in same_days(today)])}


def _applied(days: Sequence[date]) -> list[Nilai]:
    """What supervisors wrote months after a training, by the year they wrote it in."""
    periods = Q()
    for day in days:
        periods |= Q(**_until(day, "penugasan__dikirim_pada__date"))
    rows = JawabanPasca.objects.filter(
        periods, penugasan__status=PenugasanEvaluasi.Status.SELESAI, penugasan__peran=PenugasanEvaluasi.Peran.ATASAN,
        butir__unsur="Penerapan", butir__jenis="pilihan",
    )  # fmt: skip
    counted = rows.order_by().annotate(tahun=ExtractYear("penugasan__dikirim_pada")).values_list("tahun")
    found = {year: (n, used) for year, n, used in counted.annotate(n=Count("pk"), rutin=Count("pk", filter=Q(pilihan=RUTIN)))}
    return [_share(day.year, *found.get(day.year, (0, 0))) for day in days]


def _share(year: int, n: int, used: int) -> Nilai:
    share = round_half_up(100 * used, n) if n >= PALING_SEDIKIT else None
    return Nilai(year, share, f"{format_angka(used)} dari {format_angka(n)} penilaian atasan")


def _pleased(day: date) -> Nilai:
    """Whole blocks that were released in the year so far, as every published figure is a sum of whole blocks."""
    blok = list(blok_list(sejak=date(day.year, 1, 1), sampai=day).order_by().values_list("pk", flat=True))
    found = figures(blok, menurut=()) if blok else []
    return Nilai(day.year, found[0].rata, f"{format_angka(found[0].n)} jawaban") if found else Nilai(day.year, None)


def _closed(day: date) -> Nilai:
    """Gaps of graduates of the year so far that reached the standard within two months of the training."""
    values = {**values_of(None, Masa(day.year)), "sebelum": date.fromordinal(day.toordinal() + 1)}
    total = add_celah([Celah(*row[1:]) for row in fetch(sql.CELAH_SEMUA, values)])
    if not total.tercatat:
        return Nilai(day.year, None)
    return Nilai(day.year, Decimal(total.tertutup), f"dari {format_angka(total.tercatat)} yang diukur sesudah diklat")


# Who is where on a day, and in service; and what the map of any day is derived from. The summaries follow from these.
ORANG: Final = (
    "pegawai_pegawai", "pegawai_penempatan", "pegawai_unitkerja", "pegawai_riwayatinduk", "pegawai_riwayatkedudukan",
    "pegawai_kedudukanhukum",
)  # fmt: skip
JP: Final = (*ORANG, "diklat_catatanjp", "diklat_targetjp", "diklat_ketentuanjp")
PETA: Final = (*ORANG, "kompetensi_kompetensi", "kompetensi_standarkompetensi", "kompetensi_penilaian", "kompetensi_batasjpm")
PASCA: Final = ("evaluasi_jawabanpasca", "evaluasi_penugasanevaluasi", "evaluasi_butir")
SURVEI: Final = ("evaluasi_bloksurvei", "evaluasi_hasilsurvei", "evaluasi_butir", "evaluasi_survei", "diklat_angkatan")
LULUSAN: Final = (
    "diklat_angkatan", "diklat_pendaftaran", "diklat_programkompetensi", "kompetensi_penilaian", "kompetensi_standarkompetensi",
)  # fmt: skip
BAGIAN: Final = (
    Bagian("jpm", PETA, _reckon_jpm),
    Bagian("jp", JP, _reckon_jp),
    Bagian("terap", PASCA, lambda today: {"deret": _dump(_applied(same_days(today)))}),
    Bagian("puas", SURVEI, _each(_pleased)),
    Bagian("celah", LULUSAN, _each(_closed)),
)
