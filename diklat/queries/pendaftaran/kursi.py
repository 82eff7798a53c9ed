"""The counters of a batch as its rows have them, the place in the queue, and who waits for which kind of seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import GreaterThan

from diklat.models import Angkatan, JatahUnit, Pendaftaran
from diklat.models.angkatan import KursiBebas
from diklat.models.pendaftaran import BERKURSI
from lib import waktu
from lib.sql import fetch

# An allotment keeps a seat only as far as the quota covers it, so that terisi + cadangan stays within a lowered quota.
HITUNG_SQL: Final = """
    SELECT a.id, n.terisi, n.menunggu, LEAST(j.sisa, GREATEST(0, a.kuota - n.terisi)) AS cadangan,
           GREATEST(a.urutan_terakhir, n.urutan) AS urutan_terakhir, j.sisa
    FROM diklat_angkatan a
    CROSS JOIN LATERAL (
        SELECT (count(*) FILTER (WHERE d.status = ANY(%(berkursi)s)))::int AS terisi,
               (count(*) FILTER (WHERE d.status = 'daftar_tunggu'))::int AS menunggu, COALESCE(max(d.urutan), 0) AS urutan
        FROM diklat_pendaftaran d WHERE d.angkatan_id = a.id
    ) n
    CROSS JOIN LATERAL (
        SELECT COALESCE(sum(GREATEST(0, j.jumlah - (
            SELECT count(*) FROM diklat_pendaftaran d WHERE d.jatah_id = j.id
        ))) FILTER (WHERE NOT j.is_dilepas), 0)::int AS sisa
        FROM diklat_jatahunit j WHERE j.angkatan_id = a.id
    ) j
"""
BEDA_SQL: Final = f"""
    SELECT a.id, h.nama, h.tersimpan, h.seharusnya
    FROM diklat_angkatan a JOIN ({HITUNG_SQL}) b ON b.id = a.id
    CROSS JOIN LATERAL (VALUES
        ('terisi', a.terisi, b.terisi), ('menunggu', a.menunggu, b.menunggu), ('cadangan', a.cadangan, b.cadangan),
        ('urutan_terakhir', a.urutan_terakhir, b.urutan_terakhir)
    ) h (nama, tersimpan, seharusnya)
    WHERE h.tersimpan <> h.seharusnya
    UNION ALL
    SELECT j.angkatan_id, 'terpakai jatah ' || u.sebutan, j.terpakai, n.terpakai
    FROM diklat_jatahunit j JOIN pegawai_unitkerja u ON u.id = j.unit_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS terpakai FROM diklat_pendaftaran d WHERE d.jatah_id = j.id) n
    WHERE j.terpakai <> n.terpakai
    ORDER BY 1, 2
"""  # noqa: S608 -- constant SQL, parameters bound
# The units whose people are in the batch, each with the allotments that reach it today, the nearest one first.
CAKUPAN_SQL: Final = """
    SELECT r.asal_id, array_agg(j.id ORDER BY r.jarak, j.id)
    FROM jalur_pada(ARRAY(SELECT DISTINCT d.unit_id FROM diklat_pendaftaran d WHERE d.angkatan_id = %(angkatan)s), %(hari)s) r
    JOIN diklat_jatahunit j ON j.unit_id = r.unit_id AND j.angkatan_id = %(angkatan)s AND NOT j.is_dilepas
    GROUP BY r.asal_id
"""


@dataclass(frozen=True, slots=True)
class Beda:
    """A counter that does not equal the rows it counts."""

    angkatan_id: int
    nama: str
    tersimpan: int
    seharusnya: int


def values(**more: Any) -> dict[str, Any]:
    return {"berkursi": [str(status) for status in BERKURSI], **more}


def find_beda() -> list[Beda]:
    """Every counter of every batch and allotment that is wrong; writes nothing."""
    return [Beda(*row) for row in fetch(BEDA_SQL, values())]


def jatah_of_units(angkatan_id: int) -> dict[int, Sequence[int]]:
    """Unit of somebody in the batch -> the allotments he may use, the nearest first."""
    return dict(fetch(CAKUPAN_SQL, {"angkatan": angkatan_id, "hari": waktu.today()}))


def posisi_tunggu(pendaftaran: Pendaftaran) -> tuple[int, int]:
    """The place in the queue and its length: "n dari m"; one query."""
    waiting = Pendaftaran.objects.filter(angkatan=pendaftaran.angkatan_id, status=Pendaftaran.Status.DAFTAR_TUNGGU)
    places = list(waiting.order_by("prioritas", "urutan", "pk").values_list("pk", flat=True))
    return (places.index(pendaftaran.pk) + 1 if pendaftaran.pk in places else 0), len(places)


def needing_seats() -> list[int]:
    """Batches in which an offer or an allotment has run out, or somebody waits beside a free seat."""
    mine = OuterRef("pk")
    offers = Pendaftaran.objects.filter(angkatan=mine, status=Pendaftaran.Status.DITAWARI, tawaran_sampai__lte=waktu.now())
    lapsed = JatahUnit.objects.filter(angkatan=mine, is_dilepas=False, sampai__lt=waktu.today())
    beside = Q(status__in=Angkatan.MENERIMA, is_ditangguhkan=False, menunggu__gt=0) & Q(GreaterThan(KursiBebas(), 0))
    rows = Angkatan.objects.filter(Q(Exists(offers)) | Q(Exists(lapsed)) | beside)
    return list(rows.order_by("pk").values_list("pk", flat=True))
