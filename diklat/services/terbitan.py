"""How an issued document ends by two people: one asks for it, another confirms what he looked at. Certificates and charters alike."""

from typing import Final

from django.core.exceptions import ValidationError

from diklat.models.terbitan import Terbitan
from lib import waktu
from lib.sidik import make_sidik
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.services import notifikasi

USUL: Final = ("usul_oleh", "usul_pada", "usul_alasan")


def check_unasked(row: Terbitan) -> None:
    """Refuses: sudah_diusulkan."""
    if row.is_usul:
        text = f"Sudah ada usul atas {row.sebutan.lower()} ini, menunggu orang kedua. Putuskan dahulu usul itu."
        raise ValidationError(text, code="sudah_diusulkan")


def check_asked(row: Terbitan, by: Pengguna) -> None:
    """Refuses: belum_diusulkan, orang_sama."""
    if not row.is_usul:
        raise ValidationError(f"Belum ada usul seperti itu untuk {row.sebutan.lower()} ini.", code="belum_diusulkan")
    if row.usul_oleh_id == by.pk:
        raise ValidationError("Usul disahkan oleh orang lain daripada yang mengusulkan.", code="orang_sama")


def propose(row: Terbitan, alasan: str, by: Pengguna, *more: str) -> None:
    """`more`: other fields of the proposal that the caller has set."""
    row.usul_oleh, row.usul_pada, row.usul_alasan = by, waktu.now(), alasan
    row.save(update_fields=[*USUL, *more])


def drop(row: Terbitan, *more: str) -> None:
    """Refuses: belum_diusulkan."""
    if not row.is_usul:
        raise ValidationError("Tidak ada usul yang menunggu.", code="belum_diusulkan")
    row.usul_oleh, row.usul_pada, row.usul_alasan = None, None, ""
    row.save(update_fields=[*USUL, *more])


def objek_usul(row: Terbitan) -> str:
    """Each proposal is an occurrence of its own: one may be dropped and another made."""
    return f"{row._meta.model_name}:{row.pk}:{row.usul_pada:%Y%m%d%H%M%S%f}"


def tell_second(row: Terbitan, *, aturan: str, pemilik_id: int, by: Pengguna) -> None:
    """A mail to everybody who may confirm: another training officer than `by` and the owner."""
    others = Pengguna.objects.with_peran(Peran.PENGELOLA).filter(is_active=True).exclude(pk=by.pk).exclude(pegawai=pemilik_id)
    notifikasi.add(aturan=aturan, objek=objek_usul(row), pengguna_ids=sorted(others.values_list("pk", flat=True)))


def sidik_usul(row: Terbitan, *isi: str) -> str:
    """Of the proposal and of what else its second person is shown."""
    return make_sidik(row.usul_pada and row.usul_pada.timestamp(), row.usul_alasan, *isi)


def check_dilihat(row: Terbitan, dilihat: str, *isi: str) -> None:
    """Refuses: berubah."""
    if dilihat != sidik_usul(row, *isi):
        raise ValidationError("Usulnya berubah sejak Anda membukanya. Periksa yang sekarang, lalu sahkan lagi.", code="berubah")
