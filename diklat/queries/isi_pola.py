"""A draft filled from the pattern of its programme: which sessions, where, by whom, what cannot be had. Page and service ask here."""

import hashlib
import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from diklat.hari_kerja import is_hari_kerja
from diklat.models import Angkatan, Narasumber, Ruang, Sesi
from diklat.queries import siklus
from diklat.queries.narasumber import pengajar_list
from diklat.queries.pola import Butir, Pola, lay_out, read_pola
from diklat.queries.rancangan import Papan, read_papan
from lib import waktu
from lib.format import format_hari_tanggal, format_tanggal
from pegawai.models import Pengguna

RENTANG: Final = timedelta(days=180)  # so far after its first day a pattern of sixty days can reach
JEDA: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the office chooses. Without `ruang` the one used last or the smallest that is free all the time, unless `tanpa_ruang`."""

    mulai: date
    ruang: Ruang | None = None
    tanpa_ruang: bool = False
    pengajar: Mapping[str, Narasumber | None] = field(default_factory=dict)
    tautan: str = ""

    @property
    def pengajar_ids(self) -> list[int]:
        return [guru.pk for guru in self.pengajar.values() if guru is not None]


@dataclass(frozen=True, slots=True)
class Baris:
    """One session to be; `catatan`: why it has no room or no teacher."""

    butir: Butir
    mulai: datetime
    selesai: datetime
    ruang: Ruang | None
    narasumber: Narasumber | None
    tautan: str
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Isi:
    baris: tuple[Baris, ...]
    libur: tuple[str, ...]
    catatan: tuple[str, ...]

    @property
    def mulai(self) -> date:
        return waktu.day(self.baris[0].mulai)

    @property
    def selesai(self) -> date:
        return waktu.day(self.baris[-1].selesai)

    @property
    def hari(self) -> int:
        return len({waktu.day(row.mulai) for row in self.baris})

    @property
    def jp(self) -> int:
        return sum(row.butir.jp for row in self.baris)

    @property
    def kurang(self) -> int:
        return sum(bool(row.catatan) for row in self.baris)

    @property
    def sidik(self) -> str:
        """Equal as long as the same sessions would be written."""
        rows = [
            [
                row.mulai.isoformat(),
                row.selesai.isoformat(),
                row.butir.judul,
                row.ruang and row.ruang.pk,
                row.narasumber and row.narasumber.pk,
            ]
            for row in self.baris
        ]
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()

    def sesi_of(self, angkatan: Angkatan) -> list[Sesi]:
        return [
            Sesi(
                angkatan=angkatan,
                nomor=place,
                judul=row.butir.judul,
                mulai=row.mulai,
                selesai=row.selesai,
                jp=row.butir.jp,
                tautan=row.tautan,
                ruang=row.ruang,
                narasumber=row.narasumber,
                alasan_bentrok="Sejajar, menurut pola" if row.butir.sejajar else "",
            )
            for place, row in enumerate(self.baris, 1)
        ]


@dataclass(frozen=True, slots=True)
class Bahan:
    """What a draft can be filled from; `mulai`: the first day that is proposed."""

    sesi_count: int
    pola: Pola
    papan: Papan
    narasumber: list[Narasumber]
    mulai: date


def read_bahan(angkatan: Angkatan, mulai: date | None, by: Pengguna, sesi_count: int = 0) -> Bahan:
    """For a first day that is asked about, else the one that suggests itself. Nobody is offered himself as teacher. Eight queries."""
    pola = read_pola([angkatan.program])[angkatan.program_id]
    teachers = list(pengajar_list(by).select_related("pegawai"))
    asked = mulai or max(angkatan.pendaftaran_sampai, angkatan.mulai or waktu.today(), waktu.today()) + JEDA
    papan = read_papan(asked + RENTANG, [row.pk for row in teachers], kecuali=angkatan.pk)
    return Bahan(sesi_count, pola, papan, teachers, _first_day(angkatan, papan.libur))


def get_isi(angkatan: Angkatan, pola: Pola, pilihan: Pilihan, papan: Papan) -> Isi:
    """By the rules of drafting (docs/keputusan/0055): nothing is booked against a clash, what cannot be had stays empty and is said.

    A draft has no participants whose other dates could speak against it.
    """
    sesi = lay_out(pola, pilihan.mulai, papan.libur)
    room = None if pilihan.tanpa_ruang else pilihan.ruang or papan.find_ruang(pola, angkatan.kuota, sesi)
    rows: list[Baris] = []
    for part, start, end in sesi:
        rows.append(_row(part, start, end, room, pilihan, papan, rows))
    return Isi(tuple(rows), tuple(_libur(rows, papan.libur)), tuple(_notes(angkatan, pola, pilihan, room, papan.libur)))


def check_hari(mulai: date, libur: Container[date]) -> list[siklus.Halangan]:
    """What speaks against a first day."""
    if mulai <= waktu.today():
        return [siklus.Halangan("sesi_lampau", "Hari pertama harus sesudah hari ini.")]
    if not is_hari_kerja(mulai, libur):
        return [siklus.Halangan("hari_libur", "Hari pertama itu libur atau bukan hari kerja. Pilih hari kerja.")]
    return []


def _first_day(angkatan: Angkatan, libur: frozenset[date]) -> date:
    """Where the sessions begin now, else the first working day after registration ends."""
    if angkatan.mulai is not None and angkatan.mulai > waktu.today():
        return angkatan.mulai
    return _next_kerja(max(angkatan.pendaftaran_sampai, waktu.today()) + timedelta(days=1), libur)


def _next_kerja(day: date, libur: frozenset[date]) -> date:
    while not is_hari_kerja(day, libur):
        day += timedelta(days=1)
    return day


def _row(
    part: Butir, start: datetime, end: datetime, room: Ruang | None, pilihan: Pilihan, papan: Papan, sebelum: Sequence[Baris]
) -> Baris:
    notes = []
    ruang = room if part.is_beruang else None
    if ruang is not None and (what := papan.taken_by("ruang", ruang.pk, start, end)):
        notes.append(f"{ruang} sudah dipakai {what}")
        ruang = None
    guru = pilihan.pengajar.get(part.peran) if part.peran else None
    if guru is not None and (what := _taught(guru, start, end, sebelum) or papan.taken_by("narasumber", guru.pk, start, end)):
        notes.append(f"{guru} sudah mempunyai acara: {what}")
        guru = None
    link = (pilihan.tautan or part.tautan) if part.daring else part.tautan
    return Baris(part, start, end, ruang, guru, link, tuple(notes))


def _taught(guru: Narasumber, start: datetime, end: datetime, sebelum: Sequence[Baris]) -> str:
    """Which session of the same pattern, beside this one."""
    held = (row for row in sebelum if row.narasumber == guru and start < row.selesai and end > row.mulai)
    return next((f"sesi “{row.butir.judul}” dari pola ini" for row in held), "")


def _libur(rows: Sequence[Baris], libur: frozenset[date]) -> list[str]:
    """The holidays between the first day and the last one, which were passed over."""
    first, last = waktu.day(rows[0].mulai), waktu.day(rows[-1].selesai)
    return [format_hari_tanggal(day) for day in sorted(libur) if first < day < last]


def _notes(angkatan: Angkatan, pola: Pola, pilihan: Pilihan, room: Ruang | None, libur: Container[date]) -> list[str]:
    late = siklus.check_pendaftaran(angkatan.pendaftaran_sampai, pilihan.mulai)
    found = [item.pesan for item in [*check_hari(pilihan.mulai, libur), *late]]
    if pola.jp != angkatan.program.jp:
        found.append(f"Jumlah JP pola {pola.jp}, sedangkan program ini {angkatan.program.jp} JP. Peserta mendapat JP menurut jadwal.")
    if pola.beruang and room is None and not pilihan.tanpa_ruang:
        found.append(
            f"Tidak ada ruang yang muat {angkatan.kuota} orang dan kosong pada semua sesi. Pilih ruangnya, atau ubah hari pertamanya."
        )
    if room is not None and (kurang := room.kurang_untuk(angkatan.kuota)):
        found.append(f"{room} {kurang}.")
    for name, day in (("Batas pembatalan", angkatan.batas_batal), ("Tanggal kepastian", angkatan.minimum_tanggal)):
        if day is not None and day > pilihan.mulai:
            found.append(f"{name} {format_tanggal(day)} sesudah hari pertama. Ubah angkatannya sebelum dibuka.")
    return found
