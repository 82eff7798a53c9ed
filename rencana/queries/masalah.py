"""What the optimiser is asked, built from the database: a fixed number of statements whatever the number of people.

| array | source |
|---|---|
| people, unit | definitive postings of today whose standing is active (`penempatan_pada`); the unit is the perangkat daerah above |
| kini, syarat | the derived profile of today, official levels (`kompetensi.queries.hitung`); hundredths of a level |
| kini of who is in a batch | raised by what that batch may be expected to close |
| jp | hours on record in the year and those of open batches, as enrolment counts them; of a PPPK what was assigned |
| lalu, sudah, sibuk | enrolments of the year before, of the year, and the months of the latter |
| bobot | in the standard of the position, its group, how far below, approved proposals, the list of needs, units served little |
| target, efek | level of the programme; share of graduates who kept it (`evaluasi.queries.dampak.janji`), else the trust that was set |
| tolak | `tidak_cocok` of the product, passed, enrolled, prerequisites that are sat in already, people locked out |
| menunggu | prerequisites not passed that the plan may give first |
| wajib | the mandatory list at the end of the year, not yet passed |
| programmes | costs and hours of the catalogue, seats and minimum of the last batch |
| sebulan | rooms large enough, teachers, the rule of the office |
| kunci_kursi | people locked into a programme of the plan |
| pagu | `masalah_uang.py`: the ledger, the scenario and the rows that stay |
| ruang, pengajar | active rooms by working days less sessions on record; teachers who taught, by days a year |
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Final

import numpy as np

from diklat.models import TargetJP
from diklat.queries.ketentuan import get_ketentuan
from evaluasi.queries.dampak.janji import Janji, list_janji
from kompetensi.queries.hitung import on_day
from lib import waktu
from lib.sql import fetch
from rencana.models import BobotSusunan, KunciKursi, PeriodeRencana
from rencana.models.bobot import POIN
from rencana.optimum import Aturan, Masalah
from rencana.optimum.masalah import Bools, Floats, Ints
from rencana.queries import masalah_sql as sql
from rencana.queries.masalah_baca import column, find
from rencana.queries.masalah_program import Katalog, read_katalog
from rencana.queries.masalah_uang import Uang, read_uang

KELOMPOK: Final = ("jpt_madya", "jpt_pratama", "administrator", "pengawas")  # groups of positions with a weight of their own
SEDIKIT: Final = 0.5  # of the city's mean
SKALA: Final = 100  # levels are kept with two decimals; the optimiser counts in whole numbers
MASA_LALU: Final = 1  # years back in which a seat makes the next one wait
JAUH: Final = 2 * SKALA  # levels below the standard from which a gap weighs more
LULUS, MASIH, PRASYARAT, DIKUNCI = 5, 6, 7, 8
KODE_TOLAK: Final = {"jenis_asn": 1, "kelompok_jabatan": 2, "golongan_pns": 3, "golongan_pppk": 4}


@dataclass(frozen=True, slots=True)
class Skenario:
    """What a planner may set: seats per person, trust in promises not yet proven (percent), money added to budgets (rupiah by key)."""

    k: int = 3
    percaya: int = 100
    tambahan: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Bahan:
    """The question and the keys of its rows: `pegawai[p]`, `akar[p]` (perangkat daerah), `kompetensi[c]`; programmes, budgets."""

    masalah: Masalah
    pegawai: Ints
    akar: Ints
    kompetensi: Ints
    katalog: Katalog
    uang: Uang
    janji: "JanjiProgram"
    kunci_lepas: list[tuple[int, int]]  # person and programme of locks that cannot be kept: one of the two is not here

    @property
    def program(self) -> Ints:
        return self.katalog.program


@dataclass(frozen=True, slots=True, eq=False)
class JanjiProgram:
    """(J, C) `target` in hundredths, `efek` as it counts, `terbukti` where measured; (J,) graduates of the competency best known."""

    target: Ints
    efek: Floats
    terbukti: Bools
    lulusan: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Orang:
    """Columns of the statement ORANG."""

    pegawai: Ints
    akar: Ints
    unit: Ints
    jenis_asn: list[str]
    kelompok: list[str | None]
    skema: list[str | None]
    urutan: list[int | None]
    pppk: Bools
    jp: Ints
    lalu: Ints
    sudah: Ints
    usul: Bools
    usul_unit: Bools


def build_masalah(periode: PeriodeRencana, skenario: Skenario) -> Bahan:
    """For the plan as it is now. What cannot be planned for want of a cost or a budget is named in `katalog.disisihkan`."""
    values = values_of(periode.tahun)
    uang = read_uang(periode, skenario.tambahan, values)
    aturan = BobotSusunan.objects.on(values["hari"])
    katalog = read_katalog(uang, values, aturan.angkatan_sebulan)
    orang = read_orang(values)
    kompetensi, kini, syarat, bobot = read_celah(orang, katalog, aturan, values)
    janji = make_janji(katalog, kompetensi, skenario.percaya, list_janji())
    tolak, sibuk, menunggu = read_tolak(orang, katalog, janji, (kini, syarat), values)
    kunci, lepas = read_kunci(periode, orang, katalog, tolak)
    kelas, pagu_unit = make_kelas(orang, uang, values)
    gap = (syarat > kini).any(axis=1)
    masalah = Masalah(
        bobot=bobot * make_bobot(orang, aturan)[:, None], unit=kelas, pppk=orang.pppk, jp=orang.jp, lalu=orang.lalu, sudah=orang.sudah,
        sibuk=sibuk, kini=kini, syarat=syarat, target=janji.target, efek=janji.efek,
        **katalog.columns, pagu_rupiah=uang.tersedia, pagu_unit=pagu_unit,
        layani_min=-(-np.bincount(kelas, gap, minlength=pagu_unit.shape[1]).astype(np.int64) * aturan.layani_persen // 100),
        tolak=tolak, wajib=read_wajib(orang, katalog, tolak, menunggu, values), menunggu=menunggu, kunci_kursi=kunci,
        aturan=make_aturan(periode.tahun, skenario.k, aturan),
    )  # fmt: skip
    return Bahan(masalah, orang.pegawai, orang.akar, kompetensi, katalog, uang, janji, lepas)


def values_of(tahun: int) -> dict[str, Any]:
    """Parameters of the statements."""
    return {"hari": waktu.today(), "tahun": tahun, "kini": waktu.now(), "zona": waktu.zone_name(), "masa": MASA_LALU}


def is_dinilai() -> bool:
    """Somebody has an official level today."""
    return bool(fetch(sql.DINILAI, on_day(waktu.today()))[0][0])


def read_orang(values: Mapping[str, Any]) -> Orang:
    rows = fetch(sql.ORANG, values)
    texts, truths = (3, 4, 5, 6), (7, 11, 12)
    columns: list[Any] = [
        [row[place] for row in rows] if place in texts else column(rows, place, bool if place in truths else np.int64)
        for place in range(len(fields(Orang)))
    ]
    return Orang(*columns)


def read_celah(orang: Orang, katalog: Katalog, aturan: BobotSusunan, values: Mapping[str, Any]) -> tuple[Ints, Ints, Ints, Floats]:
    """Competencies that somebody lacks or a programme raises; level and standard of each person, and what a level of it weighs."""
    rows = fetch(sql.CELAH, {**values, **on_day(values["hari"])})
    who, known = find(orang.pegawai, column(rows, 0))
    kompetensi = np.unique(np.concatenate([column(rows, 1), katalog.raises]))
    kini, syarat = np.zeros((2, len(orang.pegawai), len(kompetensi)), dtype=np.int32)
    place = np.searchsorted(kompetensi, column(rows, 1))
    cell = who[known], place[known]
    kini[cell], syarat[cell] = column(rows, 2)[known], column(rows, 3)[known]
    bobot = np.ones(kini.shape)
    bobot[cell] = column(rows, 4, float)[known]
    bobot *= np.where(syarat - kini >= JAUH, float(aturan.jauh), 1)
    needed = np.isin(kompetensi, column(fetch(sql.KEBUTUHAN, values), 0))
    return kompetensi, kini, syarat, bobot * np.where(needed, float(aturan.kebutuhan), 1) / SKALA


def make_bobot(orang: Orang, aturan: BobotSusunan) -> Floats:
    """(P,) of the person: who leads, whose proposal was granted, whose unit had little."""
    weight = np.array([float(getattr(aturan, kode)) if kode in KELOMPOK else 1.0 for kode in orang.kelompok])
    weight *= np.where(orang.usul, float(aturan.usulan), np.where(orang.usul_unit, float(aturan.usulan_unit), 1.0))
    return weight * np.where(is_tertinggal(orang), float(aturan.unit_tertinggal), 1.0)


def is_tertinggal(orang: Orang) -> Bools:
    """(P,) whose perangkat daerah had less than half of the city's seats per head in the years before."""
    _, place = np.unique(orang.akar, return_inverse=True)
    each = np.bincount(place, orang.lalu) / np.maximum(1, np.bincount(place))
    behind: Bools = each[place] < SEDIKIT * (orang.lalu.mean() if len(orang.lalu) else 0)
    return behind


def make_janji(katalog: Katalog, kompetensi: Ints, percaya: int, proven: Iterable[Janji]) -> JanjiProgram:
    shape = len(katalog.program), len(kompetensi)
    target, efek, terbukti = np.zeros(shape, dtype=np.int32), np.full(shape, percaya / 100), np.zeros(shape, dtype=bool)
    place = np.searchsorted(kompetensi, katalog.raises)
    target[katalog.raiser, place] = katalog.level * SKALA
    lulusan = np.zeros(len(katalog.program), dtype=np.int64)
    known = {(row.program_id, row.kompetensi_id): row for row in proven}
    for program, raised, at in zip(katalog.raiser, katalog.raises, place, strict=True):
        if (row := known.get((int(katalog.program[program]), int(raised)))) is None:
            continue
        lulusan[program] = max(lulusan[program], row.terukur)
        if row.bagian is not None:
            efek[program, at], terbukti[program, at] = row.bagian, True
    return JanjiProgram(target, efek, terbukti, lulusan)


def read_tolak(
    orang: Orang, katalog: Katalog, janji: JanjiProgram, levels: tuple[Ints, Ints], values: Mapping[str, Any]
) -> tuple[Ints, Bools, Ints]:
    """Codes of pairs that are refused, months that are taken, who waits for what. Levels of who is in a batch are raised in place."""
    kinds = list(zip(orang.jenis_asn, orang.kelompok, orang.skema, orang.urutan, strict=True))
    distinct = {kind: place for place, kind in enumerate(dict.fromkeys(kinds))}
    columns = zip(*distinct, strict=True) if distinct else ((), (), (), ())
    names = ("jenis_asn", "kelompok", "skema", "urutan")
    asked = dict(zip(names, map(list, columns), strict=True)) | {"program": katalog.program.tolist()}
    by_kind = np.zeros((len(distinct), len(katalog.program)), dtype=np.int8)
    for nomor, program, codes in fetch(sql.TOLAK, asked):
        if codes:
            by_kind[nomor - 1, np.searchsorted(katalog.program, program)] = KODE_TOLAK[codes[0]]
    tolak = by_kind[[distinct[kind] for kind in kinds]] if kinds else np.zeros((0, len(katalog.program)), dtype=np.int8)
    return tolak, *refuse_enrolled(tolak, orang, katalog, janji, levels, values)


def refuse_enrolled(
    tolak: Ints, orang: Orang, katalog: Katalog, janji: JanjiProgram, levels: tuple[Ints, Ints], values: Mapping[str, Any]
) -> tuple[Bools, Ints]:
    rows = fetch(sql.DAFTAR, values)
    who, there = find(orang.pegawai, column(rows, 0))
    passed = column(rows, 2, bool)
    sibuk = np.zeros((len(orang.pegawai), 12), dtype=bool)
    for place in np.flatnonzero(there & np.array([row[3] is not None for row in rows], dtype=bool)):
        sibuk[who[place], rows[place][3].month - 1 : rows[place][4].month] = True
    program, offered = find(katalog.program, column(rows, 1))
    pair = there & offered
    raise_levels(levels, who[pair & ~passed], program[pair & ~passed], janji)
    tolak[who[pair], program[pair]] = np.where(passed[pair], LULUS, MASIH)
    waits = []
    for later, needed in katalog.prasyarat:
        done = np.zeros(len(orang.pegawai), dtype=bool)
        done[who[there & passed & (column(rows, 1) == needed)]] = True
        waits.append(wait_or_refuse(tolak, later, ~done, int(needed), katalog))
    return sibuk, np.concatenate([np.zeros((0, 3), dtype=np.int64), *waits])


def wait_or_refuse(tolak: Ints, later: int, missing: Bools, needed: int, katalog: Katalog) -> Ints:
    """Of the people who have not passed it: rows of those whom the plan may give it first; the others are refused."""
    (first,), (offered,) = find(katalog.program, np.array([needed]))
    missing &= tolak[:, later] == 0
    may = missing & (tolak[:, first] == 0) if offered else np.zeros_like(missing)
    tolak[missing & ~may, later] = PRASYARAT
    people = np.flatnonzero(may)
    return np.column_stack([people, np.full_like(people, later), np.full_like(people, first)])


def raise_levels(levels: tuple[Ints, Ints], who: Ints, program: Ints, janji: JanjiProgram) -> None:
    """Whoever sits in a batch already is taken to be where it should bring him."""
    kini, syarat = levels
    now, need = kini[who], syarat[who]
    closed = np.maximum(0, np.minimum(need, janji.target[program]) - now) * janji.efek[program]
    np.maximum.at(kini, who, (now + np.floor(closed)).astype(kini.dtype))


def make_kelas(orang: Orang, uang: Uang, values: Mapping[str, Any]) -> tuple[Ints, Bools]:
    """Units as the optimiser knows them: perangkat daerah, divided where a budget is for a unit inside one only."""
    reach = uang.reach(orang.unit, values["hari"])
    keys, kelas = np.unique(np.column_stack([orang.akar, reach.T.astype(np.int64)]), axis=0, return_inverse=True)
    return kelas.ravel(), keys[:, 1:].T.astype(bool).reshape(len(uang.tersedia), len(keys))


def read_kunci(periode: PeriodeRencana, orang: Orang, katalog: Katalog, tolak: Ints) -> tuple[Ints, list[tuple[int, int]]]:
    """Pairs that are locked into the plan, and keys of those that cannot be; who is locked out is refused."""
    rows = list(periode.kunci_list.order_by("pegawai", "program").values_list("pegawai", "program", "arah"))
    who, there = find(orang.pegawai, column(rows, 0))
    program, offered = find(katalog.program, column(rows, 1))
    inside = np.array([row[2] == KunciKursi.Arah.MASUK for row in rows], dtype=bool)
    pairs, known = np.column_stack([who, program]), there & offered
    tolak[tuple(pairs[known & ~inside].T)] = DIKUNCI
    gone = [(rows[place][0], rows[place][1]) for place in np.flatnonzero(inside & ~known)]
    return pairs[known & inside].astype(np.int64), gone


def read_wajib(orang: Orang, katalog: Katalog, tolak: Ints, menunggu: Ints, values: Mapping[str, Any]) -> Ints:
    """Not due who passed it, sits in it, is locked out, or has to pass another programme first."""
    rows = fetch(sql.WAJIB, values)
    who, there = find(orang.pegawai, column(rows, 0))
    program, offered = find(katalog.program, column(rows, 1))
    pairs = np.column_stack([who, program])[there & offered]
    waits = np.isin(pairs @ [len(katalog.program), 1], menunggu[:, :2] @ [len(katalog.program), 1])
    return pairs[~waits & ~np.isin(tolak[tuple(pairs.T)], (LULUS, MASIH, DIKUNCI))].astype(np.int64)


def make_aturan(tahun: int, k: int, aturan: BobotSusunan) -> Aturan:
    day = date(tahun, 1, 1)
    target = TargetJP.objects.filter(jenis_asn="PNS").on(day).values_list("paling_sedikit", flat=True).first()
    points = {name: float(getattr(aturan, name)) for name in POIN}
    return Aturan(k=k, jp_wajib=target or 0, jp_pppk=get_ketentuan(day).batas_pppk or 0, **points)
