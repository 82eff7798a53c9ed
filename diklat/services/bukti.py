"""What passing a programme does to the levels of its graduates, and how taking a result back undoes it.

Everything happens under the lock of the people (after the batch's own where there is one): whoever sets, undoes, accepts or refuses for
the same person waits. See docs/keputusan/0016.
"""

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from diklat.models import BuktiDiklat, Pendaftaran
from diklat.models.program import ProgramKompetensi
from kompetensi.models import Penilaian
from kompetensi.models.penilaian import Sumber
from kompetensi.queries import penilaian as penilaian_queries
from kompetensi.queries.level import Titik, level_on
from kompetensi.services import penilaian, profil
from lib import waktu
from lib.format import format_desimal
from pegawai.models import Pengguna
from pegawai.permissions import refuse_own
from pegawai.services import kunci

Cara = ProgramKompetensi.Cara
Status = BuktiDiklat.Status
ALASAN_MAX: Final = 200
DIGANTIKAN: Final = "Digantikan hasil diklat lain pada hari yang sama, yang levelnya lebih tinggi"


@transaction.atomic
def sync_bukti(*, pendaftaran_ids: Collection[int], by: Pengguna | None, alasan: str) -> None:
    """Make the evidence of these enrolments fit their results: graduates get theirs, of all others it is cancelled with the reason.

    A fixed number of statements for any number of people. Safe to repeat; never lowers a level.
    """
    rows = list(Pendaftaran.objects.filter(pk__in=pendaftaran_ids).select_related("angkatan__program").order_by("pk"))
    kunci.lock_pegawai({row.pegawai_id for row in rows})
    lulus = [row for row in rows if row.status == Pendaftaran.Status.LULUS]
    changed = _cancel([row.pk for row in rows if row.status != Pendaftaran.Status.LULUS], alasan, by)
    changed |= _record(lulus, by)
    profil.refresh_profil(sorted(changed))


@transaction.atomic
def accept_saran(*, bukti_ids: Collection[int], by: Pengguna) -> int:
    """The supervisor sees the level at work: it counts from today. A level reached meanwhile is only noted. How many were decided.

    Refuses: sudah_diputuskan, sendiri, bukan_wewenang.
    """
    rows, now = _lock_saran(bukti_ids, by), waktu.now()
    for row in rows:
        row.diputuskan_oleh, row.diputuskan_pada = by, now
    _raise(rows, by)
    profil.refresh_profil([row.pendaftaran.pegawai_id for row in rows])
    return len(rows)


@transaction.atomic
def refuse_saran(*, bukti_ids: Collection[int], alasan: str, by: Pengguna) -> int:
    """The level stays as it is. Refuses: alasan, sudah_diputuskan, sendiri, bukan_wewenang."""
    reason = alasan.strip()[:ALASAN_MAX]
    if not reason:
        raise ValidationError("Tulis alasan mengapa level itu belum terlihat.", code="alasan")
    rows, now = _lock_saran(bukti_ids, by), waktu.now()
    for row in rows:
        row.status, row.alasan, row.diputuskan_oleh, row.diputuskan_pada = Status.DITOLAK, reason, by, now
    _save(rows)
    return len(rows)


def _lock_saran(bukti_ids: Collection[int], by: Pengguna) -> list[BuktiDiklat]:
    """The suggestions still open, read under the lock of their people."""
    found = BuktiDiklat.objects.filter(pk__in=bukti_ids)
    kunci.lock_pegawai(found.values_list("pendaftaran__pegawai", flat=True))
    rows = list(found.filter(status=Status.DISARANKAN).select_related("pendaftaran__angkatan__program").order_by("pk"))
    if not rows:
        raise ValidationError("Saran ini sudah diputuskan, atau hasil diklatnya ditarik. Muat ulang daftarnya.", code="sudah_diputuskan")
    people = {row.pendaftaran.pegawai_id for row in rows}
    refuse_own(by, *people)
    if penilaian_queries.bawahan_of(by).filter(pk__in=people).count() < len(people):
        raise ValidationError("Saran level hanya diputuskan oleh atasan pegawai itu hari ini.", code="bukan_wewenang")
    return rows


def _record(lulus: Sequence[Pendaftaran], by: Pengguna | None) -> set[int]:
    """Evidence for graduates who have none; gives whose profile changed. A programme that raises nothing costs one query."""
    raises: dict[int, list[ProgramKompetensi]] = {}
    for item in ProgramKompetensi.objects.filter(program__in={row.program_id for row in lulus}) if lulus else ():
        raises.setdefault(item.program_id, []).append(item)
    if not raises:
        return set()
    kept = set(_hidup().filter(pendaftaran__in=lulus).values_list("pendaftaran_id", "kompetensi_id"))
    today = waktu.today()
    rows = [
        BuktiDiklat(
            pendaftaran=row,
            kompetensi_id=item.kompetensi_id,
            cara=item.cara,
            level=item.level,
            tanggal=min(row.angkatan.selesai or today, today),
            status=Status.TERCATAT,
        )
        for row in lulus
        for item in raises.get(row.program_id, ())
        if (row.pk, item.kompetensi_id) not in kept
    ]
    _suggest([row for row in rows if row.cara == Cara.REKOMENDASI])
    BuktiDiklat.objects.bulk_create(rows, batch_size=2000)
    return _raise([row for row in rows if row.cara == Cara.NAIK], by)


def _suggest(rows: Sequence[BuktiDiklat]) -> None:
    """A level above the one in force waits for the supervisor; any other is noted. Changes the rows, saves nothing."""
    level = level_on([_titik(row) for row in rows])
    for row in rows:
        reached = _is_reached(row, level[_titik(row)])
        row.status, row.alasan = (Status.TERCATAT, _sudah(level[_titik(row)])) if reached else (Status.DISARANKAN, "")


def _raise(rows: Sequence[BuktiDiklat], by: Pengguna | None) -> set[int]:
    """Write the levels that are above those in force; the others are noted. Of several at once for one person the highest counts."""
    if not rows:
        return set()
    level, naik = level_on([_titik(row) for row in rows]), []
    for row in sorted(rows, key=lambda row: (-row.level, row.pk)):
        titik = _titik(row)
        if _is_reached(row, level[titik]):
            row.status, row.alasan = Status.TERCATAT, _sudah(level[titik])
        else:
            row.status, row.alasan = Status.DITERIMA if row.diputuskan_pada else Status.DINAIKKAN, ""
            later = [key for key in level if key[:2] == titik[:2] and key[2] >= titik[2]]
            level |= {key: max(Decimal(row.level), level[key] or Decimal(0)) for key in later}
            naik.append(row)
    if naik:
        _replace(naik, by)
    hasil = [penilaian.Hasil(*_titik(row)[:2], Decimal(row.level), _titik(row)[2], Sumber.DIKLAT, _keterangan(row)) for row in naik]
    for row, written in zip(naik, penilaian.write_hasil(hasil=hasil, by=by), strict=True):
        row.penilaian = written
    _save(rows)
    return {row.pendaftaran.pegawai_id for row in naik}


def _replace(rows: Sequence[BuktiDiklat], by: Pengguna | None) -> None:
    """One result a day and source: a lower one of the same day makes room, and its evidence is only noted from then on."""
    wanted = {_titik(row) for row in rows}
    found = Penilaian.objects.filter(
        sumber=Sumber.DIKLAT, dibatalkan_pada=None, pegawai__in={t[0] for t in wanted}, kompetensi__in={t[1] for t in wanted}
    )
    lower = [pk for pk, *titik in found.values_list("pk", "pegawai_id", "kompetensi_id", "tanggal") if tuple(titik) in wanted]
    if lower:
        _hidup().filter(penilaian__in=lower).update(status=Status.TERCATAT, penilaian=None, alasan=DIGANTIKAN)
        _cancel_penilaian(lower, DIGANTIKAN, by)


def _cancel(pendaftaran_ids: Sequence[int], alasan: str, by: Pengguna | None) -> set[int]:
    """Cancel what these enrolments left, and raise again by other trainings what only these had made superfluous."""
    rows = list(_hidup().filter(pendaftaran__in=pendaftaran_ids).select_related("pendaftaran")) if pendaftaran_ids else []
    if not rows:
        return set()
    reason = alasan.strip()[:ALASAN_MAX]
    BuktiDiklat.objects.filter(pk__in=[row.pk for row in rows]).update(status=Status.DIBATALKAN, alasan=reason)
    gone = [row for row in rows if row.penilaian_id is not None]
    if gone:
        _cancel_penilaian([row.penilaian_id for row in gone if row.penilaian_id], reason, by)
        _renew({(row.pendaftaran.pegawai_id, row.kompetensi_id) for row in gone}, by)
    return {row.pendaftaran.pegawai_id for row in gone}


def _renew(pairs: Collection[tuple[int, int]], by: Pengguna | None) -> None:
    """What was only noted because of a level that is gone now is raised or suggested after all."""
    noted = _hidup().filter(
        status=Status.TERCATAT, pendaftaran__pegawai__in={pk for pk, _ in pairs}, kompetensi__in={pk for _, pk in pairs}
    )
    noted = noted.exclude(cara=Cara.BUKTI).select_related("pendaftaran__angkatan__program").order_by("pk")
    rows = [row for row in noted if (row.pendaftaran.pegawai_id, row.kompetensi_id) in pairs]
    waiting = [row for row in rows if row.cara == Cara.REKOMENDASI and row.diputuskan_pada is None]
    _raise([row for row in rows if row not in waiting], by)
    _suggest(waiting)
    _save(waiting)


def _hidup() -> QuerySet[BuktiDiklat]:
    return BuktiDiklat.objects.exclude(status=Status.DIBATALKAN)


def _cancel_penilaian(keys: Sequence[int], alasan: str, by: Pengguna | None) -> None:
    live = Penilaian.objects.filter(pk__in=keys, dibatalkan_pada=None)
    live.update(dibatalkan_pada=waktu.now(), dibatalkan_oleh=by, alasan_batal=alasan)


def _titik(row: BuktiDiklat) -> Titik:
    """A level counts from the last day of the training; one that a supervisor accepted, from the day he did."""
    day: date = waktu.day(row.diputuskan_pada) if row.diputuskan_pada else row.tanggal
    return row.pendaftaran.pegawai_id, row.kompetensi_id, day


def _is_reached(row: BuktiDiklat, level: Decimal | None) -> bool:
    return level is not None and level >= row.level


def _sudah(level: Decimal | None) -> str:
    return f"Level {format_desimal(level or Decimal(0), 2)} sudah tercapai, jadi tidak diubah."


def _keterangan(row: BuktiDiklat) -> str:
    return row.pendaftaran.angkatan.nama[: Penilaian._meta.get_field("keterangan").max_length]


def _save(rows: Sequence[BuktiDiklat]) -> None:
    fields = ["status", "penilaian", "alasan", "diputuskan_oleh", "diputuskan_pada"]
    BuktiDiklat.objects.bulk_update(rows, fields, batch_size=2000)
