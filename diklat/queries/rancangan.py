"""Where a batch of a month would fit: its pattern on working days only, a room that is free and teachers who are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from django.apps import apps

from diklat.hari_kerja import is_hari_kerja
from diklat.models import HariLibur, Narasumber, Program, Ruang, Sesi
from diklat.models.angkatan import Sebutan
from diklat.queries.acara import ACARA, BERSAMAAN, SEBUTAN
from diklat.queries.pola import Pola, Terletak, lay_out
from lib import waktu
from lib.bulan import BULAN
from lib.sql import fetch
from pegawai.models.riwayat import BUAT

PERSIAPAN: Final = timedelta(days=14)  # between drafting and the first day, for people have to be called together
PENUTUPAN: Final = timedelta(days=7)  # registration ends so long before the first day
DIPAKAI: Final = ("ruang", "narasumber", "mulai", "selesai", "angkatan__program__nama", "kata")
GURU_SQL: Final = f"""
    SELECT n.id, t.mulai, t.selesai, {SEBUTAN}
    FROM diklat_narasumber n LEFT JOIN pegawai_pengguna u ON u.id = n.pengguna_id
    JOIN {ACARA} t ON t.pegawai_id = COALESCE(n.pegawai_id, u.pegawai_id) AND NOT t.mengajar
    WHERE n.id = ANY(%(guru)s) AND {BERSAMAAN(mulai="%(mulai)s", selesai="%(selesai)s")}
"""  # noqa: S608 -- constant SQL, parameters bound


@dataclass(frozen=True, slots=True)
class Pesanan:
    """A batch that is wanted in a month."""

    program: Program
    tahun: int
    bulan: int
    kuota: int

    @property
    def sebutan(self) -> str:
        return f"{self.program.nama}, {BULAN[self.bulan - 1]} {self.tahun}"


@dataclass(frozen=True, slots=True)
class Letak:
    """A batch with its days, a room for all of it, and what could not be had."""

    pesanan: Pesanan
    pola: Pola
    sesi: tuple[Terletak, ...]
    ruang: Ruang | None
    sibuk: tuple[Narasumber, ...]

    @property
    def mulai(self) -> date:
        return waktu.day(self.sesi[0][1])

    @property
    def catatan(self) -> list[str]:
        found = [f"{guru} sudah mempunyai acara lain, pengajarnya dipilih kemudian" for guru in self.sibuk]
        if self.pola.beruang and self.ruang is None:
            found.append(f"tidak ada ruang kosong untuk {self.pesanan.kuota} orang, ruangnya dipilih kemudian")
        return found


Span = tuple[datetime, datetime]


@dataclass(slots=True)
class Papan:
    """What is booked already, in the span that is asked about; whatever is placed is booked too."""

    libur: frozenset[date]
    ruang: Sequence[Ruang]
    dipakai: dict[tuple[str, int], list[tuple[datetime, datetime, str]]] = field(default_factory=dict)

    def is_free(self, kind: str, key: int, spans: Iterable[Span]) -> bool:
        return not any(self.taken_by(kind, key, *span) for span in spans)

    def taken_by(self, kind: str, key: int, start: datetime, end: datetime) -> str:
        """What holds it then; nothing when it is free."""
        held = self.dipakai.get((kind, key), ())
        return next((what for begins, ends, what in held if start < ends and end > begins), "")

    def book(self, kind: str, key: int, start: datetime, end: datetime, what: str) -> None:
        self.dipakai.setdefault((kind, key), []).append((start, end, what))

    def find_ruang(self, pola: Pola, kuota: int, sesi: Sequence[Terletak]) -> Ruang | None:
        """The room used last, or the smallest, that holds all and is free for every session that is held in one."""
        spans = [(start, end) for part, start, end in sesi if part.is_beruang]
        rooms = sorted(self.ruang, key=lambda room: (room != pola.ruang, room.kapasitas, room.nama))
        return next((room for room in rooms if room.holds(kuota) and self.is_free("ruang", room.pk, spans)), None)


def read_papan(until: date, teachers: Iterable[int], *, kecuali: int | None = None) -> Papan:
    """Days off, rooms in use, and all that is booked from today to the day `until`, without the batch `kecuali`; four queries."""
    start, end = waktu.moment(waktu.today()), waktu.moment(until + timedelta(days=1))
    libur = frozenset(HariLibur.objects.filter(tanggal__gte=waktu.today()).values_list("tanggal", flat=True))
    found = Papan(libur, list(Ruang.objects.filter(is_aktif=True)))
    booked = Sesi.objects.between(start, end).exclude(angkatan=kecuali)
    booked = booked.annotate(kata=Sebutan("angkatan__nomor", "angkatan__tahun")).order_by("mulai", "pk")
    for room, teacher, begins, ends, program, kata in booked.values_list(*DIPAKAI):
        if room is not None:
            found.book("ruang", room, begins, ends, f"{program}, {kata}")
        if teacher is not None:
            found.book("narasumber", teacher, begins, ends, f"{program}, {kata}")
    for teacher, begins, ends, what in fetch(GURU_SQL, {"guru": sorted(teachers), "mulai": start, "selesai": end}):
        found.book("narasumber", teacher, begins, ends, what)
    return found


def find_letak(pesanan: Pesanan, pola: Pola, papan: Papan) -> Letak | None:
    """The first day of the month on which least is missing, and what is then taken is booked; None when no day of it is left."""
    best: Letak | None = None
    for first in _days(pesanan, papan.libur):
        found = _try(first, pesanan, pola, papan)
        if best is None or len(found.catatan) < len(best.catatan):
            best = found
        if not best.catatan:
            break
    if best is not None:
        for part, start, end in best.sesi:
            if best.ruang is not None and part.is_beruang:
                papan.book("ruang", best.ruang.pk, start, end, pesanan.sebutan)
            if part.narasumber is not None and part.narasumber not in best.sibuk:
                papan.book("narasumber", part.narasumber.pk, start, end, pesanan.sebutan)
    return best


def _days(pesanan: Pesanan, libur: frozenset[date]) -> Iterator[date]:
    day = max(date(pesanan.tahun, pesanan.bulan, 1), waktu.today() + PERSIAPAN)
    while (day.year, day.month) == (pesanan.tahun, pesanan.bulan):
        if is_hari_kerja(day, libur):
            yield day
        day += timedelta(days=1)


def _try(first: date, pesanan: Pesanan, pola: Pola, papan: Papan) -> Letak:
    sesi = lay_out(pola, first, papan.libur)
    room = papan.find_ruang(pola, pesanan.kuota, sesi) if pola.beruang else None
    busy = {
        part.narasumber.pk: part.narasumber
        for part, start, end in sesi
        if part.narasumber is not None and not papan.is_free("narasumber", part.narasumber.pk, [(start, end)])
    }
    return Letak(pesanan, pola, sesi, room, tuple(busy.values()))


def find_tersentuh(angkatan_ids: Sequence[int]) -> set[int]:
    """Of these drafts, those that somebody changed since they were made, by the change log: the batch, or a session of it."""
    batch, part = (apps.get_model("diklat", name) for name in ("AngkatanEvent", "SesiEvent"))
    of = batch.objects.filter(pgh_obj__in=angkatan_ids)
    born = dict(of.filter(pgh_label=BUAT).values_list("pgh_obj", "pgh_created_at"))
    found = set(of.exclude(pgh_label=BUAT).values_list("pgh_obj", flat=True))
    for key, label, when in part.objects.filter(angkatan__in=angkatan_ids).values_list("angkatan", "pgh_label", "pgh_created_at"):
        if label != BUAT or when != born.get(key):
            found.add(key)
    return found
