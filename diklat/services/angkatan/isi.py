"""A draft gets all its sessions from the pattern of its programme in one step."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from diklat.models import Angkatan, Ruang, Sesi
from diklat.permissions import WRITERS
from diklat.queries.isi_pola import RENTANG, Isi, Pilihan, check_hari, get_isi
from diklat.queries.pola import read_pola
from diklat.queries.rancangan import read_papan
from diklat.services import kunci
from diklat.services.angkatan.halangan import refuse
from diklat.services.angkatan.jadwal import refresh_hari
from diklat.services.angkatan.tempat import lock_keduanya
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, refuse_own


@only_peran(*WRITERS)
@transaction.atomic
def fill_angkatan(*, angkatan_id: int, pilihan: Pilihan, sidik: str, by: Pengguna, ganti: bool = False) -> Isi:
    """What was shown, by its `sidik`, or nothing; sessions that are there already give way only to `ganti`.

    Codes: bukan_wewenang, status, sendiri, sesi_lampau, hari_libur, sesi_ada, terpakai, berubah.
    """
    angkatan = kunci.lock_angkatan(angkatan_id)
    if angkatan.status != Angkatan.Status.DRAF:
        raise ValidationError("Pola mengisi angkatan yang masih draf. Ubah sesinya satu per satu pada tab Jadwal.", code="status")
    for guru in pilihan.pengajar.values():
        if guru is not None:
            refuse_own(by, guru.pegawai_id, guru.pengguna)
    rooms = [pilihan.ruang.pk] if pilihan.ruang else Ruang.objects.filter(is_aktif=True).values_list("pk", flat=True)
    lock_keduanya(rooms, pilihan.pengajar_ids)
    papan = read_papan(pilihan.mulai + RENTANG, pilihan.pengajar_ids, kecuali=angkatan.pk)
    refuse(check_hari(pilihan.mulai, papan.libur))
    isi = get_isi(angkatan, read_pola([angkatan.program])[angkatan.program_id], pilihan, papan)
    if isi.sidik != sidik:
        text = "Isian atau keadaan berubah sejak pratinjau ditampilkan. Yang di bawah adalah yang sekarang; periksa lagi, lalu isi."
        raise ValidationError(text, code="berubah")
    _clear(angkatan, ganti=ganti)
    Sesi.objects.bulk_create(isi.sesi_of(angkatan))
    refresh_hari(angkatan)
    return isi


def _clear(angkatan: Angkatan, *, ganti: bool) -> None:
    count = angkatan.sesi_list.count()
    if count and not ganti:
        text = f"Angkatan ini sudah mempunyai {count} sesi. Centang “Ganti sesi yang ada” bila semuanya diganti pola."
        raise ValidationError({"ganti": ValidationError(text, code="sesi_ada")})
    try:
        with transaction.atomic():
            angkatan.sesi_list.all().delete()
    except ProtectedError as error:
        text = "Sesi yang ada sudah mempunyai catatan, misalnya bahan ajar. Hapus catatannya dahulu, atau ubah sesinya satu per satu."
        raise ValidationError(text, code="terpakai") from error
