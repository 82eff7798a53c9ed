"""Calls find room where a thread begins, and no piece of memory comes and goes with each of them."""

from concurrent.futures import ThreadPoolExecutor
from resource import RUSAGE_THREAD, getrusage

from config.tugas import Tugas
from config.wsgi import application
from lib.tumpukan import PLACES, give_room

CALLS = 1000


def leaf() -> None:
    pass


def descend(depth: int) -> None:
    if depth:
        descend(depth - 1)
    else:
        for _ in range(CALLS):
            leaf()


def count_pieces() -> int:
    """Each new piece is a fault of the page that it begins with; some depth below 300 stands where a piece ends."""
    before = getrusage(RUSAGE_THREAD).ru_minflt
    for depth in range(300):
        descend(depth)
    return getrusage(RUSAGE_THREAD).ru_minflt - before


def test_no_depth_costs_a_piece_for_each_call():
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(give_room(count_pieces)).result() < CALLS


def test_requests_and_tasks_have_room():
    assert [call.__code__.co_stacksize for call in (application, Tugas.__call__)] == [PLACES, PLACES]
