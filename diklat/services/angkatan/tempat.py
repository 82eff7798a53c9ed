"""No room and no teacher twice at once: the violation becomes a sentence that names both bookings."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from diklat.models import Narasumber, Ruang, Sesi
from diklat.queries import bentrok


def save_sesi(sesi: Sesi, fields: Sequence[str] | None = None) -> Sesi:
    """Store inside the caller's transaction; `fields` None inserts. Codes: ruang_dipakai, narasumber_dipakai.

    Room and teacher are locked first: two who book the same one meet there and not in a deadlock of the exclusion constraint.
    """
    lock_tempat([sesi])
    _require_free(sesi)
    try:
        with transaction.atomic():
            sesi.save(update_fields=fields) if fields else sesi.save(force_insert=True)
    except IntegrityError as error:
        if "sesi_ruang_sekali" in str(error) or "sesi_narasumber_sekali" in str(error):
            _require_free(sesi)
        raise
    return sesi


def lock_tempat(sesi_list: Sequence[Sesi]) -> None:
    """All rooms, then all teachers, each in the order of their keys, so that two callers never wait for each other."""
    rooms = sorted({sesi.ruang_id for sesi in sesi_list if sesi.ruang_id is not None})
    teachers = sorted({sesi.narasumber_id for sesi in sesi_list if sesi.narasumber_id is not None})
    list(Ruang.objects.select_for_update(no_key=True).filter(pk__in=rooms).order_by("pk"))
    list(Narasumber.objects.select_for_update(no_key=True).filter(pk__in=teachers).order_by("pk"))


def _require_free(sesi: Sesi) -> None:
    found = []
    for label, code, other in bentrok.find_bentrok(sesi):
        text = (
            f"{label} sudah dipakai {bentrok.describe(other)}. Sesi ini, {bentrok.describe(sesi)}, bertumpang tindih. "
            f"Pilih {code} atau waktu lain."
        )
        found.append(ValidationError({code: ValidationError(text, code=f"{code}_dipakai")}))
    if found:
        raise ValidationError({key: errors for error in found for key, errors in error.error_dict.items()})
