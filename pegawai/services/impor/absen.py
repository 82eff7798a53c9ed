"""People whom a full file does not name: proposed as inactive, and made so only by a person who ticks them."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from lib import waktu
from pegawai.models import BarisImpor, Impor, KedudukanHukum, Pegawai, Pengguna, RiwayatKedudukan
from pegawai.permissions import without_own
from pegawai.services import kunci
from pegawai.services.impor.akun import close_accounts
from pegawai.services.impor.jejak import note_jejak
from pegawai.services.impor.jenis import get_jenis
from pegawai.services.impor.unggahan import check_peran, lock_impor
from pegawai.services.kedudukan import change_kedudukan

TIDAK_AKTIF, RIWAYAT = "X1", RiwayatKedudukan._meta.db_table
PENDING = (Impor.Status.DIPERIKSA, Impor.Status.PRATINJAU, Impor.Status.DITERAPKAN)


@transaction.atomic
def deactivate_absen(*, impor: Impor, by: Pengguna, pegawai_ids: Collection[int] | None = None) -> int:
    """Set the ticked people (None: all proposed) to kedudukan 88 and end their placements today; gives how many.

    Only people this import proposed and who are still active, and only once it is applied: whom the file names is certain
    from then on. Refuses: `peran`, `belum_diterapkan`, `status`, `kosong`, `sendiri`.
    """
    check_peran(impor.jenis, by)
    locked = lock_impor(impor.pk)
    if locked.status in PENDING:
        raise ValidationError(
            "Jalankan dahulu impor ini, baru pegawai yang tidak ada di berkas dapat dinonaktifkan.", code="belum_diterapkan"
        )
    if locked.status != Impor.Status.SELESAI:
        raise ValidationError("Usulan ini tidak berlaku lagi.", code="status")
    proposed = BarisImpor.objects.filter(impor=locked, putusan=BarisImpor.Putusan.ABSEN)
    if pegawai_ids is not None:
        proposed = proposed.filter(objek_id__in=pegawai_ids)
    people = [pk for pk in proposed.values_list("objek_id", flat=True) if pk]
    kunci.lock_pegawai(people)
    active = Pegawai.objects.active().filter(pk__in=people).values_list("pk", flat=True)
    ids = sorted(without_own(by, {pk: pk for pk in active}))
    if not ids:
        raise ValidationError("Pilih sedikitnya satu pegawai yang masih aktif.", code="kosong")
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {RIWAYAT} IN SHARE ROW EXCLUSIVE MODE")
    with note_jejak(locked, get_jenis(locked.jenis), locked=(RIWAYAT,)):
        gone = KedudukanHukum.objects.get(siasn_id=TIDAK_AKTIF)
        change_kedudukan(dict.fromkeys(ids, gone.pk), mulai=waktu.today(), dasar="Tidak ada di berkas impor")
        close_accounts(pegawai_ids=ids, by=by)
    return len(ids)
