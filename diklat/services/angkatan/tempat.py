"""A session that collides with something is stored with a reason only; the refusal names everything it collides with."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from diklat.models import Narasumber, Ruang, Sesi
from diklat.queries import bentrok

ALASAN_MAX: Final = 300
DIPERIKSA: Final = ("mulai", "selesai", "ruang", "narasumber")
SARAN: Final = "Ubah jadwalnya, atau tulis alasan tetap dijadwalkan."


def save_sesi(sesi: Sesi, fields: Sequence[str] | None = None, *, alasan: str = "") -> Sesi:
    """Store inside the caller's transaction; `fields` None inserts. Whatever it collides with needs a reason, which is kept with it.

    Codes: ruang_dipakai, narasumber_dipakai, sesi_bersamaan, orang_bentrok, hari_libur. Room and teacher are locked first: two who book
    the same one meet there and not in a deadlock of the exclusion constraint.
    """
    lock_tempat([sesi])
    if fields is None or set(fields) & set(DIPERIKSA):
        sesi.alasan_bentrok = _require_alasan(sesi, alasan)
        fields = [*fields, "alasan_bentrok"] if fields else None
    try:
        with transaction.atomic():
            sesi.save(update_fields=fields) if fields else sesi.save(force_insert=True)
    except IntegrityError as error:
        if "sesi_ruang_sekali" in str(error) or "sesi_narasumber_sekali" in str(error):
            _require_alasan(sesi, alasan)
        raise
    return sesi


def lock_tempat(sesi_list: Sequence[Sesi]) -> None:
    """The rooms and teachers of these sessions."""
    lock_keduanya(
        (sesi.ruang_id for sesi in sesi_list if sesi.ruang_id is not None),
        (sesi.narasumber_id for sesi in sesi_list if sesi.narasumber_id is not None),
    )


def lock_keduanya(ruang: Iterable[int], narasumber: Iterable[int]) -> None:
    """All rooms, then all teachers, each in the order of their keys, so that two callers never wait for each other."""
    list(Ruang.objects.select_for_update(no_key=True).filter(pk__in=sorted(set(ruang))).order_by("pk"))
    list(Narasumber.objects.select_for_update(no_key=True).filter(pk__in=sorted(set(narasumber))).order_by("pk"))


def _require_alasan(sesi: Sesi, alasan: str) -> str:
    """The reason, where one is needed."""
    found = bentrok.list_benturan(sesi)
    if found and not alasan.strip():
        errors: dict[str, list[ValidationError]] = {}
        for row in found:
            errors.setdefault(row.bidang, []).append(ValidationError(f"{row.pesan} {SARAN}", code=row.kode))
        raise ValidationError(errors)
    return alasan.strip()[:ALASAN_MAX] if found else ""
