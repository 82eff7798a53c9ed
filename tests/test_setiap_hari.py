"""What a day means, by random histories: the definition of each against plain Python (docs/keputusan/0076)."""

import random
from datetime import date, timedelta

import pytest

from diklat.hari_kerja import add_hari_kerja, is_hari_kerja
from diklat.models import HariLibur
from diklat.queries.hari_kerja import find_batas
from insentif.models import PenangguhanPoin, VersiAturan
from lib import waktu
from pegawai.models.hari import is_berlaku
from rencana.models import DaftarWajib
from rencana.queries.masalah_program import working_days
from tests import instansi
from tests.diklat.pabrik import make_program
from tests.factories import make_pegawai

pytestmark = pytest.mark.django_db
RENTANG = 12


def days() -> list[date]:
    return [waktu.today() + timedelta(days=step) for step in range(-RENTANG - 2, RENTANG + 3)]


@pytest.mark.parametrize("seed", range(3))
def test_a_row_is_in_force_from_its_first_day_to_the_day_before_its_last(seed: int) -> None:
    chance, person, program = random.Random(seed), make_pegawai(), make_program()
    spans: list[tuple[date, date | None]] = []
    for _ in range(20):
        begin = waktu.today() + timedelta(days=chance.randint(-RENTANG, RENTANG))
        spans.append((begin, chance.choice([None, begin + timedelta(days=chance.randint(1, RENTANG))])))
    held = [PenangguhanPoin.objects.create(pegawai=person, mulai=begin, selesai=end, alasan="Uji") for begin, end in spans]
    asked = [DaftarWajib.objects.create(program=program, dasar="Uji", berlaku_mulai=begin, berlaku_sampai=end) for begin, end in spans]
    for day in days():
        wanted = {n for n, (begin, end) in enumerate(spans) if begin <= day < (end or date.max)}
        assert {n for n, span in enumerate(spans) if is_berlaku(*span, day)} == wanted
        assert set(PenangguhanPoin.objects.on(day)) == {held[n] for n in wanted}
        assert set(DaftarWajib.objects.on(day)) == {asked[n] for n in wanted}
        assert set(DaftarWajib.objects.exclude(berlaku_mulai__berlaku=day)) == {row for n, row in enumerate(asked) if n not in wanted}


@pytest.mark.parametrize("seed", range(3))
def test_the_rules_of_a_day_are_the_published_ones_that_began_last(seed: int) -> None:
    chance = random.Random(seed)
    begins = {versi.berlaku_mulai: versi for versi in VersiAturan.objects.filter(status="terbit")}
    assert begins.keys().isdisjoint(days())
    for nomor, begin in enumerate(chance.sample(days(), 6), 100):
        values = {"nomor": nomor, "berlaku_mulai": begin, "kedudukan": ["01"], "status": "terbit", "diterbitkan_pada": waktu.now()}
        begins[begin] = VersiAturan.objects.create(**values)
    VersiAturan.objects.create(nomor=99, berlaku_mulai=days()[0], kedudukan=["01"])  # a draft
    for day in days():
        assert VersiAturan.objects.on(day).first() == begins[max(begin for begin in begins if begin <= day)]
    assert not VersiAturan.objects.on(min(begins) - timedelta(days=1))


@pytest.mark.parametrize("seed", range(4))
def test_a_working_day_is_one_of_the_office_that_is_no_holiday(seed: int) -> None:
    chance, year = random.Random(seed), waktu.today().year
    works = set(chance.sample(range(1, 8), chance.randint(1, 6)))
    instansi.change(hari_kerja=sorted(works))
    whole = [date(year, 1, 1) + timedelta(days=step) for step in range(366)]
    libur = set(chance.sample([day for day in whole if day.year == year], 60))
    HariLibur.objects.all().delete()
    HariLibur.objects.bulk_create(HariLibur(tanggal=day, nama="Uji") for day in libur)
    open_days = [day for day in whole if day.year == year and day.isoweekday() in works and day not in libur]
    assert [day for day in whole if day.year == year and is_hari_kerja(day, libur)] == open_days
    assert working_days(year).tolist() == [sum(day.month == month for day in open_days) for month in range(1, 13)]
    for count in range(4):
        day = chance.choice(open_days[: len(open_days) // 2])
        wanted = day if not count else [later for later in open_days if later > day][count - 1]
        assert add_hari_kerja(day, count, libur) == find_batas(day, count) == wanted
