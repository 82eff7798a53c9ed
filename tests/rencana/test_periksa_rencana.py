"""The command that proves kept plans and the optimiser; seeds come from outside."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from rencana.models import SusunanPeserta
from rencana.queries import periksa
from rencana.services import susunan as services
from rencana.services import susunan_hitung
from tests.factories import make_pengguna
from tests.rencana.kantor import Kantor
from tests.rencana.pabrik import make_baris
from tests.rencana.test_susunan import run, start

pytestmark = pytest.mark.django_db
assert susunan_hitung  # registers the job


def told(*args: str) -> str:
    out = StringIO()
    call_command("periksa_rencana", *args, stdout=out)
    return out.getvalue()


def test_a_kept_plan_passes_until_a_seat_is_moved():
    kantor, planner = Kantor(), make_pengguna("pengelola")
    for _ in range(10):
        kantor.make_pegawai(1)
    make_baris(kantor.periode, program=kantor.make_program("Tetap", 2), pagu=kantor.pagu, biaya=500)
    row = run(start(kantor, planner))
    assert "semua batas dipenuhi" in told("--tahun", str(kantor.tahun))
    assert "Tidak ada batas yang dilanggar." in told("--tahun", "2031")
    free = row.baris_list.get(is_tetap=False)
    SusunanPeserta.objects.filter(program=free.program).update(bulan=free.bulan.index(0) + 1)
    with pytest.raises(CommandError, match="pelanggaran"):
        told()
    services.delete_susunan(susunan_id=row.pk, by=planner)
    assert told() == "Tidak ada batas yang dilanggar.\n"


def test_random_offices_equal_brute_force():
    assert told("--benih", "900:903").startswith("3 kantor acak")


def test_a_city_is_told_as_a_row_of_its_table(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(periksa, "UKURAN", {"people": 300, "programmes": 40})
    assert "Kota 1, anggaran 3,0 juta per pegawai" in (text := told("--kota", "3:1"))
    assert "semua batas dipenuhi" in text


@pytest.mark.parametrize(
    "args", [("--benih", "3"), ("--benih", "5:3"), ("--benih", "a:b"), ("--kota", "0.6"), ("--kota", "0:1"), ("--kota", "a:1")]
)
def test_seeds_are_written_as_asked(args: tuple[str, str]):
    with pytest.raises(CommandError):
        told(*args)
