"""The pattern of a programme: laid on working days in one step; nothing is booked twice, nothing is replaced by surprise."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diklat.hari_kerja import is_hari_kerja
from diklat.models import Angkatan, HariLibur, MataPelatihan, Narasumber, PolaSesi, Program, Ruang
from diklat.queries.isi_pola import Pilihan, read_bahan
from diklat.queries.isi_pola import get_isi as preview
from diklat.queries.pola import read_pola
from diklat.services import angkatan as services
from diklat.services import program as program_services
from lib import waktu
from pegawai.models import Pengguna
from tests.diklat.pabrik import make_angkatan, make_narasumber, make_pendaftaran, make_program, make_ruang, make_sesi
from tests.diklat.test_angkatan_jadwal import next_monday
from tests.factories import make_pegawai, make_pengguna
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db
UTAMA, DAMPING = "Pengajar utama", "Pengajar pendamping"


@pytest.fixture
def by() -> Pengguna:
    return make_pengguna("pengelola")


@pytest.fixture
def hr(client: Client, by: Pengguna) -> Client:
    client.force_login(by)
    return client


def lay_down(program: Program, *rows: tuple[int, int, int, str, str], tempat: str = "ruang") -> None:
    """Rows of day, hours, subject and role; four JP each."""
    isi = [program_services.IsiPola(hari, time(start), time(end), judul, 4, peran, tempat) for hari, start, end, judul, peran in rows]
    program_services.set_pola(program_id=program.pk, isi=isi, by=make_pengguna("pengelola"))


def make_draf(hari: int = 3, **kwargs: Any) -> Angkatan:
    """A draft of twenty seats whose programme is taught on so many mornings in turns, and on the first afternoon online."""
    program = make_program(jp=4 * hari)
    lay_down(program, *((day, 8, 11, f"Materi {day}", "utama" if day % 2 else "pendamping") for day in range(1, hari + 1)))
    return make_angkatan(program, status="draf", kuota=20, **kwargs)


def fill(angkatan: Angkatan, by: Pengguna, pilihan: Pilihan, **kwargs: Any) -> Any:
    """As the page does it: what is shown is what is sent."""
    bahan = read_bahan(angkatan, pilihan.mulai, by)
    kwargs = {"sidik": preview(angkatan, bahan.pola, pilihan, bahan.papan).sidik, **kwargs}
    return services.fill_angkatan(angkatan_id=angkatan.pk, pilihan=pilihan, by=by, **kwargs)


def days_of(angkatan: Angkatan) -> list[date]:
    return [waktu.day(row.mulai) for row in angkatan.sesi_list.order_by("mulai")]


def test_a_pattern_fills_working_days_and_passes_holidays_over(by: Pengguna) -> None:
    angkatan, monday = make_draf(4, pendaftaran_sampai=next_monday(7)), next_monday(8)
    room, utama, damping = make_ruang(kapasitas=20), make_narasumber(), make_narasumber()
    make_ruang(kapasitas=19)
    HariLibur.objects.create(tanggal=monday + timedelta(days=2), nama="Libur uji")
    isi = fill(angkatan, by, Pilihan(monday + timedelta(days=1), pengajar={UTAMA: utama, DAMPING: damping}))
    assert days_of(angkatan) == [monday + timedelta(days=step) for step in (1, 3, 4, 7)]
    rows = list(angkatan.sesi_list.order_by("mulai"))
    assert [(row.nomor, row.judul, row.jp) for row in rows] == [(n, f"Materi {n}", 4) for n in range(1, 5)]
    assert [row.narasumber for row in rows] == [utama, damping, utama, damping]
    assert {row.ruang for row in rows} == {room}
    assert (len(isi.libur), isi.kurang, isi.catatan) == (1, 0, ())
    angkatan.refresh_from_db()
    assert (angkatan.mulai, angkatan.selesai) == (monday + timedelta(days=1), monday + timedelta(days=7))


def test_what_is_booked_stays_empty_and_is_said(by: Pengguna) -> None:
    angkatan, monday = make_draf(2), next_monday(8)
    room, guru = make_ruang(kapasitas=40), make_narasumber(pegawai=make_pegawai())
    make_sesi(make_angkatan(status="draf"), monday, ruang=room)
    course = make_angkatan(status="draf")
    make_sesi(course, monday + timedelta(days=1))
    make_pendaftaran(course, guru.pegawai)
    isi = fill(angkatan, by, Pilihan(monday, ruang=room, pengajar={UTAMA: guru, DAMPING: guru}))
    first, second = angkatan.sesi_list.order_by("mulai")
    assert ((first.ruang, first.narasumber), (second.ruang, second.narasumber)) == ((None, guru), (room, None))
    assert [len(row.catatan) for row in isi.baris] == [1, 1]
    assert course.program.nama in isi.baris[1].catatan[0]


def test_online_sessions_take_the_link_and_no_room(by: Pengguna) -> None:
    program = make_program(jp=4)
    lay_down(program, (1, 8, 11, "Daring", ""), tempat="daring")
    make_ruang()
    angkatan = make_angkatan(program, status="draf", kuota=20)
    fill(angkatan, by, Pilihan(next_monday(8), tautan="https://kelas.contoh.id/"))
    row = angkatan.sesi_list.get()
    assert (row.ruang, row.tautan) == (None, "https://kelas.contoh.id/")


def test_what_is_refused(by: Pengguna) -> None:
    angkatan, monday = make_draf(), next_monday(8)
    good = {"angkatan": angkatan, "by": by}
    assert codes_of(fill, **good, pilihan=Pilihan(monday), sidik="x") == ["berubah"]
    assert codes_of(fill, **good, pilihan=Pilihan(waktu.today())) == ["sesi_lampau"]
    assert codes_of(fill, **good, pilihan=Pilihan(monday - timedelta(days=1))) == ["hari_libur"]
    HariLibur.objects.create(tanggal=monday, nama="Libur uji")
    assert codes_of(fill, **good, pilihan=Pilihan(monday)) == ["hari_libur"]
    assert codes_of(fill, **good | {"angkatan": make_angkatan()}, pilihan=Pilihan(monday)) == ["status"]
    assert angkatan.sesi_list.count() == 0


def test_sessions_give_way_only_knowingly_and_only_without_records(by: Pengguna) -> None:
    angkatan, monday = make_draf(), next_monday(8)
    room = make_ruang(kapasitas=40)
    old = make_sesi(angkatan, monday, ruang=room, narasumber=make_narasumber())
    assert codes_of(fill, angkatan=angkatan, by=by, pilihan=Pilihan(monday)) == ["sesi_ada"]
    paper = old.bahan_list.create(judul="Bahan", berkas="x.pdf", nama_berkas="x.pdf", jenis_berkas="pdf", ukuran=1, sha256="0" * 64)
    assert codes_of(fill, angkatan=angkatan, by=by, pilihan=Pilihan(monday), ganti=True) == ["terpakai"]
    assert angkatan.sesi_list.get() == old
    paper.delete()
    fill(angkatan, by, Pilihan(monday), ganti=True)
    assert ([row.judul for row in angkatan.sesi_list.all()], angkatan.sesi_list.filter(pk=old.pk).exists()) == (
        ["Materi 1", "Materi 2", "Materi 3"],
        False,
    )
    assert {row.ruang for row in angkatan.sesi_list.all()} == {room}  # its own old booking does not stand in its way


def test_the_page_shows_what_it_then_writes(hr: Client, django_assert_num_queries: Any) -> None:
    angkatan, room, guru = make_draf(), make_ruang(kapasitas=40), make_narasumber()
    make_sesi(make_angkatan(angkatan.program, status="selesai"), waktu.today() - timedelta(days=30))
    url = reverse("diklat:angkatan-fill", args=[angkatan.pk])
    hr.get(url)
    with django_assert_num_queries(11):
        page = hr.get(url)
    assert (page.context["isi"].baris[0].ruang, page.context["isi"].baris[0].narasumber) == (room, None)
    first = page.context["isi"].mulai
    assert (first > angkatan.pendaftaran_sampai, is_hari_kerja(first, ())) == (True, True)
    data = {"mulai": f"{next_monday(8):%d/%m/%Y}", "ruang": "", "pengajar_0": guru.nama, "pengajar_1": ""}
    looked = hr.post(url, data)
    assert (looked.context["isi"].mulai, angkatan.sesi_list.count()) == (next_monday(8), 0)
    stale = hr.post(url, {**data, "isi": page.context["isi"].sidik})
    assert (stale.status_code, angkatan.sesi_list.count()) == (200, 0)
    done = hr.post(url, {**data, "isi": looked.context["isi"].sidik})
    assert (done.status_code, [row.narasumber for row in angkatan.sesi_list.order_by("mulai")]) == (302, [guru, None, guru])
    again = hr.get(url)
    assert ("ganti" in again.context["form"].fields, again.context["isi"].mulai) == (True, next_monday(8))
    assert hr.get(reverse("diklat:angkatan-fill", args=[make_angkatan().pk])).status_code == 302


def test_nobody_is_offered_himself(hr: Client, by: Pengguna) -> None:
    angkatan = make_draf()
    own = make_narasumber(pengguna=by)
    other = make_narasumber()
    offers = hr.get(reverse("pegawai:orang-pilihan"), {"untuk": "narasumber", "q": "narasumber"}).context["rows"]
    assert [row for _, row in offers] == [other]
    data = {"mulai": f"{next_monday(8):%d/%m/%Y}", "pengajar_0": own.nama}
    page = hr.post(reverse("diklat:angkatan-fill", args=[angkatan.pk]), data).context
    assert ([error.code for error in page["form"].errors.as_data()["pengajar_0"]], page["isi"].baris[0].narasumber) == (["tidak_ada"], None)


def test_nobody_is_proposed_for_two_roles(hr: Client) -> None:
    program, guru = make_program(jp=8), make_narasumber()
    held = make_angkatan(program, status="selesai")
    for day, judul in enumerate(("Pagi", "Siang"), 30):
        make_sesi(held, waktu.today() - timedelta(days=day), judul=judul, narasumber=guru)
    lay_down(program, (1, 8, 11, "Pagi", "utama"), (1, 13, 16, "Siang", "pendamping"))
    url = reverse("diklat:angkatan-fill", args=[make_angkatan(program, status="draf").pk])
    fields = hr.get(url).context["form"].fields
    assert [fields[f"pengajar_{place}"].initial for place in (0, 1)] == [guru, None]


def test_nobody_teaches_two_sessions_at_one_time(by: Pengguna) -> None:
    program, first, second = make_program(jp=8), make_narasumber(), make_narasumber()
    held = make_angkatan(program, status="selesai")
    for number, guru in enumerate((first, second), 1):
        make_sesi(held, waktu.today() - timedelta(days=30), judul=f"Kelas {number}", narasumber=guru, alasan_bentrok="Sejajar")
    angkatan = make_angkatan(program, status="draf", kuota=20)
    isi = fill(angkatan, by, Pilihan(next_monday(8), pengajar={"Pengajar 1": first, "Pengajar 2": first}))
    assert [row.narasumber for row in isi.baris] == [first, None]
    assert isi.baris[1].catatan == (f"{first} sudah mempunyai acara: sesi “Kelas 1” dari pola ini",)


def test_a_pattern_is_written_in_rows_and_proposed_before(hr: Client) -> None:
    program = make_program(jp=6)
    for number, jp in enumerate((4, 2), 1):
        MataPelatihan.objects.create(program=program, urutan=number, judul=f"Mata {number}", jp=jp)
    url = reverse("diklat:program-pola", args=[program.pk])
    page = hr.get(url)
    rows = [form.initial for form in page.context["baris"].forms if form.initial]
    assert [(row["hari"], row["judul"], row["jp"]) for row in rows] == [(1, "Mata 1", 4), (1, "Mata 2", 2)]
    assert {row["pengajar"] for row in rows} == {"utama"}
    assert (bool(page.context["usulan"]), program.pola_list.count()) == (True, 0)
    data = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "0"}
    common = {"pengajar": "utama", "tempat": "ruang"}
    second = {"hari": "2", "mulai": "8", "selesai": "11", "judul": "Kedua", "jp": ""}
    first = {"hari": "1", "mulai": "8", "selesai": "10.15", "judul": "Pertama", "jp": "5"}
    for place, row in enumerate((second, first)):
        data |= {f"form-{place}-{name}": value for name, value in (row | common).items()}
    assert hr.post(url, data).status_code == 302
    assert list(program.pola_list.values_list("hari", "judul", "jp")) == [(1, "Pertama", 5), (2, "Kedua", 4)]
    assert hr.get(url).context["usulan"] == ""
    missing = hr.post(url, {**data, "form-1-selesai": ""})
    assert ("selesai" in missing.context["baris"].forms[1].errors, program.pola_list.count()) == (True, 2)


@pytest.mark.parametrize(
    ("rows", "code"), [([(1, 11, 8)], "waktu"), ([(1, 8, 11), (1, 10, 12)], "bersamaan"), ([(1, 8, 11), (2, 10, 12)], None)]
)
def test_hours_of_a_pattern_are_in_order(rows: list[tuple[int, int, int]], code: str | None) -> None:
    program = make_program()
    made = [(*row, "Materi", "") for row in rows]
    if code is None:
        lay_down(program, *made)
    else:
        assert codes_of(lay_down, program, *made) == [code]
    assert program.pola_list.count() == (0 if code else len(rows))


def make_held(program: Program, **kwargs: Any) -> tuple[Ruang, Narasumber]:
    room, guru = make_ruang(kapasitas=40), make_narasumber()
    held = make_angkatan(program, status="selesai", **kwargs)
    make_sesi(held, waktu.today() - timedelta(days=30), 13, judul="Materi", ruang=room, narasumber=guru)
    return room, guru


def test_the_pattern_of_the_office_comes_before_the_last_batch_which_lends_its_teacher_and_room() -> None:
    laid, held, new = (make_program() for _ in range(3))
    lay_down(laid, (1, 8, 11, "MATERI", "utama"), (2, 8, 11, "Lain", "utama"))
    room, guru = make_held(laid)
    make_held(held)
    found = read_pola([laid, held, new])
    assert [(found[row.pk].tersimpan, found[row.pk].butir[0].mulai) for row in (laid, held, new)] == [
        (True, time(8)),
        (False, time(13)),
        (False, time(8)),
    ]
    assert (found[laid.pk].ruang, [part.narasumber for part in found[laid.pk].butir]) == (room, [guru, None])
    assert (found[laid.pk].peran, list(found[held.pk].peran)) == ({UTAMA: guru}, ["Pengajar 1"])


def test_patterns_of_many_programmes_cost_what_one_costs(django_assert_num_queries: Any) -> None:
    programs = [make_program() for _ in range(3)]
    for program in programs:
        make_held(program)
    lay_down(programs[0], (1, 8, 11, "Materi", ""))
    with django_assert_num_queries(3):
        read_pola(programs)


def test_a_copy_keeps_working_days_between_and_passes_holidays_over(by: Pengguna) -> None:
    source = make_angkatan(status="selesai")
    for step in (0, 1):
        make_sesi(source, next_monday() + timedelta(days=step))
    monday = next_monday(8)
    HariLibur.objects.create(tanggal=monday + timedelta(days=1), nama="Libur uji")
    copy = services.copy_angkatan(angkatan_id=source.pk, mulai=monday, by=by)
    assert (days_of(copy.angkatan), copy.dilepas) == ([monday, monday + timedelta(days=2)], [])


def test_the_checklist_offers_to_fill_a_draft(hr: Client) -> None:
    angkatan = make_draf()
    step = next(row for row in hr.get(angkatan.get_absolute_url()).context["ringkasan"].tahap if row.kode == "jadwal")
    assert step.url == reverse("diklat:angkatan-fill", args=[angkatan.pk])
    assert PolaSesi.objects.filter(program=angkatan.program).count() == 3
