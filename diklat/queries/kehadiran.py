"""Attendance as pages and other parts read it: who may record it, how long, the sheet of a batch, shares, corrections."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from diklat.models import Kehadiran, Pendaftaran, Sesi
from diklat.models.pendaftaran import PESERTA
from diklat.permissions import WRITERS
from diklat.queries.bagian import HADIR, Bagian, Bobot, weigh
from lib import waktu
from lib.siap import Siap
from pegawai.models import Pengguna
from pegawai.models.akun import CONTOH
from pegawai.permissions import peran_of

BATAS_JAM: Final = 24
BUKA: Final = timedelta(minutes=30)  # how long before a session its code is shown


@dataclass(slots=True)
class Kolom:
    """One session of the sheet. `tercatat` counts the participants with a letter."""

    sesi: Sesi
    peserta: int
    tercatat: int
    sekarang: datetime

    @property
    def is_mulai(self) -> bool:
        return self.sesi.mulai <= self.sekarang

    @property
    def is_lengkap(self) -> bool:
        return self.tercatat >= self.peserta > 0

    @property
    def belum(self) -> int:
        return self.peserta - self.tercatat

    @property
    def is_tertutup(self) -> bool:
        return is_closed(self.sesi, self.sekarang)

    @property
    def batas(self) -> datetime:
        return closes_at(self.sesi)


@dataclass(slots=True)
class Baris:
    """One participant with a letter (or nothing) per session, in the order of the columns; the first `mulai` of them have begun."""

    pendaftaran: Pendaftaran
    sel: list[Kehadiran | None]
    mulai: int
    bobot: Bobot

    @property
    def hadir(self) -> int:
        return sum(cell is not None and cell.status == HADIR for cell in self.sel)

    @property
    def tercatat(self) -> int:
        """A leave asked for in advance is no record yet."""
        return sum(cell is not None for cell in self.sel[: self.mulai])

    @property
    def bagian(self) -> Bagian:
        """Of the sessions that have begun; of the letters it is `hadir` of `tercatat`."""
        return self.bobot.bagian((cell.sesi_id, cell.status) for cell in self.sel[: self.mulai] if cell is not None)


@dataclass(slots=True)
class Lembar:
    kolom: list[Kolom]
    baris: list[Baris]

    @property
    def persen(self) -> Decimal | None:
        """Attended of all recorded; None without letters."""
        parts = [row.bagian for row in self.baris]
        return Bagian(sum(part.hadir for part in parts), sum(part.tercatat for part in parts)).persen

    @property
    def belum(self) -> list[Kolom]:
        """Sessions that have begun and lack letters, the earliest first."""
        return [column for column in self.kolom if column.is_mulai and not column.is_lengkap and column.peserta]


@dataclass(frozen=True, slots=True)
class Koreksi:
    """A letter that became another one. `dari` is empty for a letter that was missing until after the closing."""

    nama: str
    dari: str
    ke: str
    oleh: str
    waktu: datetime
    alasan: str


@dataclass(slots=True)
class Beruntun:
    """Somebody who missed two sessions running; `sesi` are their numbers."""

    pendaftaran: Pendaftaran
    sesi: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Andil:
    """By participant, reckoned when asked: a page shows fifty of a batch of three hundred."""

    bobot: Bobot
    huruf: Mapping[int, Sequence[tuple[int, str]]]
    dari: Sequence[int] | None

    def __getitem__(self, pk: int) -> Bagian:
        return self.bobot.bagian(self.huruf.get(pk, ()), self.dari)


def closes_at(sesi: Sesi) -> datetime:
    """Until then letters change freely: explicitly closed, or 24 hours after the end."""
    return sesi.kehadiran_ditutup or sesi.selesai + timedelta(hours=BATAS_JAM)


def is_closed(sesi: Sesi, now: datetime) -> bool:
    return now >= closes_at(sesi)


def sesi_recordable_by(user: Pengguna) -> QuerySet[Sesi]:
    """Every session for those who run trainings; for anybody else the sessions that he teaches."""
    rows = Sesi.objects.select_related("angkatan__program", "ruang", "narasumber").exclude(angkatan__status="draf")
    return rows if peran_of(user) & set(WRITERS) else rows.taught_by(user)


def sesi_scannable(now: datetime) -> QuerySet[Sesi]:
    """Sessions whose code is shown somewhere now."""
    return Sesi.objects.filter(is_batal=False, mulai__lte=now + BUKA, selesai__gte=now)


def sesi_of(angkatan_id: int) -> list[Sesi]:
    """The sessions that take place, in the order of the clock."""
    return SESI.rows(angkatan=angkatan_id)


SESI = Siap(lambda angkatan: Sesi.objects.held().filter(angkatan=angkatan).select_related("ruang", "narasumber"), angkatan=CONTOH)


def peserta_of(angkatan_id: int) -> QuerySet[Pendaftaran]:
    """By name; with the unit as it was on the day of application."""
    rows = Pendaftaran.objects.filter(angkatan=angkatan_id, status__in=PESERTA)
    return rows.select_related("pegawai", "unit").order_by("pegawai__nama", "pk")


def get_lembar(angkatan_id: int, sesi_list: Sequence[Sesi] | None = None) -> Lembar:
    """Two queries, whatever the number of participants, and one for sessions not yet read (`sesi_of`)."""
    now, people = waktu.now(), list(peserta_of(angkatan_id))
    sessions = sesi_of(angkatan_id) if sesi_list is None else sesi_list
    cells, begun = _cells(angkatan_id), sum(sesi.mulai <= now for sesi in sessions)
    weights = weigh(sessions)
    rows = [Baris(person, [cells.get((sesi.pk, person.pk)) for sesi in sessions], begun, weights) for person in people]
    counts = [sum(row.sel[index] is not None for row in rows) for index in range(len(sessions))]
    return Lembar([Kolom(sesi, len(people), count, now) for sesi, count in zip(sessions, counts, strict=True)], rows)


def kolom_of(angkatan_id: int) -> list[Kolom]:
    """The columns of the sheet without its letters. Two queries."""
    now, people = waktu.now(), Pendaftaran.objects.filter(angkatan=angkatan_id, status__in=PESERTA).count()
    letters = Count("kehadiran_list", filter=Q(kehadiran_list__pendaftaran__status__in=PESERTA))
    sessions = Sesi.objects.held().filter(angkatan=angkatan_id).annotate(tercatat=letters)
    return [Kolom(sesi, people, sesi.tercatat, now) for sesi in sessions]


def _cells(angkatan_id: int) -> dict[tuple[int, int], Kehadiran]:
    rows = Kehadiran.objects.filter(sesi__angkatan=angkatan_id, sesi__is_batal=False, pendaftaran__status__in=PESERTA)
    return {(row.sesi_id, row.pendaftaran_id): row for row in rows}


def kehadiran_share(angkatan_id: int, *, berlangsung: bool = False, sesi_list: Sequence[Sesi] | None = None) -> Andil:
    """Of every participant: what he attended of all that takes place, recorded or not yet; one query, and one for sessions not yet read.

    `berlangsung`: only of the sessions that are over and noted, for a batch under way.
    """
    now = waktu.now()
    sessions = list(Sesi.objects.filter(angkatan=angkatan_id, is_batal=False)) if sesi_list is None else sesi_list
    letters: dict[int, list[tuple[int, str]]] = defaultdict(list)
    found = Kehadiran.objects.filter(sesi__angkatan=angkatan_id, sesi__is_batal=False, sesi__mulai__lte=now + BUKA)
    noted = set()
    for pk, sesi_pk, status in found.order_by().values_list("pendaftaran_id", "sesi_id", "status"):
        letters[pk].append((sesi_pk, status))
        noted.add(sesi_pk)
    part = [row.pk for row in sessions if row.selesai <= now and row.pk in noted] if berlangsung else None
    return Andil(weigh(sessions), letters, part)


def ringkas(angkatan_id: int) -> dict[str, Any]:
    """For the overview of a batch.

    sesi, tercatat: sessions that take place, and how many of them are recorded for everybody; persen: attended of all recorded
    letters (None without letters); belum: sessions that began and lack letters; absen_beruntun: who missed two sessions running.
    """
    lembar = get_lembar(angkatan_id)
    return {
        "sesi": len(lembar.kolom),
        "tercatat": sum(column.is_lengkap for column in lembar.kolom),
        "persen": lembar.persen,
        "belum": [column.sesi for column in lembar.belum],
        "absen_beruntun": find_beruntun(lembar),
    }


def find_beruntun(lembar: Lembar) -> list[Beruntun]:
    """Whoever was not there (I, S or T) at two neighbouring sessions that have begun; a leave asked for in advance does not count yet."""
    begun = [index for index, column in enumerate(lembar.kolom) if column.is_mulai]
    found = []
    for row in lembar.baris:
        missed = [(cell := row.sel[index]) is not None and cell.status != HADIR for index in begun]
        numbers = [lembar.kolom[begun[at]].sesi.nomor for at, _ in enumerate(begun) if _in_run(missed, at)]
        if numbers:
            found.append(Beruntun(row.pendaftaran, numbers))
    return found


def _in_run(missed: Sequence[bool], at: int) -> bool:
    return missed[at] and (any(missed[max(0, at - 1) : at]) or any(missed[at + 1 : at + 2]))


def koreksi_of(sesi: Sesi) -> list[Koreksi]:
    """Letters of a session that were changed, the latest first, and those first written after the closing."""
    versions: dict[int, list[Any]] = defaultdict(list)
    event = Kehadiran.pgh_event_model  # type: ignore[attr-defined]
    for row in event.objects.filter(sesi_id=sesi.pk, pgh_label="ubah").order_by("pgh_created_at", "pgh_id").select_related("dicatat_oleh"):
        versions[row.pgh_obj_id].append(row)
    current = list(Kehadiran.objects.filter(sesi=sesi).select_related("pendaftaran__pegawai", "dicatat_oleh"))
    found = [note for row in current for note in _compare(row, [*versions[row.pk], row])]
    late = [note for row in current if (note := _late(sesi, row, [*versions[row.pk], row][0])) is not None]
    return sorted([*found, *late], key=lambda note: note.waktu, reverse=True)


def _compare(row: Kehadiran, versions: Sequence[Any]) -> Iterable[Koreksi]:
    for before, after in pairwise(versions):
        if before.status != after.status:
            yield _note(row, before.status, after)


def _late(sesi: Sesi, row: Kehadiran, first: Any) -> Koreksi | None:
    return _note(row, "", first) if first.dicatat_pada >= closes_at(sesi) else None


def _note(row: Kehadiran, before: str, after: Any) -> Koreksi:
    writer = after.dicatat_oleh.nama if after.dicatat_oleh else "sistem"
    return Koreksi(row.pendaftaran.pegawai.nama, before, after.status, writer, after.dicatat_pada, after.alasan)
