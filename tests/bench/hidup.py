"""Child module: the demo city with its waiting jobs done: every page with an empty cache, and the requests of a working day."""

import html
import os
import random
import re
import time
from collections import Counter
from collections.abc import Iterable
from functools import partial
from itertools import cycle
from pathlib import Path

from django.db import connection
from django.urls import Resolver404, resolve, reverse

from config.celery import app
from config.demo.kota.akun import list_akun
from diklat.models import Angkatan
from lib import waktu
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from tests.bench import daftar, ujian
from tests.bench.city import vacuum
from tests.bench.measure import Site, seconds, sign_in
from tests.dingin import empty_cache

EXAMPLES, LOOKS = 2, 2
LONG_SECONDS, STATEMENT_SECONDS = 2, 60  # who takes so long is looked at once; who takes so long in one statement is stopped
LINK = re.compile(rb'href="(/[^"#]*)')
SHARES = (80, 15, 5)  # of a hundred requests: looks; applications and answers of a test; the work of the training and data officers
BATCHES = 20
Request = tuple[str, str, str, str]


def prepare() -> None:
    run_waiting()
    vacuum()


def run_waiting() -> None:
    for pk in Pekerjaan.objects.filter(status=Pekerjaan.Status.ANTRE).order_by("pk").values_list("pk", flat=True):
        pekerjaan.run_pekerjaan(pk=pk)


def time_jobs() -> dict[str, float]:
    """Seconds of each task of the schedule, with the jobs that it makes; they wait for no mail server."""
    app.loader.import_default_modules()
    tasks = {name: row["task"] for name, row in app.conf.beat_schedule.items() if "send" not in row["task"]}
    return {name: seconds(partial(run_scheduled, task)) for name, task in tasks.items()}


def run_scheduled(task: str) -> None:
    app.tasks[task].run()
    run_waiting()


def time_pages() -> list[tuple[float, str, str]]:
    """(ms, role, address) of what the links from each home page lead to, two of a kind, the slowest first."""
    limit_statements()
    return sorted((row for account in list_akun() for row in walk(account.peran, account.username)), reverse=True)


def walk(peran: str, username: str) -> Iterable[tuple[float, str, str]]:
    site, seen, waiting = Site(sign_in(username)), Counter[str](), ["/"]
    known = set(waiting)
    while waiting:
        url = waiting.pop(0)
        name = name_of(url)
        if not name or seen[name] >= EXAMPLES:
            continue
        seen[name] += 1
        began = time.monotonic()
        try:
            took, body = look(site, url)
        except RuntimeError:  # a redirect, a page that asks for the password again, or one whose statement was stopped
            if time.monotonic() - began > STATEMENT_SECONDS:
                yield STATEMENT_SECONDS * 1000, peran, url
            continue
        yield took * 1000, peran, url
        found = {html.unescape(link.decode()) for link in LINK.findall(body)} - known
        known |= found
        waiting += sorted(found)


def look(site: Site, url: str) -> tuple[float, bytes]:
    """The faster of two, unless the first was long."""
    first = cold(site, url)
    return first if first[0] > LONG_SECONDS else min([first, *(cold(site, url) for _ in range(LOOKS - 1))])


def cold(site: Site, url: str) -> tuple[float, bytes]:
    """Seconds of the processors, here and in PostgreSQL: what the page takes where nothing else runs; and the page."""
    empty_cache()
    before = worked()
    body = site.get(url)
    return worked() - before, body


def limit_statements() -> None:
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(f"ALTER DATABASE {name} SET statement_timeout = '{STATEMENT_SECONDS}s'")
    connection.close()
    connection.close_pool()


def worked() -> float:
    """By this process and the living and dead children of PostgreSQL's first process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text()
    parent = int(backend.rpartition(")")[2].split()[1])
    alive = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    dead = sum(map(int, Path(f"/proc/{parent}/stat").read_text().rpartition(")")[2].split()[13:15])) / os.sysconf("SC_CLK_TCK")
    return time.process_time() + dead + sum(nanoseconds(pid) for pid in alive) / 1e9


def nanoseconds(pid: str) -> int:
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])
    except OSError:
        return 0


def name_of(url: str) -> str:
    try:
        return resolve(url.partition("?")[0]).view_name
    except Resolver404:
        return ""


def make_day(requests: int) -> list[Request]:
    """(cookie, method, path, body) in an order that is the same every time; nobody applies twice to one batch or answers one item twice."""
    ujian.prepare()
    chance = random.Random(1)
    kinds = (looks(), [*answers(), *applications()], office())
    for rows in kinds:
        chance.shuffle(rows)
    rounds = [cycle(rows) for rows in kinds]
    return [next(rounds[kind]) for kind in chance.choices(range(len(kinds)), SHARES, k=requests)]


def answers() -> list[Request]:
    cookies = ujian.sign_in_all()
    sheets = (zip(cookies, ujian.next_answers(place), strict=True) for place in range(ujian.ITEMS))
    return [(cookie, "POST", path, form) for sheet in sheets for cookie, (path, form) in sheet]


def applications() -> list[Request]:
    clients = daftar.sign_in_all()
    paths = [reverse("diklat:pendaftaran-create", args=[daftar.open_batch(len(clients))]) for _ in range(BATCHES)]
    return [(cookie, "POST", path, form) for path in paths for cookie, form in clients]


def looks() -> list[Request]:
    """What an employee opens: home, catalogue, a batch, his trainings, points, notices and profile."""
    names = ("beranda", "diklat:katalog-list", "diklat:diklat-saya", "insentif:saya", "pegawai:notifikasi-saya")
    shown = [*(reverse(name) for name in names), *(row.get_absolute_url() for row in Angkatan.objects.open_on(waktu.today())[:5])]
    people = daftar._people[: daftar.CLIENTS]
    own = [[*shown, reverse("kompetensi:profil", args=[user.pegawai_id])] for user in people]
    return [
        (cookie, "GET", path, "") for user, paths in zip(people, own, strict=True) for cookie in [sign_in(user.username)] for path in paths
    ]


def office() -> list[Request]:
    """What the training officer and the data officer work on."""
    names = {row.peran: row.username for row in list_akun()}
    batch = Angkatan.objects.filter(status="berjalan").earliest("pk")
    lists = [reverse("beranda"), reverse("diklat:angkatan-list"), batch.get_absolute_url(), reverse("diklat:peserta-list", args=[batch.pk])]
    people = [reverse("beranda"), reverse("pegawai:pegawai-list") + "?q=sari", reverse("kompetensi:peta")]
    shown = {"pengelola": lists, "kepegawaian": people}
    return [(sign_in(names[peran]), "GET", path, "") for peran, paths in shown.items() for path in paths]
