"""What officers do by hand: send a mail again, change the words of its kind."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from pegawai.models import AturanPengingat, Notifikasi, Pengguna
from pegawai.peran import Peran
from pegawai.permissions import only_peran
from pegawai.services.notifikasi.antrean import BERGUNA, Baris, add_each

Status = Notifikasi.Status
ULANG: Final = 1000


def versi_of(row: Notifikasi) -> int:
    """The number the cause gave the mail, also of one that was sent again by hand."""
    return row.ke % ULANG


@only_peran(Peran.PENGELOLA)
def save_aturan(*, aturan: AturanPengingat, by: Pengguna) -> None:
    """The next mail of its kind has these words."""
    aturan.save()


@only_peran(Peran.PENGELOLA)
@transaction.atomic
def resend_notifikasi(*, notifikasi_id: int, alasan: str, by: Pengguna) -> Notifikasi:
    """A new row that says who wanted it and why. Refuses: `bukan_gagal`, `sudah_diulang`."""
    old = Notifikasi.objects.select_for_update().get(pk=notifikasi_id)
    if old.status not in (Status.GAGAL, Status.TIDAK_PASTI) or old.selesai is None:
        raise ValidationError("Hanya surel yang gagal atau tidak pasti yang dapat dikirim ulang.", code="bukan_gagal")
    same = Notifikasi.objects.filter(aturan=old.aturan, objek=old.objek, pegawai=old.pegawai_id, pengguna=old.pengguna_id)
    if not old.pegawai_id and not old.pengguna_id:
        same = same.filter(alamat=old.alamat)
    if same.filter(pk__gt=old.pk, data__has_key="diulang").exists():
        raise ValidationError("Surel ini sudah dikirim ulang. Lihat surel lain tentang hal yang sama di bawah.", code="sudah_diulang")
    data = {name: value for name, value in old.data.items() if not name.startswith("_")}
    row = Baris(
        aturan=old.aturan,
        objek=old.objek,
        pegawai_id=old.pegawai_id,
        pengguna_id=old.pengguna_id,
        alamat="" if old.pegawai_id or old.pengguna_id else old.alamat,
        ke=old.ke + ULANG,
        data={**data, "diulang": f"oleh {by.nama}: {alasan}"},
        berguna_sampai=waktu.now() + BERGUNA,
    )
    add_each([row])
    return Notifikasi.objects.get(kunci=row.kunci)
