"""What positions ask for: generated from their group, overridden one by one, always from a day on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

import pghistory
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet

from kompetensi.models import Kompetensi, StandarBawaan, StandarKompetensi
from kompetensi.services import profil
from lib import waktu
from lib.format import format_tanggal
from lib.sql import render
from pegawai.models import Jabatan, KelompokJabatan, Penempatan, Pengguna
from pegawai.peran import Peran
from pegawai.permissions import only_peran

BOBOT_MAX = Decimal("999.99")
SEMUA = "semua"
# position, competency, level (0 = not required), weight, from which day
Baris = tuple[int, int, int, Decimal, date]
Pasangan = tuple[int, int]  # position, competency
Isi = tuple[int, Decimal]  # level, weight
SEKALI = 1000
KELOMPOK = StandarKompetensi.Asal.KELOMPOK


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


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def generate_standar(*, kelompok: str, mulai: date, by: Pengguna) -> HasilBangkit:
    """Bring positions of a group (or SEMUA) to the defaults in force on `mulai`; what was set by hand stays. Refuses: kelompok."""
    if kelompok != SEMUA and kelompok not in KelompokJabatan.values:
        raise ValidationError("Pilih kelompok jabatan dari daftar.", code="kelompok")
    wanted = KelompokJabatan.values if kelompok == SEMUA else [kelompok]
    with pghistory.context(user=by.pk):
        done = _follow_bawaan(Jabatan.objects.filter(is_aktif=True, kelompok__in=wanted), mulai)
    refresh_holders(Jabatan.objects.filter(kelompok__in=wanted))
    return done


def _follow_bawaan(jabatan_list: QuerySet[Jabatan], mulai: date) -> HasilBangkit:
    """A pair gets a standard when it never had one, or when its present row came from the group and no longer agrees with it.

    A pair that somebody set or took away by hand has a row of origin "khusus" or a closed row: it is left alone.
    """
    # A competency that is being taken out of use must not get a new standard at the same time.
    list(Kompetensi.objects.active().select_for_update(no_key=True).order_by("pk").values_list("pk"))
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE kompetensi_standarkompetensi IN SHARE ROW EXCLUSIVE MODE")
    rows = StandarKompetensi.objects.filter(jabatan__in=jabatan_list).order_by()
    known, bawaan = set(rows.values_list("jabatan_id", "kompetensi_id")), _bawaan(jabatan_list, mulai)
    new: dict[Pasangan, Isi] = {pair: isi for pair, isi in bawaan.items() if pair not in known}
    baru, corrected, closed, skipped = len(new), list[StandarKompetensi](), list[int](), 0
    for row in rows.filter(asal=KELOMPOK, berlaku_sampai=None):
        pair = row.jabatan_id, row.kompetensi_id
        isi = bawaan.get(pair)
        if isi == (row.level, row.bobot):
            continue
        if row.berlaku_mulai > mulai:
            skipped += 1
        elif isi and row.berlaku_mulai == mulai:
            row.level, row.bobot = isi
            corrected.append(row)
        else:
            closed.append(row.pk)
            new |= {pair: isi} if isi else {}
    berubah = len(corrected) + len(new) - baru
    StandarKompetensi.objects.bulk_update(corrected, ["level", "bobot"], batch_size=SEKALI)
    StandarKompetensi.objects.filter(pk__in=closed).update(berlaku_sampai=mulai)
    made = [
        StandarKompetensi(jabatan_id=jabatan, kompetensi_id=kompetensi, level=level, bobot=bobot, asal=KELOMPOK, berlaku_mulai=mulai)
        for (jabatan, kompetensi), (level, bobot) in new.items()
    ]
    StandarKompetensi.objects.bulk_create(made, batch_size=SEKALI)
    return HasilBangkit(baru, berubah, len(corrected) + len(closed) - berubah, skipped)


def _bawaan(jabatan_list: QuerySet[Jabatan], hari: date) -> dict[Pasangan, Isi]:
    """What the group of each of these positions asks for by default on the day."""
    groups: dict[str, list[tuple[int, Isi]]] = {}
    rows = StandarBawaan.objects.on(hari).filter(kompetensi__is_aktif=True)
    for kelompok, kompetensi, level, bobot in rows.order_by().values_list("kelompok", "kompetensi", "level", "bobot"):
        groups.setdefault(kelompok, []).append((kompetensi, (level, bobot)))
    positions = jabatan_list.values_list("pk", "kelompok")
    return {(jabatan, kompetensi): isi for jabatan, kelompok in positions for kompetensi, isi in groups.get(kelompok, ())}


# The row in force on the wanted day, if any, for each wanted (position, competency).
DIMINTA = """
    diminta AS (
        SELECT d.*, s.id, s.berlaku_mulai FROM unnest(
            %(jabatan)s::bigint[], %(kompetensi)s::bigint[], %(level)s::smallint[], %(bobot)s::numeric[], %(mulai)s::date[]
        ) AS d (jabatan_id, kompetensi_id, level, bobot, mulai)
        LEFT JOIN kompetensi_standarkompetensi s ON s.jabatan_id = d.jabatan_id AND s.kompetensi_id = d.kompetensi_id
         AND berlaku(s.berlaku_mulai, s.berlaku_sampai, d.mulai)
        WHERE CASE WHEN d.level = 0 THEN s.id IS NOT NULL ELSE (d.level, d.bobot) IS DISTINCT FROM (s.level, s.bobot) END
    )
"""
LATER_SQL = render(
    """
    WITH $diminta SELECT k.nama, j.nama, s.berlaku_mulai
    FROM diminta d
    JOIN kompetensi_standarkompetensi s ON s.jabatan_id = d.jabatan_id AND s.kompetensi_id = d.kompetensi_id
     AND s.berlaku_mulai > d.mulai AND s.berlaku_sampai IS DISTINCT FROM s.berlaku_mulai
    JOIN kompetensi_kompetensi k ON k.id = s.kompetensi_id JOIN pegawai_jabatan j ON j.id = s.jabatan_id
    ORDER BY s.berlaku_mulai, k.urutan LIMIT 1
    """,
    diminta=DIMINTA,
)
CORRECT_SQL = render(
    """
    WITH $diminta UPDATE kompetensi_standarkompetensi s SET level = d.level, bobot = d.bobot, asal = 'khusus'
    FROM diminta d WHERE s.id = d.id AND d.berlaku_mulai = d.mulai AND d.level > 0
    """,
    diminta=DIMINTA,
)
# Closing on the first day leaves an empty period: the row stays as the mark that somebody took the standard away.
CHANGE_SQL = render(
    """
    WITH $diminta,
    tutup AS (UPDATE kompetensi_standarkompetensi s SET berlaku_sampai = d.mulai FROM diminta d WHERE s.id = d.id RETURNING 1)
    SELECT jabatan_id, kompetensi_id, level, bobot, mulai FROM diminta WHERE (SELECT count(*) FROM tutup) >= 0
    """,
    diminta=DIMINTA,
)
SET_SQL = """
    INSERT INTO kompetensi_standarkompetensi (jabatan_id, kompetensi_id, level, bobot, asal, berlaku_mulai)
    SELECT d.jabatan_id, d.kompetensi_id, d.level, d.bobot, 'khusus', d.mulai FROM unnest(
        %(jabatan)s::bigint[], %(kompetensi)s::bigint[], %(level)s::smallint[], %(bobot)s::numeric[], %(mulai)s::date[]
    ) AS d (jabatan_id, kompetensi_id, level, bobot, mulai)
    WHERE d.level > 0
"""
COLUMNS = ("jabatan", "kompetensi", "level", "bobot", "mulai")


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def set_standar(*, jabatan: Jabatan, isi: Mapping[int, IsiStandar], mulai: date, by: Pengguna) -> int:
    """Override the standards of a position from a day on; returns how many competencies changed.

    `isi` maps competency ids; those that already agree on that day are left alone.
    Refuses: level, bobot, kompetensi (unknown or out of use), mendahului (a later change is already recorded).
    """
    changed = write_standar(rows=[(jabatan.pk, pk, row.level, row.bobot, mulai) for pk, row in isi.items()], by=by)
    refresh_holders(Jabatan.objects.filter(pk=jabatan.pk))
    return changed


def write_standar(*, rows: Sequence[Baris], by: Pengguna) -> int:
    """The same for many positions at once, without deriving profiles; inside the caller's transaction."""
    _check(rows)
    # Whoever changes the same position waits here, so that the statements below see one state.
    list(Jabatan.objects.select_for_update(no_key=True).filter(pk__in={row[0] for row in rows}).order_by("pk"))
    with pghistory.context(user=by.pk), connection.cursor() as cursor:
        wanted = _columns(rows)
        cursor.execute(LATER_SQL, wanted)
        if later := cursor.fetchone():
            _refuse_later(*later)
        cursor.execute(CORRECT_SQL, wanted)
        corrected: int = cursor.rowcount
        cursor.execute(CHANGE_SQL, wanted)
        changed = cursor.fetchall()
        cursor.execute(SET_SQL, _columns(changed))
    return corrected + len(changed)


def refresh_holders(jabatan_list: QuerySet[Jabatan]) -> None:
    """Derive again whoever holds these positions today; call it once, after the last write."""
    holders = Penempatan.objects.definitive().on(waktu.today()).filter(jabatan__in=jabatan_list)
    pegawai_ids = list(holders.values_list("pegawai_id", flat=True))
    profil.refresh_profil(pegawai_ids if len(pegawai_ids) <= profil.REBUILD_ABOVE_PEOPLE else None)


def _columns(rows: Sequence[Baris]) -> dict[str, Any]:
    return {name: [row[place] for row in rows] for place, name in enumerate(COLUMNS)}


def _check(rows: Sequence[Baris]) -> None:
    if not all(0 <= level <= 5 for _, _, level, _, _ in rows):
        raise ValidationError("Level standar harus 0 sampai 5; 0 berarti tidak dipersyaratkan.", code="level")
    if not all(0 < bobot <= BOBOT_MAX for _, _, _, bobot, _ in rows):
        raise ValidationError("Bobot harus lebih dari 0, paling besar 999,99.", code="bobot")
    wanted = {kompetensi_id for _, kompetensi_id, level, _, _ in rows if level}
    known = Kompetensi.objects.active().select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    if len(known) != len(wanted):
        raise ValidationError("Kompetensi ini tidak ada atau tidak lagi dipakai.", code="kompetensi")


def _refuse_later(kompetensi: str, jabatan: str, mulai: date) -> NoReturn:
    raise ValidationError(
        f"Standar {kompetensi} untuk {jabatan} sudah berubah pada {format_tanggal(mulai)}. "
        "Pilih tanggal mulai pada atau sesudah tanggal itu.",
        code="mendahului",
    )
