"""The money of a batch follows its life: opening commits, another number of seats commits or releases, cancelling releases."""

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan
from diklat.services import kunci
from pegawai.models import Pengguna
from rencana.models import KomitmenBiaya, PaguAnggaran
from rencana.permissions import require_perencana
from rencana.queries import dana as queries
from rencana.services import buku
from rencana.services.kunci import lock_pagu

BELUM_BERAKHIR = (Angkatan.Status.DRAF, *Angkatan.MENERIMA, Angkatan.Status.BERJALAN, Angkatan.Status.SELESAI)


@transaction.atomic
def set_sumber(*, angkatan_id: int, pagu_id: int, by: Pengguna) -> KomitmenBiaya:
    """Choose the pagu that bears a batch, until money is committed there; an open batch commits at once.

    Refuses: bukan_wewenang, status, sudah_terikat, tahun_lain, tanpa_biaya, melebihi_pagu.
    """
    require_perencana(by)
    angkatan = kunci.lock_angkatan(angkatan_id)
    if angkatan.status not in BELUM_BERAKHIR:
        raise ValidationError("Angkatan ini sudah berakhir, jadi sumber dananya tidak diubah.", code="status")
    pagu = PaguAnggaran.objects.get(pk=pagu_id)
    if pagu.tahun != angkatan.tahun:
        raise ValidationError({"pagu": ValidationError(f"Pilih pagu tahun {angkatan.tahun}.", code="tahun_lain")})
    row = queries.find_sumber(angkatan)
    lock_pagu({pagu_id, *([row.pagu_id] if row else [])})
    if row is not None and row.mutasi_list.exists():
        raise ValidationError("Biayanya sudah terikat pada pagu ini. Lepaskan dahulu, atau tutup dengan realisasi.", code="sudah_terikat")
    if row is None:
        row = KomitmenBiaya(angkatan=angkatan, is_pembukaan=True, uraian=angkatan.nama[:200], oleh=by)
    row.pagu = pagu
    row.save()
    if angkatan.status != Angkatan.Status.DRAF:
        _bind(row, queries.biaya_of(angkatan), by)
    return row


def commit_buka(angkatan: Angkatan, by: Pengguna) -> None:
    """In a year whose budget is kept, a batch that costs something needs a pagu that bears it. Refuses: tanpa_dana, melebihi_pagu."""
    cost = queries.biaya_of(angkatan)
    if not cost or not queries.is_beranggaran(angkatan.tahun):
        return
    row = queries.find_sumber(angkatan)
    if row is None:
        pagu = queries.planned_pagu(angkatan)
        if pagu is None:
            raise ValidationError(queries.tanpa_dana(angkatan), code="tanpa_dana")
        row = KomitmenBiaya.objects.create(angkatan=angkatan, is_pembukaan=True, pagu=pagu, uraian=angkatan.nama[:200], oleh=by)
    _bind(row, cost, by)


def follow_kuota(angkatan: Angkatan, by: Pengguna) -> None:
    """As many seats as there are now cost what they cost; what was spent already stays. Refuses: melebihi_pagu."""
    row = queries.find_sumber(angkatan)
    if row is not None and row.mutasi_list.exists():
        _bind(row, queries.biaya_of(angkatan), by)


def release_batal(angkatan: Angkatan, by: Pengguna) -> None:
    """A cancelled batch gives back what it has not spent, from the commitment of its opening and all others."""
    rows = KomitmenBiaya.objects.filter(angkatan=angkatan, terikat__gt=0).order_by("pagu", "pk")
    for pk in list(rows.values_list("pk", flat=True)):
        buku.release(komitmen_id=pk, alasan=f"Angkatan dibatalkan: {angkatan.alasan_batal}", by=by)


def _bind(row: KomitmenBiaya, cost: int, by: Pengguna) -> None:
    """Committed and spent together are `cost` afterwards, or what is spent where that is more."""
    lock_pagu([row.pagu_id])
    row.refresh_from_db(fields=["terikat", "terealisasi"])
    more = cost - row.terikat - row.terealisasi
    if more > 0:
        buku.commit(komitmen_id=row.pk, jumlah=more, by=by)
    elif min(-more, row.terikat) > 0:
        buku.release(komitmen_id=row.pk, jumlah=min(-more, row.terikat), alasan="Jumlah kursi berkurang", by=by)
