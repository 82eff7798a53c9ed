"""Seats: whatever frees one, or makes somebody wait for one, ends in `settle` under the lock of the batch."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from diklat.models import Angkatan, Pendaftaran
from diklat.models.pendaftaran import MENUNGGU_PUTUSAN, Status
from diklat.permissions import WRITERS
from diklat.queries.pendaftaran import kursi as queries
from diklat.services import kunci
from diklat.services.pendaftaran import surel
from diklat.services.pendaftaran.bagi import share_kursi
from diklat.services.pendaftaran.transisi import take_langkah
from lib import waktu
from lib.sql import fetch
from pegawai.models import Pengguna
from pegawai.permissions import only_peran

TAWARAN_LEWAT: Final = "Tawaran lewat"
KURSI_LEPAS: Final = "Kursi yang akan digantikan sudah tidak dipegang rekan itu"
REFRESH_SQL: Final = f"""
    WITH terpakai AS (
        UPDATE diklat_jatahunit j SET terpakai = n.terpakai
        FROM (SELECT j.id, (SELECT count(*) FROM diklat_pendaftaran d WHERE d.jatah_id = j.id)::int AS terpakai
              FROM diklat_jatahunit j WHERE j.angkatan_id = %(angkatan)s) n
        WHERE n.id = j.id AND n.terpakai <> j.terpakai
    )
    UPDATE diklat_angkatan a
    SET terisi = h.terisi, menunggu = h.menunggu, cadangan = h.cadangan, urutan_terakhir = h.urutan_terakhir
    FROM ({queries.HITUNG_SQL} WHERE a.id = %(angkatan)s) h
    WHERE a.id = h.id
    RETURNING a.terisi, a.menunggu, a.cadangan, h.sisa
"""  # noqa: S608 -- constant SQL, parameters bound


def refresh_kursi(angkatan: Angkatan) -> int:
    """Count the rows of the locked batch again; gives the seats that allotments still keep, whether the quota covers them or not."""
    angkatan.terisi, angkatan.menunggu, angkatan.cadangan, sisa = fetch(REFRESH_SQL, queries.values(angkatan=angkatan.pk))[0]
    return int(sisa)


@only_peran(*WRITERS)
@transaction.atomic
def fill_seats(*, angkatan_id: int, by: Pengguna | None = None) -> list[int]:
    """Expire offers, release lapsed allotments, seat the queue; the applications that got a seat. Safe to repeat."""
    return settle(kunci.lock_angkatan(angkatan_id))


@transaction.atomic
def recount_kursi(*, angkatan_id: int) -> None:
    """Make the counters equal the rows again; seats nobody."""
    refresh_kursi(kunci.lock_angkatan(angkatan_id))


def settle(
    angkatan: Angkatan, *, calon: Pendaftaran | None = None, langsung: Pendaftaran | None = None, oleh: Pengguna | None = None
) -> list[int]:
    """`fill_seats` for a batch that is locked already.

    `calon`, just approved, takes part in the queue at its own place and enters it when there is no seat; it and `langsung`, just
    arrived, are told that they are registered and are never offered what is free anyway.
    """
    _end_tawaran(angkatan)
    angkatan.jatah_list.filter(is_dilepas=False, sampai__lt=waktu.today()).update(is_dilepas=True)
    sisa = refresh_kursi(angkatan)
    kept = {jatah.pk: jatah.sisa for jatah in angkatan.jatah_list.filter(is_dilepas=False)} if sisa else {}
    cakupan = queries.jatah_of_units(angkatan.pk) if kept else {}
    if kept and _claim(angkatan, kept, cakupan):
        refresh_kursi(angkatan)
    given = _share(angkatan, calon, kept, cakupan)
    if calon is not None and calon.pk not in given:
        take_langkah([calon], "antre", by=None, oleh=oleh)
        surel.tell("masuk_tunggu", [calon])
    for row in Pendaftaran.objects.filter(pk__in=given).order_by("prioritas", "urutan"):
        _seat(angkatan, row, given[row.pk], oleh, is_new=row in (calon, langsung))
    if given or calon is not None:
        refresh_kursi(angkatan)
    if calon is not None:
        calon.refresh_from_db()
    return list(given)


def _end_tawaran(angkatan: Angkatan) -> None:
    """Offers out of time, and substitutes who wait for a decision on a seat that their colleague has given up."""
    late = Q(status=Status.DITAWARI, tawaran_sampai__lte=waktu.now())
    orphan = Q(status__in=MENUNGGU_PUTUSAN, jalur=Pendaftaran.Jalur.PENGGANTI) & ~Q(asal__pendaftaran__status=Status.TERDAFTAR)
    rows = list(angkatan.pendaftaran_list.filter(late | orphan).order_by("urutan"))
    take_langkah([row for row in rows if row.status == Status.DITAWARI], "hangus", by=None, alasan=TAWARAN_LEWAT)
    take_langkah([row for row in rows if row.status in MENUNGGU_PUTUSAN], "tidak_kebagian", by=None, alasan=KURSI_LEPAS)
    surel.tell("dibatalkan", rows)


def _share(
    angkatan: Angkatan, calon: Pendaftaran | None, kept: Mapping[int, int], cakupan: Mapping[int, Sequence[int]]
) -> dict[int, int | None]:
    """Application -> allotment of the seats that are free now; none while the batch takes nobody."""
    if angkatan.is_ditangguhkan or angkatan.status not in Angkatan.MENERIMA or not (angkatan.menunggu or calon):
        return {}
    return share_kursi(_antrean(angkatan, calon), kosong=angkatan.kuota - angkatan.terisi, sisa=kept, cakupan=cakupan)


def _antrean(angkatan: Angkatan, calon: Pendaftaran | None) -> list[tuple[int, int | None]]:
    """(application, unit) in the order of the queue, with `calon` at its place."""
    waiting = Pendaftaran.objects.filter(angkatan=angkatan, status=Status.DAFTAR_TUNGGU)
    if calon is not None:
        waiting |= Pendaftaran.objects.filter(pk=calon.pk)
    return list(waiting.order_by("prioritas", "urutan").values_list("pk", "unit_id"))


def _claim(angkatan: Angkatan, kept: dict[int, int], cakupan: Mapping[int, Sequence[int]]) -> bool:
    """Whoever sits on a general seat although an allotment of his unit is free moves over to it, and so frees a general seat."""
    moved = False
    general = angkatan.pendaftaran_list.seated().filter(jatah=None, unit_id__in=list(cakupan)).order_by("urutan")
    for row in general:
        jatah = next((pk for pk in cakupan[row.unit_id or 0] if kept.get(pk, 0) > 0), None)
        if jatah is not None:
            kept[jatah] -= 1
            Pendaftaran.objects.filter(pk=row.pk).update(jatah=jatah)
            moved = True
    return moved


def _seat(angkatan: Angkatan, row: Pendaftaran, jatah_id: int | None, oleh: Pengguna | None, *, is_new: bool) -> None:
    if is_new or angkatan.cara_kursi == Angkatan.CaraKursi.LANGSUNG:
        take_langkah([row], "beri_kursi", by=None, oleh=oleh if is_new else None, jatah_id=jatah_id)
        surel.tell("terdaftar" if is_new else "dari_tunggu", [row])
        return
    take_langkah([row], "tawari", by=None, jatah_id=jatah_id, tawaran_sampai=tawaran_sampai(angkatan))
    surel.tell("tawaran", [row], berguna_sampai=row.tawaran_sampai)


def tawaran_sampai(angkatan: Angkatan) -> datetime:
    """After the batch's own number of hours, but not after its first day begins."""
    now = waktu.now()
    until = now + timedelta(hours=angkatan.jam_tawaran)
    if angkatan.mulai is None:
        return until
    first_day = waktu.moment(angkatan.mulai)
    return min(until, first_day) if first_day > now else until


def check_menerima(angkatan: Angkatan) -> None:
    """Refuses: status_angkatan."""
    if angkatan.status not in Angkatan.MENERIMA:
        label = angkatan.get_status_display().lower()
        raise ValidationError(f"Angkatan ini {label} dan tidak lagi menerima peserta.", code="status_angkatan")


def check_belum_akhir(angkatan: Angkatan) -> None:
    """Refuses: status_angkatan."""
    if angkatan.is_final:
        label = angkatan.get_status_display().lower()
        raise ValidationError(f"Angkatan ini sudah {label}, jadi pesertanya tidak dapat diubah.", code="status_angkatan")
