"""Handing documents out at a session, and taking them back."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import BahanAjar, Sesi
from diklat.queries import bahan as queries
from diklat.services import kunci
from lib.dokumen.formulir import shown_name, stored
from lib.dokumen.periksa import Dokumen
from pegawai.models import Pengguna

PER_SESI: Final = 10


@transaction.atomic
def add_bahan(*, sesi_id: int, judul: str, dokumen: Dokumen, nama: str, by: Pengguna) -> BahanAjar:
    """Refuses: angkatan_final, bukan_pengajar, kuota, bahan_sama."""
    sesi = _lock(sesi_id, by)
    there = list(sesi.bahan_list.values_list("sha256", flat=True))
    if len(there) >= PER_SESI:
        raise ValidationError(f"Paling banyak {PER_SESI} berkas untuk satu sesi. Hapus yang tidak dipakai dahulu.", code="kuota")
    if dokumen.sha256 in there:
        raise ValidationError("Berkas yang sama sudah ada pada sesi ini.", code="bahan_sama")
    row = BahanAjar(
        sesi=sesi,
        judul=judul.strip(),
        nama_berkas=shown_name(nama),
        jenis_berkas=dokumen.jenis,
        ukuran=len(dokumen.isi),
        sha256=dokumen.sha256,
        diunggah_oleh=by,
    )
    with stored(row.berkas, dokumen):
        row.save()
    return row


@transaction.atomic
def delete_bahan(*, bahan_id: int, by: Pengguna) -> None:
    """Refuses: angkatan_final, bukan_pengajar."""
    row = BahanAjar.objects.get(pk=bahan_id)
    _lock(row.sesi_id, by)
    storage, name = row.berkas.storage, str(row.berkas.name)
    row.delete()
    transaction.on_commit(lambda: storage.delete(name))


def _lock(sesi_id: int, by: Pengguna) -> Sesi:
    """The batch is locked first: who teaches, and whether it is over, is judged under its lock."""
    angkatan = kunci.lock_angkatan(Sesi.objects.values_list("angkatan_id", flat=True).get(pk=sesi_id))
    if angkatan.is_final:
        text = f"Angkatan ini sudah {angkatan.get_status_display().lower()}; bahannya tidak berubah lagi."
        raise ValidationError(text, code="angkatan_final")
    sesi = queries.sesi_bahan(by).filter(pk=sesi_id).first()
    if sesi is None:
        raise ValidationError("Bahan dibagikan oleh pengajar sesi itu atau pengelola diklat.", code="bukan_pengajar")
    return sesi
