"""The days of a batch: derived from its sessions, and moved when the batch is postponed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from diklat.models import Angkatan, Program, Sesi
from diklat.permissions import WRITERS
from diklat.queries import siklus
from diklat.services import kunci, narasumber
from diklat.services.angkatan.halangan import refuse, require_belum_selesai
from diklat.services.angkatan.tempat import lock_tempat, save_sesi
from lib import waktu
from lib.format import format_hari_tanggal, format_jam
from pegawai.models import Pengguna
from pegawai.permissions import only_peran
from pegawai.services import notifikasi


def refresh_hari(angkatan: Angkatan) -> None:
    """First and last day from the sessions that are held; of a cancelled batch they stay as planned."""
    if angkatan.status == Angkatan.Status.BATAL:
        return
    times = list(angkatan.sesi_list.filter(is_batal=False).values_list("mulai", "selesai"))
    first = min((waktu.day(start) for start, _ in times), default=None)
    last = max((waktu.day(end) for _, end in times), default=None)
    if (angkatan.mulai, angkatan.selesai) != (first, last):
        angkatan.mulai, angkatan.selesai = first, last
        _follow_tahun(angkatan)
        angkatan.save(update_fields=["mulai", "selesai", "tahun", "nomor"])


def _follow_tahun(angkatan: Angkatan) -> None:
    """A draft counts in the year of its first day. Once it was opened people know it by its name, which no new day changes."""
    if angkatan.status == Angkatan.Status.DRAF and angkatan.mulai and angkatan.mulai.year != angkatan.tahun:
        angkatan.tahun = angkatan.mulai.year
        angkatan.nomor = next_nomor(angkatan.program, angkatan.tahun)


def next_nomor(program: Program, tahun: int) -> int:
    """The programme's row is the meeting point of two who number a batch; rooms and teachers are locked before it."""
    Program.objects.select_for_update(no_key=True).get(pk=program.pk)
    last: int = program.angkatan_list.filter(tahun=tahun).aggregate(last=Max("nomor", default=0))["last"]
    return last + 1


@only_peran(*WRITERS)
@transaction.atomic
def postpone_angkatan(
    *,
    angkatan_id: int,
    alasan: str,
    by: Pengguna,
    geser_hari: int = 0,
    sesi: Sequence[tuple[int, datetime, datetime]] = (),
) -> Angkatan:
    """Move every session that has not begun by days, or single sessions to new times; those who take part are told old and new.

    The reason of the move is that of whatever a session then collides with. Codes: alasan, status, tanpa_perubahan, sesi_lampau,
    kehadiran_tercatat, pendaftaran_sesudah_sesi.
    """
    if not alasan.strip():
        raise ValidationError("Tulis alasan perubahan jadwal.", code="alasan")
    angkatan = kunci.lock_angkatan(angkatan_id)
    require_belum_selesai(angkatan)
    moves = _plan(angkatan, geser_hari, sesi)
    lock_tempat([row for row, _, _ in moves])
    before = {row.pk: describe_sesi(row) for row, _, _ in moves}
    for row, start, end in moves:
        _require_movable(row, start)
        row.mulai, row.selesai = start, end
        save_sesi(row, ["mulai", "selesai"], alasan=alasan)
    refresh_hari(angkatan)
    if angkatan.mulai is not None:
        refuse(siklus.check_pendaftaran(angkatan.pendaftaran_sampai, angkatan.mulai))
    changes = [{"sesi": row.nomor, "judul": row.judul, "lama": before[row.pk], "baru": describe_sesi(row)} for row, _, _ in moves]
    tell_perubahan(angkatan, sorted(changes, key=lambda change: change["sesi"]), alasan.strip())
    return angkatan


def tell_perubahan(angkatan: Angkatan, perubahan: Sequence[dict[str, Any]], alasan: str = "") -> None:
    """A new version of the schedule, so that reminders are made anew, and one mail about it to those who take part or teach.

    The row of the batch is locked by the caller. Of a draft nobody knows yet.
    """
    if angkatan.status not in siklus.DIKETAHUI_PESERTA or not perubahan:
        return
    angkatan.versi_jadwal += 1
    angkatan.save(update_fields=["versi_jadwal"])
    people = set(angkatan.pendaftaran_list.alive().values_list("pegawai_id", flat=True))
    teachers = narasumber.find_penerima(narasumber.pengajar_mendatang(angkatan))
    notifikasi.add(
        aturan="angkatan_berubah",
        objek=f"angkatan:{angkatan.pk}",
        pegawai_ids=sorted(people.union(teachers["pegawai_ids"])),
        pengguna_ids=teachers["pengguna_ids"],
        alamat=teachers["alamat"],
        ke=angkatan.versi_jadwal,
        data={"alasan": alasan, "perubahan": list(perubahan)},
    )


def describe_sesi(sesi: Sesi) -> str:
    """When and where, in the words of a mail: Selasa, 24 November 2026, 08.00–11.30, Aula."""
    where = sesi.ruang.nama if sesi.ruang is not None else ("daring" if sesi.tautan else "")
    when = f"{format_hari_tanggal(sesi.mulai)}, {format_jam(sesi.mulai)}–{format_jam(sesi.selesai)}"
    return f"{when}, {where}" if where else when


def shift_time(moment: datetime, days: int) -> datetime:
    """The same clock time some days away, whatever the zone does in between."""
    local = waktu.local(moment)
    return timezone.make_aware(local.replace(tzinfo=None) + timedelta(days=days))


def _plan(angkatan: Angkatan, days: int, sesi: Sequence[tuple[int, datetime, datetime]]) -> list[tuple[Sesi, datetime, datetime]]:
    """The moves in the order in which no session runs into one of its own batch that has yet to move."""
    rows = angkatan.sesi_list.filter(is_batal=False).select_related("ruang", "narasumber", "angkatan__program")
    if sesi:
        wanted = {pk: (start, end) for pk, start, end in sesi}
        moves = [(row, *wanted[row.pk]) for row in rows if row.pk in wanted]
        return [move for move in moves if (move[0].mulai, move[0].selesai) != move[1:]] or _nothing()
    waiting = rows.filter(mulai__gt=waktu.now()).order_by("-mulai" if days > 0 else "mulai")
    if not days or not waiting:
        _nothing()
    return [(row, shift_time(row.mulai, days), shift_time(row.selesai, days)) for row in waiting]


def _nothing() -> Any:
    raise ValidationError("Tidak ada sesi yang bergeser. Isi jumlah hari, atau ubah waktu sesi yang belum dimulai.", code="tanpa_perubahan")


def _require_movable(sesi: Sesi, start: datetime) -> None:
    if sesi.kehadiran_list.exists():
        raise ValidationError(f"Kehadiran sesi {sesi.nomor} sudah dicatat, jadi waktunya tidak dapat diubah.", code="kehadiran_tercatat")
    if start <= waktu.now():
        raise ValidationError(f"Sesi {sesi.nomor} akan jatuh pada waktu yang sudah lewat.", code="sesi_lampau")
