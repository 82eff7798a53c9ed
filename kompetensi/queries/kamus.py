"""What the pages of the dictionary show."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Case, Count, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, When

from kompetensi.models import Kompetensi, LevelKompetensi, StandarKompetensi, VersiKompetensi
from kompetensi.models.kamus import KompetensiQuerySet
from lib import waktu


@dataclass(frozen=True, slots=True)
class Beda:
    """A part of the wording that differs between a version and the one before."""

    bagian: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True)
class Versi:
    versi: VersiKompetensi
    beda: list[Beda]


def kompetensi_list(*, q: str = "", jenis: str = "", dipakai: str = "") -> KompetensiQuerySet:
    """The dictionary with the number of positions that ask for each competency today."""
    today = waktu.today()
    asked = StandarKompetensi.objects.on(today).filter(kompetensi=OuterRef("pk")).order_by().values("kompetensi")
    rows = Kompetensi.objects.annotate(
        jabatan_count=Subquery(asked.annotate(jumlah=Count("jabatan", distinct=True)).values("jumlah"), output_field=IntegerField()),
        versi_nomor=Subquery(VersiKompetensi.objects.filter(kompetensi=OuterRef("pk")).values("nomor")[:1]),
        jenis_urut=Case(*(When(jenis=jenis, then=place) for place, jenis in enumerate(Kompetensi.Jenis.values)), default=9),
    )
    if q:
        rows = rows.filter(Q(nama__icontains=q) | Q(kode__icontains=q) | Q(singkatan__icontains=q))
    if jenis:
        rows = rows.filter(jenis=jenis)
    if dipakai:
        rows = rows.filter(is_aktif=dipakai == "ya")
    return rows


def with_level_texts(rows: QuerySet[Kompetensi]) -> list[Kompetensi]:
    """Competencies with `teks`: the five level texts of their latest version; two queries."""
    latest = VersiKompetensi.objects.filter(kompetensi=OuterRef("kompetensi")).values("nomor")[:1]
    current = VersiKompetensi.objects.filter(nomor=Subquery(latest)).prefetch_related("level_list")
    return list(rows.prefetch_related(Prefetch("versi_list", current, to_attr="versi_terbaru")))


def versi_list(kompetensi: Kompetensi) -> list[Versi]:
    """All versions, latest first, each with what it changed; two queries."""
    rows = list(kompetensi.versi_list.select_related("oleh").prefetch_related("level_list"))
    changed = [list(_differences(older, newer)) for newer, older in pairwise(rows)]
    return [Versi(row, beda) for row, beda in zip(rows, [*changed, []], strict=False)]


def export_rows(rows: QuerySet[Kompetensi]) -> Iterator[list[object]]:
    """One row a competency for the workbook; its columns are those of the import."""
    for row in with_level_texts(rows):
        versi = row.versi_terbaru[0]  # type: ignore[attr-defined]
        level = {item.level: item for item in versi.level_list.all()}
        texts = [getattr(level.get(number), "deskripsi", "") for number in range(1, 6)]
        signs = [getattr(level.get(number), "indikator", "") for number in range(1, 6)]
        yield [row.kode, row.nama, row.singkatan, row.get_jenis_display(), versi.definisi, *texts, *signs, row.is_aktif]


def latest_versi(kompetensi: Kompetensi) -> VersiKompetensi:
    return kompetensi.versi_list.prefetch_related("level_list").latest("nomor")


def jabatan_count(kompetensi: Kompetensi) -> int:
    """Positions that ask for it today or later; while there is one, it cannot be taken out of use."""
    rows = StandarKompetensi.objects.filter(kompetensi=kompetensi).open_after(waktu.today())
    return rows.aggregate(jumlah=Count(F("jabatan"), distinct=True))["jumlah"] or 0


def _differences(older: VersiKompetensi, newer: VersiKompetensi) -> Iterator[Beda]:
    if older.definisi != newer.definisi:
        yield Beda("Definisi", older.definisi, newer.definisi)
    before = {row.level: row for row in older.level_list.all()}
    for row in newer.level_list.all():
        old = before.get(row.level)
        yield from _level_differences(old, row)


def _level_differences(old: LevelKompetensi | None, new: LevelKompetensi) -> Iterator[Beda]:
    for field, label in (("label", "sebutan"), ("deskripsi", "penjelasan"), ("indikator", "indikator")):
        lama, baru = getattr(old, field, ""), getattr(new, field)
        if lama != baru:
            yield Beda(f"Level {new.level}, {label}", lama, baru)
