"""Which batch closes the gaps of one person and can be taken by him today, as the service judges; and what stands before a better one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery

from diklat.models import Angkatan, Pendaftaran, Program
from diklat.models.angkatan import AngkatanQuerySet
from diklat.models.pendaftaran import TERBUKA
from diklat.queries.pembaca import Butir, Pembaca, tidak_cocok
from diklat.queries.pendaftaran import Penolakan, list_penolakan, load_konteks
from diklat.queries.pendaftaran.tabrakan import Tabrakan
from kompetensi.queries.profil import BarisProfil
from lib import waktu
from pegawai.models import Pegawai

Jalur = Pendaftaran.Jalur
RAISES = {"kompetensi": F("program__kompetensi_list__kompetensi"), "sampai": F("program__kompetensi_list__level")}


@dataclass(frozen=True, slots=True)
class Calon:
    """A batch with the levels that its programme raises to, and why the person may not come in, or that he is in already (`daftar`)."""

    angkatan: Angkatan
    sampai: Mapping[int, int]
    penolakan: Sequence[Penolakan]
    bentrok: Sequence[Tabrakan] = ()
    daftar: Pendaftaran | None = None

    @property
    def dapat_diambil(self) -> bool:
        """A seat at once, without a reason to be written and without a queue."""
        return self.daftar is None and not self.penolakan and self.angkatan.ada_kursi

    @property
    def hanya_bentrok(self) -> bool:
        return [row.code for row in self.penolakan] == ["bentrok"]

    def tertutup(self, butir: Butir) -> Decimal:
        return butir.tertutup(self.sampai.get(butir.kompetensi_id, 0))

    def bobot(self, lacks: Iterable[Butir]) -> Decimal:
        """The weighted gap that it closes of all these together."""
        return sum((self.tertutup(row) * row.bobot for row in lacks), Decimal(0))


@dataclass(frozen=True, slots=True)
class Penutup:
    """What there is for a gap: an application, or a batch to take (`penuh`: up to the standard), a better one that clashes, a full one."""

    daftar: Pendaftaran | None = None
    angkatan: Angkatan | None = None
    penuh: bool = False
    bentrok: Angkatan | None = None
    dengan: Sequence[Tabrakan] = ()
    antre: Angkatan | None = None


@dataclass(frozen=True, slots=True)
class Langkah:
    """The next step: the batch that closes the largest weighted gap of those nothing has been applied for; `butir` the largest first."""

    angkatan: Angkatan
    butir: list[Butir]
    sampai: Mapping[int, int]

    @property
    def utama(self) -> Butir:
        return self.butir[0]

    @property
    def penuh(self) -> bool:
        return self.sampai[self.utama.kompetensi_id] >= (self.utama.standar or 0)


@dataclass(frozen=True, slots=True)
class Penutupan:
    """`tiap` by competency, only those for which there is something."""

    tiap: Mapping[int, Penutup] = field(default_factory=dict)
    langkah: Langkah | None = None


def as_pembaca(pegawai: Pegawai, kelompok: str, baris: Iterable[BarisProfil]) -> Pembaca:
    """Somebody whose gaps a page has read already, by the results in force."""
    butir = {row.kompetensi_id: Butir(row.kompetensi_id, row.nama, row.standar, row.level, None, row.bobot) for row in baris}
    return Pembaca(pegawai, kelompok, butir)


def get_penutupan(pembaca: Pembaca, *, jalur: str = Jalur.MANDIRI) -> Penutupan:
    """For all gaps of the reader; two queries, none without a gap."""
    lacks = pembaca.kesenjangan
    if not lacks:
        return Penutupan()
    mine = Pendaftaran.objects.filter(pegawai=pembaca.pegawai, status__in=TERBUKA).values("angkatan")
    there = Angkatan.objects.filter(Q(pk__in=_open_for(pembaca).values("pk")) | Q(pk__in=mine))
    closing = there.filter(program__kompetensi_list__kompetensi__in=[row.kompetensi_id for row in lacks])
    calon = find_calon(pembaca, closing, jalur)
    own = {
        row.kompetensi_id: held for row in lacks if (held := _most([one for one in calon if one.daftar and one.tertutup(row)], row, lacks))
    }
    found = {row.kompetensi_id: _of_gap(row, own.get(row.kompetensi_id), calon, lacks) for row in lacks}
    return Penutupan({key: row for key, row in found.items() if row != Penutup()}, _next(lacks, own, calon))


def find_pengganti(angkatan: Angkatan, pembaca: Pembaca) -> Angkatan | None:
    """Instead of a batch that cannot be taken: another of its programme, else what closes most of the gaps it would; two queries."""
    lacks = [row for row in pembaca.kesenjangan if row.kompetensi_id in {raised.kompetensi_id for raised in angkatan.program.dinaikkan}]
    closing = Q(program__kompetensi_list__kompetensi__in=[row.kompetensi_id for row in lacks])
    rows = _open_for(pembaca).exclude(pk=angkatan.pk).filter(closing | Q(program=angkatan.program_id))
    calon = find_calon(pembaca, rows, Jalur.MANDIRI)
    fits = [row for row in calon if row.dapat_diambil and (row.angkatan.program_id == angkatan.program_id or row.bobot(lacks))]
    best = min(fits, key=lambda row: (row.angkatan.program_id != angkatan.program_id, -row.bobot(lacks), _start(row)), default=None)
    return best.angkatan if best else None


def find_calon(pembaca: Pembaca, rows: AngkatanQuerySet, jalur: str) -> list[Calon]:
    """The batches judged by the conditions of the service but where he is in already, in the order in which they begin; two queries."""
    mine = Pendaftaran.objects.filter(angkatan=OuterRef("pk"), pegawai=pembaca.pegawai, status__in=TERBUKA)
    own = {"milik": Subquery(mine.values("pk")[:1]), "keadaan": Subquery(mine.values("status")[:1])}
    batches, sampai = dict[int, Any](), dict[int, dict[int, int]]()
    for row in rows.annotate(**RAISES, **own).select_related("program"):
        batches.setdefault(row.pk, row)
        sampai.setdefault(row.pk, {})[row.kompetensi] = row.sampai  # type: ignore[attr-defined]
    facts = load_konteks(((pk, pembaca.pegawai.pk) for pk, row in batches.items() if row.milik is None), jalur)
    judged = {pk: facts[pk, pembaca.pegawai.pk] for pk in batches if (pk, pembaca.pegawai.pk) in facts}
    held = [Calon(row, sampai[pk], (), (), _as_daftar(row)) for pk, row in batches.items() if row.milik is not None]
    return sorted([*held, *(Calon(batches[pk], sampai[pk], list_penolakan(k), k.bentrok) for pk, k in judged.items())], key=_start)


def _as_daftar(row: Any) -> Pendaftaran:
    """The reader's application as far as a page names it."""
    return Pendaftaran(pk=row.milik, angkatan=row, status=row.keadaan)


def _open_for(pembaca: Pembaca) -> AngkatanQuerySet:
    """What takes applications today of programmes meant for the reader: the rest need not be judged."""
    meant = Program.objects.active().filter(tidak_cocok(pembaca).is_empty()).order_by().values("pk")
    return Angkatan.objects.open_on(waktu.today()).filter(program__in=meant)


def _of_gap(butir: Butir, own: Calon | None, calon: Sequence[Calon], lacks: Sequence[Butir]) -> Penutup:
    if own is not None:
        return Penutup(daftar=own.daftar)
    closing = [row for row in calon if row.tertutup(butir)]
    best = _most([row for row in closing if row.dapat_diambil], butir, lacks)
    clash = _most([row for row in closing if row.hanya_bentrok], butir, lacks)
    full = _most([row for row in closing if not row.penolakan and row.daftar is None], butir, lacks) if best is None else None
    if clash is not None and best is not None and clash.tertutup(butir) <= best.tertutup(butir):
        clash = None
    return Penutup(
        angkatan=best.angkatan if best else None,
        penuh=best is not None and best.tertutup(butir) == butir.kurang,
        bentrok=clash.angkatan if clash else None,
        dengan=clash.bentrok if clash else (),
        antre=full.angkatan if full else None,
    )


def _most(calon: Sequence[Calon], butir: Butir, lacks: Sequence[Butir]) -> Calon | None:
    """Of those that close as much of this gap the one that closes most of all of them: the gap and the next step name one batch."""
    return min(calon, key=lambda row: (-row.tertutup(butir), -row.bobot(lacks), _start(row)), default=None)


def _next(lacks: Sequence[Butir], own: Mapping[int, Calon], calon: Sequence[Calon]) -> Langkah | None:
    rest = [row for row in lacks if row.kompetensi_id not in own]
    fits = [row for row in calon if row.dapat_diambil and row.bobot(rest)]
    best = min(fits, key=lambda row: (-row.bobot(rest), _start(row)), default=None)
    if best is None:
        return None
    closed = sorted((row for row in rest if best.tertutup(row)), key=lambda row: -best.tertutup(row) * row.bobot)
    return Langkah(best.angkatan, closed, best.sampai)


def _start(row: Calon) -> tuple[date, int]:
    return row.angkatan.mulai or date.max, row.angkatan.pk
