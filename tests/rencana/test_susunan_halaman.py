"""The pages of a reckoning: what they say, what they count, and that they ask as often for many rows as for one."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from lib import waktu
from lib.format import format_waktu
from pegawai.models import Pekerjaan
from rencana.models import Susunan, SusunanKompetensi, SusunanPagu, SusunanPeserta, SusunanTak
from rencana.queries import susunan_banding, susunan_isi, susunan_orang, susunan_perbaiki
from rencana.queries.susunan import JENIS
from tests.diklat.pabrik import make_program
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_unit
from tests.pintu import enter
from tests.rencana.pabrik import fill_susunan, make_baris, make_pagu, make_periode, make_susunan

pytestmark = pytest.mark.django_db
TAHUN = waktu.today().year + 1


@pytest.fixture
def isi():
    """Two people in one programme, a third without a seat."""
    unit, pagu = make_unit("Dinas A"), make_pagu(1000, tahun=TAHUN)
    people = [make_pegawai(name, unit=unit) for name in ("Satu", "Dua", "Tiga")]
    susunan = make_susunan(make_periode(TAHUN), biaya=400, level_kesenjangan=20.0, level_tertutup=8.0, level_serakah=6.0)
    return {"unit": unit, "pagu": pagu, "people": people, "susunan": susunan, "baris": fill_susunan(susunan, pagu, people, unit)}


def pages_of(isi):
    pk = isi["susunan"].pk
    names = ("susunan-detail", "susunan-unit", "susunan-kompetensi", "susunan-tak", "susunan-perbaiki", "susunan-banding")
    program = reverse("rencana:susunan-program", args=[pk, isi["baris"].pk])
    detail = reverse("rencana:susunan-detail", args=[pk])
    return [
        f"{detail}?daftar=tidak",
        *(reverse(f"rencana:{name}", args=[pk]) for name in names),
        program,
        reverse("rencana:susunan-list", args=[isi["susunan"].periode_id]),
    ]


def test_pages_ask_as_often_for_many_rows_and_at_most_twelve_times(isi, django_assert_max_num_queries):
    client, asked = enter(make_pengguna("pengelola")), []
    other = make_susunan(isi["susunan"].periode)
    fill_susunan(other, isi["pagu"], isi["people"], isi["unit"])
    isi["susunan"].lewat_list.create(program=make_program(), peminat=1, kode="menunggu", lain=[isi["baris"].program_id])
    client.get(pages_of(isi)[0])
    for _ in range(2):
        counts = []
        for url in pages_of(isi):
            with django_assert_max_num_queries(12) as found:
                assert client.get(url).status_code == 200
            counts.append(len(found))
        asked.append(counts)
        more = [make_pegawai(unit=make_unit()) for _ in range(3)]
        for _ in range(3):
            isi["susunan"].lewat_list.create(program=make_program(), peminat=1, kode="menunggu", lain=[isi["baris"].program_id])
            isi["susunan"].tutup_list.create(program=isi["baris"].program, kompetensi=make_kompetensi(), pegawai=1, level=1)
        for person in more:
            SusunanTak.objects.create(susunan=isi["susunan"], pegawai=person, kode="tanpa_pilihan")
            SusunanKompetensi.objects.create(
                susunan=isi["susunan"], kompetensi=make_kompetensi(), pegawai=1, level_kesenjangan=30, level_tertutup=9
            )
            SusunanPeserta.objects.create(susunan=isi["susunan"], pegawai=person, program=isi["baris"].program, bulan=2, level_tertutup=1)
    assert asked[0] == asked[1]


def test_the_plan_shows_its_budget_whole_and_what_the_reckoning_in_it_closes(isi, django_assert_max_num_queries):
    susunan, periode = isi["susunan"], isi["susunan"].periode
    client = enter(make_pengguna("pimpinan"))
    client.get(periode.get_absolute_url())
    assert "celah_list" not in client.get(periode.get_absolute_url()).context
    type(susunan).objects.filter(pk=susunan.pk).update(dipakai_pada=waktu.now())
    for number in range(3):
        make_baris(periode, pagu=isi["pagu"] if number else None, biaya=200)
    with django_assert_max_num_queries(12):
        page = client.get(periode.get_absolute_url()).context
    assert [row.level_sisa for row in page["celah_list"]] == [12]
    found = page["ringkasan"]
    assert [(part.css, part.rupiah, part.lebar) for part in found.potongan] == [("w0", 400, 40), ("ikatan", 200, 20), ("sisa", 400, 40)]
    assert sum(part.rupiah for part in found.potongan) == found.nilai


def test_the_bar_of_the_budget_adds_up_with_rows_that_stay(isi):
    SusunanPagu.objects.update(tetap=100)
    found = susunan_isi.get_halaman(isi["susunan"])
    assert (found.tersedia, found.dipakai, found.sisa) == (1100, 500, 600)
    assert [(part.css, part.rupiah) for part in found.potongan] == [("w0", 400), ("ikatan", 100), ("sisa", 600)]


def test_the_chart_of_competencies_shows_the_greatest_gaps_and_the_list_all(isi):
    for gap in (40, *range(10)):
        isi["susunan"].kompetensi_list.create(kompetensi=make_kompetensi(), pegawai=1, level_kesenjangan=gap, level_tertutup=gap / 2)
    client = enter(make_pengguna("pimpinan"))
    chart = client.get(isi["susunan"].get_absolute_url()).context["celah_list"]
    assert [row.level_kesenjangan for row in chart] == [40, 20, 9, 8, 7, 6, 5, 4]
    url = reverse("rencana:susunan-kompetensi", args=[isi["susunan"].pk])
    assert [row.level_sisa for row in client.get(url, {"urut": "persen"}).context["page"]][:2] == [12, 20]
    assert client.get(url, {"q": "tidak ada"}).context["page"].paginator.count == 0


def test_programmes_stand_by_what_they_close_per_rupiah(isi):
    susunan = isi["susunan"]
    for cost, level in ((100, 4), (0, 1)):
        susunan.baris_list.create(program=make_program(), pagu=isi["pagu"], kursi=1, biaya=cost, level_dipakai=level, level_terbukti=level)
    rows = susunan_isi.sort_program(susunan_isi.list_program(susunan), "-juta")
    assert [(row.baris.biaya, row.urutan) for row in rows] == [(0, 1), (100, 2), (400, 3)]
    assert [row.per_juta for row in rows] == [None, 40_000, 20_000]
    assert [row.baris.biaya for row in susunan_isi.narrow(rows, tampil="belum")] == [400]


def test_without_a_programme_those_who_have_no_other_seat_are_counted(isi):
    susunan, first = isi["susunan"], isi["people"][0]
    other = make_program()
    SusunanPeserta.objects.create(susunan=susunan, pegawai=first, program=other, bulan=3, is_wajib=True)
    found = susunan_isi.isi_of(susunan, [isi["baris"].program_id, other.pk])
    one, two = found[isi["baris"].program_id], found[other.pk]
    assert ((one.peserta, one.wajib, one.hanya), (two.peserta, two.wajib, two.hanya)) == ((2, 0, 1), (1, 1, 0))
    alone = susunan_orang.peserta_list(susunan, isi["baris"].program, susunan_orang.Saringan(hanya=True))
    assert [row.pegawai for row in alone] == [isi["people"][1]]


def test_who_is_left_without_reads_the_limit_with_its_figures(isi):
    rows = list(susunan_orang.tak_list(isi["susunan"], susunan_orang.Saringan(kode="pagu", unit_id=isi["unit"].pk)))
    text = susunan_orang.kalimat_of(rows[0], susunan_orang.names_of(rows))
    assert (str(isi["pagu"]) in text, "Rp100" in text, "Rp200" in text) == (True, True, True)
    assert not susunan_orang.tak_list(isi["susunan"], susunan_orang.Saringan(kode="penuh")).exists()
    assert not susunan_orang.tak_list(isi["susunan"], susunan_orang.Saringan(unit_id=make_unit().pk)).exists()


def test_every_limit_of_the_optimiser_has_a_sentence():
    susunan, person, program = make_susunan(), make_pegawai(), make_program()
    for kode in susunan_orang.LABEL:
        row = SusunanTak(susunan=susunan, pegawai=person, program=program, kode=kode, ada=1, batas=2)
        assert susunan_orang.kalimat_of(row, susunan_orang.Nama({}, {})).endswith(".")


def test_what_a_programme_closes_is_said_in_competencies_and_people(isi):
    susunan, program = isi["susunan"], isi["baris"].program
    for name, people, level in (("Analisis", 3, 2), ("Komunikasi", 40, 50), ("Kerja sama", 9, 9)):
        susunan.tutup_list.create(program=program, kompetensi=make_kompetensi(name), pegawai=people, level=level)
    client = enter(make_pengguna("pimpinan"))
    rows = client.get(susunan.get_absolute_url()).context["program_list"]
    assert [row[3] for row in rows] == ["Komunikasi pada 40 orang, Kerja sama pada 9 orang, dan 1 kompetensi lain"]
    page = client.get(reverse("rencana:susunan-program", args=[susunan.pk, isi["baris"].pk])).context
    assert [row.level for row in page["tutup_list"]] == [50, 9, 2]


def test_programmes_that_were_not_chosen_stand_with_their_reason(isi):
    susunan, client = isi["susunan"], enter(make_pengguna("pimpinan"))
    left = {"ada": 100, "batas": 200, "lain": [isi["pagu"].pk]}
    susunan.lewat_list.create(program=make_program("Mahal"), peminat=30, kode="pagu", **left)
    susunan.lewat_list.create(program=make_program("Sepi"), peminat=30, kode="tidak_terpilih", ada=4, batas=10)
    susunan.lewat_list.create(program=make_program("Asing"), peminat=0, kode="kurang_peserta", ada=0, batas=10)
    page = client.get(susunan.get_absolute_url(), {"daftar": "tidak"}).context
    assert [count for _, _, count in page["daftar_list"]] == [1, 3]
    assert [text.partition(" Asing")[0] for _, _, text in page["lewat_list"]] == [
        "Tidak ada yang memerlukan",
        f"Pagu {isi['pagu']} tinggal Rp100, sedangkan satu angkatan Mahal memerlukan sedikitnya Rp200.",
        "Dari 30 orang yang memerlukannya tinggal 4 yang belum ditutup diklat lain, sedangkan satu angkatan paling sedikit 10 peserta.",
    ]
    assert [
        row.program.nama for row, _, _ in client.get(susunan.get_absolute_url(), {"daftar": "tidak", "q": "sep"}).context["lewat_list"]
    ] == ["Sepi"]
    sheet = load_workbook(io.BytesIO(client.get(reverse("rencana:susunan-isi-export", args=[susunan.pk])).content))["Tidak dipilih"]
    assert [row[0] for row in list(sheet.values)[1:]] == ["Asing", "Mahal", "Sepi"]


def test_two_reckonings_side_by_side(isi):
    left, right = isi["susunan"], make_susunan(isi["susunan"].periode, biaya=900)
    row = fill_susunan(right, isi["pagu"], isi["people"], isi["unit"])
    same = {"program": isi["baris"].program, "pagu": isi["pagu"], "bulan": isi["baris"].bulan, "kursi": 2}
    right.baris_list.create(**same, biaya=500, level_dipakai=9)
    found = {one.nama: one.keadaan for one in susunan_banding.list_beda(left, right)}
    assert found == {isi["baris"].program.nama: "beda", row.program.nama: "kanan"}
    assert [one.keadaan for one in susunan_banding.list_beda(right, left, tampil="kiri")] == ["kiri"]
    page = enter(make_pengguna("pimpinan")).get(reverse("rencana:susunan-banding", args=[left.pk])).context
    assert page["lain"] == right


def test_each_list_of_a_page_has_pages_a_filter_and_a_workbook(isi):
    """One list at a time: its tab goes along with the filter, and its workbook holds what it shows."""
    left = isi["susunan"]
    right = make_susunan(left.periode)
    fill_susunan(right, isi["pagu"], isi["people"], make_unit("Dinas B"))
    for number in range(12):
        left.unit_list.create(
            unit=make_unit(f"Badan {number}"), pegawai=1, berkesenjangan=1, dilayani=0, level_kesenjangan=1, level_tertutup=0
        )
    plan = make_periode(TAHUN - 1, status="terkunci")
    gone = [make_baris(plan, biaya=number) for number in range(12)]
    client = enter(make_pengguna("pimpinan"))

    def ask(name, **query):
        page = client.get(reverse(f"rencana:{name}", args=[left.pk]), query).context["page"]
        workbook = client.get(reverse(f"rencana:{name}-export", args=[left.pk]), query)
        sheets = load_workbook(io.BytesIO(workbook.content)).worksheets
        return page.paginator.count, len(page.rows), [sheet.max_row - 1 for sheet in sheets[:-1]]

    assert ask("susunan-banding", daftar="unit", ukuran=10)[:2] == (13, 10)
    assert ask("susunan-banding", daftar="unit", q="badan 1") == (3, 3, [3])
    assert ask("susunan-perbaiki", daftar="hilang") == (12, 10, [0, 12, 0])
    assert ask("susunan-perbaiki", daftar="hilang", q=gone[3].program.nama)[0] == 1


def test_a_programme_of_the_plan_in_force_that_gets_nothing_is_named(isi):
    plan = make_periode(TAHUN - 1, status="terkunci")
    gone = make_baris(plan, biaya=700)
    make_baris(plan, program=isi["baris"].program)
    found, kept = susunan_perbaiki.list_hilang(susunan_perbaiki.read_program(isi["susunan"]))
    assert [row.nama for row in found] == [gone.program.nama]
    assert "Rp700" in found[0].kalimat
    client, when = enter(make_pengguna("auditor")), format_waktu(kept.saat)
    asked = ([isi["susunan"].pk], {"daftar": "hilang"})
    assert f"Data {when}" in client.get(reverse("rencana:susunan-perbaiki", args=asked[0]), asked[1]).content.decode()
    book = load_workbook(io.BytesIO(client.get(reverse("rencana:susunan-perbaiki-export", args=asked[0])).content))
    assert ("Bukti program per", when) in list(book["Keterangan"].values)


def test_workbooks_hold_what_the_pages_show(isi):
    client, pk = enter(make_pengguna("auditor")), isi["susunan"].pk

    def rows(name, *args, **query):
        answer = client.get(reverse(f"rencana:{name}", args=args), query)
        return list(load_workbook(io.BytesIO(answer.content)).worksheets[0].values)[1:]

    assert [row[6] for row in rows("susunan-isi-export", pk)] == [400]
    assert [row[0] for row in rows("susunan-program-export", pk, isi["baris"].pk, urut="nama")] == ["Dua", "Satu"]
    assert [row[0] for row in rows("susunan-tak-export", pk)] == ["Tiga"]
    assert [row[0] for row in rows("susunan-unit-export", pk)] == ["Dinas A"]
    assert [row[3:] for row in rows("susunan-kompetensi-export", pk)] == [(20, 8, 12, 0.4)]


def test_a_reckoning_that_failed_says_why_and_shows_no_figures(isi):
    failed = make_susunan(isi["susunan"].periode, selesai=False, status="gagal", pesan="Pagunya kosong.")
    client = enter(make_pengguna("pengelola"))
    assert "Pagunya kosong." in client.get(failed.get_absolute_url()).content.decode()
    assert client.get(reverse("rencana:susunan-unit", args=[failed.pk])).status_code == 404


def test_what_no_button_undoes_is_asked_first_even_where_nobody_gets_a_mail(isi):
    """A plan to submit, a reckoning to throw away: the first press changes nothing, the page it shows does."""
    susunan, periode = isi["susunan"], isi["susunan"].periode
    make_baris(periode, pagu=isi["pagu"])
    client = enter(make_pengguna("pengelola"))
    for url, body in (
        (reverse("rencana:susunan-step", args=[susunan.pk, "hapus"]), {}),
        (reverse("rencana:periode-step", args=[periode.pk, "ajukan"]), {"versi": periode.versi}),
    ):
        shown = client.post(url, body)
        assert (shown.status_code, shown.templates[0].name) == (200, "pegawai/kepastian.html")  # which is drawn when all was taken back
        assert client.post(url, body | {"sidik": shown.context["akibat"].sidik}).status_code == 302
    periode.refresh_from_db()
    assert (periode.status, periode.susunan_list.count()) == ("diajukan", 0)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, (False, False)),
        ({"terpotong": ["harga"], "detik": 30}, (True, False)),
        ({"terpotong": ["harga"], "cukup_pada": waktu.now()}, (False, True)),
    ],
)
def test_a_reckoning_that_was_cut_short_says_so_and_what_to_do(isi, values, said):
    row = make_susunan(isi["susunan"].periode, batas=1e6, **values)
    page = enter(make_pengguna("pengelola")).get(row.get_absolute_url()).content.decode()
    assert ("(30 detik) habis sebelum selesai" in page, "dihentikan sebelum selesai" in page) == said
    assert "Waktunya tidak cukup untuk membuktikan" in page


def test_the_draft_says_that_it_is_being_reckoned_and_how_far_that_is():
    planner = make_pengguna("pengelola")
    client, running = enter(planner), make_susunan(make_periode(TAHUN), selesai=False)
    page = client.get(running.periode.get_absolute_url()).content.decode()
    assert f"{running.nama}” menunggu dihitung" in page
    running.pekerjaan = Pekerjaan.objects.create(jenis=JENIS, judul="Susunan", oleh=planner, langkah=40, jumlah_langkah=100)
    running.save()
    page = client.get(running.periode.get_absolute_url()).content.decode()
    assert f"{running.nama}” sedang dihitung, 40% selesai" in page
    assert running.get_absolute_url() in page
    Susunan.objects.filter(pk=running.pk).update(status="gagal", pesan="Dihentikan.")
    assert running.nama not in client.get(running.periode.get_absolute_url()).content.decode()
