"""The rows of the benchmark: what runs beside what, in which database, and the ratio to reach."""

import smtplib
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from tests.bench import anggaran_serentak, audit, beban, cadangan, hitung_ulang, load, rencana, serbuan, siasn, terbit, ujian_serentak
from tests.bench.house import House
from tests.bench.report import Goal, Row, say

ROUNDS = 3
PAGE_ROUNDS, PAGE_PAIRS = 5, 15
GROWTH_CALLS = 9
LOAD_SECONDS = 10
MIB = 1024
MEMORY_MIB = 150
PEOPLE = 12_000


class Stage:
    """Databases and files, each made when the first row needs it."""

    def __init__(self, house: House) -> None:
        self.house = house

    @cached_property
    def migrated(self) -> str:
        say("Menyiapkan tabel …")
        self.house.create("bersih")
        self.house.manage("bersih", "migrate", "--noinput")
        self.house.manage("bersih", "collectstatic", "--noinput", "--verbosity", "0")
        return "bersih"

    @cached_property
    def officer(self) -> str:
        """The database `kosong` has units and accounts; gives who imports there."""
        self.house.create("kosong", self.migrated)
        with self.house.child("city", "kosong") as child:
            return str(child.ask("fill_kosong"))

    @cached_property
    def user(self) -> str:
        """The database `kota` holds the demo city; gives who looks at it."""
        self.house.create("kota", self.migrated)
        say("Mengisi kota contoh …")
        with self.house.child("city", "kota") as child:
            return str(child.ask("fill_kota"))

    @property
    def kota(self) -> str:
        """The database `kota`, filled, as a template for others."""
        return "kota" if self.user else ""

    @cached_property
    def big_user(self) -> str:
        """The database `besar` is ten times the city; the same account looks at it."""
        user = self.user
        self.house.create("besar", "kota")
        say("Menumbuhkan kota sepuluh kali …")
        with self.house.child("city", "besar") as child:
            child.ask("grow")
        return user

    @cached_property
    def hidup(self) -> str:
        """The demo city as somebody finds it, with trainings, evaluations, points and plans."""
        self.house.create("hidup", self.migrated)
        say("Mengisi kota contoh seluruhnya …")
        self.house.manage("hidup", "demo_kota")
        with self.house.child("hidup", "hidup") as child:
            child.ask("prepare")
        return "hidup"

    @cached_property
    def export(self) -> str:
        path = self.house.home / "siasn.xlsx"
        siasn.write_export(path)
        return str(path)


def impor_12000(stage: Stage) -> Iterator[Row]:
    yield from import_rows(stage, "impor-12000", Goal(4, queries=40), template="kosong", again=False)


def impor_sama(stage: Stage) -> Iterator[Row]:
    officer = stage.officer
    stage.house.create("sama", "kosong")
    with stage.house.child("imports", "sama") as child:
        child.ask("run_import", path=stage.export, username=officer, again=False)
    with stage.house.child("imports", "sama") as child:
        child.ask("create_flat")
        child.ask("run_flat", path=stage.export)
    yield from import_rows(stage, "impor-sama", Goal(2.5, queries=40), template="sama", again=True)


def import_rows(stage: Stage, name: str, goal: Goal, *, template: str, again: bool) -> Iterator[Row]:
    """Each measurement in a process of its own, on a fresh copy of the database. Memory: the worker's rise and all of its reading child."""
    arguments = {"path": stage.export, "username": stage.officer, "again": again}
    pairs, memory = [], []
    for _ in range(ROUNDS):
        stage.house.create("impor", template)
        with stage.house.child("imports", "impor") as child:
            found = child.ask("run_import", **arguments)
        with stage.house.child("imports", "impor") as child:
            if not again:
                child.ask("create_flat")
            pairs.append((found["ms"], child.ask("run_flat", path=stage.export)["ms"]))
        memory.append(found["kib"])
    stage.house.create("impor", template)
    with stage.house.child("imports", "impor") as child:
        counted = child.ask("count_import", **arguments)
    yield Row(name, "ms", goal, pairs, queries=counted["queries"])
    total = [((rise + counted["kib"]) / MIB, MEMORY_MIB) for rise in memory]
    yield Row(f"{name}-memori", "MiB", Goal(1), total)


def ekspor_12000(stage: Stage) -> Iterator[Row]:
    user, target = stage.user, str(stage.house.home / "openpyxl.xlsx")
    pairs, memory = [], []
    for _ in range(ROUNDS):
        with stage.house.child("exports", "kota") as child:
            found = child.ask("run_export", username=user)
        with stage.house.child("exports", "kota") as child:
            pairs.append((found["ms"], child.ask("run_openpyxl", path=target)["ms"]))
        memory.append((found["kib"] / MIB, 40))
    with stage.house.child("exports", "kota") as child:
        queries = child.ask("count_export", username=user)
    yield Row("ekspor-12000", "ms", Goal(1.3), pairs, queries=queries)
    yield Row("ekspor-12000-memori", "MiB", Goal(1), memory)


def page(name: str, goal: Goal) -> Callable[[Stage], Iterator[Row]]:
    def measure(stage: Stage) -> Iterator[Row]:
        user = stage.user
        with stage.house.child("pages", "kota") as child:
            child.ask("enter", username=user)
            described = child.ask("describe", name=name)
            pairs = [child.ask("measure", name=name, pairs=PAGE_PAIRS) for _ in range(PAGE_ROUNDS)]
        yield Row(name, "ms", goal, pairs, **described)

    return measure


def filled(name: str, module: str, database: str, goal: Goal) -> Callable[[Stage], Iterator[Row]]:
    """A page that needs rows of its own: measured in a copy of the city that its module has filled."""

    def measure(stage: Stage) -> Iterator[Row]:
        stage.house.create(database, stage.kota)
        with stage.house.child(module, database) as child:
            child.ask("enter", username=child.ask("fill"))
            described = child.ask("describe")
            pairs = [child.ask("measure", pairs=PAGE_PAIRS) for _ in range(PAGE_ROUNDS)]
        yield Row(name, "ms", goal, pairs, **described)

    return measure


def cari(stage: Stage) -> Iterator[Row]:
    user = stage.user
    with stage.house.child("cari", "kota") as child:
        child.ask("enter", username=user)
        described = child.ask("describe")
        pairs = [child.ask("measure", pairs=PAGE_PAIRS) for _ in range(PAGE_ROUNDS)]
    yield Row("cari", "ms", Goal(2, allowance=10, queries=12), pairs, **described)


def beranda(stage: Stage) -> Iterator[Row]:
    """In a database of its own, with much that waits for a supervisor; then the training office's."""
    stage.house.create("beranda", stage.hidup)
    with stage.house.child("beranda", "beranda") as child:
        child.ask("fill")
        for who in ("atasan", "pengelola"):
            described = child.ask("describe", who=who)
            pairs = [child.ask("measure", who=who, pairs=PAGE_PAIRS) for _ in range(PAGE_ROUNDS)]
            yield Row(f"beranda-{who}", "ms", Goal(4, queries=12), pairs, **described)


def orang(stage: Stage) -> Iterator[Row]:
    """The page of a person, then of an application, in the city with its trainings."""
    with stage.house.child("pages", stage.hidup) as child:
        child.ask("enter_as", peran="pengelola")
        for name, queries in (("orang", 8), ("orang-pendaftaran", 10)):
            described = child.ask("describe", name=name)
            pairs = [child.ask("measure", name=name, pairs=PAGE_PAIRS) for _ in range(PAGE_ROUNDS)]
            yield Row(name, "ms", Goal(2.5, queries=queries), pairs, **described)


def rencana_layar(stage: Stage) -> Iterator[Row]:
    """The plan with 500 rows; then a reckoning with as many."""
    stage.house.create("layar", stage.kota)
    with stage.house.child("rencana_layar", "layar") as child:
        child.ask("enter", username=child.ask("fill"))
        for what, name in (("rencana", "rencana-layar"), ("susunan", "rencana-layar-susunan")):
            described = child.ask("describe", what=what)
            pairs = [child.ask("measure", what=what, pairs=PAGE_PAIRS) for _ in range(PAGE_ROUNDS)]
            yield Row(name, "ms", Goal(4, queries=12), pairs, **described)


def peta_tumbuh(stage: Stage) -> Iterator[Row]:
    """The same page over ten times the people, small and big city in turns."""
    user = stage.big_user
    with stage.house.child("pages", "kota") as small, stage.house.child("pages", "besar") as big:
        for child in (small, big):
            child.ask("enter", username=user)
        for suffix, name, goal in (("hari-ini", "peta-kota", Goal(1.5)), ("lampau", "peta-saring", Goal(11))):
            pairs = [growth_pair(small, big, name) for _ in range(ROUNDS)]
            yield Row(f"peta-tumbuh-{suffix}", "ms", goal, pairs)


def growth_pair(small: object, big: object, name: str) -> tuple[float, float]:
    values = [child.ask("time_page", name=name, calls=GROWTH_CALLS) for child in (big, small)]  # type: ignore[attr-defined]
    return values[0], values[1]


def jelajah(stage: Stage) -> Iterator[Row]:
    """Four clients against two workers of the real server; the floor page and the mix take turns of ten seconds."""
    user = stage.user
    with stage.house.child("pages", "kota") as child:
        cookie = child.ask("enter", username=user)
        mix = child.ask("list_mix")
    rates, times = [], []
    with stage.house.web("kota", workers=2) as port:
        load.wait_for(port)
        for urls in (mix, [FLOOR]):
            load.browse(port, cookie, urls, 2)
        for _ in range(ROUNDS):
            found = load.browse(port, cookie, mix, LOAD_SECONDS)
            floor = load.browse(port, cookie, [FLOOR], LOAD_SECONDS)
            rates.append((found.rate, floor.rate))
            times.append((found.percentile(95), found.percentile(50)))
    yield Row("jelajah", "req/s", Goal(0.3, at_least=True), rates)
    yield Row("jelajah-p95", "ms", Goal(3), times)


def pengingat_12000(stage: Stage) -> Iterator[Row]:
    """Both sides into the same counting server; every mail must be there once, by its Message-ID."""
    stage.house.create("surel", stage.migrated)
    pairs, lost = [], 0.0
    with stage.house.child("mails", "surel") as child, stage.house.sink() as port:
        child.ask("fill", count=PEOPLE)
        for _ in range(ROUNDS):
            bare = child.ask("run_smtplib", port=port)
            count_mails(port)
            child.ask("renew")
            ours = child.ask("run_drain", port=port)
            total, distinct = count_mails(port)
            lost += abs(PEOPLE - total) + abs(PEOPLE - distinct)
            pairs.append((ours["rate"], bare["rate"]))
    yield Row("pengingat-12000", "surel/s", Goal(0.5, at_least=True), pairs)
    yield Row("pengingat-12000-selisih", "surel", Goal(1), [(lost, 1)])


def count_mails(port: int) -> tuple[int, int]:
    """Mails and distinct Message-IDs since the last question."""
    with smtplib.SMTP("127.0.0.1", port) as server:
        total, distinct = server.docmd("XCOUNT")[1].split()
    return int(total), int(distinct)


FLOOR = "/lantai/"
ROWS: dict[str, Callable[[Stage], Iterator[Row]]] = {
    "impor-12000": impor_12000,
    "impor-sama": impor_sama,
    "peta-kota": page("peta-kota", Goal(1.5, allowance=10, queries=8, kib=130)),
    "peta-saring": page("peta-saring", Goal(1.5, allowance=15)),
    "peta-tumbuh": peta_tumbuh,
    "jp-kota": page("jp-kota", Goal(1.5, allowance=15)),
    "daftar-pegawai": page("daftar-pegawai", Goal(3, queries=8, kib=60)),
    "profil": page("profil", Goal(3, queries=10)),
    "katalog": filled("katalog", "katalog", "katalog", Goal(3, queries=12, kib=90)),
    "ruang-kerja": filled("ruang-kerja", "ruang_kerja", "ruang", Goal(4, queries=10)),
    "beranda": beranda,
    "dampak": filled("dampak", "dampak", "dampak", Goal(2, allowance=15, queries=12)),
    "hasil-angkatan": filled("hasil-angkatan", "hasil", "hasil", Goal(2, allowance=15, queries=12)),
    "orang": orang,
    "halaman": beban.halaman,
    "beban": beban.beban,
    "cari": cari,
    "ekspor-12000": ekspor_12000,
    "jelajah": jelajah,
    "pengingat-12000": pengingat_12000,
    "daftar-layanan": serbuan.daftar_layanan,
    "daftar-tolak": serbuan.daftar_tolak,
    "daftar-rebutan": serbuan.daftar_rebutan,
    "sertifikat-1000": terbit.sertifikat_1000,
    "ujian-serentak": ujian_serentak.ujian_serentak,
    "ujian-http": ujian_serentak.ujian_http,
    "anggaran-serentak": anggaran_serentak.anggaran_serentak,
    "audit": audit.audit,
    "cadangan": cadangan.cadangan,
    "hitung-ulang": hitung_ulang.hitung_ulang,
    "hitung-ulang-nihil": hitung_ulang.hitung_ulang_nihil,
    "rencana-kota": rencana.rencana_kota,
    "rencana-celah": rencana.rencana_celah,
    "rencana-ulang": rencana.rencana_ulang,
    "rencana-layar": rencana_layar,
}


def choose(only: str) -> list[str]:
    """Names may be joined by commas; nothing means everything."""
    wanted = [name.strip() for name in only.split(",") if name.strip()]
    return wanted if wanted and set(wanted) <= set(ROWS) else [] if wanted else list(ROWS)


def run(house: House, names: Iterable[str]) -> list[Row]:
    """A row that breaks takes none of the others with it; it is missing in the table."""
    stage = Stage(house)
    found: list[Row] = []
    for name in names:
        began = time.monotonic()
        try:
            found += ROWS[name](stage)
        except RuntimeError:  # a child's is one
            say(f"{name}: gagal\n{traceback.format_exc()}")
            continue
        say(f"{name}: {time.monotonic() - began:.0f} detik")
    return found
