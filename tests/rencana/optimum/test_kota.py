"""The invented city passes a checker that shares no code with the solver. Those of its table: RENCANA_KOTA="0.3:1 0.6:1 1.0:1 …"."""

import os

import pytest

from rencana.management.commands.periksa_rencana import read_kota
from rencana.queries import periksa

ASKED = os.environ.get("RENCANA_KOTA", "")


@pytest.mark.parametrize("city", (ASKED or "3:1").split())
def test_a_city_is_planned_within_every_limit_and_near_its_bound(city: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not ASKED:
        monkeypatch.setattr(periksa, "UKURAN", {"people": 300, "programmes": 40})
    found = periksa.solve_kota(*read_kota(city))
    plan = found.rencana
    assert found.temuan == []
    assert plan.nilai_serakah <= plan.nilai <= plan.batas
    assert not ASKED or (plan.celah <= 0.02 and plan.nilai >= 1.05 * plan.nilai_serakah)
