"""A plan in force becomes batches: drafted by one click, as often as one likes without doubles, and taken back (docs/keputusan/0055)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan
from diklat.queries.rancangan import Pesanan, find_tersentuh
from diklat.services import angkatan as batches
from diklat.services.angkatan import Rancangan
from lib import waktu
from lib.format import format_angka
from pegawai.models import Pengguna
from pegawai.queries.akibat import Dampak
from pegawai.services.massal import Ringkas, try_one
from rencana.models import AngkatanRencana, CalonRencana, KomitmenBiaya, PeriodeRencana
from rencana.permissions import require_perencana
from rencana.queries import calon
from rencana.queries import tahun as queries
from rencana.queries.tahun import Tempat

BELUM_MULAI: Final = (Angkatan.Status.DRAF, *Angkatan.MENERIMA)


@dataclass(slots=True)
class Hasil:
    """What drafting did: new drafts, batches that were there already and now stand for a place of the plan, and what could not be."""

    dirancang: list[Rancangan] = field(default_factory=list)
    dipakai: list[str] = field(default_factory=list)
    tertinggal: list[Rancangan] = field(default_factory=list)
    calon: int = 0

    @property
    def dampak(self) -> list[Dampak]:
        """For the page before the act; what is missing is told as what breaks."""
        notes = tuple(f"{row.pesanan.sebutan}: {text}" for row in self.dirancang for text in row.catatan)
        people = "{} pegawai dicalonkan menurut susunan rencana; mereka didaftarkan dari tab Calon sesudah angkatan dibuka"
        named = [Dampak(people.format(format_angka(self.calon)), gawat=False)] if self.calon else []
        kinds = (
            ("{} angkatan dirancang sebagai draf; belum ada yang diberi tahu", tuple(row.uraian for row in self.dirancang), False),
            ("{} angkatan yang sudah ada dihitung sebagai pelaksanaan rencana", tuple(self.dipakai), False),
            ("{} hal masih harus dilengkapi sebelum dibuka", notes, True),
            ("{} angkatan tidak dapat dirancang", tuple(row.uraian for row in self.tertinggal), True),
        )
        return [*(Dampak(title.format(format_angka(len(lines))), lines, gawat) for title, lines, gawat in kinds if lines), *named]


@transaction.atomic
def draft_tahun(*, periode_id: int, by: Pengguna) -> Hasil:
    """A draft for every place of the plan that no batch stands for, with days, room and teachers found for it.

    Refuses: bukan_wewenang, status, lengkap (nothing is missing).
    """
    require_perencana(by)
    periode = lock_berlaku(periode_id)
    places, _ = queries.pair(queries.baris_of(periode), queries.angkatan_of(periode))
    adopted = [place for place in places if place.angkatan is not None and not queries.is_linked(place)]
    found = Hasil(dipakai=_adopt(adopted, by))
    named = calon.share_out(periode, places)
    empty, orders = [place for place in places if place.angkatan is None], _orders(periode, places, named)
    made = batches.draft_angkatan(pesanan=orders, by=by) if orders else []
    for place, row in zip(empty, made, strict=True):
        place.angkatan = row.angkatan
    AngkatanRencana.objects.bulk_create(_row(place, by) for place in empty if place.angkatan is not None)
    found.dirancang = [row for row in made if row.angkatan is not None]
    found.tertinggal = [row for row in made if row.angkatan is None]
    if not found.dirancang and not found.dipakai:
        raise ValidationError(_nothing(found), code="lengkap")
    found.calon = _name(named, places, {place.angkatan.pk for place in (*adopted, *empty) if place.angkatan})
    return found


def _orders(periode: PeriodeRencana, places: Sequence[Tempat], named: Mapping[int, Sequence[int]]) -> list[Pesanan]:
    """For every place without a batch: as many seats as the row says, and never fewer than the plan names people for it."""
    return [
        Pesanan(place.baris.program, periode.tahun, place.bulan, max(place.baris.kursi, len(named.get(number, ()))))
        for number, place in enumerate(places)
        if place.angkatan is None
    ]


@transaction.atomic
def undo_tahun(*, periode_id: int, by: Pengguna) -> Ringkas:
    """Take away the drafts of this plan that nobody has opened, changed or given money since. Refuses: bukan_wewenang, status, kosong."""
    require_perencana(by)
    periode = lock_berlaku(periode_id)
    rows = queries.rancangan_of(periode)
    if not rows:
        text = "Tidak ada rancangan yang dapat ditarik: semua angkatannya sudah dibuka, atau belum ada yang dirancang."
        raise ValidationError(text, code="kosong")
    keys = [row.angkatan_id for row in rows]
    kept = find_tersentuh(keys).union(KomitmenBiaya.objects.filter(angkatan__in=keys).values_list("angkatan", flat=True))
    whole, free = Ringkas(), [row for row in rows if row.angkatan_id not in kept]
    try_one(whole, "", partial(_remove, free, by))  # one by one only where something stands on one of them
    found = Ringkas(len(free) if whole.jumlah else 0)
    for row in sorted(rows, key=lambda row: row.angkatan_id):
        if row.angkatan_id in kept or not whole.jumlah:
            try_one(found, row.angkatan.nama, partial(_remove, [row], by, touched=row.angkatan_id in kept))
    return found


def lock_berlaku(periode_id: int) -> PeriodeRencana:
    """The plan, held so that two who draft it wait for each other. Refuses: status."""
    periode = PeriodeRencana.objects.select_for_update(of=("self",)).get(pk=periode_id)
    if periode.status not in PeriodeRencana.BERLAKU:
        text = f"{periode} tidak berlaku, jadi angkatannya tidak dirancang dari sini. Buka rencana yang sudah disetujui."
        raise ValidationError(text, code="status")
    return periode


def _adopt(places: Sequence[Tempat], by: Pengguna) -> list[str]:
    """Batches that stand for a place and are not linked to it yet, by hand before or by the plan that this one follows."""
    AngkatanRencana.objects.bulk_create(
        [_row(place, by, is_rancangan=bool(place.angkatan.is_rancangan)) for place in places],
        update_conflicts=True,
        unique_fields=["angkatan"],
        update_fields=["baris", "bulan"],
    )
    return [queries.describe(place.angkatan) for place in places if place.angkatan.baris_id is None]


def _row(place: Tempat, by: Pengguna, *, is_rancangan: bool = True) -> AngkatanRencana:
    values = {"baris": place.baris, "bulan": place.bulan, "is_rancangan": is_rancangan, "oleh": by, "dibuat": waktu.now()}
    return AngkatanRencana(angkatan=place.angkatan, **values)


def _name(named: Mapping[int, Sequence[int]], places: Sequence[Tempat], new: set[int]) -> int:
    """The people of a place go to the batch that came to stand for it now, unless it has begun; how many."""
    rows = AngkatanRencana.objects.filter(angkatan__in=new, angkatan__status__in=BELUM_MULAI)
    links = dict(rows.values_list("angkatan", "pk"))
    found = [
        CalonRencana(rancangan_id=links[place.angkatan.pk], pegawai_id=pk)
        for number, place in enumerate(places)
        if place.angkatan is not None and place.angkatan.pk in links
        for pk in named.get(number, ())
    ]
    CalonRencana.objects.bulk_create(found, ignore_conflicts=True)
    return len(found)


def _remove(rows: Sequence[AngkatanRencana], by: Pengguna, *, touched: bool = False) -> None:
    if touched:
        text = "Sudah diubah sesudah dirancang. Batalkan angkatannya bila tidak jadi."
        raise ValidationError(text, code="diubah")
    AngkatanRencana.objects.filter(pk__in=[row.pk for row in rows]).delete()
    batches.delete_draf(angkatan_ids=[row.angkatan_id for row in rows], by=by)


def _nothing(found: Hasil) -> str:
    if found.tertinggal:
        return f"Tidak ada yang dapat dirancang. {'; '.join(row.uraian for row in found.tertinggal)}."
    return "Semua angkatan rencana ini sudah ada."
