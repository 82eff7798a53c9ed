"""Redeeming points. The points are taken when the wish is made and given back, year by year, when it is refused or withdrawn.

All steps stand behind the lock of the ledger, so that a balance, a stock or a limit that was read stays true until it is written.
"""

from collections.abc import Callable, Iterable
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from insentif.models import Imbalan, Penukaran, PostingPoin
from insentif.permissions import WRITERS
from insentif.queries import tukar as queries
from insentif.queries.saldo import saldo_of
from insentif.services.hitung import lock_buku
from lib import waktu
from lib.format import format_angka
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, refuse_own
from pegawai.services import notifikasi
from pegawai.services.massal import Ringkas, try_one

Status = Penukaran.Status
# The page speaks to the person himself; the office reads these.
PENAHAN: Final = {
    "tidak_aktif": "Pegawai ini tidak aktif lagi. Tolak permintaannya agar poinnya kembali.",
    "ditangguhkan": "Poin pegawai ini sedang ditangguhkan. Tolak permintaannya, atau putuskan sesudah penangguhan berakhir.",
    "saldo_minus": "Yang dapat ditukar pegawai ini di bawah nol, karena hasil diklatnya ditarik. Tolak agar poinnya kembali.",
}


@transaction.atomic
def create_penukaran(*, imbalan_id: int, poin: int, by: Pengguna) -> Penukaran:
    """`poin` is the price that the person agreed to. Refuses: poin_berubah, and the codes of `queries.tukar.why_not`."""
    lock_buku()
    imbalan = Imbalan.objects.get(pk=imbalan_id)
    if imbalan.poin != poin:
        raise ValidationError(f"Imbalan ini sekarang {format_angka(imbalan.poin)} poin. Periksa lagi, lalu putuskan.", code="poin_berubah")
    pegawai_id = by.pegawai_id or 0
    syarat = queries.syarat_of(pegawai_id, waktu.today())
    if tolak := queries.why_not(imbalan, syarat):
        raise ValidationError(tolak.kalimat, code=tolak.kode)
    row = Penukaran.objects.create(pegawai_id=pegawai_id, imbalan=imbalan, poin=poin, diajukan_pada=waktu.now())
    PostingPoin.objects.bulk_create(_take(row, part) for part in queries.split_poin(syarat.saldo, poin))
    Imbalan.objects.filter(pk=imbalan_id, stok__isnull=False).update(stok=F("stok") - 1)
    return row


@transaction.atomic
def withdraw_penukaran(*, penukaran_id: int, by: Pengguna) -> Penukaran:
    """By the person, until it is decided. Refuses: status."""
    lock_buku()
    row = Penukaran.objects.select_related("imbalan", "diputus_oleh").get(pk=penukaran_id, pegawai=by.pegawai_id)
    _require(row, Status.DIAJUKAN)
    _decide(row, Status.DIBATALKAN, by)
    _give_back(row)
    return row


@only_peran(*WRITERS)
@transaction.atomic
def approve_penukaran(*, penukaran_id: int, by: Pengguna) -> Penukaran:
    """Refuses: sendiri, status, tidak_aktif, ditangguhkan, saldo_minus."""
    row = _lock_other(penukaran_id, by)
    _require(row, Status.DIAJUKAN)
    today = waktu.today()
    if tolak := queries.penahan_of(row.pegawai_id, saldo_of(row.pegawai_id, today), today):
        raise ValidationError(PENAHAN[tolak.kode], code=tolak.kode)
    _decide(row, Status.DISETUJUI, by)
    _tell(row)
    return row


@only_peran(*WRITERS)
@transaction.atomic
def refuse_penukaran(*, penukaran_id: int, alasan: str, by: Pengguna) -> Penukaran:
    """The points and the piece go back. Refuses: sendiri, status, alasan."""
    row = _lock_other(penukaran_id, by)
    _require(row, Status.DIAJUKAN)
    return _end(row, Status.DITOLAK, alasan, by)


@only_peran(*WRITERS)
@transaction.atomic
def revoke_penukaran(*, penukaran_id: int, alasan: str, by: Pengguna) -> Penukaran:
    """Approved, but it cannot be handed over after all. Refuses: sendiri, status, alasan."""
    row = _lock_other(penukaran_id, by)
    _require(row, Status.DISETUJUI)
    return _end(row, Status.DIBATALKAN, alasan, by)


@only_peran(*WRITERS)
@transaction.atomic
def hand_over(*, penukaran_id: int, by: Pengguna) -> Penukaran:
    """Refuses: sendiri, status."""
    row = _lock_other(penukaran_id, by)
    _require(row, Status.DISETUJUI)
    row.status, row.diserahkan_pada = Status.DISERAHKAN, waktu.now()
    row.save(update_fields=["status", "diserahkan_pada"])
    return row


@only_peran(*WRITERS)
@transaction.atomic
def approve_all(*, penukaran_ids: Iterable[int], by: Pengguna) -> Ringkas:
    return _each(penukaran_ids, lambda row: approve_penukaran(penukaran_id=row.pk, by=by))


@only_peran(*WRITERS)
@transaction.atomic
def refuse_all(*, penukaran_ids: Iterable[int], alasan: str, by: Pengguna) -> Ringkas:
    return _each(penukaran_ids, lambda row: refuse_penukaran(penukaran_id=row.pk, alasan=alasan, by=by))


@only_peran(*WRITERS)
@transaction.atomic
def save_imbalan(*, imbalan: Imbalan, by: Pengguna, stok_lama: int | None = None) -> Imbalan:
    """`stok_lama` is the stock that the form showed: meanwhile somebody may have taken a piece. Refuses: stok_berubah (`kini`)."""
    lock_buku()
    is_new = imbalan.pk is None
    if not is_new and (kini := Imbalan.objects.values_list("stok", flat=True).get(pk=imbalan.pk)) != stok_lama:
        words = "tidak terbatas" if kini is None else format_angka(kini)
        raise ValidationError(
            f"Persediaan sekarang {words}, berubah sementara Anda mengisi. Periksa lagi jumlahnya.",
            code="stok_berubah",
            params={"kini": kini},
        )
    imbalan.save()
    return imbalan


def _lock_other(penukaran_id: int, by: Pengguna) -> Penukaran:
    lock_buku()
    row = Penukaran.objects.select_related("imbalan", "diputus_oleh").get(pk=penukaran_id)
    refuse_own(by, row.pegawai_id)
    return row


def _require(row: Penukaran, status: str) -> None:
    if row.status == status:
        return
    who = f" oleh {row.diputus_oleh.nama}" if row.diputus_oleh else ""
    raise ValidationError(f"Permintaan ini sudah berubah: {row.get_status_display().lower()}{who}.", code="status")


def _end(row: Penukaran, status: str, alasan: str, by: Pengguna) -> Penukaran:
    if not alasan.strip():
        raise ValidationError("Tulis alasannya; pegawai membacanya lewat surel.", code="alasan")
    row.alasan = alasan.strip()[: Penukaran._meta.get_field("alasan").max_length]
    _decide(row, status, by)
    _give_back(row)
    _tell(row)
    return row


def _decide(row: Penukaran, status: str, by: Pengguna) -> None:
    row.status, row.diputus_oleh, row.diputus_pada = status, by, waktu.now()
    row.save(update_fields=["status", "alasan", "diputus_oleh", "diputus_pada"])


def _take(row: Penukaran, part: queries.Ambil) -> PostingPoin:
    return PostingPoin(
        pegawai_id=row.pegawai_id,
        tahun=part.tahun,
        tanggal=waktu.day(row.diajukan_pada),
        sumber=f"tukar:{row.pk}:{part.tahun}",
        dasar=-part.poin,
        poin=-part.poin,
    )


def _give_back(row: Penukaran) -> None:
    """Into the years from which they came: what has lapsed meanwhile stays lapsed."""
    taken = PostingPoin.objects.hidup().filter(pegawai=row.pegawai_id, sumber__startswith=f"tukar:{row.pk}:")
    PostingPoin.objects.bulk_create(
        PostingPoin(
            pegawai_id=old.pegawai_id,
            tahun=old.tahun,
            tanggal=waktu.today(),
            sumber=old.sumber,
            ke=old.ke,
            dasar=-old.dasar,
            poin=-old.poin,
            membalik=old,
        )
        for old in taken
    )
    Imbalan.objects.filter(pk=row.imbalan_id, stok__isnull=False).update(stok=F("stok") + 1)


def _tell(row: Penukaran) -> None:
    notifikasi.add(aturan="penukaran_diputuskan", objek=f"penukaran:{row.pk}:{row.status}", pegawai_ids=[row.pegawai_id])


def _each(ids: Iterable[int], act: Callable[[Penukaran], object]) -> Ringkas:
    """The longest waiting first: one refusal holds up nobody else."""
    lock_buku()
    found = Ringkas()
    for row in Penukaran.objects.filter(pk__in=list(ids)).select_related("pegawai").order_by("diajukan_pada", "pk"):
        try_one(found, row.pegawai.nama, lambda row=row: act(row))  # type: ignore[misc]
    return found
