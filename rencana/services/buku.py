"""The one writer of the ledger of the budget. Every act locks the pagu, asks what is left, and adds rows; nothing is ever changed.

The laws of the tables hold the same without this file; here the refusal is a sentence that says what to do.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from lib.format import format_rupiah
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.services import notifikasi
from rencana.models import KomitmenBiaya, MutasiAnggaran, PaguAnggaran
from rencana.permissions import require_pemutus, require_perencana
from rencana.queries.dana import kurang_of
from rencana.services.kunci import lock_pagu

Jenis = MutasiAnggaran.Jenis
DIBALIK: Final = (Jenis.REALISASI, Jenis.IZIN)


@dataclass(frozen=True, slots=True)
class Terkunci:
    """A cost and the pagu that bears it, both as they are under the lock."""

    komitmen: KomitmenBiaya
    pagu: PaguAnggaran


@transaction.atomic
def create_komitmen(
    *, pagu_id: int, uraian: str, jumlah: int, by: Pengguna, dokumen: str = "", tanggal: date | None = None
) -> KomitmenBiaya:
    """A cost that is no batch's. Refuses: bukan_wewenang, uraian, jumlah, tanggal_depan, melebihi_pagu."""
    require_perencana(by)
    if not uraian.strip():
        raise ValidationError({"uraian": ValidationError("Tulis untuk apa biayanya.", code="uraian")})
    lock_pagu([pagu_id])
    row = KomitmenBiaya.objects.create(pagu_id=pagu_id, uraian=uraian.strip()[:200], oleh=by)
    return commit(komitmen_id=row.pk, jumlah=jumlah, by=by, dokumen=dokumen, tanggal=tanggal)


@transaction.atomic
def commit(*, komitmen_id: int, jumlah: int, by: Pengguna, dokumen: str = "", tanggal: date | None = None) -> KomitmenBiaya:
    """Refuses: bukan_wewenang, jumlah, tanggal_depan, melebihi_pagu (params: sisa)."""
    require_perencana(by)
    held = _lock(komitmen_id)
    _check_sisa(held.pagu, jumlah)
    _write(held, Jenis.KOMITMEN, jumlah, by, dokumen=dokumen, tanggal=tanggal)
    return _done(held)


@transaction.atomic
def realise(
    *, komitmen_id: int, jumlah: int, dokumen: str, by: Pengguna, tanggal: date | None = None, selesai: bool = True
) -> KomitmenBiaya:
    """Money was spent. What it exceeds the commitment by is committed first; with `selesai` what is left over is released.

    Refuses: bukan_wewenang, jumlah, dokumen, tanggal_depan, melebihi_pagu.
    """
    require_perencana(by)
    if not dokumen.strip():
        raise ValidationError({"dokumen": ValidationError("Tulis nomor dokumen pertanggungjawabannya (SPJ).", code="dokumen")})
    held = _lock(komitmen_id)
    more = jumlah - held.komitmen.terikat
    if more > 0:
        _check_sisa(held.pagu, more)
        _write(held, Jenis.KOMITMEN, more, by, dokumen=dokumen, tanggal=tanggal)
    _write(held, Jenis.REALISASI, jumlah, by, dokumen=dokumen, tanggal=tanggal)
    if selesai and more < 0:
        _write(held, Jenis.DILEPAS, -more, by, dokumen=dokumen, tanggal=tanggal)
    return _done(held)


@transaction.atomic
def release(*, komitmen_id: int, alasan: str, by: Pengguna, jumlah: int | None = None) -> KomitmenBiaya:
    """What is committed and not spent goes back to the pagu, all of it or `jumlah`. Refuses: bukan_wewenang, alasan, tidak_terikat."""
    require_perencana(by)
    reason = require_alasan(alasan)
    held = _lock(komitmen_id)
    bound = held.komitmen.terikat
    if not 0 < (jumlah if jumlah is not None else bound) <= bound:
        text = f"Yang masih terikat {format_rupiah(bound)}; hanya itu yang dapat dilepas."
        raise ValidationError(text, code="tidak_terikat")
    _write(held, Jenis.DILEPAS, bound if jumlah is None else jumlah, by, alasan=reason)
    return _done(held)


@transaction.atomic
def allow(*, pagu_id: int, jumlah: int, alasan: str, by: Pengguna) -> MutasiAnggaran:
    """Leadership lets a pagu be exceeded by so much. Refuses: bukan_wewenang, alasan, jumlah."""
    require_pemutus(by)
    reason = require_alasan(alasan)
    lock_pagu([pagu_id])
    _check_jumlah(jumlah)
    values = {"alasan": reason, "peran": Peran.PIMPINAN, "tanggal": waktu.today(), "oleh": by}
    return MutasiAnggaran.objects.create(pagu_id=pagu_id, jenis=Jenis.IZIN, jumlah=jumlah, **values)


@transaction.atomic
def reverse(*, mutasi_id: int, alasan: str, by: Pengguna) -> MutasiAnggaran:
    """Take a wrong line back: money spent by planners, leave to exceed by leadership. What was spent is committed again.

    Refuses: bukan_wewenang, alasan, tidak_dibalik, izin_terpakai.
    """
    pagu_id = MutasiAnggaran.objects.values_list("pagu_id", flat=True).get(pk=mutasi_id)
    pagu = lock_pagu([pagu_id])[pagu_id]
    old = MutasiAnggaran.objects.get(pk=mutasi_id)
    (require_pemutus if old.jenis == Jenis.IZIN else require_perencana)(by)
    reason = require_alasan(alasan)
    if old.jenis not in DIBALIK or old.membalik_id is not None or MutasiAnggaran.objects.filter(membalik=old).exists():
        raise ValidationError("Baris ini tidak dapat dibalik, atau sudah dibalik. Muat ulang halamannya.", code="tidak_dibalik")
    if old.jenis == Jenis.IZIN and pagu.sisa < old.jumlah:
        text = f"Izin ini sudah terpakai. Lepaskan dahulu {format_rupiah(old.jumlah - pagu.sisa)} dari yang dikomitmenkan."
        raise ValidationError(text, code="izin_terpakai")
    return MutasiAnggaran.objects.create(
        pagu_id=old.pagu_id,
        komitmen_id=old.komitmen_id,
        jenis=old.jenis,
        jumlah=-old.jumlah,
        tanggal=waktu.today(),
        dokumen=old.dokumen,
        alasan=reason,
        peran=old.peran,
        membalik=old,
        oleh=by,
    )


def require_alasan(alasan: str) -> str:
    """Refuses: alasan."""
    if not (reason := alasan.strip()):
        raise ValidationError("Tulis alasannya.", code="alasan")
    return reason[:300]


def _lock(komitmen_id: int) -> Terkunci:
    """The pagu may be another one by the time its lock is held: then once more."""
    while True:
        pagu_id = KomitmenBiaya.objects.values_list("pagu_id", flat=True).get(pk=komitmen_id)
        pagu = lock_pagu([pagu_id])[pagu_id]
        row = KomitmenBiaya.objects.get(pk=komitmen_id)
        if row.pagu_id == pagu_id:
            return Terkunci(row, pagu)


def _check_jumlah(jumlah: int) -> None:
    if jumlah < 1:
        raise ValidationError({"jumlah": ValidationError("Tulis jumlah rupiah, sedikitnya Rp1.", code="jumlah")})


def _check_sisa(pagu: PaguAnggaran, jumlah: int) -> None:
    _check_jumlah(jumlah)
    if text := kurang_of(pagu, jumlah):
        raise ValidationError(text, code="melebihi_pagu", params={"sisa": pagu.sisa})


def _write(
    held: Terkunci, jenis: str, jumlah: int, by: Pengguna, *, dokumen: str = "", alasan: str = "", tanggal: date | None = None
) -> None:
    _check_jumlah(jumlah)
    day = tanggal or waktu.today()
    if day > waktu.today():
        raise ValidationError({"tanggal": ValidationError("Tanggalnya belum tiba. Tulis hari ini atau sebelumnya.", code="tanggal_depan")})
    values = {"jenis": jenis, "jumlah": jumlah, "tanggal": day, "dokumen": dokumen.strip()[:120], "alasan": alasan, "oleh": by}
    MutasiAnggaran.objects.create(pagu_id=held.pagu.pk, komitmen_id=held.komitmen.pk, **values)


def _done(held: Terkunci) -> KomitmenBiaya:
    """The cost as the ledger has it now; the planners hear once each time the pagu comes to its warning."""
    held.komitmen.refresh_from_db(fields=["terikat", "terealisasi"])
    was_low = held.pagu.is_menipis
    held.pagu.refresh_from_db(fields=["nilai", "terikat", "terealisasi", "izin"])
    if held.pagu.is_menipis and not was_low:
        last = held.pagu.mutasi_list.order_by("-pk").values_list("pk", flat=True)[0]
        planners = Pengguna.objects.with_peran(Peran.PENGELOLA).filter(is_active=True)
        keys = sorted(planners.values_list("pk", flat=True))
        notifikasi.add(aturan="pagu_menipis", objek=f"pagu:{held.pagu.pk}:{last}", pengguna_ids=keys)
    return held.komitmen
