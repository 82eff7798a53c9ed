"""Child module: changes of people by the service, as a request makes them, with and without the triggers that write the log."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pghistory
import pghistory.trigger
import pgtrigger
from django.apps import apps
from django.db import connection, connections

from pegawai.models import Pegawai, Pengguna
from pegawai.services.pegawai import save_pegawai
from tests.bench import daftar
from tests.bench.measure import counted
from tests.bench.ujian import connect, disconnect, each
from tests.factories import make_pegawai, make_pengguna

PEOPLE, CHANGES = 400, 800
_by: list[Pengguna] = []
_people: list[Pegawai] = []
_number = count(1)


def prepare() -> int:
    connections.settings["default"]["OPTIONS"]["pool"].update(max_size=daftar.CONNECTIONS + 2, min_size=daftar.CONNECTIONS)
    connections.close_all()
    _by[:] = [make_pengguna("kepegawaian")]
    _people[:] = [make_pegawai(f"Orang {number}") for number in range(PEOPLE)]
    return PEOPLE


def measure(how: str) -> float:
    """Changes per second; each must have left its event, or none."""
    switch(on=how == "tercatat")
    before = count_events()
    with ThreadPoolExecutor(daftar.CONNECTIONS) as pool:
        each(pool, connect)
        start = time.perf_counter()
        list(pool.map(change, range(CHANGES)))
        took = time.perf_counter() - start
        each(pool, disconnect)
    wanted = CHANGES if how == "tercatat" else 0
    if (noted := count_events() - before) != wanted:
        raise RuntimeError(f"{noted} events, {wanted} wanted")
    return CHANGES / took


def change(place: int) -> None:
    """No two threads have one person at a time."""
    person = _people[place % PEOPLE]
    person.telepon = f"08{next(_number):010}"
    with pghistory.context(user=_by[0].pk, url="/pegawai/"):
        save_pegawai(pegawai=person, by=_by[0])


def switch(*, on: bool) -> None:
    """The triggers of every event table; laws and queues of the tables stay."""
    word = "ENABLE" if on else "DISABLE"
    with connection.cursor() as cursor:
        for model, trigger in pgtrigger.registered():
            if isinstance(trigger, pghistory.trigger.Event):
                cursor.execute(f"ALTER TABLE {model._meta.db_table} {word} TRIGGER {trigger.get_pgid(model)}")


def count_events() -> int:
    events = apps.get_model("pegawai", "PegawaiEvent")
    return int(events._base_manager.count())


def count_queries() -> int:
    switch(on=True)
    with counted() as queries:
        change(0)
    return len(queries)
