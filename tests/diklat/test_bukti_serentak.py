"""At the same moment: two supervisors' clicks, and setting against undoing. One decision, one level, a profile as rebuilt."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from django.utils import timezone

from diklat.models import BuktiDiklat
from diklat.services import bukti as services
from diklat.services import pendaftaran
from kompetensi.models import Penilaian, ProfilKompetensi
from kompetensi.queries import periksa
from tests.diklat.test_bukti import make_atasan, make_peserta, open_ids
from tests.factories import make_kompetensi, make_pengguna

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 6


def together(acts: list[Callable[[], Any]]) -> list[str]:
    """Each act in a thread with a connection of its own; gives "ok" or the code of the refusal."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> str:
        try:
            gate.wait(60)
            act()
        except ValidationError as refusal:
            return str(refusal.code)
        finally:
            connections.close_all()
        return "ok"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_many_clicks_one_accepts() -> None:
    kompetensi, pengelola = make_kompetensi(), make_pengguna("pengelola")
    atasan, _ = make_atasan(kompetensi, pengelola)
    ids = open_ids()
    found = together([partial(services.accept_saran, bukti_ids=ids, by=atasan)] * THREADS)
    assert sorted(found) == ["ok"] + ["sudah_diputuskan"] * (THREADS - 1)
    assert Penilaian.objects.filter(sumber="diklat").count() == 1


def test_setting_and_undoing_for_one_person_in_two_batches_leaves_what_holds() -> None:
    kompetensi, pengelola = make_kompetensi(), make_pengguna("pengelola")
    first = make_peserta(kompetensi)
    second = make_peserta(kompetensi, pegawai=first.pegawai)
    pendaftaran.set_hasil(hasil={first.pk: "lulus"}, by=pengelola)
    for _ in range(4):
        steps = ({first.pk: "tidak_lulus"}, {second.pk: "lulus"})
        assert together([partial(pendaftaran.set_hasil, hasil=step, by=pengelola) for step in steps]) == ["ok", "ok"]
        live = BuktiDiklat.objects.exclude(status="dibatalkan").get()
        assert (live.pendaftaran_id, live.status) == (second.pk, "dinaikkan")
        assert Penilaian.objects.filter(dibatalkan_pada=None).count() == 1
        assert ProfilKompetensi.objects.get(pegawai=first.pegawai).level_indikatif == 3
        assert set(periksa.find_beda(timezone.localdate()).jumlah.values()) == {0}
        first, second = second, first


@pytest.mark.parametrize("order", ["together", "undo_first", "accept_first"])
def test_accepting_against_undoing_ends_in_one_of_two_states(order: str) -> None:
    kompetensi, pengelola = make_kompetensi(), make_pengguna("pengelola")
    atasan, row = make_atasan(kompetensi, pengelola)
    ids = open_ids()
    undo = partial(pendaftaran.set_hasil, hasil={row.pk: "tidak_lulus"}, by=pengelola)
    accept = partial(services.accept_saran, bukti_ids=ids, by=atasan)
    if order == "together":
        found = together([undo, accept])
    else:
        first, second = (undo, accept) if order == "undo_first" else (accept, undo)
        one, two = together([first]), together([second])
        found = one + two if order == "undo_first" else two + one
    assert found in (["ok", "ok"], ["ok", "sudah_diputuskan"])
    assert BuktiDiklat.objects.get().status == "dibatalkan"
    assert Penilaian.objects.filter(dibatalkan_pada=None).count() == 0
    assert set(periksa.find_beda(timezone.localdate()).jumlah.values()) == {0}
