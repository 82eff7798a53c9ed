"""Nominations: proposed by a head or the office, decided by somebody else than nominator and nominee, taken back with a reason."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from insentif.models import Nominasi, Penghargaan, Piagam
from insentif.permissions import WRITERS, is_pengelola
from insentif.queries.syarat import find_halangan, find_larangan, may_withdraw
from insentif.services.penghargaan import count_penerima, lock_penghargaan
from lib import waktu
from lib.format import format_rentang
from pegawai.models import Pegawai, Pengguna
from pegawai.permissions import only_peran, refuse_own
from pegawai.services import notifikasi

Status = Nominasi.Status
ALASAN_MAX: Final = Nominasi._meta.get_field("alasan_putusan").max_length or 300


@transaction.atomic
def create_nominasi(*, penghargaan_id: int, pegawai: Pegawai, alasan: str, by: Pengguna) -> Nominasi:
    """The office for anybody, a head for the people below him; nobody for himself.

    Refuses: belum_dibuka, di_luar_masa, sendiri, bukan_bawahan, alasan, sudah_dinominasikan, and as find_halangan says.
    """
    award, today = lock_penghargaan(penghargaan_id), waktu.today()
    _check_masa(award)
    refuse_own(by, pegawai.pk)
    below = Pegawai.objects.in_subtree_of(by.headed_unit_ids, today)
    if not is_pengelola(by) and not below.filter(pk=pegawai.pk).exists():
        raise ValidationError("Pilih pegawai dari unit yang Anda pimpin.", code="bukan_bawahan")
    if not alasan.strip():
        raise ValidationError("Tulis mengapa pegawai ini layak.", code="alasan")
    if Nominasi.objects.filter(penghargaan=award, pegawai=pegawai, status__in=(Status.DIUSULKAN, Status.DISETUJUI)).exists():
        raise ValidationError(f"{pegawai.nama} sudah dinominasikan untuk penghargaan ini.", code="sudah_dinominasikan")
    _check_syarat(award, pegawai)
    return Nominasi.objects.create(penghargaan=award, pegawai=pegawai, alasan=alasan.strip(), diusulkan_oleh=by)


@only_peran(*WRITERS)
@transaction.atomic
def decide_nominasi(*, pk: int, setuju: bool, alasan: str, by: Pengguna) -> Nominasi:
    """The award is locked before its recipients are counted, so that there is never one too many.

    Refuses: bukan_wewenang, sudah_diputus, pengusul_sendiri, sendiri, alasan, penuh, and as find_halangan says.
    """
    row = lock_nominasi(pk)
    refuse_own(by, row.pegawai_id)
    if larangan := find_larangan(row, by):
        raise ValidationError(larangan.alasan, code=larangan.kode)
    if row.status != Status.DIUSULKAN:
        raise ValidationError(f"Nominasi ini sudah diputus: {row.get_status_display().lower()}.", code="sudah_diputus")
    reason = read_reason(alasan)
    if setuju:
        _check_syarat(row.penghargaan, row.pegawai)
        if count_penerima(row.penghargaan_id) >= row.penghargaan.jumlah:
            raise ValidationError(f"Jumlah penerima, {row.penghargaan.jumlah} orang, sudah terpenuhi.", code="penuh")
    end_nominasi(row, Status.DISETUJUI if setuju else Status.DITOLAK, reason, by)
    objek = f"nominasi:{row.pk}"
    notifikasi.add(aturan="nominasi_diputus", objek=objek, pengguna_ids=[row.diusulkan_oleh_id])
    if setuju:
        notifikasi.add(aturan="penghargaan_diterima", objek=objek, pegawai_ids=[row.pegawai_id])
    return row


@transaction.atomic
def withdraw_nominasi(*, pk: int, alasan: str, by: Pengguna) -> Nominasi:
    """By its nominator while undecided, by the office also after; the place among the recipients is free again.

    Refuses: sudah_berakhir, sendiri, bukan_berwenang, ada_piagam, alasan.
    """
    row = lock_nominasi(pk)
    if row.status not in (Status.DIUSULKAN, Status.DISETUJUI):
        raise ValidationError(f"Nominasi ini sudah berakhir: {row.get_status_display().lower()}.", code="sudah_berakhir")
    refuse_own(by, row.pegawai_id)
    if not may_withdraw(row, by):
        raise ValidationError("Nominasi ditarik oleh pengusulnya selama belum diputus, atau oleh pengelola diklat.", code="bukan_berwenang")
    if Piagam.objects.filter(nominasi=row).exists():
        raise ValidationError("Piagamnya sudah terbit. Cabut piagam itu; nominasinya ikut ditarik.", code="ada_piagam")
    return end_nominasi(row, Status.DITARIK, read_reason(alasan), by)


def lock_nominasi(pk: int) -> Nominasi:
    """The award first, then the nomination: always in this order."""
    award = lock_penghargaan(Nominasi.objects.values_list("penghargaan", flat=True).get(pk=pk))
    rows = Nominasi.objects.select_for_update(of=("self",), no_key=True).select_related("pegawai")
    row = rows.get(pk=pk)
    row.penghargaan = award
    return row


def _check_masa(award: Penghargaan) -> None:
    if award.status != Penghargaan.Status.DIBUKA:
        raise ValidationError("Nominasi penghargaan ini tidak sedang dibuka.", code="belum_dibuka")
    if not award.nominasi_mulai <= waktu.today() <= award.nominasi_sampai:
        span = format_rentang(award.nominasi_mulai, award.nominasi_sampai)
        raise ValidationError(f"Nominasi diterima {span}.", code="di_luar_masa")


def _check_syarat(award: Penghargaan, pegawai: Pegawai) -> None:
    if halangan := find_halangan(award, pegawai, waktu.today()):
        raise ValidationError(halangan.alasan, code=halangan.kode)


def read_reason(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError("Tulis alasannya.", code="alasan")
    return text[:ALASAN_MAX]


def end_nominasi(row: Nominasi, status: str, alasan: str, by: Pengguna) -> Nominasi:
    row.status, row.alasan_putusan, row.diputus_oleh, row.diputus_pada = status, alasan, by, waktu.now()
    row.save(update_fields=["status", "alasan_putusan", "diputus_oleh", "diputus_pada"])
    return row
