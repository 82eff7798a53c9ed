"""Whom a programme is meant for, and whether a seat is left, by each form in which it is asked, against plain Python over random rows."""

import random

import pytest
from django.db import connection

from diklat.models import Angkatan, Program
from diklat.queries.katalog import program_list
from diklat.queries.pembaca import get_pembaca
from diklat.queries.pendaftaran import list_penolakan, load_konteks
from diklat.queries.usul import order_calon
from lib import waktu
from pegawai.models import Golongan, Pegawai
from pegawai.models.referensi import JenisASN, KelompokJabatan
from tests.diklat.pabrik import make_angkatan, make_program
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db
RULES = {"jenis_asn": "jenis_asn", "kelompok_jabatan": "kelompok_jabatan", "golongan_pns": "golongan", "golongan_pppk": "golongan"}


def oracle(program: Program, person: Pegawai, kelompok: str) -> list[str]:
    found = []
    if program.jenis_asn and person.jenis_asn not in program.jenis_asn:
        found.append("jenis_asn")
    if program.kelompok_jabatan and kelompok not in program.kelompok_jabatan:
        found.append("kelompok_jabatan")
    scheme = person.golongan.skema if person.golongan else "PPPK" if person.jenis_asn == "PPPK" else "PNS"
    name = "golongan_pppk" if scheme == "PPPK" else "golongan_pns"
    least = getattr(program, name)
    if least is not None and (person.golongan is None or person.golongan.urutan < least.urutan):
        found.append(name)
    return found


@pytest.mark.parametrize("seed", range(2))
def test_list_proposal_and_service_agree_whom_a_programme_is_meant_for(seed: int) -> None:
    chance, unit, hr = random.Random(seed), make_unit(), make_pengguna("pengelola")
    ranks = {skema: list(Golongan.objects.filter(skema=skema)) for skema in ("PNS", "PPPK")}
    kinds, groups = list(map(str, JenisASN.values)), list(map(str, KelompokJabatan.values))
    programs = [
        make_program(
            jenis_asn=chance.sample(kinds, chance.choice((0, 0, 1, 2))),
            kelompok_jabatan=chance.sample(groups, chance.choice((0, 0, 1, 3))),
            golongan_pns=chance.choice((None, *ranks["PNS"])),
            golongan_pppk=chance.choice((None, *ranks["PPPK"])),
        )
        for _ in range(8)
    ]
    batches = {program.pk: make_angkatan(program).pk for program in programs}
    people: dict[int, tuple[Pegawai, str]] = {}
    for n in range(10):
        kelompok = chance.choice(groups) if n else ""
        rank = chance.choice((None, *ranks["PNS"], *ranks["PPPK"]))  # also of the other scheme, as records have it
        post = {"unit": unit, "jabatan": make_jabatan(kelompok=kelompok)} if n else {}
        person = make_pegawai(jenis_asn=chance.choice(kinds), golongan=rank, **post)
        people[person.pk] = (person, kelompok)
    wanted = {(program.pk, pk): oracle(program, *people[pk]) for program in programs for pk in people}
    facts = load_konteks([(batches[program], pk) for program, pk in wanted], "pengelola")
    assert {pair: facts[batches[pair[0]], pair[1]].tidak_cocok for pair in wanted} == wanted
    for pk in people:
        rows = program_list(hr, get_pembaca(pk))
        told = {row.pk: row.tidak_cocok for row in rows}  # type: ignore[attr-defined]
        assert told == {program: codes for (program, person), codes in wanted.items() if person == pk}
    for program in programs:
        ordered = order_calon(Pegawai.objects.filter(pk__in=people).with_posting(waktu.today()), program)
        assert {row.pk: bool(row.cocok) for row in ordered} == {pk: not wanted[program.pk, pk] for pk in people}
    for (program_id, pk), codes in wanted.items():
        refused = [row.code for row in list_penolakan(facts[batches[program_id], pk])]
        assert [code for code in refused if code in RULES.values()] == [RULES[code] for code in codes]


def test_a_seat_is_left_by_statement_and_by_row_alike() -> None:
    chance = random.Random(1)
    triples = [tuple(chance.randint(0, 5) for _ in range(3)) for _ in range(100)]
    with connection.cursor() as cursor:
        for kuota, terisi, cadangan in triples:
            cursor.execute("SELECT kursi_bebas(%s, %s, %s)", [kuota, terisi, cadangan])
            assert cursor.fetchone()[0] == max(0, kuota - terisi - cadangan) == Angkatan(kuota=kuota, terisi=terisi, cadangan=cadangan).sisa
    counters = ((3, 0, 0), (1, 2, 0), (1, 1, 0), (2, 0, 4))
    rows = [make_angkatan(kuota=3, terisi=full, cadangan=kept, menunggu=waiting) for full, kept, waiting in counters]
    assert [row.pk for row in Angkatan.objects.with_free_seat().order_by("pk")] == [row.pk for row in rows[2:]]
    assert [row.ada_kursi for row in rows] == [False, False, True, False]
