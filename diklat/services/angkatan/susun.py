"""Making, changing and copying batches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan, Program, Sesi
from diklat.permissions import WRITERS
from diklat.queries import bentrok, siklus
from diklat.queries.hari_kerja import libur_after
from diklat.queries.pola import copy_pola, lay_out
from diklat.services import kunci
from diklat.services.angkatan.halangan import refuse, require_belum_selesai, sesi_times
from diklat.services.angkatan.jadwal import next_nomor, refresh_hari
from diklat.services.angkatan.tempat import lock_tempat, save_sesi
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Pengguna
from pegawai.permissions import is_own, only_peran

FIELDS: Final = (
    "minimum",
    "minimum_tanggal",
    "pendaftaran_mulai",
    "pendaftaran_sampai",
    "batas_batal",
    "cara_kursi",
    "jam_tawaran",
    "tempat",
    "catatan",
    "penanggung_jawab",
)
DISALIN: Final = ("kuota", "minimum", "cara_kursi", "jam_tawaran", "tempat", "catatan", "penanggung_jawab_id")
SESI_DISALIN: Final = ("nomor", "judul", "jp", "tautan")


@dataclass(frozen=True, slots=True)
class Salinan:
    """The copy, and the bookings that were not free at the new times."""

    angkatan: Angkatan
    dilepas: list[str]


@only_peran(*WRITERS)
@transaction.atomic
def create_angkatan(*, program: Program, data: Mapping[str, Any], by: Pengguna) -> Angkatan:
    """A draft with the next number of its year; `data` holds kuota and FIELDS. Codes: program_nonaktif, those of update_angkatan."""
    if not program.is_aktif:
        raise ValidationError("Program ini tidak lagi dipakai.", code="program_nonaktif")
    tahun = data["pendaftaran_sampai"].year  # until a session says better
    angkatan = Angkatan(program=program, tahun=tahun, nomor=next_nomor(program, tahun), **{"penanggung_jawab": by, **data})
    _check(angkatan, None)
    angkatan.save(force_insert=True)
    return angkatan


@only_peran(*WRITERS)
@transaction.atomic
def update_angkatan(*, angkatan_id: int, data: Mapping[str, Any], by: Pengguna) -> Angkatan:
    """Change FIELDS, and kuota while it is a draft (later: set_kuota, which seats the queue).

    Codes: status, kuota, pendaftaran_sesudah_sesi, batas_sesudah_mulai, minimum_sesudah_mulai, minimum_tanpa_tanggal, and constraints.
    """
    angkatan = kunci.lock_angkatan(angkatan_id)
    require_belum_selesai(angkatan)
    if "kuota" in data and data["kuota"] != angkatan.kuota and angkatan.status != Angkatan.Status.DRAF:
        raise ValidationError("Jumlah kursi angkatan yang sudah dibuka diubah pada halaman Kursi.", code="kuota")
    changed = [name for name in (*FIELDS, "kuota") if name in data and getattr(angkatan, name) != data[name]]
    for name in changed:
        setattr(angkatan, name, data[name])
    times = sesi_times(angkatan)
    _check(angkatan, waktu.day(times[0][0]) if times else None)
    if changed:
        angkatan.save(update_fields=changed)
    return angkatan


@only_peran(*WRITERS)
@transaction.atomic
def copy_angkatan(*, angkatan_id: int, mulai: date, by: Pengguna) -> Salinan:
    """A new draft whose first session is on `mulai`; rooms and teachers only where they are free. Codes: tanpa_sesi, sesi_lampau.

    Its sessions are as many working days apart as those of the source.
    """
    source = Angkatan.objects.select_related("program").get(pk=angkatan_id)
    rows = list(source.sesi_list.select_related("ruang", "narasumber__pengguna", "angkatan__program").order_by("mulai", "nomor"))
    if not rows:
        raise ValidationError("Angkatan ini belum mempunyai sesi untuk disalin.", code="tanpa_sesi")
    if mulai <= waktu.today():
        raise ValidationError("Hari pertama angkatan baru harus sesudah hari ini.", code="sesi_lampau")
    days = (mulai - waktu.day(rows[0].mulai)).days
    lock_tempat(rows)
    angkatan = _copy_row(source, mulai, days, by)
    times = lay_out(copy_pola(source, rows), mulai, frozenset(libur_after(mulai)))
    left_out = [text for row, (_, *span) in zip(rows, times, strict=True) for text in _copy_sesi(row, angkatan, span, by)]
    refresh_hari(angkatan)
    return Salinan(angkatan, left_out)


def _copy_row(source: Angkatan, mulai: date, days: int, by: Pengguna) -> Angkatan:
    """Registration from today until as long before the first day as it was, but not in the past."""
    today = waktu.today()
    until = min(max(source.pendaftaran_sampai + timedelta(days=days), today), mulai)
    values = {name: getattr(source, name) for name in DISALIN}
    angkatan = Angkatan(
        program=source.program,
        tahun=mulai.year,
        nomor=next_nomor(source.program, mulai.year),
        salinan_dari=source,
        pendaftaran_mulai=today,
        pendaftaran_sampai=until,
        batas_batal=_moved(source.batas_batal, days, mulai),
        minimum_tanggal=_moved(source.minimum_tanggal, days, mulai),
        **{**values, "penanggung_jawab_id": values["penanggung_jawab_id"] or by.pk},
    )
    angkatan.save(force_insert=True)
    return angkatan


def _moved(day: date | None, days: int, latest: date) -> date | None:
    return None if day is None else min(day + timedelta(days=days), latest)


def _copy_sesi(row: Sesi, angkatan: Angkatan, span: Sequence[datetime], by: Pengguna) -> list[str]:
    """What could not be taken over. Nobody sets himself to teach, by a copy neither."""
    copy = Sesi(
        angkatan=angkatan,
        mulai=span[0],
        selesai=span[1],
        ruang=row.ruang if row.ruang is not None and row.ruang.is_aktif else None,
        narasumber=row.narasumber if row.narasumber is not None and row.narasumber.is_aktif else None,
        **{name: getattr(row, name) for name in SESI_DISALIN},
    )
    left_out = [f"Sesi {row.nomor}: {label} sudah dipakai {bentrok.describe(other)}" for label, _, other in _release(copy)]
    if (guru := copy.narasumber) is not None and (is_own(by, guru.pegawai_id) or is_own(by, guru.pengguna)):
        copy.narasumber = None
        left_out.append(f"Sesi {row.nomor}: pengajarnya Anda sendiri, ditunjuk oleh petugas lain")
    for kind, label in (("ruang", row.ruang), ("narasumber", row.narasumber)):
        if label is not None and not label.is_aktif:
            left_out.append(f"Sesi {row.nomor}: {kind} {label} tidak lagi dipakai")
    left_out += [f"Sesi {row.nomor}: {other.pesan.removesuffix('.')}" for other in bentrok.list_benturan(copy)]
    save_sesi(copy, alasan=f"Disalin dari {row.angkatan}")
    return left_out


def _release(sesi: Sesi) -> list[tuple[str, str, Sesi]]:
    """Take away the room or teacher that is busy then."""
    found = list(bentrok.find_bentrok(sesi))
    for _, kind, _ in found:
        setattr(sesi, kind, None)
    return found


def _check(angkatan: Angkatan, first_day: date | None) -> None:
    angkatan.clean_fields(exclude=["program", "status"])
    angkatan.validate_constraints(exclude=["nomor"])
    if angkatan.minimum and angkatan.minimum_tanggal is None:
        text = "Isi tanggal kapan angkatan dipastikan, atau kosongkan batas pesertanya."
        raise ValidationError({"minimum_tanggal": ValidationError(text, code="minimum_tanpa_tanggal")})
    if first_day is None:
        return
    if angkatan.status != Angkatan.Status.DRAF:
        refuse(siklus.check_pendaftaran(angkatan.pendaftaran_sampai, first_day))
    for name, code, what in (
        ("batas_batal", "batas_sesudah_mulai", "Batas pembatalan"),
        ("minimum_tanggal", "minimum_sesudah_mulai", "Tanggal kepastian"),
    ):
        day = getattr(angkatan, name)
        if day is not None and day > first_day:
            text = f"{what} tidak boleh sesudah hari pertama, {format_tanggal(first_day)}."
            raise ValidationError({name: ValidationError(text, code=code)})
