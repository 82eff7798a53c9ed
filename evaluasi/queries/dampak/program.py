"""Everything the effect page of one programme says."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from decimal import Decimal
from math import sqrt
from typing import Any, Final

from diklat.models import Angkatan, Program
from diklat.models.pendaftaran import PESERTA
from evaluasi.models import PenugasanEvaluasi
from evaluasi.queries.dampak import sql
from evaluasi.queries.dampak.selang import PALING_SEDIKIT, Porsi, Rata, Z, rata_of
from evaluasi.queries.survei import Angka, blok_list, figures
from lib.sql import fetch_riwayat
from pegawai import rekap
from pegawai.rekap import Tersimpan

AWAL_SEMUA, AKHIR_SEMUA = date(1990, 1, 1), date(9999, 1, 1)
PENERAPAN: Final = ("Diterapkan rutin", "Kadang-kadang", "Belum diterapkan")
PERAN: Final = dict(PenugasanEvaluasi.Peran.choices)
SUMBER: Final = {"peserta": sql.PESERTA_SATU, "kompetensi": sql.KOMPETENSI, "banding": sql.BANDING, "pasca": sql.PASCA_SATU}


@dataclass(frozen=True, slots=True)
class Masa:
    """The period in which a batch's last day lies: a year, or everything. Whole years, so that periods cannot be subtracted finely."""

    tahun: int | None = None

    @property
    def dari(self) -> date:
        return AWAL_SEMUA if self.tahun is None else date(self.tahun, 1, 1)

    @property
    def sebelum(self) -> date:
        return AKHIR_SEMUA if self.tahun is None else date(self.tahun + 1, 1, 1)

    @property
    def akhir(self) -> date:
        return self.sebelum - timedelta(days=1)

    @property
    def label(self) -> str:
        return "semua tahun" if self.tahun is None else f"tahun {self.tahun}"


@dataclass(frozen=True, slots=True)
class Celah:
    """Graduates below the standard of their position before the training, and what became of that gap.

    `tercatat` have a level after it, `tertutup` reached the standard, of these `diukur` were measured later and `masih` still reach it.
    Of all of them `diukur_semua` were measured later and `tertutup_kemudian` reach the standard then. By the newest level known of
    `dihitung` people `tertutup_akhir` reach it, and `level` levels of gap are closed, net.
    """

    bergap: int = 0
    tercatat: int = 0
    tertutup: int = 0
    diukur: int = 0
    masih: int = 0
    diukur_semua: int = 0
    tertutup_kemudian: int = 0
    dihitung: int = 0
    tertutup_akhir: int = 0
    level: float = 0.0

    @property
    def porsi_tertutup(self) -> Porsi:
        return Porsi(self.tertutup, self.tercatat)

    @property
    def porsi_kemudian(self) -> Porsi:
        return Porsi(self.tertutup_kemudian, self.diukur_semua)

    @property
    def porsi_akhir(self) -> Porsi:
        return Porsi(self.tertutup_akhir, self.dihitung)

    @property
    def porsi_masih(self) -> Porsi:
        return Porsi(self.masih, self.diukur)

    @property
    def level_tertutup(self) -> Decimal | None:
        return Decimal(str(round(self.level, 2))) if self.dihitung >= PALING_SEDIKIT else None


def add_celah(rows: Sequence[Celah]) -> Celah:
    return Celah(**{item.name: sum(getattr(row, item.name) for row in rows) for item in fields(Celah)})


@dataclass(frozen=True, slots=True)
class BarisKompetensi:
    """Means come from whoever has the level; changes compare the same people."""

    kompetensi_id: int
    nama: str
    lulusan: int
    sebelum: Rata
    sesudah: Rata
    kemudian: Rata
    ubah_sesudah: Rata
    ubah_kemudian: Rata
    celah: Celah


@dataclass(frozen=True, slots=True)
class Banding:
    """Change of level of graduates and of people not trained, both below the standard by the same class of gap, weighted as graduates."""

    ikut: Rata
    lain: Rata
    beda: Rata


@dataclass(frozen=True, slots=True)
class Peserta:
    angkatan: int
    peserta: int
    lulus: int
    awal: Rata
    akhir: Rata
    gain: Rata


@dataclass(frozen=True, slots=True)
class Pasca:
    """Forms by role: asked and answered; means of an element by role, and the supervisors' words on use at work."""

    formulir: list[tuple[str, int, int]]
    perilaku: list[tuple[str, Rata]]
    dampak: list[tuple[str, Rata]]
    penerapan: list[tuple[str, Porsi]] = field(default_factory=list)

    @property
    def rutin(self) -> Porsi:
        return self.penerapan[0][1] if self.penerapan else Porsi()

    @property
    def dampak_atasan(self) -> Rata:
        return dict(self.dampak).get(PERAN["atasan"], Rata())


@dataclass(frozen=True, slots=True)
class Dampak:
    program: Program
    masa: Masa
    peserta: Peserta
    reaksi: Angka | None
    kompetensi: list[BarisKompetensi]
    celah: Celah
    banding: Banding | None
    pasca: Pasca
    rekap: Tersimpan

    @property
    def biaya(self) -> int:
        """Batches held and seats taken, at the programme's rates of today."""
        return self.peserta.angkatan * self.program.biaya_angkatan + self.peserta.peserta * self.program.biaya_kursi

    @property
    def rupiah_per_level(self) -> int | None:
        return rupiah_per_level(self.biaya, self.celah)


def rupiah_per_level(biaya: int, celah: Celah) -> int | None:
    """All of the cost over the levels known to be closed: whoever was not measured counts as nothing, so it is rather too high."""
    level = celah.level_tertutup
    return int(biaya / level) if biaya and level is not None and level > 0 else None


def get_dampak(program: Program, masa: Masa) -> Dampak:
    """Its figures are kept; rates and feedback are of now."""
    kept = REKAP.load(str(program.pk), str(masa.tahun or ""))
    kompetensi = [_kompetensi(row) for row in kept.isi["kompetensi"]]
    blok = list(_blok(program.pk, masa))
    return Dampak(
        program=program,
        masa=masa,
        peserta=make_peserta(kept.isi["peserta"][0]),
        reaksi=next(iter(figures(blok, menurut=())), None) if blok else None,
        kompetensi=kompetensi,
        celah=add_celah([row.celah for row in kompetensi]),
        banding=_banding(kept.isi["banding"]) if kompetensi else None,
        pasca=make_pasca(kept.isi["pasca"]),
        rekap=kept,
    )


def _read(program_id: str, tahun: str) -> dict[str, Any]:
    values = values_of(int(program_id), Masa(int(tahun) if tahun else None))
    return {name: fetch_riwayat(statement, values) for name, statement in SUMBER.items()}


REKAP: Final = rekap.register("dampak-program", _read, segar=timedelta(minutes=10))


def tahun_list(program_id: int | None = None) -> list[int]:
    """Years in which batches ended, newest first."""
    rows = Angkatan.objects.filter(status__in=Angkatan.LEWAT).exclude(selesai=None)
    if program_id is not None:
        rows = rows.filter(program=program_id)
    return sorted({day.year for day in rows.dates("selesai", "year")}, reverse=True)


def values_of(program_id: int | None, masa: Masa) -> dict[str, Any]:
    return {"program": program_id, "dari": masa.dari, "sebelum": masa.sebelum, "peserta": [str(status) for status in PESERTA]}


def _blok(program_id: int, masa: Masa) -> Any:
    """Feedback released in the year: a block may hold the rest of several batches, so it has no day of its own but this."""
    if masa.tahun is None:
        return blok_list(program_id=program_id).values_list("pk", flat=True)
    return blok_list(program_id=program_id, sejak=masa.dari, sampai=masa.akhir).values_list("pk", flat=True)


def _kompetensi(row: Sequence[Any]) -> BarisKompetensi:
    sebelum, sesudah, kemudian, ubah_sesudah, ubah_kemudian = (rata_of(*row[at : at + 3]) for at in range(3, 18, 3))
    return BarisKompetensi(row[0], row[1], row[2], sebelum, sesudah, kemudian, ubah_sesudah, ubah_kemudian, Celah(*row[18:]))


def make_peserta(row: Sequence[Any]) -> Peserta:
    return Peserta(row[0], row[1], row[2], rata_of(*row[3:6]), rata_of(*row[6:9]), rata_of(*row[9:12]))


def _banding(rows: Sequence[tuple[int, float, float, int, float, float]]) -> Banding | None:
    """Direct standardisation: each stratum counts as much as it has graduates."""
    total, lain_n = sum(row[0] for row in rows), sum(row[3] for row in rows)
    if total < PALING_SEDIKIT or lain_n < PALING_SEDIKIT:
        return None
    weights = [row[0] / total for row in rows]
    ikut = sum(weight * row[1] for weight, row in zip(weights, rows, strict=True))
    lain = sum(weight * row[4] for weight, row in zip(weights, rows, strict=True))
    ragam_ikut = sum(weight**2 * row[2] / row[0] for weight, row in zip(weights, rows, strict=True))
    ragam_lain = sum(weight**2 * row[5] / row[3] for weight, row in zip(weights, rows, strict=True))
    return Banding(
        Rata(total, ikut, Z * sqrt(ragam_ikut)),
        Rata(lain_n, lain, Z * sqrt(ragam_lain)),
        Rata(min(total, lain_n), ikut - lain, Z * sqrt(ragam_ikut + ragam_lain)),
    )


def make_pasca(rows: Sequence[tuple[Any, ...]]) -> Pasca:
    """`n` counts the raters: fewer than five of them and nothing is told."""
    found = {row[1]: row[2:] for row in rows}
    peran = [(label, found[key]) for key, label in PERAN.items() if key in found]
    penilai, total, *chosen = found["atasan"][6:] if "atasan" in found else (0, 0)
    return Pasca(
        formulir=[(label, *row[:2]) for label, row in peran],
        perilaku=[(label, Rata(*row[2:4])) for label, row in peran if row[2]],
        dampak=[(label, Rata(*row[4:6])) for label, row in peran if row[4]],
        penerapan=[(teks, Porsi(n, total)) for teks, n in zip(PENERAPAN, chosen, strict=True)] if penilai >= PALING_SEDIKIT else [],
    )
