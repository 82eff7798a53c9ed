"""What positions ask for: generated from their group, overridden one by one, always from a day on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pghistory
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from kompetensi.models import Kompetensi, StandarKompetensi
from kompetensi.queries.hitung import render
from kompetensi.services import profil
from lib.format import format_tanggal
from pegawai.models import Jabatan, KelompokJabatan, Penempatan, Pengguna

BOBOT_MAX = Decimal("999.99")
SEMUA = "semua"


@dataclass(frozen=True, slots=True)
class IsiStandar:
    """The wanted level of one competency; 0 means that the position does not ask for it."""

    level: int
    bobot: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class HasilBangkit:
    """Counts of (position, competency) pairs; `dilewati` already change on a later day and stay as they are."""

    baru: int
    berubah: int
    ditutup: int
    dilewati: int


# A pair is generated when it never had a standard, or when its present row came from the group and no longer agrees with it.
# A pair that somebody set or took away by hand has a row of origin "khusus" or a closed row: it is left alone.
BAWAAN = """
    bawaan AS (
        SELECT j.id AS jabatan_id, b.kompetensi_id, b.level, b.bobot
        FROM pegawai_jabatan j
        JOIN kompetensi_standarbawaan b ON b.kelompok = j.kelompok
         AND b.berlaku_mulai <= %(mulai)s AND (b.berlaku_sampai IS NULL OR b.berlaku_sampai > %(mulai)s)
        JOIN kompetensi_kompetensi k ON k.id = b.kompetensi_id AND k.is_aktif
        WHERE j.is_aktif AND j.kelompok = ANY(%(kelompok)s)
    ),
    beda AS (
        SELECT s.id, s.jabatan_id, s.kompetensi_id, s.berlaku_mulai, b.level, b.bobot
        FROM kompetensi_standarkompetensi s
        JOIN pegawai_jabatan j ON j.id = s.jabatan_id AND j.is_aktif AND j.kelompok = ANY(%(kelompok)s)
        LEFT JOIN bawaan b ON b.jabatan_id = s.jabatan_id AND b.kompetensi_id = s.kompetensi_id
        WHERE s.asal = 'kelompok' AND s.berlaku_sampai IS NULL
          AND (b.level IS NULL OR b.level <> s.level OR b.bobot <> s.bobot)
    )
"""
SKIPPED_SQL = render("WITH $bawaan SELECT count(*) FROM beda WHERE berlaku_mulai > %(mulai)s", bawaan=BAWAAN)
SAME_DAY_SQL = render(
    """
    WITH $bawaan UPDATE kompetensi_standarkompetensi s
    SET level = COALESCE(beda.level, s.level), bobot = COALESCE(beda.bobot, s.bobot),
        berlaku_sampai = CASE WHEN beda.level IS NULL THEN s.berlaku_mulai END
    FROM beda WHERE beda.id = s.id AND beda.berlaku_mulai = %(mulai)s
    RETURNING s.berlaku_sampai IS NOT NULL
    """,
    bawaan=BAWAAN,
)
CLOSE_SQL = render(
    """
    WITH $bawaan UPDATE kompetensi_standarkompetensi s SET berlaku_sampai = %(mulai)s
    FROM beda WHERE beda.id = s.id AND beda.berlaku_mulai < %(mulai)s
    RETURNING beda.jabatan_id, beda.kompetensi_id, beda.level, beda.bobot
    """,
    bawaan=BAWAAN,
)
OPEN_SQL = """
    INSERT INTO kompetensi_standarkompetensi (jabatan_id, kompetensi_id, level, bobot, asal, berlaku_mulai)
    SELECT jabatan_id, kompetensi_id, level, bobot, 'kelompok', %(mulai)s
    FROM unnest(%(jabatan)s::bigint[], %(kompetensi)s::bigint[], %(level)s::smallint[], %(bobot)s::numeric[])
      AS t (jabatan_id, kompetensi_id, level, bobot)
"""
LACKING_SQL = render(
    """
    WITH $bawaan INSERT INTO kompetensi_standarkompetensi (jabatan_id, kompetensi_id, level, bobot, asal, berlaku_mulai)
    SELECT b.jabatan_id, b.kompetensi_id, b.level, b.bobot, 'kelompok', %(mulai)s FROM bawaan b
    WHERE NOT EXISTS (SELECT 1 FROM kompetensi_standarkompetensi s
                      WHERE s.jabatan_id = b.jabatan_id AND s.kompetensi_id = b.kompetensi_id)
    """,
    bawaan=BAWAAN,
)


@transaction.atomic
def generate_standar(*, kelompok: str, mulai: date, by: Pengguna) -> HasilBangkit:
    """Bring positions of a group (or SEMUA) to the defaults in force on `mulai`; what was set by hand stays. Refuses: kelompok."""
    if kelompok != SEMUA and kelompok not in KelompokJabatan.values:
        raise ValidationError("Pilih kelompok jabatan dari daftar.", code="kelompok")
    wanted = KelompokJabatan.values if kelompok == SEMUA else [kelompok]
    parameters: dict[str, object] = {"mulai": mulai, "kelompok": wanted}
    with pghistory.context(user=by.pk), connection.cursor() as cursor:
        # A competency that is being taken out of use must not get a new standard at the same time.
        cursor.execute("SELECT id FROM kompetensi_kompetensi WHERE is_aktif ORDER BY id FOR NO KEY UPDATE")
        cursor.execute("LOCK TABLE kompetensi_standarkompetensi IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(SKIPPED_SQL, parameters)
        skipped = cursor.fetchone()[0]
        cursor.execute(SAME_DAY_SQL, parameters)
        same_day = [row[0] for row in cursor.fetchall()]
        cursor.execute(CLOSE_SQL, parameters)
        closed = cursor.fetchall()
        opened = [row for row in closed if row[2] is not None]
        if opened:
            columns = [list(column) for column in zip(*opened, strict=True)]
            cursor.execute(OPEN_SQL, {"mulai": mulai, **dict(zip(("jabatan", "kompetensi", "level", "bobot"), columns, strict=True))})
        cursor.execute(LACKING_SQL, parameters)
        added = cursor.rowcount
    refresh_holders(Jabatan.objects.filter(kelompok__in=wanted))
    return HasilBangkit(added, len(opened) + same_day.count(False), len(closed) - len(opened) + same_day.count(True), skipped)


@transaction.atomic
def set_standar(*, jabatan: Jabatan, isi: Mapping[int, IsiStandar], mulai: date, by: Pengguna) -> int:
    """Override the standards of a position from a day on; returns how many competencies changed.

    `isi` maps competency ids; those that already agree on that day are left alone.
    Refuses: level, bobot, kompetensi (unknown or out of use), mendahului (a later change is already recorded).
    """
    changed = write_standar(isi={(jabatan.pk, pk): row for pk, row in isi.items()}, mulai={jabatan.pk: mulai}, by=by)
    refresh_holders(Jabatan.objects.filter(pk=jabatan.pk))
    return changed


def refresh_holders(jabatan_list: QuerySet[Jabatan]) -> None:
    """Derive again whoever holds these positions today; call it once, after the last write."""
    holders = Penempatan.objects.definitive().on(timezone.localdate()).filter(jabatan__in=jabatan_list)
    pegawai_ids = list(holders.values_list("pegawai_id", flat=True))
    profil.refresh_profil(pegawai_ids if len(pegawai_ids) <= profil.REBUILD_ABOVE_PEOPLE else None)


def write_standar(*, isi: Mapping[tuple[int, int], IsiStandar], mulai: Mapping[int, date], by: Pengguna) -> int:
    """The same for many positions at once, inside the caller's transaction; keys are (position, competency)."""
    _check_isi(isi)
    jabatan_ids = sorted({jabatan_id for jabatan_id, _ in isi})
    list(Jabatan.objects.select_for_update(no_key=True).filter(pk__in=jabatan_ids).order_by("pk"))
    present = _rows_by_pair(jabatan_ids)
    changed = [(pair, row, mulai[pair[0]]) for pair, row in isi.items() if not _agrees(_row_on(present.get(pair, []), mulai[pair[0]]), row)]
    with pghistory.context(user=by.pk):
        for pair, row, day in changed:
            _change(pair, row, day, present.get(pair, []))
    return len(changed)


def _check_isi(isi: Mapping[tuple[int, int], IsiStandar]) -> None:
    if not all(0 <= row.level <= 5 for row in isi.values()):
        raise ValidationError("Level standar harus 0 sampai 5; 0 berarti tidak dipersyaratkan.", code="level")
    if not all(0 < row.bobot <= BOBOT_MAX for row in isi.values()):
        raise ValidationError("Bobot harus lebih dari 0, paling besar 999,99.", code="bobot")
    wanted = {kompetensi_id for (_, kompetensi_id), row in isi.items() if row.level}
    known = Kompetensi.objects.active().select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    if len(known) != len(wanted):
        raise ValidationError("Kompetensi ini tidak ada atau tidak lagi dipakai.", code="kompetensi")


def _rows_by_pair(jabatan_ids: Iterable[int]) -> dict[tuple[int, int], list[StandarKompetensi]]:
    pairs: dict[tuple[int, int], list[StandarKompetensi]] = {}
    rows = StandarKompetensi.objects.filter(jabatan__in=jabatan_ids).select_related("kompetensi", "jabatan").order_by("berlaku_mulai", "pk")
    for row in rows:
        pairs.setdefault((row.jabatan_id, row.kompetensi_id), []).append(row)
    return pairs


def _row_on(rows: Iterable[StandarKompetensi], day: date) -> StandarKompetensi | None:
    return next((row for row in rows if row.berlaku_mulai <= day and (row.berlaku_sampai is None or row.berlaku_sampai > day)), None)


def _agrees(row: StandarKompetensi | None, isi: IsiStandar) -> bool:
    if row is None:
        return isi.level == 0
    return (row.level, row.bobot) == (isi.level, isi.bobot)


def _change(pair: tuple[int, int], isi: IsiStandar, day: date, rows: list[StandarKompetensi]) -> None:
    later = next((row for row in rows if row.berlaku_mulai > day and row.berlaku_sampai != row.berlaku_mulai), None)
    if later is not None:
        raise ValidationError(
            f"Standar {later.kompetensi} untuk {later.jabatan} sudah berubah pada {format_tanggal(later.berlaku_mulai)}. "
            "Pilih tanggal mulai pada atau sesudah tanggal itu.",
            code="mendahului",
        )
    current = _row_on(rows, day)
    if current is not None and current.berlaku_mulai == day and isi.level:
        current.level, current.bobot, current.asal = isi.level, isi.bobot, StandarKompetensi.Asal.KHUSUS
        current.save(update_fields=["level", "bobot", "asal"])
        return
    if current is not None:
        current.berlaku_sampai = day
        current.save(update_fields=["berlaku_sampai"])
    if isi.level:
        StandarKompetensi.objects.create(jabatan_id=pair[0], kompetensi_id=pair[1], level=isi.level, bobot=isi.bobot, berlaku_mulai=day)
