"""Objections to the ledger: a person says what is wrong, the office answers once, and what the rules give is reckoned anew."""

from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from insentif.models import KeberatanPoin, PostingPoin
from insentif.permissions import WRITERS
from insentif.services import hitung
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, refuse_own
from pegawai.services import kunci, notifikasi

TERBUKA_MAKS: Final = 10
Status = KeberatanPoin.Status


@transaction.atomic
def submit_keberatan(*, pegawai_id: int, posting: PostingPoin | None, isi: str) -> KeberatanPoin:
    """About an own line, or in general when one is missing. Refuses: bukan_milik, terbuka, kuota."""
    if posting is not None and posting.pegawai_id != pegawai_id:
        raise ValidationError("Keberatan hanya untuk baris poin Anda sendiri.", code="bukan_milik")
    kunci.lock_pegawai([pegawai_id])  # one objection of a person at a time, so that the count holds
    _check_terbuka(pegawai_id, posting)
    return KeberatanPoin.objects.create(pegawai_id=pegawai_id, posting=posting, isi=isi)


@only_peran(*WRITERS)
@transaction.atomic
def answer_keberatan(*, keberatan_id: int, status: str, jawaban: str, by: Pengguna) -> KeberatanPoin:
    """One answer, told by mail. Refuses: sendiri, sudah_dijawab, jawaban."""
    row = _lock_keberatan(keberatan_id)
    refuse_own(by, row.pegawai_id)
    if row.status != Status.DIAJUKAN:
        who = f" oleh {row.dijawab_oleh.nama}" if row.dijawab_oleh else ""
        raise ValidationError(f"Keberatan ini sudah dijawab{who}.", code="sudah_dijawab")
    if status not in (Status.DIPERBAIKI, Status.DITOLAK) or not jawaban.strip():
        raise ValidationError("Pilih putusan dan tulis jawabannya.", code="jawaban")
    row.status, row.jawaban, row.dijawab_oleh, row.dijawab_pada = status, jawaban.strip(), by, waktu.now()
    row.save(update_fields=["status", "jawaban", "dijawab_oleh", "dijawab_pada"])
    if status == Status.DIPERBAIKI:
        hitung.recalculate_pegawai(row.pegawai_id)
    notifikasi.add(aturan="keberatan_dijawab", objek=f"keberatan:{row.pk}", pegawai_ids=[row.pegawai_id])
    return row


def _check_terbuka(pegawai_id: int, posting: PostingPoin | None) -> None:
    waiting = KeberatanPoin.objects.filter(pegawai=pegawai_id, status=Status.DIAJUKAN)
    if waiting.filter(posting=posting).exists():
        raise ValidationError("Keberatan Anda tentang hal ini masih menunggu jawaban.", code="terbuka")
    if waiting.count() >= TERBUKA_MAKS:
        raise ValidationError(f"Paling banyak {TERBUKA_MAKS} keberatan menunggu jawaban. Tunggu sampai sebagian dijawab.", code="kuota")


def _lock_keberatan(keberatan_id: int) -> KeberatanPoin:
    """The second officer waits here and is told what the first one answered."""
    return KeberatanPoin.objects.select_for_update(of=("self",), no_key=True).select_related("dijawab_oleh").get(pk=keberatan_id)
