"""Setting and changing what may be spent. A pagu never goes below what is committed and spent; the refusal says by how much."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from lib.format import format_rupiah, format_tanggal
from pegawai.models import Pengguna
from rencana.models import PaguAnggaran, RevisiPagu
from rencana.permissions import require_perencana
from rencana.services.kunci import lock_pagu

Jenis = RevisiPagu.Jenis


@dataclass(frozen=True, slots=True)
class Dokumen:
    """What a revision rests on."""

    nomor: str
    tanggal: date
    keterangan: str = ""


@transaction.atomic
def create_pagu(*, pagu: PaguAnggaran, jumlah: int, dokumen: Dokumen, by: Pengguna) -> PaguAnggaran:
    """A new pagu with its original amount. Refuses: bukan_wewenang, jumlah, dokumen, tanggal_depan, and constraints."""
    require_perencana(by)
    pagu.full_clean()
    pagu.save(force_insert=True)
    _add(pagu, Jenis.MURNI, jumlah, dokumen, by)
    return pagu


@transaction.atomic
def revise_pagu(*, pagu_id: int, jumlah: int, dokumen: Dokumen, by: Pengguna) -> PaguAnggaran:
    """A change of the budget (APBD perubahan): the pagu is `jumlah` from now on.

    Refuses: bukan_wewenang, jumlah, dokumen, tanggal_depan, tanggal_mundur, di_bawah_terpakai.
    """
    require_perencana(by)
    pagu = lock_pagu([pagu_id])[pagu_id]
    _add(pagu, Jenis.PERUBAHAN, jumlah, dokumen, by)
    return pagu


@transaction.atomic
def shift_pagu(*, dari_id: int, ke_id: int, jumlah: int, dokumen: Dokumen, by: Pengguna) -> PaguAnggaran:
    """Money moves from one pagu to another of the same year, by one document. Refuses as `revise_pagu`, and: pagu_sama, tahun_lain."""
    require_perencana(by)
    if dari_id == ke_id:
        raise ValidationError({"ke": ValidationError("Pilih pagu tujuan yang lain.", code="pagu_sama")})
    rows = lock_pagu([dari_id, ke_id])
    source, target = rows[dari_id], rows[ke_id]
    if source.tahun != target.tahun:
        raise ValidationError({"ke": ValidationError("Pergeseran hanya antara pagu tahun yang sama.", code="tahun_lain")})
    if jumlah < 1:
        raise ValidationError({"jumlah": ValidationError("Tulis jumlah rupiah yang digeser, sedikitnya Rp1.", code="jumlah")})
    _add(source, Jenis.PERGESERAN, source.nilai - jumlah, dokumen, by)
    _add(target, Jenis.PERGESERAN, target.nilai + jumlah, dokumen, by)
    return source


def _add(pagu: PaguAnggaran, jenis: str, jumlah: int, dokumen: Dokumen, by: Pengguna) -> None:
    last = pagu.revisi_list.order_by("-nomor").first()
    _check_dokumen(dokumen, last)
    floor = max(0, pagu.terpakai - pagu.izin)
    if jumlah < 0:
        text = f"Pagunya hanya {format_rupiah(pagu.nilai)}. Tulis jumlah yang tidak lebih dari itu."
        raise ValidationError({"jumlah": ValidationError(text, code="jumlah")})
    if jumlah < floor:
        text = (
            f"Sudah dikomitmenkan dan direalisasikan {format_rupiah(pagu.terpakai)}, jadi pagu ini tidak dapat menjadi "
            f"{format_rupiah(jumlah)}. Tulis sedikitnya {format_rupiah(floor)}, atau lepaskan dahulu komitmennya."
        )
        raise ValidationError({"jumlah": ValidationError(text, code="di_bawah_terpakai", params={"sedikitnya": floor})})
    RevisiPagu.objects.create(
        pagu=pagu,
        nomor=last.nomor + 1 if last else 1,
        jenis=jenis,
        tanggal=dokumen.tanggal,
        dokumen=dokumen.nomor.strip()[:120],
        jumlah=jumlah,
        keterangan=dokumen.keterangan.strip()[:300],
        oleh=by,
    )
    pagu.refresh_from_db(fields=["nilai"])


def _check_dokumen(dokumen: Dokumen, last: RevisiPagu | None) -> None:
    if not dokumen.nomor.strip():
        raise ValidationError({"dokumen": ValidationError("Tulis nomor dokumennya.", code="dokumen")})
    if dokumen.tanggal > waktu.today():
        raise ValidationError({"tanggal": ValidationError("Tanggal dokumen belum tiba. Catat sesudah ditetapkan.", code="tanggal_depan")})
    if last is not None and dokumen.tanggal < last.tanggal:
        text = f"Revisi terakhir bertanggal {format_tanggal(last.tanggal)}. Tulis hari itu atau sesudahnya."
        raise ValidationError({"tanggal": ValidationError(text, code="tanggal_mundur")})
