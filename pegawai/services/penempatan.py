from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from pegawai.models import Penempatan, Pengguna, UsulKepala
from pegawai.peran import Peran
from pegawai.permissions import only_peran, refuse_own
from pegawai.services.kepala import lock_penempatan, propose_kepala

PIMPINAN: Final = ("unit_id", "status", "mulai", "selesai")
"""What a second person confirms of somebody who leads; another of these is another appointment."""
FIELDS: Final = ("unit", "jabatan", "status", "memimpin", "mulai", "selesai", "dasar")


@only_peran(Peran.KEPEGAWAIAN)
def create_penempatan(*, penempatan: Penempatan, by: Pengguna) -> Penempatan:
    """As `write_penempatan`, by an officer."""
    return write_penempatan(penempatan=penempatan, by=by)


@transaction.atomic
def write_penempatan(*, penempatan: Penempatan, by: Pengguna) -> Penempatan:
    """Post somebody; whether `by` may, the caller has asked. A definitive posting that is still open ends where the new one starts;
    any other overlap is refused by the sentence of the constraint. Who shall lead the unit waits for a second person
    (services/kepala.py). Refuses also: `unit_nonaktif`, `jabatan_nonaktif`, `sendiri`."""
    refuse_own(by, penempatan.pegawai_id)
    unit = lock_penempatan(penempatan)
    if not unit.is_aktif:
        raise ValidationError({"unit": ValidationError("Unit ini sudah tidak aktif.", code="unit_nonaktif")})
    if not penempatan.jabatan.is_aktif:
        raise ValidationError({"jabatan": ValidationError("Jabatan ini sudah tidak dipakai.", code="jabatan_nonaktif")})
    if penempatan.status == Penempatan.Status.DEFINITIF:
        _close_present(penempatan)
    penempatan.full_clean()
    is_kepala, penempatan.memimpin = penempatan.memimpin, False
    penempatan.save()
    if is_kepala:
        propose_kepala(penempatan, by)
    return penempatan


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def update_penempatan(*, penempatan: Penempatan, by: Pengguna) -> Penempatan:
    """Correct a posting; the row as it was stays in the change log. Leading, or leading elsewhere or for another time, is proposed anew;
    an earlier end of a head who was confirmed is not.

    Refuses: `sendiri`.
    """
    refuse_own(by, penempatan.pegawai_id)
    lock_penempatan(penempatan)
    penempatan.full_clean()
    before = Penempatan.objects.get(pk=penempatan.pk)
    changed = any(getattr(before, name) != getattr(penempatan, name) for name in PIMPINAN) and not _is_head_for_less(before, penempatan)
    is_usul = penempatan.memimpin and (changed or not before.memimpin)
    penempatan.memimpin = penempatan.memimpin and not is_usul
    penempatan.save(update_fields=FIELDS)
    if is_usul:
        propose_kepala(penempatan, by)
    elif changed:
        UsulKepala.objects.menunggu().filter(penempatan=penempatan).delete()
    return penempatan


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def close_penempatan(*, penempatan: Penempatan, selesai: date, by: Pengguna) -> Penempatan:
    """End a posting; `selesai` is the first day without it, the first day of all for one that shall never have been.
    Refuses: `tanggal`, `sendiri`."""
    refuse_own(by, penempatan.pegawai_id)
    lock_penempatan(penempatan)
    if selesai < penempatan.mulai:
        raise ValidationError("Tanggal berakhir tidak boleh sebelum tanggal mulai.", code="tanggal")
    until = Penempatan.objects.values_list("selesai", flat=True).get(pk=penempatan.pk)
    if until is not None and selesai > until:
        raise ValidationError("Penempatan ini sudah berakhir lebih awal. Perpanjangan dicatat lewat Perbaiki.", code="tanggal")
    penempatan.selesai = selesai
    penempatan.full_clean()
    penempatan.save(update_fields=["selesai"])
    return penempatan


def _is_head_for_less(before: Penempatan, after: Penempatan) -> bool:
    same = all(getattr(before, name) == getattr(after, name) for name in PIMPINAN if name != "selesai")
    return before.memimpin and same and after.selesai is not None and (before.selesai is None or after.selesai < before.selesai)


def _close_present(new: Penempatan) -> None:
    present = Penempatan.objects.definitive().filter(pegawai=new.pegawai_id, selesai__isnull=True, mulai__lt=new.mulai)
    for posting in present:
        posting.selesai = new.mulai
        posting.save(update_fields=["selesai"])
