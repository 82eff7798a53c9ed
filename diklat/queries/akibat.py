"""What changing a batch breaks besides the mails it sends: asked before and after, so that only what is new is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from diklat import penahan
from diklat.hari_kerja import is_hari_kerja
from diklat.models import Angkatan, HariLibur, Pendaftaran, Ruang, Sesi
from diklat.queries import sertifikat
from diklat.queries.acara import SERENTAK
from diklat.queries.pendaftaran import bentrok_of
from lib import waktu
from lib.format import format_angka, format_hari_tanggal, format_jam
from lib.sql import fetch
from pegawai.queries.akibat import Dampak

TEMPAT_SQL: Final = f"""
    SELECT s.id, t.id, s.nomor, s.mulai, t.nomor, r.nama,
           t.angkatan_id = s.angkatan_id, CASE WHEN t.ruang_id = s.ruang_id THEN u.nama END,
           CASE WHEN t.narasumber_id = s.narasumber_id THEN n.nama END
    FROM diklat_sesi s
    JOIN diklat_sesi t ON t.id <> s.id AND NOT t.is_batal AND {SERENTAK}
        AND ((t.angkatan_id = s.angkatan_id AND t.id > s.id) OR t.ruang_id = s.ruang_id OR t.narasumber_id = s.narasumber_id)
    JOIN diklat_angkatan a ON a.id = t.angkatan_id
    JOIN diklat_program r ON r.id = a.program_id
    LEFT JOIN diklat_ruang u ON u.id = s.ruang_id
    LEFT JOIN diklat_narasumber n ON n.id = s.narasumber_id
    WHERE s.angkatan_id = %(angkatan)s AND NOT s.is_batal
    ORDER BY s.mulai, s.id, t.id
"""  # noqa: S608 -- constant SQL, parameters bound
SEMPIT: Final = "sesi di ruang yang tidak muat semua kursi"
Benturan = dict[tuple[object, ...], str]


@dataclass(frozen=True, slots=True)
class Jadwal:
    """What is wrong with the schedule of a batch, each by a key that stays the same when the schedule moves."""

    peserta: Benturan
    pengajar: Benturan
    tempat: Benturan
    libur: Benturan
    sempit: Benturan


def read_jadwal(angkatan: Angkatan) -> Jadwal:
    """Four queries: people who are elsewhere at that time, rooms, teachers and sessions that coincide; days off; rooms too small."""
    found: dict[bool, Benturan] = {False: {}, True: {}}
    for row in bentrok_of(angkatan):
        found[row.mengajar][row.pegawai_id, row.sesi_id, row.sesi_lain_id] = (
            f"{row.pegawai}: {'mengajar ' if row.mengajar else ''}sesi {row.sesi_nomor}, {format_hari_tanggal(row.sesi_mulai)} pukul "
            f"{format_jam(row.sesi_mulai)}, bersamaan dengan {row.program_lain} pukul {format_jam(row.sesi_lain_mulai)}–"
            f"{format_jam(row.sesi_lain_selesai)}"
        )
    sesi = _held(angkatan)
    return Jadwal(found[False], found[True], _tempat(angkatan), _libur(sesi), dict(_sempit(sesi, angkatan)))


def dampak_jadwal(before: Jadwal, angkatan: Angkatan) -> list[Dampak]:
    """What is wrong now and was not before."""
    now = read_jadwal(angkatan)
    kinds = (
        ("bentrokan jadwal peserta", before.peserta, now.peserta),
        ("bentrokan jadwal pengajar", before.pengajar, now.pengajar),
        ("sesi bersamaan di satu ruang, dengan satu pengajar, atau dalam angkatan ini", before.tempat, now.tempat),
        ("sesi pada hari libur atau bukan hari kerja", before.libur, now.libur),
        (SEMPIT, before.sempit, now.sempit),
    )
    found = [(label, tuple(text for key, text in after.items() if key not in old)) for label, old, after in kinds]
    return [Dampak(f"{format_angka(len(lines))} {label}", lines) for label, lines in found if lines]


def _tempat(angkatan: Angkatan) -> Benturan:
    rows = fetch(TEMPAT_SQL, {"angkatan": angkatan.pk})
    return {
        (pk, other): f"Sesi {nomor}, {format_hari_tanggal(mulai)} pukul {format_jam(mulai)}, bersamaan dengan "
        + (f"sesi {nomor_lain}" if sendiri else f"{program}, sesi {nomor_lain}")
        + "".join(f", {nama}" for nama in (ruang, guru) if nama)
        for pk, other, nomor, mulai, nomor_lain, program, sendiri, ruang, guru in rows
    }


def dampak_buka(angkatan: Angkatan) -> list[Dampak]:
    """What the apps above say before a batch is opened, and which rooms are too small for it."""
    rooms = tuple(text for _, text in _sempit(_held(angkatan), angkatan))
    found = [Dampak(f"{format_angka(len(rooms))} {SEMPIT}", rooms)] if rooms else []
    return found + [Dampak(text) for text in penahan.pandang(angkatan).peringatan]


def _held(angkatan: Angkatan) -> list[Sesi]:
    return list(Sesi.objects.held().filter(angkatan=angkatan).select_related("ruang"))


def dampak_tutup(angkatan: Angkatan) -> list[Dampak]:
    """What stays undone when the batch is closed now."""
    rows = Pendaftaran.objects.filter(pk__in=sertifikat.layak_ids(angkatan.pk)).order_by("pegawai__nama")
    names = tuple(rows.values_list("pegawai__nama", flat=True))
    closed = Dampak("Kehadiran, nilai, dan hasil tidak dapat diubah lagi sampai angkatan dibuka kembali", gawat=False)
    return (
        [Dampak(f"{format_angka(len(names))} peserta layak sertifikat dan sertifikatnya belum diterbitkan", names), closed]
        if names
        else [closed]
    )


def read_batal(angkatan: Angkatan) -> list[Dampak]:
    """What ends with a batch when it is cancelled now; asked before."""
    coming = angkatan.sesi_list.held().filter(selesai__gt=waktu.now())
    sesi = tuple(f"Sesi {row.nomor}: {format_hari_tanggal(row.mulai)} pukul {format_jam(row.mulai)}" for row in coming)
    names = tuple(angkatan.pendaftaran_list.alive().order_by("pegawai__nama").values_list("pegawai__nama", flat=True))
    found = [(f"{format_angka(len(names))} pendaftaran berakhir", names), (f"{format_angka(len(sesi))} sesi ditiadakan", sesi)]
    return [Dampak("Angkatan yang dibatalkan tidak dapat dibuka kembali"), *(Dampak(judul, lines) for judul, lines in found if lines)]


def dampak_ruang(ruang: Ruang, dahulu: int) -> list[Dampak]:
    """The sessions to come that a room held by its capacity of before, and no longer does."""
    rows = Sesi.objects.filter(ruang=ruang, is_batal=False, selesai__gt=waktu.now(), angkatan__kuota__range=(ruang.kapasitas + 1, dahulu))
    lines = tuple(
        f"{row.angkatan.nama}, sesi {row.nomor}, {format_hari_tanggal(row.mulai)}: {ruang.kurang_untuk(row.angkatan.kuota)}"
        for row in rows.select_related("angkatan__program").order_by("mulai", "pk")
    )
    return [Dampak(f"{format_angka(len(lines))} sesi tidak lagi muat di ruang ini", lines)] if lines else []


def _sempit(rows: Iterable[Sesi], angkatan: Angkatan) -> Iterator[tuple[tuple[object, ...], str]]:
    for row in rows:
        if row.ruang is not None and (kurang := row.ruang.kurang_untuk(angkatan.kuota)):
            yield (row.pk, row.ruang_id), f"Sesi {row.nomor}: {row.ruang} {kurang}"


def _libur(rows: Iterable[Sesi]) -> Benturan:
    held = {row: waktu.day(row.mulai) for row in rows}
    closed = dict(HariLibur.objects.filter(tanggal__in=set(held.values())).values_list("tanggal", "nama"))
    return {
        (row.pk, day): f"Sesi {row.nomor}: {format_hari_tanggal(day)}" + (f", {closed[day]}" if day in closed else "")
        for row, day in held.items()
        if not is_hari_kerja(day, closed)
    }
