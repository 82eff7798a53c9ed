"""Two beats at once: one sends."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from config import jadwal
from config.celery import app

Mulai = Callable[[str], jadwal.SatuPenjadwal]


@pytest.fixture
def mulai(tmp_path: Path) -> Iterator[Mulai]:
    begun: list[jadwal.SatuPenjadwal] = []

    def begin(name: str) -> jadwal.SatuPenjadwal:
        begun.append(jadwal.SatuPenjadwal(app=app, schedule_filename=str(tmp_path / name)))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()


def lapse() -> None:
    """As after 15 seconds in which the one that sent said nothing."""
    client: Any = cache
    client._cache.get_client().delete(jadwal.KUNCI)


def sends(beat: jadwal.SatuPenjadwal, sent: list[str]) -> bool:
    """Whether it hands over what is due."""
    sent.clear()
    beat.tick()
    for entry in beat.schedule.values():
        entry.last_run_at = entry.last_run_at.replace(year=2000)
    beat._heap = None
    beat.tick()
    return bool(sent)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of tasks instead of messages: a worker of another test would run them."""
    names: list[str] = []
    monkeypatch.setattr(jadwal.SatuPenjadwal, "apply_entry", lambda _self, entry, **_: names.append(entry.name))
    return names


def test_of_two_beats_one_sends_and_the_other_takes_over(mulai: Mulai, sent: list[str]) -> None:
    first, second = mulai("a"), mulai("b")
    assert [sends(first, sent), sends(second, sent), sends(first, sent)] == [True, False, True]
    lapse()
    assert [sends(second, sent), sends(first, sent)] == [True, False]
    second.close()
    assert sends(first, sent)


def test_a_lease_of_a_clock_that_was_ahead_ends_in_its_time(mulai: Mulai, sent: list[str]) -> None:
    """Else nothing would be sent until tomorrow, were the beat that holds it gone."""
    first, second = mulai("a"), mulai("b")
    assert sends(first, sent)
    client: Any = cache
    server = client._cache.get_client()
    server.expire(jadwal.KUNCI, 86_400)
    assert not sends(second, sent)
    assert server.ttl(jadwal.KUNCI) <= jadwal.SEWA_DETIK


def test_a_clock_that_was_ahead_delays_nothing_once_it_is_right(mulai: Mulai, sent: list[str]) -> None:
    beat = mulai("a")
    assert sends(beat, sent)
    for entry in beat.schedule.values():
        entry.last_run_at = app.now() + timedelta(days=1)
    beat._heap = None
    beat.tick()
    assert max(entry.last_run_at for entry in beat.schedule.values()) <= app.now()
    assert beat._heap[0].time <= app.now().timestamp() + 60


def test_the_beat_of_the_product_is_this_one(settings: Any) -> None:
    assert f"{jadwal.__name__}:{jadwal.SatuPenjadwal.__name__}" == settings.CELERY_BEAT_SCHEDULER


def test_the_lease_outlives_a_step() -> None:
    assert 2 * jadwal.LANGKAH_DETIK < jadwal.SEWA_DETIK
