"""Which unit lies below which has dates: a move leaves the reports of the days before as they were."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from diklat.models import JatahUnit
from diklat.queries.pendaftaran.konteks import get_konteks
from diklat.queries.pendaftaran.kursi import jatah_of_units
from diklat.queries.pendaftaran.pemutus import find_pemutus_above
from evaluasi.queries.pasca.atasan import find_atasan
from kompetensi.models import PerluDihitung
from kompetensi.queries import peta
from kompetensi.queries.periksa import find_beda
from kompetensi.services.profil import drain_antrean, refresh_profil
from lib import waktu
from pegawai.models import Pegawai, Penempatan, Pengguna, RiwayatInduk, UnitKerja
from pegawai.passwords import own_words
from pegawai.queries import batal_impor
from pegawai.queries import unit as queries
from pegawai.queries.pindah import Ikut
from pegawai.queries.pindah import Pindah as Move
from pegawai.services import impor as impor_services
from pegawai.services import pekerjaan
from pegawai.services.impor.acuan import load_units
from pegawai.services.unit import save_unit, withdraw_pindah
from pegawai.tasks import refresh_sebutan
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.pegawai import siasn

pytestmark = pytest.mark.django_db
HARI = timedelta(days=1)


@pytest.fixture
def hr() -> Pengguna:
    return make_pengguna("kepegawaian")


def move(unit: UnitKerja, induk: UnitKerja | None, by: Pengguna, sejak: date | None = None) -> None:
    row = UnitKerja.objects.get(pk=unit.pk)
    row.induk = induk
    save_unit(unit=row, by=by, sejak=sejak)


def names_below(unit: UnitKerja, day: date) -> list[str]:
    place = peta.find_tempat(unit.pk, None, day)
    assert place is not None
    return [row.nama for row in place.anak]


def test_a_move_leaves_the_map_of_the_days_before_as_it_was(hr: Pengguna) -> None:
    lama, baru = make_unit("Dinas Lama"), make_unit("Dinas Baru")
    bidang = make_unit("Bidang", lama)
    make_pegawai(unit=bidang)
    today = waktu.today()
    move(bidang, baru, hr, today - 10 * HARI)
    before, since = today - 11 * HARI, today - 10 * HARI
    found = [names_below(unit, day) for unit in (lama, baru) for day in (before, since, today)]
    assert found == [["Bidang"], [], [], [], ["Bidang"], ["Bidang"]]
    assert [queries.people_totals([lama.pk, baru.pk], day) for day in (before, today)] == [{lama.pk: 1}, {baru.pk: 1}]
    assert [row.nama for row in queries.path_of(bidang)] == ["Dinas Baru", "Bidang"]
    assert peta.find_tempat(None, None, before).is_kota  # type: ignore[union-attr]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_top_of_a_past_day_is_the_top_of_then(hr: Pengguna) -> None:
    dinas, other = make_unit("Dinas"), make_unit("Badan")
    today = waktu.today()
    move(other, dinas, hr, today - 5 * HARI)
    tops = [[row.nama for row in peta.find_tempat(None, None, day).puncak] for day in (today - 6 * HARI, today)]  # type: ignore[union-attr]
    assert tops == [["Badan", "Dinas"], ["Dinas"]]


def test_a_move_that_would_close_a_circle_on_a_day_between_is_refused(hr: Pengguna) -> None:
    """Until five days ago A lay below B; from ten days ago B shall lie below A."""
    top, b = make_unit("Top"), make_unit("B")
    a = make_unit("A", b)
    today = waktu.today()
    move(a, top, hr, today - 5 * HARI)
    with pytest.raises(ValidationError) as refusal:
        move(b, a, hr, today - 10 * HARI)
    assert refusal.value.error_dict["induk"][0].code == "lingkaran"
    move(b, a, hr, today - 5 * HARI)


def test_a_move_holds_from_the_day_that_the_form_names(hr: Pengguna, client: Any) -> None:
    dinas, bidang = make_unit("Dinas"), make_unit("Bidang", make_unit())
    client.force_login(hr)
    data = {"nama": "Bidang", "jenis": "subunit", "induk": f"#{dinas.pk}", "is_aktif": "on"}
    client.post(f"/unit/{bidang.pk}/ubah/", {**data, "induk_sejak": (waktu.today() - HARI).isoformat()})
    assert [names_below(dinas, waktu.today() - n * HARI) for n in (2, 1, 0)] == [[], ["Bidang"], ["Bidang"]]


@dataclass
class Pindah:
    """A section with a clerk that moves from one office to the other in five days; each office has a head with an account."""

    lama: UnitKerja
    baru: UnitKerja
    bidang: UnitKerja
    kadis_lama: Pengguna
    kadis_baru: Pengguna
    staf: Pegawai
    akun: Pengguna
    hari: date


@pytest.fixture
def pindah(hr: Pengguna) -> Pindah:
    lama, baru = make_unit("Dinas Lama"), make_unit("Dinas Baru")
    bidang = make_unit("Bidang", lama)
    heads = [make_pengguna(pegawai=make_pegawai(f"Kadis {unit}", unit=unit, memimpin=True)) for unit in (lama, baru)]
    staf = make_pegawai("Staf", unit=bidang)
    made = Pindah(lama, baru, bidang, *heads, staf, make_pengguna(pegawai=staf), waktu.today() + 5 * HARI)
    move(bidang, baru, hr, made.hari)
    return made


def said_of(pindah: Pindah) -> list[object]:
    """What hangs on the tree of today: scope, approval, the form after the head, path, search, list, choices, JP, map, sums."""
    staf, today = pindah.staf, waktu.today()
    konteks = get_konteks(angkatan_id=make_angkatan().pk, pegawai_id=staf.pk)
    assert konteks is not None
    heads = [Pengguna.objects.get(pk=user.pk) for user in (pindah.kadis_lama, pindah.kadis_baru)]
    return [
        [Pegawai.objects.visible_to(user).filter(pk=staf.pk).exists() for user in heads],
        konteks.atasan_id,
        find_atasan([staf.pk], today)[staf.pk],
        getattr(find_pemutus_above(unit_id=pindah.bidang.pk, pegawai_id=staf.pk, hari=today), "unit_id", None),
        [row.nama for row in queries.path_of(pindah.bidang)],
        queries.choices(pindah.kadis_lama, "Bidang") + queries.choices(pindah.kadis_baru, "Bidang"),
        [row.unit.nama for unit in (pindah.lama, pindah.baru) for row in queries.get_detail(unit, today)["cabang_list"]],
        [names_below(unit, today) for unit in (pindah.lama, pindah.baru)],
        [row[0] for row in export_of_tree(today) if row[3] == "Dinas Baru"],
        load_units()[f"#{pindah.bidang.pk}"].pd,
        [row.pk for row in UnitKerja.objects.top()] == [pindah.baru.pk, pindah.lama.pk],
        "Dinas Baru" in set(own_words(pindah.akun)),
        jatah_of_units(jatah_for(pindah)),
    ]


def export_of_tree(day: date) -> list[tuple[object, ...]]:
    return [cells for _, cells in queries.export_rows(day)]


def jatah_for(pindah: Pindah) -> int:
    angkatan = make_angkatan()
    JatahUnit.objects.create(angkatan=angkatan, unit=pindah.baru, jumlah=1)
    make_pendaftaran(angkatan, pindah.staf, unit=pindah.bidang)
    return int(angkatan.pk)


def test_a_move_ahead_changes_nothing_before_its_day_and_everything_on_it(pindah: Pindah, time_machine: Any) -> None:
    before = said_of(pindah)
    assert before[:8] == [
        [True, False],
        pindah.kadis_lama.pegawai_id,
        pindah.kadis_lama.pegawai_id,
        pindah.lama.pk,
        ["Dinas Lama", "Bidang"],
        ["Bidang · Dinas Lama"],
        ["Bidang"],
        [["Bidang"], []],
    ]
    assert before[8:] == [[], "Dinas Lama", True, False, {}]
    time_machine.move_to(waktu.now() + 5 * HARI)
    refresh_sebutan()
    after = said_of(pindah)
    jatah = JatahUnit.objects.latest("pk").pk
    assert after == [
        [False, True],
        pindah.kadis_baru.pegawai_id,
        pindah.kadis_baru.pegawai_id,
        pindah.baru.pk,
        ["Dinas Baru", "Bidang"],
        ["Bidang · Dinas Baru"],
        ["Bidang"],
        [[], ["Bidang"]],
        ["Bidang"],
        "Dinas Baru",
        True,
        True,
        {pindah.bidang.pk: [jatah]},
    ]


def test_a_move_ahead_stands_on_the_page_and_can_be_taken_back(pindah: Pindah, hr: Pengguna, client: Any) -> None:
    client.force_login(hr)
    url = f"/unit/{pindah.bidang.pk}/"
    (row,) = client.get(url).context["pindah_list"]
    assert row == Move(pindah.hari, "Dinas Lama", pindah.baru.pk, "Dinas Baru", Ikut(0, 1, "Kadis Dinas Baru"))
    form = client.get(url + "ubah/").context["form"]
    assert form.initial["induk"] == pindah.lama.pk
    name_only = {"nama": "Bidang Satu", "jenis": "subunit", "induk": f"#{pindah.lama.pk}", "is_aktif": "on"}
    client.post(url + "ubah/", name_only)
    assert len(client.get(url).context["pindah_list"]) == 1
    client.post(url + "pemindahan/batal/", {"hari": pindah.hari.isoformat()})
    assert client.get(url).context["pindah_list"] == []
    days = [pindah.hari - HARI, pindah.hari, pindah.hari + 9 * HARI]
    assert [names_below(pindah.lama, day) for day in days] == [["Bidang Satu"]] * 3
    assert refused(pindah.bidang, pindah.hari, hr) == "tidak_ada"


def refused(unit: UnitKerja, hari: date, by: Pengguna) -> str:
    with pytest.raises(ValidationError) as refusal:
        withdraw_pindah(unit=unit, hari=hari, by=by)
    errors = refusal.value.error_dict["induk"] if hasattr(refusal.value, "error_dict") else [refusal.value]
    return str(errors[0].code)


def test_a_move_that_has_come_is_not_taken_back(pindah: Pindah, hr: Pengguna, time_machine: Any) -> None:
    time_machine.move_to(waktu.now() + 5 * HARI)
    assert refused(pindah.bidang, pindah.hari, hr) == "tidak_ada"


def test_taking_a_move_back_may_not_close_a_circle_with_the_next(pindah: Pindah, hr: Pengguna) -> None:
    """The old office goes below the section that leaves it."""
    move(pindah.lama, pindah.bidang, hr, pindah.hari)
    assert refused(pindah.bidang, pindah.hari, hr) == "lingkaran"
    with pytest.raises(ValidationError) as refusal:
        move(pindah.bidang, pindah.lama, hr, pindah.hari + HARI)
    assert refusal.value.error_dict["induk"][0].code == "lingkaran"


def test_a_unit_that_somebody_is_to_come_into_is_not_switched_off(pindah: Pindah, hr: Pengguna) -> None:
    Penempatan.objects.filter(unit=pindah.baru).update(selesai=waktu.today())
    pindah.baru.refresh_from_db()
    pindah.baru.is_aktif = False
    with pytest.raises(ValidationError) as refusal:
        save_unit(unit=pindah.baru, by=hr)
    assert refusal.value.error_dict["is_aktif"][0].code == "masih_ada_subunit"


def test_a_move_of_today_before_one_ahead_has_the_sums_made_again(pindah: Pindah, hr: Pengguna, time_machine: Any) -> None:
    refresh_profil(None)
    antara = make_unit("Dinas Antara")
    move(pindah.bidang, antara, hr)
    assert PerluDihitung.objects.filter(pegawai_id=None).exists()
    assert [names_below(antara, waktu.today() + n * HARI) for n in (0, 4, 5)] == [["Bidang"], ["Bidang"], []]
    drain_antrean()
    assert find_beda(waktu.today()).total == 0
    time_machine.move_to(waktu.now() + 5 * HARI)
    drain_antrean()
    assert find_beda(waktu.today()).total == 0


def test_a_move_of_today_before_one_ahead_changes_how_the_unit_is_called(pindah: Pindah, hr: Pengguna) -> None:
    """Only the period is cut; the last parent stays."""
    move(pindah.bidang, make_unit("Dinas Antara"), hr)
    pindah.bidang.refresh_from_db()
    assert (pindah.bidang.sebutan, pindah.bidang.teks_cari) == ("Bidang · Dinas Antara", "Bidang Dinas Antara")


def test_the_kind_of_a_unit_that_will_move_fits_where_it_lies_today(hr: Pengguna, client: Any) -> None:
    dinas, badan = make_unit("Dinas"), make_unit("Badan", jenis="pd")
    client.force_login(hr)
    data = {"nama": "Badan", "jenis": "subunit", "induk": f"#{dinas.pk}", "is_aktif": "on"}
    data["induk_sejak"] = (waktu.today() + HARI).isoformat()
    page = client.post(f"/unit/{badan.pk}/ubah/", data)
    assert [error.code for error in page.context["form"].errors.as_data()["jenis"]] == ["induk"]
    client.post(f"/unit/{badan.pk}/ubah/", {**data, "jenis": "pd"})
    assert [names_below(dinas, waktu.today() + n * HARI) for n in (0, 1)] == [[], ["Badan"]]


def test_an_import_of_the_tree_keeps_yesterdays_and_is_taken_back_whole(hr: Pengguna, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    rows = [{"ID": key, "NAMA_UNOR": f"Unit {key}", "ID_ATASAN": above} for key, above in (("A1", ""), ("B1", ""), ("C1", "A1"))]
    siasn.upload_and_apply(hr, rows, "unit")
    a, b = (UnitKerja.objects.get(siasn_id=key) for key in ("A1", "B1"))
    assert RiwayatInduk.objects.count() == 0
    impor = siasn.upload_and_apply(hr, [*rows[:2], {**rows[2], "ID_ATASAN": "B1"}], "unit")
    today = waktu.today()
    assert [names_below(unit, day) for unit in (a, b) for day in (today - HARI, today)] == [["Unit C1"], [], [], ["Unit C1"]]
    started = impor_services.start_undo(impor=impor, by=hr)
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    assert (RiwayatInduk.objects.count(), names_below(a, today)) == (0, ["Unit C1"])


def test_an_import_moves_no_unit_whose_parent_no_file_can_name(hr: Pengguna, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    dinas = make_unit("Dinas tanpa ID")
    bidang = make_unit("Bidang", dinas, siasn_id="B1")
    siasn.upload_and_apply(hr, [{"ID": "B1", "NAMA_UNOR": "Bidang Baru", "ID_ATASAN": ""}], "unit")
    bidang.refresh_from_db()
    assert (bidang.nama, bidang.induk_id, RiwayatInduk.objects.count()) == ("Bidang Baru", dinas.pk, 0)


def test_an_import_keeps_a_move_ahead_and_closes_no_circle_with_it(hr: Pengguna, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    rows = [{"ID": key, "NAMA_UNOR": f"Unit {key}", "ID_ATASAN": above} for key, above in (("A1", ""), ("B1", "A1"), ("C1", ""))]
    siasn.upload_and_apply(hr, rows, "unit")
    a, b, c = (UnitKerja.objects.get(siasn_id=key) for key in ("A1", "B1", "C1"))
    hari = waktu.today() + 5 * HARI
    move(b, c, hr, hari)
    siasn.upload_and_apply(hr, [rows[0], {**rows[1], "NAMA_UNOR": "Unit Baru"}, rows[2]], "unit")
    assert [[names_below(unit, day) for day in (waktu.today(), hari)] for unit in (a, c)] == [[["Unit Baru"], []], [[], ["Unit Baru"]]]
    impor = siasn.upload(hr, [rows[0], {**rows[1], "NAMA_UNOR": "Unit Baru"}, {**rows[2], "ID_ATASAN": "B1"}], "unit")
    assert [kode for _, _, _, kode in siasn.findings(impor)] == ["melingkar"] * 2


def test_taking_an_import_back_brings_no_unit_below_a_head_of_today(hr: Pengguna, settings: Any, tmp_path: Any) -> None:
    """The import moved a unit out of his branch that had a move ahead: only the period was cut, the last parent stayed."""
    settings.MEDIA_ROOT = tmp_path
    rows = [{"ID": key, "NAMA_UNOR": f"Unit {key}", "ID_ATASAN": above} for key, above in (("A1", ""), ("B1", ""), ("C1", "A1"))]
    siasn.upload_and_apply(hr, rows, "unit")
    a, b, c = (UnitKerja.objects.get(siasn_id=key) for key in ("A1", "B1", "C1"))
    move(c, b, hr, waktu.today() + 5 * HARI)
    impor = siasn.upload_and_apply(hr, [*rows[:2], {**rows[2], "ID_ATASAN": "B1"}], "unit")
    assert [batal_impor.brings_below(impor, [unit.pk]) for unit in (a, b)] == [True, False]
