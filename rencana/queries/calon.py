"""Whom a plan names for its batches: the people of the reckoning that is in it, shared out over the batches of each month."""

from collections.abc import Iterator, Sequence

from diklat.models import Angkatan, Pendaftaran
from diklat.queries.usul import Calon, describe_people
from lib import waktu
from pegawai.models import Pegawai
from rencana.models import CalonRencana, PeriodeRencana, Susunan, SusunanBaris, SusunanPeserta
from rencana.queries.tahun import Tempat


def susunan_of(periode: PeriodeRencana) -> Susunan | None:
    """The reckoning that the plan holds; a revision that only copied rows holds that of the plan it was copied from."""
    keys = [key for key in (periode.pk, periode.salinan_dari_id) if key]
    rows = Susunan.objects.filter(periode__in=keys, dipakai_pada__isnull=False).select_related("periode")
    found = {row.periode_id: row for row in rows}
    return next((found[key] for key in keys if key in found), None)


def share_out(periode: PeriodeRencana, tempat: Sequence[Tempat]) -> dict[int, list[int]]:
    """Place by place (its number in `tempat`): the people of its programme and month, in as equal parts as there are batches."""
    susunan = susunan_of(periode)
    if susunan is None:
        return {}
    named: dict[tuple[int, int], list[int]] = {}
    rows = SusunanPeserta.objects.filter(susunan=susunan).order_by("pk")
    for program, bulan, pegawai in rows.values_list("program", "bulan", "pegawai"):
        named.setdefault((program, bulan), []).append(pegawai)
    places: dict[tuple[int, int], list[int]] = {}
    for number, place in enumerate(tempat):
        places.setdefault((place.baris.program_id, place.bulan), []).append(number)
    return {number: part for key, numbers in places.items() for number, part in _deal(numbers, named.get(key, [])) if part}


def _deal(numbers: Sequence[int], people: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    for turn, number in enumerate(numbers):
        yield number, list(people[turn :: len(numbers)])


def janji_of(periode: PeriodeRencana) -> dict[tuple[int, int | None], float]:
    """Levels that the reckoning of `susunan_of` counted on, by programme and pagu. One query."""
    keys = [key for key in (periode.pk, periode.salinan_dari_id) if key]
    rows = SusunanBaris.objects.filter(susunan__periode__in=keys, susunan__dipakai_pada__isnull=False)
    found: dict[int, dict[tuple[int, int | None], float]] = {}
    for key, program, pagu, level in rows.order_by("pk").values_list("susunan__periode", "program", "pagu", "level_dipakai"):
        found.setdefault(key, {})[program, pagu] = level
    return next((found[key] for key in keys if key in found), {})


def calon_ids(angkatan: Angkatan, q: str = "") -> list[int]:
    """By name; the first come first when there are fewer seats."""
    rows = CalonRencana.objects.filter(rancangan__angkatan=angkatan)
    if q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(q).order_by().values("pk"))
    return list(rows.order_by("pegawai__nama", "pk").values_list("pegawai", flat=True))


def belum_ids(angkatan: Angkatan) -> list[int]:
    """Of those named whoever is not in the batch yet. Two queries."""
    here = set(Pendaftaran.objects.filter(angkatan=angkatan).alive().values_list("pegawai", flat=True))
    return [pk for pk in calon_ids(angkatan) if pk not in here]


def calon_list(angkatan: Angkatan, keys: Sequence[int]) -> list[Calon]:
    """These with what stands in their way when the office brings them in; four queries."""
    people = Pegawai.objects.filter(pk__in=keys).with_posting(waktu.today()).order_by("nama", "pk")
    return describe_people(angkatan, list(people), jalur="pengelola")
