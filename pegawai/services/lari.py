"""What workers note of each task, and who is told when one did not run."""

from collections.abc import Collection
from typing import Any, Final

from django.db import connection, transaction

from lib import waktu
from pegawai.models import LariTugas, Pengguna, SuratAkun

SEBUTAN: Final[dict[str, tuple[str, str]]] = {}  # of a task: what people call it, and what to do when it did not run; the site tells them
NOTE: Final = """
    INSERT INTO pegawai_laritugas AS lama (nama, sejak, berhasil_pada, gagal_pada, berhasil, gagal, detik, galat)
    VALUES (%(nama)s, %(kini)s, %(berhasil)s, %(gagal)s, (%(galat)s = '')::int, (%(galat)s <> '')::int, %(detik)s, %(galat)s)
    ON CONFLICT (nama) DO UPDATE SET
        berhasil_pada = coalesce(excluded.berhasil_pada, lama.berhasil_pada), gagal_pada = coalesce(excluded.gagal_pada, lama.gagal_pada),
        berhasil = lama.berhasil + excluded.berhasil, gagal = lama.gagal + excluded.gagal, detik = lama.detik + excluded.detik,
        galat = excluded.galat, terlambat_sejak = CASE WHEN excluded.galat = '' THEN NULL ELSE lama.terlambat_sejak END
"""


def note_run(*, nama: str, detik: float, galat: str = "") -> None:
    """`galat` is the kind of error that ended it."""
    kini = waktu.now()
    values: dict[str, Any] = {
        "nama": nama,
        "kini": kini,
        "detik": detik,
        "galat": galat[:100],
        "berhasil": None if galat else kini,
        "gagal": kini if galat else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(NOTE, values)


def list_terlambat() -> list[tuple[LariTugas, str, str]]:
    """Those that somebody was told of and that have not run since, each with its name and what to do."""
    return [(row, *SEBUTAN.get(row.nama, (row.nama, ""))) for row in LariTugas.objects.exclude(terlambat_sejak=None)]


def expect(nama_list: Collection[str]) -> None:
    """From now on a task that never ran counts as late, too."""
    LariTugas.objects.bulk_create((LariTugas(nama=nama) for nama in nama_list), ignore_conflicts=True)


@transaction.atomic
def tell_late(nama_list: Collection[str]) -> list[str]:
    """Those that nobody was told of yet; each admin with an address gets one mail about all that are late."""
    rows = LariTugas.objects.select_for_update(no_key=True).filter(nama__in=nama_list, terlambat_sejak=None)
    new = list(rows.values_list("nama", flat=True))
    if new:
        LariTugas.objects.filter(nama__in=new).update(terlambat_sejak=waktu.now())
        admins = Pengguna.objects.filter(is_superuser=True, is_active=True).exclude(email="")
        SuratAkun.objects.bulk_create(SuratAkun(pengguna=admin, jenis=SuratAkun.Jenis.TUGAS_TERLAMBAT) for admin in admins)
    return new
