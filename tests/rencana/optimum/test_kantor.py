"""Random tiny offices: the plan is exactly the best that brute force finds. Other seeds: RENCANA_KANTOR=0:300."""

import os

import pytest

from rencana.optimum import KunciMustahilError, check, paksa, solve
from rencana.optimum.contoh import make_kantor

FIRST, LAST = (int(seed) for seed in os.environ.get("RENCANA_KANTOR", "0:40").split(":"))


@pytest.mark.parametrize("seed", range(FIRST, LAST))
def test_plan_of_a_tiny_office_is_the_best_there_is(seed: int) -> None:
    office = make_kantor(seed)
    best = paksa.best(office)
    if best is None:
        with pytest.raises(KunciMustahilError):
            solve(office)
        return
    rencana = solve(office)
    assert rencana.nilai == pytest.approx(best, abs=1e-6)
    assert rencana.cara == "pasti"
    assert best - 1e-6 <= rencana.batas <= best + 1e-4
    assert rencana.nilai_serakah <= best + 1e-6
    assert check(office, rencana.angkatan, rencana.kursi, rencana.nilai) == []
    assert solve(office).sidik == rencana.sidik
