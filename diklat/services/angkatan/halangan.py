from django.core.exceptions import ValidationError

from diklat.models import Angkatan
from diklat.queries.siklus import Halangan, Waktu


def sesi_times(angkatan: Angkatan) -> list[Waktu]:
    """Begin and end of the sessions that are held, in order."""
    return list(angkatan.sesi_list.held().values_list("mulai", "selesai"))


def require_belum_selesai(angkatan: Angkatan) -> None:
    """Refuses with code status what is over: its plan stands as it was held."""
    if angkatan.status not in Angkatan.BELUM_SELESAI:
        text = f"Angkatan ini sudah berstatus {angkatan.get_status_display().lower()}, jadi rencananya tidak dapat diubah."
        raise ValidationError(text, code="status")


def refuse(halangan: list[Halangan]) -> None:
    """Raise what stands in the way, each with its code."""
    if halangan:
        raise ValidationError([ValidationError(item.pesan, code=item.code) for item in halangan])
