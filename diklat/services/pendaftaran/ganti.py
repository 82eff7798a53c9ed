"""A seat passes to a colleague in three steps: it is offered within the giver's scope, the colleague agrees, and his head decides where
the programme asks. Until the last one nobody loses or gains a seat, and nobody of the queue is passed for a seat that is free.
"""

from dataclasses import replace
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan, Pendaftaran, Penggantian
from diklat.models.pendaftaran import Status
from diklat.queries import pengganti as queries
from diklat.services import kunci
from diklat.services.pendaftaran import kursi, surel
from diklat.services.pendaftaran.daftar import as_tamu, require_syarat, take_place
from diklat.services.pendaftaran.keluar import check_batas_batal
from diklat.services.pendaftaran.transisi import check_langkah, require_alasan, take_langkah
from lib import waktu
from pegawai.models import Pengguna
from pegawai.services import notifikasi

Jalur = Pendaftaran.Jalur
BUKAN_REKAN: Final = "Pilih rekan dari daftar pada halaman ini."
TIDAK_COCOK: Final = "Rekan ini belum memenuhi syarat angkatan ini. Pilih rekan lain."


@transaction.atomic
def offer_kursi(*, pendaftaran_id: int, pegawai_id: int, by: Pengguna, alasan: str) -> Penggantian:
    """Ask a colleague of the giver's list, who may come in today, to take the seat.

    Refuses: alasan, batas_batal, langkah, bukan_wewenang, status_angkatan, bukan_rekan, ditawarkan, and unfit colleagues: to the
    person himself with `tidak_cocok` only, to heads and officers with the condition.
    """
    reason = require_alasan(alasan)
    angkatan, row = kunci.lock_pendaftaran(pendaftaran_id)
    check_batas_batal(angkatan, row, by)
    check_langkah(row, "digantikan", by)
    kursi.check_menerima(angkatan)
    if not queries.rekan_list(row, by).filter(pk=pegawai_id).exists():
        raise ValidationError(BUKAN_REKAN, code="bukan_rekan")
    _check_cocok(row, pegawai_id, by)
    _check_sendirian(row)
    until = kursi.tawaran_sampai(angkatan)
    offer = Penggantian.objects.create(
        pendaftaran=row, calon_id=pegawai_id, sebagai=queries.jalur_of(row, by), alasan=reason, sampai=until, oleh=by
    )
    notifikasi.add(aturan="ganti_tawaran", objek=f"penggantian:{offer.pk}", pegawai_ids=[pegawai_id], berguna_sampai=until)
    return offer


def _check_cocok(row: Pendaftaran, pegawai_id: int, by: Pengguna) -> None:
    try:
        require_syarat(row.angkatan_id, pegawai_id, Jalur.PENGGANTI)
    except ValidationError as refusal:
        if by.pegawai_id != row.pegawai_id:
            raise
        raise ValidationError(TIDAK_COCOK, code="tidak_cocok") from refusal


def _check_sendirian(row: Pendaftaran) -> None:
    """One colleague at a time; what ran out is closed."""
    waiting = row.penggantian_list.filter(status=Penggantian.Status.DITAWARKAN)
    waiting.filter(sampai__lte=waktu.now()).update(status=Penggantian.Status.LEWAT)
    if waiting.exists() or queries.menunggu_putusan(row).exists():
        text = "Kursi ini sedang ditawarkan kepada rekan lain. Tarik dahulu tawaran itu, atau tunggu keputusannya."
        raise ValidationError(text, code="ditawarkan")


@transaction.atomic
def accept_penggantian(*, penggantian_id: int, by: Pengguna) -> Pendaftaran:
    """The colleague agrees: his application, which waits for whoever decides, or has the seat at once.

    Refuses: tidak_ada, tawaran_lewat, and the conditions, which hold for the colleague today.
    """
    person = _own(penggantian_id, by).calon_id
    kunci.lock_kedatangan([person])
    angkatan, offer = _lock(penggantian_id)
    konteks = require_syarat(angkatan.pk, person, Jalur.PENGGANTI)
    tamu = as_tamu(konteks, offer.sebagai, by)
    row = take_place(replace(tamu, jalur=Jalur.PENGGANTI, ke=Status.DIAJUKAN, aksi="sanggupi"))
    offer.status, offer.hasil = Penggantian.Status.DITERIMA, row
    offer.save(update_fields=["status", "hasil"])
    _answer(offer, "menyanggupi")
    if not tamu.ke:
        hand_over(angkatan, row, oleh=by)
    return row


def hand_over(angkatan: Angkatan, row: Pendaftaran, *, oleh: Pengguna) -> None:
    """The seat, with its allotment, in one transaction. Refuses: langkah, when the giver holds it no longer."""
    offer = Penggantian.objects.select_related("oleh").get(hasil=row)
    giver = Pendaftaran.objects.select_related("pegawai").get(pk=offer.pendaftaran_id)
    jatah = giver.jatah_id
    take_langkah([giver], "digantikan", by=None, oleh=offer.oleh, alasan=offer.alasan)
    take_langkah([row], "gantikan", by=None, oleh=oleh, menggantikan_id=giver.pk, jatah_id=jatah, batas_putusan=None)
    surel.tell("dibatalkan", [giver])
    surel.tell("terdaftar", [row])
    kursi.settle(angkatan)
    row.refresh_from_db()


@transaction.atomic
def decline_penggantian(*, penggantian_id: int, by: Pengguna) -> Penggantian:
    """Refuses: tidak_ada, tawaran_lewat."""
    _own(penggantian_id, by)
    _, offer = _lock(penggantian_id)
    offer.status = Penggantian.Status.DITOLAK
    offer.save(update_fields=["status"])
    _answer(offer, "tidak dapat")
    return offer


@transaction.atomic
def withdraw_penggantian(*, penggantian_id: int, by: Pengguna) -> Penggantian:
    """Whoever may offer the seat may take the offer back until it is answered. Refuses: tawaran_lewat, langkah, bukan_wewenang."""
    _, offer = _lock(penggantian_id)
    check_langkah(offer.pendaftaran, "digantikan", by)
    offer.status = Penggantian.Status.DITARIK
    offer.save(update_fields=["status"])
    return offer


def _own(penggantian_id: int, by: Pengguna) -> Penggantian:
    """Consent is nobody else's."""
    found = Penggantian.objects.filter(pk=penggantian_id, calon=by.pegawai_id).first() if by.pegawai_id else None
    if found is None:
        raise ValidationError("Tawaran ini tidak ada.", code="tidak_ada")
    return found


def _lock(penggantian_id: int) -> tuple[Angkatan, Penggantian]:
    """The offer as it is under the lock of its batch, still open."""
    angkatan, giver = kunci.lock_pendaftaran(Penggantian.objects.values_list("pendaftaran", flat=True).get(pk=penggantian_id))
    offer = Penggantian.objects.open().filter(pk=penggantian_id).first()
    if offer is None:
        raise ValidationError("Tawaran ini sudah dijawab, ditarik, atau berakhir.", code="tawaran_lewat")
    offer.pendaftaran = giver
    return angkatan, offer


def _answer(offer: Penggantian, jawaban: str) -> None:
    data = {"jawaban": jawaban}
    notifikasi.add(aturan="ganti_dijawab", objek=f"penggantian:{offer.pk}", pengguna_ids=[offer.oleh_id], data=data)
