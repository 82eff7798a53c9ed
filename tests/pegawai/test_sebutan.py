"""How units are called so that they are told apart, and found by any words of their way up (docs/keputusan/0038)."""

from collections import Counter
from random import Random

import pytest
from django.test import Client

from config.queries.cari import Pencari, find
from pegawai.models import Pegawai, UnitKerja
from pegawai.peran import Peran
from pegawai.queries import unit as queries
from pegawai.queries.perubahan_objek import find_unit as find_in_log
from pegawai.services import unit as services
from tests.factories import make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db
NAMA = (
    "Dinas Kesehatan",
    "Dinas Sosial",
    "Sekretariat",
    "Subbagian Keuangan",
    "subbagian keuangan",
    "Bidang I",
    "Sekretariat Dinas Sosial",
    "Bidang I (tidak aktif)",
    "Bidang I · Dinas Sosial",
)


def sebutan_of(unit: UnitKerja) -> str:
    unit.refresh_from_db()
    return unit.sebutan


def make_keuangan(dinas: str, sekretariat: str = "Sekretariat") -> UnitKerja:
    top = UnitKerja.objects.filter(nama=dinas, induk=None).first() or make_unit(dinas)
    return make_unit("Subbagian Keuangan", make_unit(sekretariat, top))


def test_a_unit_is_called_by_its_name_and_its_perangkat_daerah() -> None:
    unit = make_keuangan("Dinas Kesehatan")
    make_keuangan("Dinas Sosial")
    assert sebutan_of(unit) == "Subbagian Keuangan · Dinas Kesehatan"
    assert sebutan_of(UnitKerja.objects.get(nama="Dinas Kesehatan")) == "Dinas Kesehatan"


def test_a_name_that_holds_the_perangkat_daerah_does_not_say_it_twice() -> None:
    assert sebutan_of(make_unit("Sekretariat Dinas Kesehatan", make_unit("Dinas Kesehatan"))) == "Sekretariat Dinas Kesehatan"


def test_units_of_one_perangkat_daerah_are_told_apart_by_what_is_between() -> None:
    one = make_keuangan("Dinas Kesehatan", "Puskesmas Serpong")
    other = make_keuangan("Dinas Kesehatan", "Puskesmas Setu")
    right_below = make_unit("Subbagian Keuangan", UnitKerja.objects.get(nama="Dinas Kesehatan"))
    assert sebutan_of(one) == "Subbagian Keuangan · Puskesmas Serpong · Dinas Kesehatan"
    assert sebutan_of(other) == "Subbagian Keuangan · Puskesmas Setu · Dinas Kesehatan"
    assert sebutan_of(right_below) == "Subbagian Keuangan · Dinas Kesehatan"


def test_twins_carry_their_numbers_and_who_is_closed_says_so() -> None:
    top = make_unit("Dinas Kesehatan")
    one, other, closed = make_unit("Bidang I", top), make_unit("Bidang I", top), make_unit("Bidang II", top, is_aktif=False)
    assert [sebutan_of(one), sebutan_of(other)] == [f"Bidang I · Dinas Kesehatan #{unit.pk}" for unit in (one, other)]
    assert sebutan_of(closed) == "Bidang II · Dinas Kesehatan (tidak aktif)"
    assert closed.nama_dokumen == "Bidang II, Dinas Kesehatan"
    make_unit("Bidang II", top)
    assert sebutan_of(closed) == "Bidang II · Dinas Kesehatan (tidak aktif)"


def test_a_rename_and_a_move_are_followed_by_all_below() -> None:
    unit = make_keuangan("Dinas Kesehatan")
    top, by = UnitKerja.objects.get(nama="Dinas Kesehatan"), make_pengguna("kepegawaian")
    top.nama = "Dinas Kesehatan dan KB"
    services.save_unit(unit=top, by=by)
    assert sebutan_of(unit) == "Subbagian Keuangan · Dinas Kesehatan dan KB"
    middle, goal = UnitKerja.objects.get(nama="Sekretariat"), make_unit("Dinas Sosial", singkatan="Dinsos")
    middle.induk = goal
    services.save_unit(unit=middle, by=by)
    assert (sebutan_of(unit), unit.teks_cari) == ("Subbagian Keuangan · Dinas Sosial", "Subbagian Keuangan Sekretariat Dinas Sosial Dinsos")


def test_what_came_before_the_unit_above_it_is_called_by_both() -> None:
    below = UnitKerja.objects.create(nama="Subbagian Keuangan", induk_id=10**9)
    make_unit("Dinas Kesehatan", pk=10**9)
    assert sebutan_of(below) == "Subbagian Keuangan · Dinas Kesehatan"


def test_what_a_unit_is_called_is_no_entry_of_its_change_log() -> None:
    make_keuangan("Dinas Kesehatan")
    UnitKerja.objects.filter(nama="Dinas Kesehatan").update(nama="Dinas Sosial")
    log = UnitKerja.objects.get(nama="Subbagian Keuangan").events  # type: ignore[attr-defined]
    assert list(log.values_list("pgh_label", flat=True)) == ["buat"]


def possible(unit: UnitKerja, tree: dict[int, UnitKerja]) -> list[str]:
    """All it could be called, the shortest first; the last but one is its whole way."""
    way, above = [unit.nama], unit
    while above.induk_id is not None:
        above = tree[above.induk_id]
        way.append(above.nama)
    texts = [" · ".join([*way[: k + 1], way[-1]]) for k in range(len(way) - 1)] or [unit.nama]
    if len(way) > 1 and way[-1].lower() in unit.nama.lower():
        texts.insert(0, unit.nama)
    end = "" if unit.is_aktif else " (tidak aktif)"
    return [text + end for text in texts] + [f"{texts[-1]}{end} #{unit.pk}"]


def check_all_told_apart() -> None:
    tree = UnitKerja.objects.in_bulk()
    may = {pk: possible(unit, tree) for pk, unit in tree.items()}
    held = Counter(text.lower() for texts in may.values() for text in texts)
    whole = Counter(texts[-2].lower() for texts in may.values())
    assert Counter(unit.sebutan.lower() for unit in tree.values()).most_common(1)[0][1] == 1
    for pk, unit in tree.items():
        own = [text for text in may[pk][:-1] if held[text.lower()] == 1 or (text == may[pk][-2] and whole[text.lower()] == 1)]
        assert unit.sebutan == (own or may[pk][-1:])[0]


@pytest.mark.parametrize("seed", range(6))
def test_in_random_trees_no_two_units_are_called_the_same(seed: int) -> None:
    dice = Random(seed)
    made = [make_unit(dice.choice(NAMA[:2]))]
    for _ in range(40):
        made.append(make_unit(dice.choice(NAMA), dice.choice([None, *made]), is_aktif=dice.random() > 0.2))
    check_all_told_apart()
    for _ in range(15):
        unit, goal = dice.choice(made[1:]), dice.choice(made)
        below = set(UnitKerja.objects.subtree_of([unit.pk]).values_list("pk", flat=True))
        change = {"nama": dice.choice(NAMA)} if goal.pk in below else {"induk": goal}
        UnitKerja.objects.filter(pk=unit.pk).update(**change)
    leaf = UnitKerja.objects.filter(anak_list=None).first()
    assert leaf is not None
    UnitKerja.objects.filter(pk=leaf.pk).delete()
    check_all_told_apart()


WORDS = ["keuangan dinas kesehatan", "kesehatan keuangan", "Subbagian Keuangan · Dinas Kesehatan", "subbagian dinkes"]


@pytest.fixture
def keuangan() -> UnitKerja:
    make_keuangan("Dinas Sosial")
    make_unit("Dinas Kesehatan", singkatan="Dinkes")
    return make_keuangan("Dinas Kesehatan")


@pytest.mark.parametrize("text", WORDS)
def test_words_in_any_order_find_a_unit_everywhere(client: Client, keuangan: UnitKerja, text: str) -> None:
    user = make_pengguna("kepegawaian")
    client.force_login(user)
    called = "Subbagian Keuangan · Dinas Kesehatan"
    make_pegawai("Ani", unit=keuangan)
    assert queries.choices(user, text) == [called]
    assert list(find_in_log(text)) == [keuangan]
    assert list(client.get("/unit/", {"q": text}).context["page"]) == [keuangan]
    assert next(row.judul for group in find(Pencari(user, frozenset({Peran.KEPEGAWAIAN})), text).kelompok for row in group.rows) == called
    assert [person.nama for person in Pegawai.objects.search(text.replace("·", ""))] == ["Ani"]


def test_of_many_found_those_named_so_come_first(keuangan: UnitKerja) -> None:
    assert queries.choices(make_pengguna("kepegawaian"), "dinas kesehatan")[0] == "Dinas Kesehatan"
    assert queries.find_unit("subbagian keuangan · dinas kesehatan") == keuangan
    assert queries.find_unit("Subbagian Keuangan") is None


def test_below_their_parent_only_twins_say_more_than_their_names() -> None:
    assert queries.names_among([("Bidang I", "Bidang I · X #1"), ("bidang i", "bidang i · X #2"), ("Bidang II", "Bidang II · X")]) == [
        "Bidang I · X #1",
        "bidang i · X #2",
        "Bidang II",
    ]
