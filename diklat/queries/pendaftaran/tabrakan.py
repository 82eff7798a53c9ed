"""What one person has at the time of a batch's sessions: the text of the condition `bentrok`, with the page that deals with each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.urls import reverse

from diklat.models.pendaftaran import Status
from diklat.queries.acara import ACARA, BERSAMAAN, SEBUTAN

TABRAKAN_SQL: Final = f"""
    SELECT DISTINCT s.angkatan_id, {SEBUTAN}, sebutan_angkatan(a.nomor, a.tahun), t.angkatan_id, t.pendaftaran_id, d.status
    FROM {ACARA} t
    JOIN diklat_sesi s ON s.angkatan_id = ANY(%(angkatan)s) AND NOT s.is_batal AND {BERSAMAAN}
    JOIN diklat_angkatan a ON a.id = t.angkatan_id
    LEFT JOIN diklat_pendaftaran d ON d.id = t.pendaftaran_id
    WHERE t.pegawai_id = %(pegawai)s AND (t.mengajar OR t.angkatan_id <> s.angkatan_id)
    ORDER BY 1, 2, 3
"""  # noqa: S608 -- constant SQL, parameters bound


@dataclass(frozen=True, slots=True)
class Tabrakan:
    """Another batch at the same time: attended, waited for, or taught (then without an application)."""

    nama: str
    sebutan: str
    angkatan_id: int
    pendaftaran_id: int | None
    status: str | None

    @property
    def url(self) -> str:
        """Where it can be given up: one's application, or the batch that one teaches."""
        if self.pendaftaran_id is not None:
            return reverse("diklat:pendaftaran-detail", args=[self.pendaftaran_id])
        return reverse("diklat:angkatan-detail", args=[self.angkatan_id])

    @property
    def keterangan(self) -> str:
        return Status(self.status).label.lower() if self.status else ""


def tabrakan_of(angkatan_ids: Iterable[int], pegawai_id: int) -> dict[int, list[Tabrakan]]:
    """Batch -> what the person has at its time; one query."""
    found: dict[int, list[Tabrakan]] = {}
    with connection.cursor() as cursor:
        cursor.execute(TABRAKAN_SQL, {"angkatan": sorted(angkatan_ids), "pegawai": pegawai_id})
        for angkatan_id, *row in cursor.fetchall():
            found.setdefault(angkatan_id, []).append(Tabrakan(*row))
    return found
