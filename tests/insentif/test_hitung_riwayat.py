"""Whatever happened, in whatever order, and whenever somebody recalculated meanwhile: the ledger says what one built from nothing says."""

from collections import defaultdict
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from insentif.models import PostingPoin
from insentif.services import hitung
from tests.insentif.kota_acak import Kota

pytestmark = pytest.mark.django_db
ACTIONS = st.sampled_from(
    ["learn"] * 5 + ["result", "jp", "elsewhere", "survey", "form", "meet", "teach", "cancel", "cancel", "rules", "suspend", "state"]
    + ["redeem", "recalculate", "recalculate"]
)  # fmt: skip
NUMBER = st.integers(0, 11)
Baris = tuple[Any, ...]


def standing() -> list[Baris]:
    """What the rules posted and nobody took back, without keys."""
    rows = PostingPoin.objects.hidup().filter(aturan__isnull=False).order_by("pegawai", "tanggal", "sumber")
    return list(rows.values_list("pegawai", "tahun", "tanggal", "aturan", "sumber", "satuan", "pengali", "dasar", "poin"))


def balances() -> dict[tuple[int, int], int]:
    rows = PostingPoin.objects.order_by().values_list("pegawai", "tahun").annotate(Sum("poin"))
    return {(pegawai, tahun): poin for pegawai, tahun, poin in rows if poin}


def forget() -> None:
    """A fresh state: only what redemptions took stays. The triggers that refuse this rest meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM insentif_postingpoin WHERE aturan_id IS NOT NULL")
        cursor.execute("SET LOCAL session_replication_role = origin")


def find_faults() -> list[Baris]:
    """Lines whose points are not what caps and floor leave, reckoned one after another."""
    held: dict[Any, int] = defaultdict(int)
    given_out: dict[Any, int] = defaultdict(int)
    year: dict[Any, int] = defaultdict(int)
    faults = []
    rows = PostingPoin.objects.hidup().filter(aturan__isnull=False).select_related("aturan")
    for row in sorted(rows, key=lambda row: (row.pegawai_id, row.tanggal, row.sumber)):
        who, rule, gain = (row.pegawai_id, row.tahun), row.aturan, row.dasar
        if rule.batas_tahun is not None:
            group = (*who, rule.kelompok_batas or rule.kejadian)
            held[group] = min(held[group] + abs(row.dasar), rule.batas_tahun)
            gain = max(held[group] - given_out[group], 0) * (-1 if row.dasar < 0 else 1)
            given_out[group] = max(given_out[group], held[group])
        before, year[who] = year[who], max(0, year[who] + gain)
        if row.poin != year[who] - before:
            faults.append((row.sumber, row.dasar, row.poin, year[who] - before))
    return faults


@pytest.fixture
def awal(db: None) -> Kota:
    """The same for all histories; each begins with a copy, and its rows are taken back."""
    return Kota()


@settings(
    max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(ACTIONS, NUMBER, NUMBER, NUMBER), min_size=6, max_size=24))
def test_after_any_history_the_ledger_is_the_one_built_from_nothing(awal: Kota, steps: list[tuple[str, int, int, int]]) -> None:
    with transaction.atomic():
        kota = deepcopy(awal)
        for name, *numbers in steps:
            getattr(kota, name)(*numbers)
        hitung.recalculate()
        rows, sums = standing(), balances()
        assert hitung.recalculate().is_nihil
        assert find_faults() == []
        forget()
        hitung.recalculate()
        assert (standing(), balances()) == (rows, sums)
        transaction.set_rollback(True)
