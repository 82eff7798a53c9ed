"""The one function that takes a step in the life of an application (queries/pendaftaran/langkah.py)."""

from collections.abc import Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError

from diklat.models import Pendaftaran, Transisi
from diklat.models.pendaftaran import BERKURSI, LANGKAH, Status
from diklat.queries.pendaftaran.langkah import (
    ATASAN,
    DIRI,
    NARASUMBER,
    PEMUTUS,
    PENGELOLA,
    SISTEM,
    TRANSISI,
    Langkah,
    Pelaku,
    is_one_of,
)
from pegawai.models import Pengguna
from pegawai.permissions import refuse_own

ALASAN_MAX: Final = 300


def check_langkah(row: Pendaftaran, aksi: str, by: Pengguna | None) -> Langkah:
    """The table's line for this step by this account (nobody: the system). Refuses: langkah, sendiri, bukan_wewenang."""
    langkah = TRANSISI.get((row.status, aksi))
    if langkah is None:
        raise ValidationError(
            f"Pendaftaran ini berstatus “{row.get_status_display()}”, jadi langkah “{LANGKAH.get(aksi, aksi)}” tidak berlaku lagi. "
            "Muat ulang halaman untuk melihat keadaan terbaru.",
            code="langkah",
        )
    check_pelaku(row, langkah.siapa, by)
    return langkah


def check_pelaku(row: Pendaftaran, siapa: frozenset[Pelaku], by: Pengguna | None) -> None:
    """Refuses: sendiri, bukan_wewenang."""
    if is_one_of(siapa, row, by):
        return
    refuse_own(by, row.pegawai_id)
    raise ValidationError(f"Langkah ini hanya dapat dilakukan oleh {_sebutan(siapa)}.", code="bukan_wewenang")


SEBUTAN: Final = {
    DIRI: "pegawai yang bersangkutan",
    ATASAN: "atasannya",
    PEMUTUS: "pimpinan unit yang diminta memutuskan",
    PENGELOLA: "pengelola diklat",
    NARASUMBER: "narasumber angkatan ini",
    SISTEM: "sistem",
}


def _sebutan(siapa: frozenset[Pelaku]) -> str:
    return " atau ".join(SEBUTAN[pelaku] for pelaku in Pelaku if pelaku in siapa)


def take_langkah(
    rows: Sequence[Pendaftaran], aksi: str, *, by: Pengguna | None, oleh: Pengguna | None = None, alasan: str = "", **changes: Any
) -> None:
    """Move rows of one locked batch along the table and note the step; all or none.

    `oleh` is who is noted when a step follows from somebody's other step and is the system's own. Who leaves a seat leaves its
    allotment and offer too; counters are for the caller to refresh.
    """
    target = {row.pk: check_langkah(row, aksi, by).ke for row in rows}
    who = by or oleh
    notes = [Transisi(pendaftaran=row, aksi=aksi, dari=row.status, ke=target[row.pk], alasan=alasan, oleh=who) for row in rows]
    for status in set(target.values()):
        _move([row for row in rows if target[row.pk] == status], status, alasan, changes)
    Transisi.objects.bulk_create(notes)


def _move(rows: Sequence[Pendaftaran], status: Status, alasan: str, changes: dict[str, Any]) -> None:
    values = {"status": status, "tawaran_sampai": None, **changes}
    if alasan:
        values["alasan"] = alasan
    if status not in BERKURSI:
        values["jatah"] = None
    Pendaftaran.objects.filter(pk__in=[row.pk for row in rows]).update(**values)
    for row in rows:
        for name, value in values.items():
            setattr(row, name, value)


def require_alasan(alasan: str) -> str:
    """Refuses: alasan."""
    text = alasan.strip()[:ALASAN_MAX]
    if not text:
        raise ValidationError("Tulis alasannya.", code="alasan")
    return text
