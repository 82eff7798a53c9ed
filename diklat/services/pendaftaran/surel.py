"""Mails that follow from a step; the words are elsewhere."""

from collections.abc import Iterable
from datetime import datetime

from diklat.models import Pendaftaran
from pegawai.services import notifikasi


def tell(aturan: str, rows: Iterable[Pendaftaran], *, berguna_sampai: datetime | None = None) -> None:
    """One mail to the person of each application."""
    notifikasi.add_each(
        [notifikasi.Baris(aturan, f"pendaftaran:{row.pk}", pegawai_id=row.pegawai_id, berguna_sampai=berguna_sampai) for row in rows]
    )
