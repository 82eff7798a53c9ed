"""Ways into a batch: oneself, one's supervisor, the office, an Excel file, as a substitute, from another batch."""

from contextlib import nullcontext
from dataclasses import replace
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Pendaftaran, Program
from diklat.models.pendaftaran import PRIORITAS_BIASA, Status
from diklat.queries.hari_kerja import find_batas
from diklat.queries.pendaftaran import Konteks, get_konteks, halangan, list_penolakan
from diklat.queries.pendaftaran.langkah import BARU, TRANSISI, Pelaku
from diklat.services import kunci
from diklat.services.pendaftaran import kursi
from diklat.services.pendaftaran.datang import Kedatangan, arrive
from diklat.services.pendaftaran.transisi import ALASAN_MAX, check_pelaku
from pegawai.models import Pengguna

Jalur = Pendaftaran.Jalur
PELAKU: Final[dict[str, Pelaku]] = {
    Jalur.MANDIRI: Pelaku.DIRI,
    Jalur.ATASAN: Pelaku.ATASAN,
    Jalur.PENGELOLA: Pelaku.PENGELOLA,
    Jalur.IMPOR: Pelaku.PENGELOLA,
}
PENUH: Final = "Semua kursi terisi dan diklat sudah berjalan. Tambah jumlah kursi lebih dahulu."
# What an application waits for first; a way in that is not here goes straight to the seats.
AWAL: Final[dict[tuple[str, str], str]] = {
    (Jalur.MANDIRI, Program.Persetujuan.ATASAN): "ajukan",
    (Jalur.MANDIRI, Program.Persetujuan.ATASAN_PENGELOLA): "ajukan",
    (Jalur.ATASAN, Program.Persetujuan.ATASAN_PENGELOLA): "usulkan",
}


def enroll_peserta(
    *,
    angkatan_id: int,
    pegawai_id: int,
    by: Pengguna,
    jalur: str = Jalur.MANDIRI,
    alasan_pengecualian: str = "",
    prioritas: int = PRIORITAS_BIASA,
) -> Pendaftaran:
    """Bring one person into a batch: onto a seat, into the queue, or before whoever decides. A substitute comes by `replace_peserta`.

    Two statements, the second a transaction of its own; with allotted seats these are shared out in the same transaction. Many at once:
    `kunci.lock_kedatangan` first. Refuses with the codes of `queries.pendaftaran.SYARAT` and: bukan_wewenang, penuh, tidak_ada.
    """
    check_pelaku(Pendaftaran(angkatan_id=angkatan_id, pegawai_id=pegawai_id), frozenset({PELAKU[jalur]}), by)
    konteks = require_syarat(angkatan_id, pegawai_id, jalur, alasan_pengecualian)
    asked = any(row.mengalah for row in list_penolakan(konteks))
    reason = alasan_pengecualian.strip()[:ALASAN_MAX] if asked else ""  # one reason for many people is kept with those who needed it
    tamu = replace(as_tamu(konteks, jalur, by), prioritas=prioritas, alasan_pengecualian=reason)
    with transaction.atomic() if konteks.cadangan else nullcontext():
        return take_place(tamu)


def require_syarat(angkatan_id: int, pegawai_id: int, jalur: str, alasan_pengecualian: str = "") -> Konteks:
    """Refuses with the first condition that binds this way in and is not fulfilled."""
    konteks = get_konteks(angkatan_id=angkatan_id, pegawai_id=pegawai_id, jalur=jalur)
    if konteks is None:
        raise ValidationError("Angkatan atau pegawai ini tidak ada.", code="tidak_ada")
    for penolakan in halangan(list_penolakan(konteks), alasan_pengecualian):
        raise ValidationError(penolakan.pesan, code=penolakan.code, params={"mengalah": penolakan.mengalah})
    return konteks


def as_tamu(konteks: Konteks, jalur: str, by: Pengguna) -> Kedatangan:
    """The arrival with its snapshot of the person and, where a decision comes first, who is asked until when."""
    tamu = Kedatangan(
        angkatan_id=konteks.angkatan_id,
        pegawai_id=konteks.pegawai_id,
        jalur=jalur,
        oleh_id=by.pk,
        unit_id=konteks.unit_id,
        jabatan_id=konteks.jabatan_id,
        golongan_id=konteks.golongan_id,
        atasan_id=konteks.atasan_id,
        terakhir_id=konteks.terakhir_id,
    )
    aksi = AWAL.get((jalur, konteks.persetujuan))
    if aksi is None:
        return tamu
    ke = TRANSISI[BARU, aksi].ke
    if ke != Status.DIAJUKAN:
        return replace(tamu, ke=ke, aksi=aksi)
    until = find_batas(konteks.hari, konteks.hari_putusan) if konteks.unit_pemutus_id else None
    return replace(tamu, ke=ke, aksi=aksi, unit_pemutus_id=konteks.unit_pemutus_id, batas_putusan=until)


def take_place(tamu: Kedatangan) -> Pendaftaran:
    """Arrive, and share out the seats kept for units when the batch has any. Refuses: sudah_terdaftar, penuh, and why it is closed."""
    while (arrived := arrive(tamu)) is None:
        now = require_syarat(tamu.angkatan_id, tamu.pegawai_id, tamu.jalur, tamu.alasan_pengecualian)
        if now.terakhir_id == tamu.terakhir_id:
            raise ValidationError(PENUH, code="penuh")
        tamu = replace(tamu, terakhir_id=now.terakhir_id)  # came into another batch since the conditions were read
    row, cadangan = arrived
    if cadangan and not tamu.ke:
        with transaction.atomic():
            kursi.settle(kunci.lock_angkatan(tamu.angkatan_id), langsung=row)
        row.refresh_from_db()
    return row
