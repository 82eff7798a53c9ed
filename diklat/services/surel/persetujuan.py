"""One mail per decider and day: all that waits for a decision, read at the moment of sending."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from diklat.models import Pendaftaran
from diklat.models.pendaftaran import Status
from diklat.services.surel.dasar import (
    WAJIB_MENUNGGU,
    Jawaban,
)
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Notifikasi, Penempatan
from pegawai.services.notifikasi import Berhenti, Kata, register

TIDAK_ADA = Berhenti("Tidak ada permohonan yang menunggu lagi.")
CONTOH = {
    "jumlah": "2",
    "daftar": "- Dewi Lestari, Dinas Kesehatan: Pelayanan Publik Prima, Angkatan II Tahun 2026. Paling lambat 27 November 2026.",
}
DAFTAR_MAX = 60


@register(
    "persetujuan",
    wajib=WAJIB_MENUNGGU,
    sebab="Anda menerima surel ini, paling banyak sekali sehari, karena permohonan menunggu Anda.",
    contoh=CONTOH,
)
def persetujuan(rows: Sequence[Notifikasi]) -> Jawaban:
    heads = {row.pegawai_id for row in rows if row.pegawai_id is not None}
    units = heads_today(heads)
    waiting = list(_waiting(Q(status=Status.DIAJUKAN, unit_pemutus__in={unit for ids in units.values() for unit in ids})))
    office = list(_waiting(AT_OFFICE)) if any(row.pegawai_id is None for row in rows) else []
    answers: Jawaban = {}
    for row in rows:
        if row.pegawai_id is None:
            mine = office
        else:
            own_units = units.get(row.pegawai_id, set())
            mine = [p for p in waiting if p.unit_pemutus_id in own_units and p.pegawai_id != row.pegawai_id]
        answers[row.pk] = _digest(mine) if mine else TIDAK_ADA
    return answers


# decided by the training office: the head has agreed, or there is no head to ask
AT_OFFICE = Q(status=Status.DISETUJUI_ATASAN) | Q(status=Status.DIAJUKAN, unit_pemutus__isnull=True)


def heads_today(pegawai_ids: Iterable[int] | None = None) -> dict[int, set[int]]:
    """Employee to the units he heads today: definitive, Plt or Plh."""
    rows = Penempatan.objects.heads().on(waktu.today()).order_by()
    if pegawai_ids is not None:
        rows = rows.filter(pegawai__in=pegawai_ids)
    found: dict[int, set[int]] = {}
    for person, unit in rows.values_list("pegawai", "unit"):
        found.setdefault(person, set()).add(unit)
    return found


def _waiting(condition: Q) -> Iterable[Pendaftaran]:
    rows = Pendaftaran.objects.filter(condition).select_related("angkatan__program", "pegawai", "unit")
    return rows.order_by("batas_putusan", "dibuat")


def _digest(applications: Sequence[Pendaftaran]) -> Kata:
    lines = [_line(application) for application in applications[:DAFTAR_MAX]]
    if len(applications) > DAFTAR_MAX:
        lines.append(f"dan {len(applications) - DAFTAR_MAX} permohonan lain; semuanya ada di halaman persetujuan.")
    return Kata({"jumlah": str(len(applications)), "daftar": "\n".join(lines)}, reverse("diklat:persetujuan-list"))


def _line(application: Pendaftaran) -> str:
    unit = f", {application.unit.sebutan}" if application.unit else ""
    deadline = f" Paling lambat {format_tanggal(application.batas_putusan)}." if application.batas_putusan else ""
    address = f"{settings.BASE_URL}{application.get_absolute_url()}"
    return f"- {application.pegawai.nama}{unit}: {application.angkatan.nama}.{deadline} {address}"
