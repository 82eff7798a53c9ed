"""Many batches at once as drafts, each with its days, rooms and teachers found for it; and drafts that nobody needs taken away again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from diklat.models import Angkatan, Ruang, Sesi
from diklat.permissions import WRITERS
from diklat.queries import rancangan as queries
from diklat.queries.pola import Butir, Pola, read_pola
from diklat.queries.rancangan import Letak, Pesanan
from diklat.services import kunci
from diklat.services.angkatan.jadwal import next_nomor
from diklat.services.angkatan.tempat import lock_keduanya
from lib import waktu
from lib.format import format_rentang
from pegawai.models import Pengguna
from pegawai.permissions import is_own, only_peran

DIBUKA: Final = timedelta(days=30)  # registration is open so long before it ends


@dataclass(frozen=True, slots=True)
class Rancangan:
    """What became of an order: a draft, or `halangan`. `catatan`: what of it is still missing."""

    pesanan: Pesanan
    angkatan: Angkatan | None = None
    ruang: Ruang | None = None
    catatan: tuple[str, ...] = ()
    halangan: str = ""

    @property
    def uraian(self) -> str:
        """One line: name, days, room, seats."""
        if self.angkatan is None or self.angkatan.mulai is None or self.angkatan.selesai is None:
            return f"{self.pesanan.sebutan}: {self.halangan}"
        where = f", {self.ruang}" if self.ruang else ""
        return f"{self.angkatan.nama}, {format_rentang(self.angkatan.mulai, self.angkatan.selesai)}{where}, {self.angkatan.kuota} kursi"


@only_peran(*WRITERS)
@transaction.atomic
def draft_angkatan(*, pesanan: Sequence[Pesanan], by: Pengguna) -> list[Rancangan]:
    """In their order. All rooms and the teachers in question are locked, so that nobody books between finding and writing.

    Registration opens a month before it ends, a week before the first day. Nobody sets himself to teach.
    """
    pola = read_pola(row.program for row in pesanan)
    teachers = {part.narasumber.pk for one in pola.values() for part in one.butir if part.narasumber is not None}
    lock_keduanya(Ruang.objects.filter(is_aktif=True).values_list("pk", flat=True), teachers)
    papan = queries.read_papan(date(max(row.tahun for row in pesanan) + 1, 12, 31), teachers)
    own = {pk: _without_own(one, by) for pk, one in pola.items()}
    found: list[Rancangan | Letak] = [_place(row, own[row.program.pk][0], papan) for row in pesanan]
    rows = _write([row for row in found if isinstance(row, Letak)], by)
    said = {pk: ("pengajarnya Anda sendiri, ditunjuk oleh petugas lain",) if left else () for pk, (_, left) in own.items()}
    return [
        Rancangan(row.pesanan, next(rows), row.ruang, (*row.catatan, *said[row.pesanan.program.pk])) if isinstance(row, Letak) else row
        for row in found
    ]


def _place(pesanan: Pesanan, pola: Pola, papan: queries.Papan) -> Rancangan | Letak:
    if not pesanan.program.is_aktif:
        return Rancangan(pesanan, halangan="programnya tidak lagi dipakai")
    if (letak := queries.find_letak(pesanan, pola, papan)) is None:
        days = queries.PERSIAPAN.days
        return Rancangan(pesanan, halangan=f"bulannya sudah lewat, atau harinya tinggal kurang dari {days} hari lagi")
    return letak


def _without_own(pola: Pola, by: Pengguna) -> tuple[Pola, bool]:
    def is_mine(part: Butir) -> bool:
        guru = part.narasumber
        return guru is not None and (is_own(by, guru.pegawai_id) or is_own(by, guru.pengguna))

    if not any(map(is_mine, pola.butir)):
        return pola, False
    return replace(pola, butir=tuple(replace(part, narasumber=None) if is_mine(part) else part for part in pola.butir)), True


def _write(letak: Sequence[Letak], by: Pengguna) -> Iterator[Angkatan]:
    """The batches in their order. The rows of the programmes, which number them, are locked by their keys."""
    numbers: dict[tuple[int, int], int] = {}
    for program, tahun in sorted({(row.pesanan.program.pk, row.mulai.year) for row in letak}):
        numbers[program, tahun] = next_nomor(next(row.pesanan.program for row in letak if row.pesanan.program.pk == program), tahun)
    rows = []
    for row in letak:
        key = (row.pesanan.program.pk, row.mulai.year)
        rows.append(_row(row, numbers[key], by))
        numbers[key] += 1
    Angkatan.objects.bulk_create(rows)
    Sesi.objects.bulk_create(sesi for row, angkatan in zip(letak, rows, strict=True) for sesi in _sessions(row, angkatan))
    return iter(rows)


def _row(letak: Letak, nomor: int, by: Pengguna) -> Angkatan:
    asal, until = letak.pola.asal, letak.mulai - queries.PENUTUPAN
    minimum = min(asal.minimum, letak.pesanan.kuota) if asal else 0
    return Angkatan(
        program=letak.pesanan.program,
        tahun=letak.mulai.year,
        nomor=nomor,
        kuota=letak.pesanan.kuota,
        minimum=minimum,
        minimum_tanggal=until if minimum else None,
        pendaftaran_mulai=max(waktu.today(), until - DIBUKA),
        pendaftaran_sampai=until,
        mulai=letak.mulai,
        selesai=max(waktu.day(end) for _, _, end in letak.sesi),
        penanggung_jawab=by,
        salinan_dari=asal,
        **({"tempat": asal.tempat, "cara_kursi": asal.cara_kursi, "jam_tawaran": asal.jam_tawaran} if asal else {}),
    )


def _sessions(letak: Letak, angkatan: Angkatan) -> list[Sesi]:
    return [
        Sesi(
            angkatan=angkatan,
            nomor=place,
            judul=part.judul,
            mulai=start,
            selesai=end,
            jp=part.jp,
            tautan=part.tautan,
            ruang=letak.ruang if part.is_beruang else None,
            narasumber=None if part.narasumber in letak.sibuk else part.narasumber,
            alasan_bentrok=f"Sejajar, seperti {letak.pola.asal}"[:300] if part.sejajar else "",
        )
        for place, (part, start, end) in enumerate(letak.sesi, 1)
    ]


@only_peran(*WRITERS)
@transaction.atomic
def delete_draf(*, angkatan_ids: Iterable[int], by: Pengguna) -> None:
    """Drafts and their sessions, all or none, while nothing else stands on them. Refuses: status, terpakai."""
    keys = sorted(angkatan_ids)
    if any(kunci.lock_angkatan(pk).status != Angkatan.Status.DRAF for pk in keys):
        raise ValidationError("Angkatan ini sudah dibuka. Batalkan angkatannya bila tidak jadi.", code="status")
    try:
        with transaction.atomic():
            Sesi.objects.filter(angkatan__in=keys).delete()
            Angkatan.objects.filter(pk__in=keys).delete()
    except ProtectedError as error:
        text = "Sudah ada catatan pada angkatan ini, misalnya anggaran atau tesnya. Batalkan angkatannya bila tidak jadi."
        raise ValidationError(text, code="terpakai") from error
