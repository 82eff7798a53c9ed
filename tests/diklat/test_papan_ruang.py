"""The room board: every booking of a week in its room and day, and moved there by the rules of any change of a schedule."""

from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from diklat.models import HariLibur, Ruang, Sesi
from diklat.queries.papan_ruang import TANPA_RUANG, get_papan, get_samping
from diklat.queries.sesi import letak_of
from diklat.services import sesi as services
from lib import waktu
from pegawai.models import Pengguna
from tests.diklat.pabrik import WIB, make_angkatan, make_kehadiran, make_pendaftaran, make_program, make_ruang, make_sesi
from tests.diklat.test_angkatan import mails
from tests.diklat.test_angkatan_jadwal import next_monday
from tests.factories import make_pegawai, make_pengguna
from tests.kepastian import confirm
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db
PAPAN = reverse("diklat:ruang-papan")


@pytest.fixture
def by() -> Pengguna:
    return make_pengguna("pengelola")


@pytest.fixture
def hr(client: Client, by: Pengguna) -> Client:
    client.force_login(by)
    return client


def move(sesi: Sesi, by: Pengguna, ruang: Ruang | None, hari: date, jam: int = 8, **kwargs: Any) -> Sesi:
    dulu = kwargs.pop("dulu", letak_of(sesi))
    mulai = datetime(hari.year, hari.month, hari.day, jam, tzinfo=WIB)
    return services.move_sesi(sesi_id=sesi.pk, ruang=ruang, mulai=mulai, dulu=dulu, by=by, **kwargs)


def sent(sesi: Sesi, ruang: Ruang | None, hari: date, jam: str = "08.00") -> dict[str, str]:
    """What the board's script sends."""
    return {"ruang": str(ruang.pk) if ruang else "", "tanggal": f"{hari:%d/%m/%Y}", "jam_mulai": jam, "dulu": letak_of(sesi)}


def filled(hari: date, q: str = "") -> dict[tuple[str, int], list[str]]:
    found = get_papan(hari, q)
    return {
        (row.nama, place): [one.sesi.judul for one in cell.pemakaian]
        for row in found.baris
        for place, cell in enumerate(row.sel)
        if cell.pemakaian
    }


def test_each_booking_stands_in_its_room_and_day() -> None:
    monday, aula, kelas = next_monday(), make_ruang("Aula"), make_ruang("Kelas", lokasi="Gedung B")
    lama = make_ruang("Lama", is_aktif=False)
    make_ruang("Mati", is_aktif=False)
    batch = make_angkatan(status="draf")
    for judul, step, jam, fields in (
        ("Pagi", 0, 8, {"ruang": aula}),
        ("Siang", 0, 13, {"ruang": aula}),
        ("Rabu", 2, 8, {"ruang": kelas}),
        ("Tua", 3, 8, {"ruang": lama}),
        ("Mana", 4, 8, {}),
        ("Daring", 4, 13, {"tautan": "https://kelas.contoh.id/"}),
        ("Batal", 5, 8, {"ruang": aula, "is_batal": True}),
        ("Lain pekan", 7, 8, {"ruang": aula}),
    ):
        make_sesi(batch, monday + timedelta(days=step), jam, judul=judul, **fields)
    assert filled(monday + timedelta(days=3)) == {
        (TANPA_RUANG, 4): ["Mana"], ("Aula", 0): ["Pagi", "Siang"], ("Kelas", 2): ["Rabu"], ("Lama", 3): ["Tua"],
    }  # fmt: skip
    assert [row.nama for row in get_papan(monday).baris] == [TANPA_RUANG, "Aula", "Kelas", "Lama"]
    assert [row.nama for row in get_papan(monday, "gedung b").baris] == [TANPA_RUANG, "Kelas"]


def test_days_off_are_marked_and_a_phone_shows_the_day_of_the_address() -> None:
    monday = next_monday(2)
    HariLibur.objects.create(tanggal=monday + timedelta(days=1), nama="Libur uji")
    days = get_papan(monday + timedelta(days=2)).hari
    assert [day.libur for day in days] == ["", "Libur uji", "", "", "", "Bukan hari kerja", "Bukan hari kerja"]
    assert [day.is_pilih for day in days].index(True) == 2
    assert [day.is_kini for day in get_papan(waktu.today()).hari].count(True) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_keeps_its_query_count(hr: Client, count: int, django_assert_num_queries: Any) -> None:
    for number in range(count):
        make_sesi(make_angkatan(status="draf"), next_monday() + timedelta(days=number), ruang=make_ruang())
    hr.get(PAPAN)
    with django_assert_num_queries(6):
        hr.get(f"{PAPAN}?mulai={next_monday():%Y-%m-%d}&q=ruang")


def test_a_move_keeps_the_length_and_tells_those_who_take_part(by: Pengguna) -> None:
    aula, kelas, monday = make_ruang("Aula"), make_ruang("Kelas"), next_monday()
    batch = make_angkatan()
    sesi = make_sesi(batch, monday, 8, lama=2, ruang=aula)
    make_sesi(batch, monday, 13, ruang=aula)
    make_pendaftaran(batch, make_pegawai())
    moved = move(sesi, by, kelas, monday + timedelta(days=1), 10)
    assert (moved.ruang, waktu.local(moved.mulai).hour, waktu.local(moved.selesai).hour) == (kelas, 10, 12)
    assert (waktu.day(moved.mulai), moved.nomor) == (monday + timedelta(days=1), 2)
    (mail,) = mails("angkatan_berubah")
    assert ("Aula" in mail.data["perubahan"][0]["lama"], "Kelas" in mail.data["perubahan"][0]["baru"]) == (True, True)


def test_what_a_move_refuses(by: Pengguna) -> None:
    aula, kelas, monday = make_ruang("Aula"), make_ruang("Kelas"), next_monday()
    sesi = make_sesi(make_angkatan(), monday, ruang=aula)
    make_sesi(make_angkatan(status="draf"), monday, ruang=kelas)
    assert codes_of(move, sesi, by, kelas, monday) == ["ruang_dipakai"]
    assert codes_of(move, sesi, by, aula, monday + timedelta(days=1), dulu="lain") == ["berubah"]
    assert codes_of(move, sesi, by, aula, waktu.today() - timedelta(days=1)) == ["sesi_lampau"]
    assert move(sesi, by, kelas, monday, alasan="Ruang dibagi dua").alasan_bentrok == "Ruang dibagi dua"
    begun = make_sesi(make_angkatan(), waktu.today(), 8)
    noted = make_sesi(batch := make_angkatan(), monday + timedelta(days=1))
    make_kehadiran(noted, make_pendaftaran(batch, make_pegawai()))
    over = make_sesi(make_angkatan(status="selesai"), monday + timedelta(days=2))
    codes = [codes_of(move, row, by, aula, monday + timedelta(days=3)) for row in (begun, noted, over)]
    assert codes == [["sesi_lampau"], ["kehadiran_tercatat"], ["status"]]
    free = {one.sesi.pk: one.boleh_pindah for one in get_papan(monday).pemakaian}
    assert (free[sesi.pk], free[noted.pk], free[over.pk]) == (True, False, False)


def test_a_month_is_shown_by_day_and_exported_as_shown(hr: Client, django_assert_num_queries: Any) -> None:
    day = (waktu.today().replace(day=1) + timedelta(days=40)).replace(day=15)
    last = (day + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    aula = make_ruang("Aula")
    for hari, jam in ((day.replace(day=1), 8), (day, 8), (day, 13), (last, 8), (last + timedelta(days=1), 8)):
        make_sesi(make_angkatan(status="draf"), hari, jam, ruang=aula)
    HariLibur.objects.create(tanggal=day + timedelta(days=1), nama="Libur uji")
    asked = {"rentang": "bulan", "mulai": day.isoformat()}
    hr.get(PAPAN, asked)
    with django_assert_num_queries(6):
        page = hr.get(PAPAN, asked)
    papan = page.context["papan"]
    assert (papan.hari[0].tanggal, papan.hari[-1].tanggal, papan.sesudah) == (day.replace(day=1), last, last + timedelta(days=1))
    (row,) = papan.baris
    assert {cell.hari.tanggal: len(cell.pemakaian) for cell in row.sel if cell.pemakaian} == {day.replace(day=1): 1, day: 2, last: 1}
    assert [one.libur for one in papan.hari if one.tanggal == day + timedelta(days=1)] == ["Libur uji"]
    assert f"?mulai={day:%Y-%m-%d}" in page.content.decode()
    book = openpyxl.load_workbook(BytesIO(hr.get(reverse("diklat:ruang-papan-export"), asked).content))
    assert [row[2].value for row in book["Papan ruang"].iter_rows()].count("Aula") == 4


def undo(client: Client, sesi: Sesi) -> Any:
    return confirm(client, reverse("diklat:sesi-move-undo", args=[sesi.pk]))


def place(sesi: Sesi) -> tuple[Ruang | None, date, str]:
    row = Sesi.objects.select_related("ruang").get(pk=sesi.pk)
    return row.ruang, waktu.day(row.mulai), row.alasan_bentrok


def offered(client: Client) -> list[int]:
    return [row.sesi.pk for row in client.get(PAPAN).context["urungkan"]]


def test_a_move_is_taken_back_to_its_room_day_and_reason(hr: Client) -> None:
    aula, kelas, monday = make_ruang("Aula"), make_ruang("Kelas"), next_monday()
    make_sesi(make_angkatan(status="draf"), monday, ruang=aula)
    sesi = make_sesi(make_angkatan(), monday, ruang=aula, alasan_bentrok="Aula dibagi dua")
    make_pendaftaran(sesi.angkatan, make_pegawai(email="p@contoh.go.id"))
    assert offered(hr) == []
    url = reverse("diklat:sesi-move", args=[sesi.pk])
    confirm(hr, url, sent(sesi, kelas, monday + timedelta(days=1)))
    assert (place(sesi), offered(hr)) == ((kelas, monday + timedelta(days=1), ""), [sesi.pk])
    week = hr.get(PAPAN, {"mulai": monday.isoformat()}).content.decode()
    assert week.count(reverse("diklat:sesi-move-undo", args=[sesi.pk])) == 2  # above the board, and on the session to which the page leads
    asked = hr.post(reverse("diklat:sesi-move-undo", args=[sesi.pk]))
    assert (asked.context["akibat"].jumlah_surel, place(sesi)[0]) == (1, kelas)
    assert undo(hr, sesi)["Location"] == f"{PAPAN}?mulai={monday:%Y-%m-%d}#sesi-{sesi.pk}"
    assert place(sesi) == (aula, monday, "Aula dibagi dua")
    assert "dikembalikan" in hr.get(PAPAN, {"mulai": monday.isoformat()}).content.decode()


def test_who_may_take_which_move_back(hr: Client, client: Client, time_machine: Any) -> None:
    aula, kelas, monday = make_ruang("Aula"), make_ruang("Kelas"), next_monday()
    batch = make_angkatan(status="draf")
    sesi, lain = make_sesi(batch, monday, ruang=aula), make_sesi(batch, monday + timedelta(days=1), ruang=aula)
    other = Client()
    other.force_login(make_pengguna("pengelola"))
    hr.post(reverse("diklat:sesi-move", args=[sesi.pk]), sent(sesi, kelas, monday))
    assert (offered(hr), offered(other)) == ([sesi.pk], [])
    undo(other, sesi)
    assert place(sesi)[0] == kelas
    moved = Sesi.objects.get(pk=sesi.pk)
    other.post(reverse("diklat:sesi-move", args=[sesi.pk]), sent(moved, kelas, monday + timedelta(days=2)))
    assert (offered(hr), offered(other)) == ([], [sesi.pk])
    undo(hr, sesi)
    assert place(sesi)[:2] == (kelas, monday + timedelta(days=2))
    make_sesi(make_angkatan(status="draf"), monday, ruang=kelas)
    undo(other, sesi)
    assert place(sesi)[:2] == (kelas, monday + timedelta(days=2))  # somebody has taken the room meanwhile
    hr.post(reverse("diklat:sesi-move", args=[lain.pk]), sent(lain, None, monday + timedelta(days=1)))
    time_machine.move_to(waktu.now() + timedelta(minutes=11))
    assert offered(hr) == []
    undo(hr, lain)
    assert place(lain)[0] is None


def test_a_draft_moves_at_once_and_an_open_batch_asks_first(hr: Client) -> None:
    aula, kelas, monday = make_ruang("Aula"), make_ruang("Kelas"), next_monday()
    draf, terbuka = (make_sesi(make_angkatan(status=status), monday, jam, ruang=aula) for status, jam in (("draf", 8), ("terbuka", 13)))
    make_pendaftaran(terbuka.angkatan, make_pegawai(email="p@contoh.go.id"))
    url = reverse("diklat:sesi-move", args=[draf.pk])
    done = hr.post(url, sent(draf, kelas, monday))
    assert (done.status_code, done["Location"]) == (302, f"{PAPAN}?mulai={monday:%Y-%m-%d}#sesi-{draf.pk}")
    url, data = reverse("diklat:sesi-move", args=[terbuka.pk]), sent(terbuka, kelas, monday, "13.00")
    asked = hr.post(url, data)
    assert (asked.context["akibat"].jumlah_surel, Sesi.objects.get(pk=terbuka.pk).ruang) == (1, aula)
    assert confirm(hr, url, data).status_code == 302
    assert Sesi.objects.get(pk=terbuka.pk).ruang == kelas


def test_a_clash_comes_back_to_the_form_and_a_small_room_is_asked_about(hr: Client) -> None:
    aula, kecil, monday = make_ruang("Aula"), make_ruang("Kecil", kapasitas=29), next_monday()
    sesi = make_sesi(make_angkatan(status="draf"), monday, ruang=aula)
    other = make_sesi(make_angkatan(status="draf"), monday + timedelta(days=1), ruang=aula)
    url = reverse("diklat:sesi-move", args=[sesi.pk])
    clash = hr.post(url, sent(sesi, aula, waktu.day(other.mulai)))
    assert ("ruang" in clash.context["form"].errors, waktu.day(Sesi.objects.get(pk=sesi.pk).mulai)) == (True, monday)
    small = hr.post(url, sent(sesi, kecil, monday))
    assert [one.judul for one in small.context["akibat"].dampak] == ["1 sesi di ruang yang tidak muat semua kursi"]
    assert Sesi.objects.get(pk=sesi.pk).ruang == aula
    page = hr.get(url).context["form"]
    assert (page.initial["ruang"], page.initial["tanggal"], page.initial["dulu"]) == (aula.pk, monday, letak_of(sesi))


def test_who_was_overtaken_sees_where_it_stands_and_moves_it_from_there(hr: Client) -> None:
    aula, kelas, monday = make_ruang("Aula"), make_ruang("Kelas"), next_monday()
    sesi = make_sesi(make_angkatan(status="draf"), monday, ruang=aula)
    url, stale = reverse("diklat:sesi-move", args=[sesi.pk]), sent(sesi, aula, monday + timedelta(days=1))
    hr.post(url, sent(sesi, kelas, monday))
    form = hr.post(url, stale).context["form"]
    assert (form.has_error("__all__", "berubah"), place(sesi)[:2]) == (True, (kelas, monday))
    again = {name: form[name].value() or "" for name in form.fields}
    assert hr.post(url, again).status_code == 302
    assert place(sesi)[:2] == (aula, monday + timedelta(days=1))


def test_the_workbook_holds_the_week(hr: Client) -> None:
    monday = next_monday()
    sesi = make_sesi(make_angkatan(make_program("Kas"), status="draf"), monday, ruang=make_ruang("Aula"))
    book = openpyxl.load_workbook(BytesIO(hr.get(reverse("diklat:ruang-papan-export"), {"mulai": monday.isoformat()}).content))
    rows = [[cell.value for cell in row] for row in book["Papan ruang"].iter_rows()]
    assert any(row[1:5] == ["08.00–11.00", "Aula", sesi.angkatan.nama, "1. Materi"] for row in rows)


def test_the_form_of_a_session_shows_its_week(hr: Client) -> None:
    monday, batch = next_monday(2), make_angkatan(status="draf")
    own, other = make_sesi(batch, monday), make_sesi(make_angkatan(status="draf"), monday, 13)
    again = make_sesi(other.angkatan, monday, 17)
    HariLibur.objects.create(tanggal=monday + timedelta(days=1), nama="Libur uji")
    found = get_samping(monday + timedelta(days=2), batch.pk)
    shown = [(row.sendiri, [one.sesi_list for one in row.lain], row.hari.libur) for row in found[:3]]
    assert shown == [([own], [[other, again]], ""), ([], [], "Libur uji"), ([], [], "")]
    assert len(found) == 5
    form = hr.get(reverse("diklat:sesi-update", args=[own.pk]))
    assert [row.lain[0].jam for row in form.context["samping"] if row.lain] == ["13.00–20.00"]
    week = hr.get(reverse("diklat:sesi-pekan", args=[batch.pk]), {"tanggal": f"{monday + timedelta(days=7):%d/%m/%Y}"})
    assert [row for row in week.context["samping"] if row.sendiri or row.lain] == []
