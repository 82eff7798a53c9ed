"""Keeps the derived profile and the summary per unit equal to what a rebuild would give, whoever writes at the same time."""

from collections.abc import Sequence

from django.db import connection, transaction

from kompetensi.models import PerluDihitung, TandaRingkasan
from kompetensi.queries import hitung, ringkasan
from lib import waktu
from pegawai.services import kunci

TABLES = (
    "kompetensi_profilkompetensi, kompetensi_profilpegawai, kompetensi_ringkasanunit, kompetensi_ringkasanjpm, kompetensi_tandaringkasan"
)
LOCK_SHARED = f"LOCK TABLE {TABLES} IN ROW EXCLUSIVE MODE"
LOCK_ALONE = f"LOCK TABLE {TABLES} IN SHARE ROW EXCLUSIVE MODE"
# After a bulk load the planner knows nothing of these tables until autovacuum comes by, and a report would take minutes.
ANALYZE_SOURCES = (
    "ANALYZE pegawai_penempatan, pegawai_unitkerja, pegawai_jabatan, pegawai_golongan, pegawai_riwayatgolongan, kompetensi_kompetensi, "
    "kompetensi_standarkompetensi, kompetensi_penilaian, kompetensi_batasjpm"
)
ANALYZE_DERIVED = f"ANALYZE {TABLES}"
REBUILD_ABOVE_PEOPLE = 2000
BATCH_PEOPLE = 500


def refresh_profil(pegawai_ids: Sequence[int] | None) -> None:
    """Derive again the profile of these people as of today, or of everybody with None; joins the caller's transaction.

    Call it once per transaction, with all people, after the last write: locks are taken in the order of keys only within one call.
    """
    if pegawai_ids is None:
        _rebuild()
    elif pegawai_ids:
        _refresh(sorted(set(pegawai_ids)))


@transaction.atomic
def _refresh(pegawai_ids: list[int]) -> None:
    values = {**hitung.on_day(waktu.today()), "pegawai": pegawai_ids}
    with connection.cursor() as cursor:
        cursor.execute(LOCK_SHARED)
        kunci.lock_pegawai(pegawai_ids)  # a first assessment has no row of its own to lock
        # Before deriving: a row that arrives after this belongs to a change the derivation may not have seen.
        PerluDihitung.objects.filter(pegawai_id__in=pegawai_ids).delete()
        cursor.execute(ringkasan.SEGARKAN, values)


@transaction.atomic
def _rebuild() -> None:
    today = waktu.today()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64MB'")
        cursor.execute(LOCK_ALONE)
        cursor.execute(ANALYZE_SOURCES)
        PerluDihitung.objects.all().delete()
        cursor.execute(hitung.BANGUN_PROFIL, hitung.on_day(today))
        cursor.execute(ringkasan.BANGUN_RINGKASAN, hitung.on_day(today))
        cursor.execute(ANALYZE_DERIVED)
    TandaRingkasan.objects.update_or_create(pk=1, defaults={"tanggal": today, "dihitung_pada": waktu.now()})


def drain_antrean() -> None:
    """Work off the queue: in batches, or by a rebuild when it is long, names everybody, or the day has changed."""
    waiting = list(PerluDihitung.objects.order_by("pegawai_id").values_list("pegawai_id", flat=True).distinct()[: REBUILD_ABOVE_PEOPLE + 1])
    people = [pk for pk in waiting if pk is not None]
    if len(people) < len(waiting) or len(people) > REBUILD_ABOVE_PEOPLE or not is_of_today():
        refresh_profil(None)
        return
    for start in range(0, len(people), BATCH_PEOPLE):
        refresh_profil(people[start : start + BATCH_PEOPLE])


def is_of_today() -> bool:
    return TandaRingkasan.objects.filter(tanggal=waktu.today()).exists()
