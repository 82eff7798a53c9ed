"""An attacker with the published figures, or with the whole database, against anonymous surveys.

Each attack first succeeds against the naive way: an attack that finds nothing anywhere would prove nothing.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from random import Random

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from diklat.models import Kehadiran, Pendaftaran
from evaluasi.models import BlokSurvei, HasilSurvei, JawabanSurvei, KomentarSurvei, PartisipasiSurvei, SelSurvei, Survei, SurveiMasuk
from evaluasi.queries.survei import blok_list, figures
from evaluasi.services import survei as services
from evaluasi.services.survei.audit import LEBAR, Sel, pick_tampil
from pegawai.models import Pegawai
from tests.diklat.pabrik import make_narasumber, make_program
from tests.evaluasi.kelas import answer, close_days_ago, drop_in, fill_in, hold_kelas, open_survei, spoken
from tests.evaluasi.pabrik import make_butir, make_versi
from tests.evaluasi.penyerang import learned_exactly, possible_width, small_sets, smallest_atom
from tests.factories import make_pengguna

Tabel = dict[str, Sel]
Aturan = Callable[[Tabel], Tabel]
TABEL = 120
SATU = Fraction(1)


def draw_tabel(rng: Random, awal: str = "") -> Tabel:
    """Four to twelve groups of three to twelve people, who give three marks each around a mean of their batch."""
    mean = rng.uniform(1.6, 3.6)
    found = {}
    for number in range(rng.randint(4, 12)):
        orang = rng.randint(3, 12)
        marks = [min(4, max(1, round(rng.gauss(mean, 0.8)))) for _ in range(3 * orang)]
        found[f"{awal}{number}"] = Sel(orang, len(marks), sum(marks))
    return found


def show_all_of_five(tabel: Tabel) -> Tabel:
    """The naive rule."""
    return {name: row for name, row in tabel.items() if row.orang >= 5}


def sums_of(tabel: Tabel, shown: Tabel) -> list[dict[str, Fraction]]:
    return [dict.fromkeys(tabel, SATU), *({name: SATU} for name in shown)]


def attack(aturan: Aturan) -> tuple[int, int, int]:
    """Tables of 120 in which fewer than five are learned exactly, or nearly, and cells shown."""
    rng, exact, near, cells = Random(5), 0, 0, 0
    for _ in range(TABEL):
        tabel = draw_tabel(rng)
        shown = aturan(tabel)
        hidden = {name: row for name, row in tabel.items() if name not in shown}
        exact += bool(learned_exactly(sums_of(tabel, shown), {name: row.orang for name, row in tabel.items()}))
        few = small_sets({name: row.orang for name, row in hidden.items()})
        near += bool(shown) and any(possible_width(names, hidden) < LEBAR for names in few)
        cells += len(shown)
    return exact, near, cells


def test_a_table_by_unit_never_narrows_fewer_than_five():
    assert attack(show_all_of_five) == (37, 42, 756)
    assert attack(pick_tampil) == (0, 0, 712)


def test_totals_over_batches_would_betray_what_each_table_hides():
    """Why no screen adds the cells of a unit up over batches, hidden ones included."""
    rng, betrayed = Random(8), 0
    for _ in range(12):
        tables = [draw_tabel(rng, f"{number}:") for number in range(5)]
        known = [row for tabel in tables for row in sums_of(tabel, pick_tampil(tabel))]
        orang = {name: row.orang for tabel in tables for name, row in tabel.items()}
        assert learned_exactly(known, orang) == []
        units = {name.split(":")[1] for name in orang}
        betrayed += bool(learned_exactly([*known, *({n: SATU for n in orang if n.split(":")[1] == unit} for unit in units)], orang))
    assert betrayed == 12


@pytest.mark.django_db
def test_what_is_published_of_real_batches_narrows_nobody():
    rng, versi = Random(3), make_versi("umpan_balik", ("skala", "skala"))
    tables, rows = {}, []
    for _ in range(8):
        survei = open_survei(hold_kelas(0)[0], versi)
        names = [f"Dinas {row}" for row in range(rng.randint(2, 6)) for _ in range(rng.randint(3, 9))]
        drop_in(survei, len(names), lambda _n, _b, _o: rng.choice((1, 2, 2, 3, 3, 4)), kelompok=names)
        tables[survei.pk] = [(row.kelompok, list(row.jawaban.values())) for row in survei.masuk_list.all()]
        close_days_ago(survei)
        rows.append(survei.pk)
    services.release_many(rows)
    for pk, answers in tables.items():
        tabel = {name: Sel(0, 0, 0) for name, _ in answers}
        for name, marks in answers:
            old = tabel[name]
            tabel[name] = Sel(old.orang + 1, old.nilai + len(marks), old.jumlah + sum(marks))
        shown = set(SelSurvei.objects.filter(blok__survei=pk).values_list("kelompok", flat=True))
        hidden = {name: row for name, row in tabel.items() if name not in shown}
        few = small_sets({name: row.orang for name, row in hidden.items()})
        assert not shown or all(possible_width(names, hidden) >= LEBAR for names in few)
    assert 0 < SelSurvei.objects.count() < sum(len({name for name, _ in row}) for row in tables.values())


def make_setahun() -> list[Survei]:
    """Forty batches of three programmes, of one to twelve answers, each with one of four teachers; every answer says whose it is."""
    rng = Random(11)
    versi = make_versi("umpan_balik", ("skala",), terbit=False)
    make_butir(versi, "skala", tentang="pengajar")
    make_butir(versi, "teks")
    versi.status, versi.diterbitkan_pada = "terbit", timezone.now()
    versi.save(update_fields=["status", "diterbitkan_pada"])
    programs, teachers = [make_program() for _ in range(3)], [make_narasumber() for _ in range(4)]
    found = []
    for number in range(40):
        angkatan, _ = hold_kelas(0, program=rng.choice(programs))
        angkatan.sesi_list.update(narasumber=None)
        survei = open_survei(angkatan, versi)
        pengajar = rng.choice(teachers)
        rows = []
        for person in range(rng.randint(1, 12)):
            umum, tentang, kata = versi.butir_list.order_by("urutan")
            marks = {str(umum.pk): rng.randint(1, 4), f"{tentang.pk}:{pengajar.pk}": rng.randint(1, 4)}
            words = [{"butir": kata.pk, "narasumber": None, "teks": f"{number}-{person}"}]
            rows.append(SurveiMasuk(survei=survei, jawaban=marks, komentar=words))
        SurveiMasuk.objects.bulk_create(rows)
        found.append(survei)
    return found


@pytest.mark.django_db
def test_no_sum_or_difference_of_a_years_figures_singles_out_fewer_than_five():
    surveys, known, naive = make_setahun(), {}, []
    start = timezone.localdate() - timedelta(days=300)
    for number, survei in enumerate(surveys):
        naive.append(frozenset(row["teks"] for komentar in survei.masuk_list.values_list("komentar", flat=True) for row in komentar))
        services.close_survei(survei_id=survei.pk)
        services.release_many([survei.pk], hari=start + timedelta(days=7 * number))
        if number % 8 == 0:
            look_around(surveys, known)
    look_around(surveys, known)
    assert len(known.pop("seen")) > 40
    everyone = frozenset(KomentarSurvei.objects.values_list("teks", flat=True))
    assert smallest_atom([frozenset().union(*naive), *naive]) < 5
    assert len(known) == 7
    assert min(smallest_atom(rows) for rows in known.values()) >= 5
    assert len(everyone) + SurveiMasuk.objects.count() == len(frozenset().union(*naive))


def look_around(surveys: list[Survei], known: dict[object, set[frozenset[str]]]) -> None:
    """Every filter that a page has, over everything it may show: which people stand behind each figure, by what it is a figure of."""
    words = {}
    for blok, teks in KomentarSurvei.objects.values_list("blok", "teks"):
        words.setdefault(blok, set()).add(teks)
    parts = set(HasilSurvei.objects.values_list("blok", "butir", "narasumber"))
    days = sorted(set(BlokSurvei.objects.values_list("dirilis", flat=True)))[::3]
    filters = [{"survei_ids": [row.pk]} for row in surveys] + [{"sejak": day} for day in days] + [{"sampai": day} for day in days]
    filters += [{"program_id": pk} for pk in {row.angkatan.program_id for row in surveys}]
    teachers = {row[2] for row in parts} - {None}
    filters += [{"narasumber_id": pk, **more} for pk in teachers for more in ({}, *({"sejak": day} for day in days))]
    seen = known.setdefault("seen", set())
    for chosen in filters:
        bloks = frozenset(blok_list(**chosen).values_list("pk", flat=True))
        if bloks in seen:
            continue
        seen.add(bloks)
        for row in figures(bloks, menurut=("butir", "narasumber")):
            people = frozenset(name for blok in bloks if (blok, row.butir, row.narasumber) in parts for name in words[blok])
            assert row.n == len(people)
            known.setdefault((row.butir, row.narasumber), set()).add(people)
        for row in figures(bloks, menurut=("blok",), pengajar=False):
            known.setdefault("blok", set()).add(frozenset(words[row.blok]))
        for row in figures(bloks, menurut=(), pengajar=True):
            inside = [words[blok] for blok in bloks if any(part[0] == blok and part[2] for part in parts)]
            known.setdefault(("pengajar", row.butir), set()).add(frozenset().union(*inside))


SEMUA = {"id": "id", "ctid": "ctid", "xmin": "xmin::text::bigint, ctid"}
KELAS, ORANG = 3, 100


def number_of(marks: dict[str, int]) -> int:
    """Whose answer it is: the marks spell the number."""
    return sum((value - 1) * 4**place for place, (_, value) in enumerate(sorted(marks.items(), key=lambda row: int(row[0]))))


def read_all(table: str, columns: str, where: str, order: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table} {where} ORDER BY {order}")
        return cursor.fetchall()


def guess(survei: Survei, people: dict[int, int], table: str, where: str) -> dict[str, int]:
    """How many authors each way of putting both tables side by side finds, of all in this survey."""
    hits = {}
    for name, order in SEMUA.items():
        taken = [people[row[0]] for row in read_all("evaluasi_partisipasisurvei", "pegawai_id", f"WHERE survei_id = {survei.pk}", order)]
        given = [number_of(json.loads(row[0])) for row in read_all(table, "jawaban", where, order)]
        hits[name] = sum(who == what for who, what in zip(taken, given, strict=True))
    join = f"""SELECT p.pegawai_id, j.jawaban, count(*) OVER (PARTITION BY p.id) FROM evaluasi_partisipasisurvei p
        JOIN (SELECT xmin AS x, jawaban FROM {table} {where}) j ON j.x = p.xmin WHERE p.survei_id = {survei.pk}"""
    with connection.cursor() as cursor:
        cursor.execute(join)
        hits["sama"] = round(sum(Fraction(1, n) for who, marks, n in cursor.fetchall() if people[who] == number_of(json.loads(marks))))
    return hits


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_neither_key_place_nor_transaction_leads_from_an_answer_to_its_author():
    """Chance alone finds one author a survey by each order, and none by a common transaction; whatever leads to an answer finds most."""
    versi = make_versi("umpan_balik", ("skala",) * 4)
    spelled = lambda n, b, _o: 1 + n // 4 ** (b.urutan - 1) % 4  # noqa: E731
    naive, inbox, released = (dict.fromkeys((*SEMUA, "sama"), 0) for _ in range(3))
    people: list[Pegawai] = []
    for number in range(KELAS):
        angkatan, people = hold_kelas(ORANG, people=people)
        survei = open_survei(angkatan, versi)
        refresh_statistics()
        order = Random(number).sample(range(ORANG), ORANG)
        numbers = {people[at].pk: nth for nth, at in enumerate(order)}
        if number == 0:
            with connection.cursor() as cursor:
                cursor.execute("VACUUM FULL evaluasi_surveimasuk")  # so that no row goes where one of an earlier test was
            write_together(survei, [people[at].pk for at in order], spelled)
            add(naive, guess(survei, numbers, "evaluasi_surveimasuk", f"WHERE survei_id = {survei.pk}"))
            PartisipasiSurvei.objects.all().delete()
            SurveiMasuk.objects.all().delete()
        answer(survei, [people[at] for at in order], spelled)
        add(inbox, guess(survei, numbers, "evaluasi_surveimasuk", f"WHERE survei_id = {survei.pk}"))
        services.close_and_release(survei_id=survei.pk)
        add(released, guess(survei, numbers, "evaluasi_jawabansurvei", f"WHERE blok_id = {survei.blok_list.get().pk}"))
    assert (naive["xmin"], naive["sama"]) == (ORANG, ORANG)
    assert naive["ctid"] > ORANG // 4
    assert released["sama"] == 0
    assert max(released.values()) <= 5 * KELAS
    assert (JawabanSurvei.objects.count(), SurveiMasuk.objects.count()) == (KELAS * ORANG, 0)
    assert max(inbox.values()) <= KELAS * ORANG // 10


def refresh_statistics() -> None:
    """What autovacuum does soon after a class was filled in one go."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE diklat_pendaftaran, diklat_kehadiran, diklat_angkatan, diklat_sesi")


def add(total: dict[str, int], more: dict[str, int]) -> None:
    for name, value in more.items():
        total[name] += value


def write_together(survei: Survei, pegawai_ids: list[int], isi) -> None:
    """The naive way: each participation and its answer in one transaction of their own."""
    for number, pk in enumerate(pegawai_ids):
        with transaction.atomic():
            PartisipasiSurvei.objects.create(survei=survei, pegawai_id=pk)
            SurveiMasuk.objects.create(survei=survei, jawaban=fill_in(survei, number, isi))


@pytest.mark.django_db
def test_correction_withdrawal_and_deleted_account_leave_figures_as_they_are():
    angkatan, people = hold_kelas(7)
    survei = open_survei(angkatan)
    answer(survei, people, spoken)
    services.close_and_release(survei_id=survei.pk)
    bloks = list(blok_list().values_list("pk", flat=True))
    before = (figures(bloks, menurut=("butir",)), survei.blok_list.get().n, Survei.objects.get().diundang)
    Kehadiran.objects.filter(pendaftaran__pegawai=people[0]).update(status="A")
    Pendaftaran.objects.filter(pegawai=people[1]).update(status="dibatalkan", alasan="Mundur")
    akun = make_pengguna(pegawai=people[2])
    akun.delete()
    services.advance_survei()
    assert services.release_many([survei.pk]) == 0
    bloks = list(blok_list().values_list("pk", flat=True))
    assert (figures(bloks, menurut=("butir",)), survei.blok_list.get().n, Survei.objects.get().diundang) == before


@pytest.mark.django_db
@pytest.mark.parametrize("model", [BlokSurvei, HasilSurvei])
def test_the_database_refuses_to_change_what_was_released(model):
    survei = open_survei(hold_kelas(0)[0])
    drop_in(survei, 5, spoken)
    services.close_and_release(survei_id=survei.pk)
    with pytest.raises(ProgrammingError), transaction.atomic():
        model.objects.all()._raw_delete("default")
