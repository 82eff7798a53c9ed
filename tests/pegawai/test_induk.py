"""Which unit lies below which has dates: a move leaves the reports of the days before as they were."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from kompetensi.queries import peta
from lib import waktu
from pegawai.models import Pengguna, RiwayatInduk, UnitKerja
from pegawai.queries import unit as queries
from pegawai.services import impor as impor_services
from pegawai.services import pekerjaan
from pegawai.services.unit import save_unit
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


def test_a_move_ahead_is_refused(hr: Pengguna, client: Any) -> None:
    dinas, bidang = make_unit("Dinas"), make_unit("Bidang", make_unit())
    with pytest.raises(ValidationError) as refusal:
        move(bidang, dinas, hr, waktu.today() + HARI)
    assert refusal.value.code == "sejak_depan"
    client.force_login(hr)
    data = {"nama": "Bidang", "jenis": "subunit", "induk": f"#{dinas.pk}", "is_aktif": "on"}
    page = client.post(f"/unit/{bidang.pk}/ubah/", {**data, "induk_sejak": (waktu.today() + HARI).isoformat()})
    assert [error.code for error in page.context["form"].errors.as_data()["induk_sejak"]] == ["sejak_depan"]
    client.post(f"/unit/{bidang.pk}/ubah/", {**data, "induk_sejak": (waktu.today() - HARI).isoformat()})
    assert [names_below(dinas, waktu.today() - n * HARI) for n in (2, 1, 0)] == [[], ["Bidang"], ["Bidang"]]


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
