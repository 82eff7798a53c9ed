"""Whom a head can propose for a batch, and which batches suit one person: with the gap, and what stands in the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Exists, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Greatest

from diklat.models import Angkatan, Pendaftaran, Program
from diklat.models.cocok import TidakCocok
from diklat.queries.celah import Celah, celah_of
from diklat.queries.katalog import MASIH
from diklat.queries.pendaftaran import Penolakan, list_penolakan, load_konteks
from diklat.queries.pendaftaran.urungkan import usulan_diurungkan
from kompetensi.models import ProfilKompetensi
from kompetensi.queries.penilaian import bawahan_of
from lib import waktu
from pegawai.models import Pegawai, Pengguna
from pegawai.models.pegawai import PegawaiQuerySet
from pegawai.peran import Peran
from pegawai.permissions import peran_of


@dataclass(frozen=True, slots=True)
class Cocok:
    """How a person and a batch fit; `boleh` also when only a reason is missing."""

    celah: Celah | None
    penolakan: list[Penolakan]

    @property
    def boleh(self) -> bool:
        return all(row.mengalah for row in self.penolakan)

    @property
    def perlu_alasan(self) -> bool:
        return any(row.mengalah for row in self.penolakan)


@dataclass(frozen=True, slots=True)
class Calon(Cocok):
    """Somebody who might take part."""

    pegawai: Pegawai

    @property
    def sudah(self) -> bool:
        return any(row.code == "sudah_terdaftar" for row in self.penolakan)


@dataclass(frozen=True, slots=True)
class Pilihan(Cocok):
    """A batch that one person might be sent to."""

    angkatan: Angkatan


@dataclass(frozen=True, slots=True)
class PilihanProgram:
    """A programme with its open batches, the first to begin on top."""

    program: Program
    celah: Celah | None
    pilihan: list[Pilihan]

    @property
    def boleh(self) -> bool:
        return any(row.boleh for row in self.pilihan)


def bawahan_list(user: Pengguna, text: str = "") -> PegawaiQuerySet:
    """The people this account may propose today, never itself, with their posting."""
    rows = bawahan_of(user).active()
    if user.pegawai_id is not None:
        rows = rows.exclude(pk=user.pegawai_id)
    return (rows.search(text) if text else rows).with_posting(waktu.today())


def calon_list(user: Pengguna) -> PegawaiQuerySet:
    """Whom this account may send somewhere: everybody for officers, otherwise its own people."""
    if Peran.PENGELOLA not in peran_of(user):
        return bawahan_list(user)
    rows = Pegawai.objects.active()
    if user.pegawai_id is not None:
        rows = rows.exclude(pk=user.pegawai_id)
    return rows.with_posting(waktu.today())


def order_calon(rows: PegawaiQuerySet, program: Program) -> PegawaiQuerySet:
    """Those first whom the programme is meant for and who are not in it yet, the largest gap on top; needs `with_posting`.

    What the schedule of a batch adds (clashes, ceilings of JP) is told on each row and does not move it.
    """
    closes = ProfilKompetensi.objects.filter(pegawai=OuterRef("pk"), kompetensi__in=program.kompetensi_list.values("kompetensi"))
    largest = closes.order_by().values("pegawai").annotate(n=Max(F("standar") - F("level"))).values("n")
    fits = Case(When(_meant_for(program), then=Value(1)), default=Value(0))
    return rows.annotate(cocok=fits, kurang=Greatest(Subquery(largest), Value(Decimal(0)))).order_by("-cocok", "-kurang", "nama", "pk")


def _meant_for(program: Program) -> Q:
    own = Pendaftaran.objects.filter(pegawai=OuterRef("pk"))
    passed = own.filter(status=Pendaftaran.Status.LULUS)
    rules = ~Q(Exists(own.filter(program=program, status__in=MASIH)))
    for earlier in program.prasyarat.values_list("pk", flat=True):
        rules &= Q(Exists(passed.filter(program=earlier)))
    ranks = [rank.urutan if rank else None for rank in (program.golongan_pns, program.golongan_pppk)]
    own_rules = tuple(map(Value, (program.jenis_asn, program.kelompok_jabatan, *ranks)))
    fits = TidakCocok(own_rules, ("jenis_asn", "kini__jabatan__kelompok", "golongan__skema", "golongan__urutan"))
    return rules & Q(fits.is_empty())


def describe_people(angkatan: Angkatan, people: Sequence[Pegawai], *, jalur: str) -> list[Calon]:
    """Four queries whatever the number of people; in their order, but those who may not come last."""
    facts = load_konteks(((angkatan.pk, pegawai.pk) for pegawai in people), jalur)
    gaps = celah_of([angkatan.program_id], (pegawai.pk for pegawai in people))
    found = [
        Calon(
            gaps.get((angkatan.program_id, pegawai.pk)),
            list_penolakan(facts[angkatan.pk, pegawai.pk]) if (angkatan.pk, pegawai.pk) in facts else [],
            pegawai,
        )
        for pegawai in people
    ]
    return sorted(found, key=lambda row: not row.boleh)


def program_untuk(pegawai: Pegawai, text: str, *, jalur: str) -> list[PilihanProgram]:
    """Batches that take applications today, by programme: what he may join in this way first, the largest gap on top, and of programmes
    for the same gap what closes more of it. Five queries."""
    rows = Angkatan.objects.open_on(waktu.today()).select_related("program").order_by(F("mulai").asc(nulls_last=True), "pk")
    batches = list(rows.filter(program__in=Program.objects.search(text).order_by().values("pk")) if text else rows)
    facts = load_konteks(((row.pk, pegawai.pk) for row in batches), jalur)
    gaps = celah_of((row.program_id for row in batches), [pegawai.pk])
    found: dict[int, PilihanProgram] = {}
    for row in batches:
        if (row.pk, pegawai.pk) in facts:
            celah = gaps.get((row.program_id, pegawai.pk))
            group = found.setdefault(row.program_id, PilihanProgram(row.program, celah, []))
            group.pilihan.append(Pilihan(celah, list_penolakan(facts[row.pk, pegawai.pk]), row))
    return sorted(found.values(), key=lambda row: (not row.boleh, -_gap(row.celah), -(row.celah.ditutup if row.celah else 0)))


def usulan_baru(user: Pengguna, **of: Angkatan | Pegawai) -> list[Pendaftaran]:
    """What it has proposed for a batch (`angkatan`) or of a person (`pegawai`) and may still take back, the first proposed first."""
    rows = usulan_diurungkan(user).filter(**of).select_related("pegawai", "angkatan__program")
    return list(rows.order_by("dibuat", "pk"))


def is_bawahan(user: Pengguna, pegawai_ids: Iterable[int]) -> set[int]:
    """Of these, the people whom this account may propose."""
    return set(bawahan_list(user).filter(pk__in=set(pegawai_ids)).values_list("pk", flat=True))


def _gap(celah: Celah | None) -> Decimal:
    return (celah.kurang if celah else None) or Decimal(0)
