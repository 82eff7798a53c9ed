"""Programmes side by side: what each changed and what it cost, in one period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from diklat.models import Program
from evaluasi.queries.dampak import sql
from evaluasi.queries.dampak.program import Celah, Masa, Pasca, Peserta, make_pasca, make_peserta, rupiah_per_level, values_of
from evaluasi.queries.survei import Angka, blok_list, figures
from lib.sql import fetch_riwayat
from pegawai import rekap
from pegawai.rekap import Tersimpan

KOSONG: Final = Celah()
SUMBER: Final = {"peserta": sql.PESERTA_SEMUA, "celah": sql.CELAH_SEMUA, "pasca": sql.PASCA_SEMUA}


@dataclass(frozen=True, slots=True)
class BarisProgram:
    program_id: int
    nama: str
    peserta: Peserta
    reaksi: Angka | None
    pasca: Pasca
    celah: Celah
    biaya: int

    @property
    def rupiah_per_level(self) -> int | None:
        return rupiah_per_level(self.biaya, self.celah)


SORTS: Final[dict[str, Any]] = {
    "nama": lambda row: row.nama.lower(),
    "peserta": lambda row: row.peserta.peserta,
    "reaksi": lambda row: row.reaksi and row.reaksi.rata,
    "gain": lambda row: row.peserta.gain.rata,
    "perilaku": lambda row: row.pasca.rutin.persen,
    "hasil": lambda row: row.pasca.dampak_atasan.rata,
    "tertutup": lambda row: row.celah.porsi_akhir.persen,
    "level": lambda row: row.celah.level_tertutup,
    "rupiah": lambda row: row.rupiah_per_level,
}


def program_list(masa: Masa, q: str = "", urut: str = "-peserta") -> tuple[list[BarisProgram], Tersimpan]:
    """All programmes with a batch that ended in the period, and the figures they stand on. Names, rates and feedback are of now."""
    kept = _load(masa, *SUMBER)
    words = q.lower().split()
    rows = [row for row in _build(masa, kept.isi) if all(word in row.nama.lower() for word in words)]
    return sort(rows, urut), kept


def celah_list(masa: Masa) -> tuple[dict[int, Celah], Tersimpan]:
    """What became of the gaps of the graduates, by programme, and the figures that say so."""
    kept = _load(masa, "celah")
    return {row[0]: Celah(*row[1:]) for row in kept.isi["celah"]}, kept


def _load(masa: Masa, *names: str) -> Tersimpan:
    """Some of the sources; a page that needs one does not wait for the others."""
    return REKAP.load(",".join(names), str(masa.tahun or ""))


def _read(names: str, tahun: str) -> dict[str, Any]:
    values = values_of(None, Masa(int(tahun) if tahun else None))
    return {name: fetch_riwayat(SUMBER[name], values) for name in names.split(",")}


REKAP: Final = rekap.register("dampak", _read, segar=timedelta(minutes=10), tetap=[(",".join(SUMBER), "")])


def sort(rows: Sequence[BarisProgram], urut: str) -> list[BarisProgram]:
    """What has no figure comes last, whichever way; equal ones by name."""
    value = SORTS[urut.removeprefix("-")]
    known = sorted((row for row in rows if value(row) is not None), key=SORTS["nama"])
    known.sort(key=value, reverse=urut.startswith("-"))
    return [*known, *sorted((row for row in rows if value(row) is None), key=SORTS["nama"])]


def _build(masa: Masa, kept: dict[str, Any]) -> list[BarisProgram]:
    peserta = {row[0]: make_peserta(row[1:]) for row in kept["peserta"]}
    celah = {row[0]: Celah(*row[1:]) for row in kept["celah"]}
    answers = sorted(kept["pasca"], key=lambda row: row[0])
    pasca = {pk: make_pasca(list(rows)) for pk, rows in groupby(answers, key=lambda row: row[0])}
    blok = blok_list() if masa.tahun is None else blok_list(sejak=masa.dari, sampai=masa.akhir)
    reaksi = {row.program: row for row in figures(blok.values_list("pk", flat=True), menurut=("program",))}
    return [
        BarisProgram(
            program_id=program.pk,
            nama=program.nama,
            peserta=(found := peserta[program.pk]),
            reaksi=reaksi.get(program.pk),
            pasca=pasca.get(program.pk) or make_pasca([]),
            celah=celah.get(program.pk, KOSONG),
            biaya=found.angkatan * program.biaya_angkatan + found.peserta * program.biaya_kursi,
        )
        for program in Program.objects.filter(pk__in=peserta)
        if peserta[program.pk].peserta
    ]


def sum_rows(rows: Sequence[BarisProgram]) -> tuple[int, int, Decimal]:
    """Participants, cost and levels closed of all rows."""
    return (
        sum(row.peserta.peserta for row in rows),
        sum(row.biaya for row in rows),
        sum((row.celah.level_tertutup or Decimal(0) for row in rows), Decimal(0)),
    )
