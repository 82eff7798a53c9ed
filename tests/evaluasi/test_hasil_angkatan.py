"""The evaluation tab of a batch: what it shows, when it shows nothing, and that its files hold the same."""

import re
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from diklat.models import Pendaftaran
from evaluasi.models import PartisipasiSurvei, SelSurvei, Survei
from evaluasi.queries.hasil.angkatan import get_hasil, to_laju
from evaluasi.queries.hasil.keadaan import Kode
from evaluasi.queries.hasil.lembar import lembar_of, tulis
from evaluasi.queries.hasil.pita import Jenis, load_pita
from evaluasi.queries.hasil.tes import get_tes
from evaluasi.queries.survei import figures
from evaluasi.queries.survei.irisan import Irisan, figure_sets
from tests.diklat.pabrik import make_angkatan, make_narasumber, make_pendaftaran, make_program, make_sesi
from tests.evaluasi.pabrik import make_butir, make_penugasan, make_survei, make_ujian, make_versi
from tests.evaluasi.pabrik_hasil import BAIK, add_hasil, make_dirilis, make_hasil, make_komentar, make_selesai, make_umpan
from tests.evaluasi.pabrik_tes import answer, hand_in
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db


def url(angkatan, name="hasil-angkatan"):
    return reverse(f"evaluasi:{name}", args=[angkatan.pk])


def hasil_of(angkatan):
    return get_hasil(angkatan, angkatan.sesi_list.select_related("narasumber"))


def test_nothing_is_shown_before_the_form_is_closed():
    angkatan = make_selesai()
    assert hasil_of(angkatan).keadaan.kode == Kode.BELUM
    survei = make_survei(angkatan, versi=make_umpan())
    for status, kode in (("terbuka", Kode.TERBUKA), ("ditutup", Kode.DIOLAH), ("menunggu", Kode.KURANG), ("dirilis", Kode.KURANG)):
        Survei.objects.filter(pk=survei.pk).update(status=status)
        found = hasil_of(angkatan)
        assert (found.keadaan.kode, found.indeks, found.jawaban, found.laju) == (kode, None, 0, None)
    Survei.objects.filter(pk=survei.pk).update(status="terbuka", buka=timezone.localdate() + timedelta(days=1))
    assert hasil_of(angkatan).keadaan.kode == Kode.BELUM
    Survei.objects.filter(pk=survei.pk).update(status="batal", alasan_batal="salah instrumen")
    assert hasil_of(angkatan).keadaan.teks == "Alasan: salah instrumen"


def test_a_cancelled_batch_has_no_feedback():
    angkatan = make_angkatan(status="batal", alasan_batal="kurang peserta", berakhir_pada=timezone.now())
    assert hasil_of(angkatan).keadaan.kode == Kode.BATAL


def test_figures_of_a_batch_beside_its_earlier_batches():
    program, guru = make_program(), make_narasumber("Bu Guru")
    versi = make_umpan()
    lama = make_selesai(program, hari=90)
    make_hasil(lama, unsur={"Materi": (0, 5, 5, 0)}, versi=versi)
    later = make_selesai(program, hari=5)
    make_hasil(later, unsur={"Materi": (5, 5, 0, 0)}, versi=versi)
    angkatan = make_selesai(program)
    make_sesi(angkatan, angkatan.mulai, narasumber=guru)
    make_hasil(angkatan, pengajar={guru: (0, 8, 2, 0)}, versi=versi)
    found = hasil_of(angkatan)
    assert [(row.nama, row.angka.rata, row.lalu and row.lalu.rata, row.selisih) for row in found.unsur] == [
        ("Panitia", Decimal("3.5"), None, None),
        ("Materi", Decimal("3.4"), Decimal("2.5"), Decimal("0.9")),
        ("Pengajar", Decimal("2.2"), None, None),
    ]
    assert [(row.nama, row.angka.rata, row.angka.n) for row in found.pengajar] == [("Bu Guru", Decimal("2.2"), 10)]
    assert [(row.angkatan.pk, row.angka.rata) for row in found.lalu] == [(lama.pk, Decimal("2.5"))]
    assert (found.indeks.rata, found.jawaban, found.pita.lencana(found.indeks.rata)[2]) == (Decimal("3.0"), 10, "Kurang baik")


def test_shares_only_from_ten_answers_on():
    versi = make_umpan(("Materi", "Panitia"))
    blok = make_hasil(unsur={"Materi": (0, 1, 4, 5), "Panitia": (0, 0, 4, 5)}, versi=versi)
    found = {row.unsur: row.porsi for row in hasil_of(blok.survei.angkatan).butir}
    assert found == {"Materi": (0, 10, 40, 50), "Panitia": None}


def test_a_teacher_whose_session_went_to_somebody_else_keeps_the_name():
    guru = make_narasumber("Pak Lama")
    blok = make_hasil(pengajar={guru: (0, 0, 5, 0)})
    assert [row.nama for row in hasil_of(blok.survei.angkatan).pengajar] == ["Pak Lama"]


def test_response_rate_goes_in_steps_of_ten():
    assert [to_laju(count, 30) for count in (0, 1, 2, 13, 14, 28, 29, 31)] == [0, 0, 10, 40, 50, 90, 100, 100]
    assert to_laju(3, 0) is None
    blok = make_hasil()
    for _ in range(7):
        PartisipasiSurvei.objects.create(survei=blok.survei, pegawai=make_pegawai())
    assert hasil_of(blok.survei.angkatan).laju == 40  # 7 of 20


def test_cells_of_unit_groups_are_the_published_ones():
    blok = make_hasil()
    SelSurvei.objects.create(blok=blok, kelompok="Kecamatan", n=6, rata=Decimal("3.4"))
    assert [(row.kelompok, row.n, row.rata) for row in hasil_of(blok.survei.angkatan).kelompok] == [("Kecamatan", 6, Decimal("3.4"))]


def test_many_cuts_say_what_figures_says():
    guru = [make_narasumber() for _ in range(2)]
    blok = [make_hasil(pengajar={guru[0]: (0, 2, 4, 4), guru[1]: (1, 1, 4, 0)}).pk, make_hasil().pk]
    cuts = {
        "semua": Irisan(blok, ()),
        "unsur": Irisan(blok),
        "guru": Irisan(blok, ("narasumber", "unsur"), pengajar=True),
        "satu": Irisan(blok[:1], ("butir",), narasumber_id=guru[1].pk),
        "umum": Irisan(blok, ("blok",), pengajar=False),
        "kosong": Irisan([], ("unsur",)),
    }
    expected = {
        name: figures(cut.blok_ids, menurut=cut.menurut, pengajar=cut.pengajar, narasumber_id=cut.narasumber_id)
        for name, cut in cuts.items()
    }
    assert figure_sets(cuts) == expected


def test_tests_count_the_best_attempt_and_gains_of_who_sat_both():
    angkatan = make_selesai()
    people = [make_pendaftaran(angkatan, make_pegawai(), "lulus") for _ in range(4)]
    people.append(make_pendaftaran(angkatan, make_pegawai(), "tidak_lulus", nilai_awal=Decimal(100), nilai_akhir=Decimal(90)))
    make_pendaftaran(angkatan, make_pegawai(), "dibatalkan", nilai_awal=Decimal(1))
    awal, akhir = make_ujian(angkatan, "pre_test"), make_ujian(angkatan, "post_test", percobaan_maks=2)
    for row, first, *last in ((people[0], 40, 50, 82), (people[1], 50, 75, 60), (people[2], 60, 50), (people[3], 20)):
        hand_in(awal, row, first)
        for score in last:
            hand_in(akhir, row, score)
    tes, pasca = get_tes(angkatan.pk, load_pita(timezone.localdate(), Jenis.N_GAIN)[Jenis.N_GAIN])
    assert (tes.peserta, tes.lulus, tes.ditetapkan, tes.awal_n, tes.akhir_n, tes.keduanya) == (5, 4, 5, 5, 4, 4)
    assert (tes.awal, tes.akhir) == (Decimal("62.5"), Decimal("74.25"))  # of the four who sat both
    assert tes.gain == Decimal("0.32")  # the mean of 0.7, 0.5 and -0.25
    assert [(row.nama, row.n) for row in tes.kelas] == [("Tinggi", 1), ("Sedang", 1), ("Rendah", 0), ("Turun", 1)]
    assert (tes.tanpa_gain, pasca.diminta) == (1, 0)


def test_both_pages_of_a_batch_count_passes_of_all_who_had_a_seat():
    angkatan = make_selesai()
    for status in ("lulus", "tidak_lulus", "tidak_hadir"):
        make_pendaftaran(angkatan, make_pegawai(), status, nilai_awal=40, nilai_akhir=70)
    client = enter(make_pengguna("pengelola"))
    pages = [client.get(address).content.decode() for address in (url(angkatan), reverse("diklat:hasil", args=[angkatan.pk]))]
    assert ["lulus 1 dari 3 peserta" in pages[0], "1 <small>dari 3</small>" in pages[1]] == [True, True]


def test_topics_are_weighted_shares_of_right_answers():
    versi = make_versi("pre_test", terbit=False, butir=("teks",))
    versi.butir_list.all().delete()
    items = [make_butir(versi, "pilihan", unsur=unsur, bobot=bobot) for unsur, bobot in (("Alur", 3), ("Alur", 1), ("Data", 1))]
    angkatan = make_selesai()
    awal, akhir = make_ujian(angkatan, "pre_test", versi=versi), make_ujian(angkatan, "post_test", versi=versi)
    for _ in range(2):
        row = make_pendaftaran(angkatan, make_pegawai())
        answer(hand_in(awal, row, 20), {items[0]: 1, items[1]: 2})
        answer(hand_in(akhir, row, 80), {items[0]: 2, items[1]: 1, items[2]: 2})
    gone = make_pendaftaran(angkatan, make_pegawai(), "dibatalkan")  # he sat the first test before he withdrew
    answer(hand_in(awal, gone, 100), {items[0]: 1, items[1]: 1, items[2]: 1})
    tes, _ = get_tes(angkatan.pk, load_pita(timezone.localdate(), Jenis.N_GAIN)[Jenis.N_GAIN])
    assert [(row.nama, row.awal, row.akhir) for row in tes.materi] == [("Alur", 25, 75), ("Data", 0, 100)]


def test_what_supervisors_saw_is_counted_and_who_has_not_written():
    versi = make_versi("pasca_atasan", terbit=False, butir=("skala",))
    item = make_butir(versi, "pilihan", unsur="Penerapan", pilihan=["Rutin", "Kadang", "Belum"], kunci=None)
    block = make_butir(versi, "pilihan", unsur="Hambatan", pilihan=["Tidak ada", "Alat", "Beban"], kunci=None)
    angkatan, atasan = make_selesai(), make_pegawai()
    for chosen, hindrance in ((1, 1), (1, 2), (3, 2), (None, None)):
        sent = {"status": "selesai", "dikirim_pada": timezone.now()} if chosen else {}
        form = make_penugasan(make_pendaftaran(angkatan, make_pegawai(), "lulus"), atasan, versi=versi, **sent)
        if chosen:
            form.jawaban_list.create(butir=item, pilihan=chosen)
            form.jawaban_list.create(butir=block, pilihan=hindrance)
    _, pasca = get_tes(angkatan.pk, load_pita(timezone.localdate(), Jenis.N_GAIN)[Jenis.N_GAIN])
    assert (pasca.diminta, pasca.selesai, pasca.belum, pasca.rutin, pasca.menjawab) == (4, 3, 1, 2, 3)
    assert [(row.teks, row.n) for row in pasca.penerapan] == [("Rutin", 2), ("Belum", 1)]
    assert list(pasca.hambatan) == [("Alat", 2)]


def full_batch(count=1):
    """A batch with everything that the tab shows, `count` times."""
    program, versi = make_program(), make_umpan(tuple(f"Unsur {number}" for number in range(count)))
    unsur = {f"Unsur {number}": (1, 1, 4, 5) for number in range(count)}
    for number in range(count):
        make_hasil(make_selesai(program, hari=90 + number), unsur=unsur, versi=versi)
    angkatan = make_selesai(program)
    guru = [make_narasumber(f"Guru {number}") for number in range(count)]
    for number, row in enumerate(guru):
        make_sesi(angkatan, angkatan.mulai, jam=7 + 3 * number, narasumber=row)
    blok = make_hasil(angkatan, unsur=unsur, pengajar=dict.fromkeys(guru, (0, 1, 5, 3)), versi=versi)
    for number in range(count):
        make_komentar(blok, f"Kata {number}.", narasumber=guru[number])
        make_komentar(blok, "Menyebut nama.", is_disembunyikan=True, alasan_sembunyi="nama")
        SelSurvei.objects.create(blok=blok, kelompok=f"Kelompok {number}", n=5, rata=Decimal("3.1"))
        make_pendaftaran(angkatan, make_pegawai(), "lulus", nilai_awal=Decimal(40), nilai_akhir=Decimal(85))
    return angkatan


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_keeps_its_query_count(count, django_assert_num_queries):
    angkatan = full_batch(count)
    client = enter(make_pengguna("pengelola"))
    client.get(url(angkatan))
    with django_assert_num_queries(10):
        answer_ = client.get(url(angkatan))
    hasil = answer_.context["hasil"]
    assert (len(hasil.unsur), len(hasil.pengajar), len(hasil.komentar), len(hasil.kelompok)) == (count + 1, count, count, count)


def test_the_workbook_and_the_report_hold_what_the_page_shows():
    angkatan = full_batch(2)
    client = enter(make_pengguna("pimpinan"))
    text = client.get(url(angkatan)).content.decode()
    found = [unit for tag in ("tr", "li") for unit in re.findall(rf"<{tag}[ >].*?</{tag}>", text, re.DOTALL)]
    units = [re.sub(r"<[^>]+>", " ", unit) for unit in found]
    book = openpyxl.load_workbook(BytesIO(client.get(url(angkatan, "hasil-angkatan-xlsx")).content))
    lembar = lembar_of(hasil_of(angkatan))
    assert book.sheetnames == [*(row.judul for row in lembar), "Keterangan"]
    for table in lembar:
        rows = list(book[table.judul].iter_rows(min_row=2, values_only=True))
        assert [[_plain(cell) for cell in row] for row in rows] == [[_plain(cell) for cell in row] for row in table.baris]
        lines = [[tulis(cell, kolom.jenis) for cell, kolom in zip(row, table.kolom, strict=True)] for row in table.baris]
        assert [line for line in lines if not any(all(cell in unit for cell in line if cell not in ("0", "–")) for unit in units)] == []
    assert "Menyebut nama." not in text
    assert not [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell == "Menyebut nama."]
    assert client.get(url(angkatan, "hasil-angkatan-pdf")).content.startswith(b"%PDF")


def _plain(cell):
    return float(cell) if isinstance(cell, Decimal | int) else cell


def test_comments_are_filtered_by_what_they_are_about():
    blok = make_hasil()
    other = make_butir_teks(blok)
    make_komentar(blok, "Tentang materi.")
    make_komentar(blok, "Tentang panitia.", butir=other)
    client = enter(make_pengguna("pengelola"))
    page = client.get(url(blok.survei.angkatan), {"tema": "Panitia"}).context["komentar"]
    assert [row.teks for row in page] == ["Tentang panitia."]


def make_butir_teks(blok):
    versi = make_umpan(("Panitia",))
    return versi.butir_list.get(jenis="teks")


def test_the_tab_stands_between_results_and_certificates():
    angkatan = make_selesai()
    kepala = enter(make_pengguna("pengelola")).get(url(angkatan)).context["kepala"]
    assert [(tab.label, tab.current) for tab in kepala.tab_list][-3:] == [
        ("Nilai dan hasil", False),
        ("Evaluasi", True),
        ("Sertifikat", False),
    ]


def test_a_block_of_its_own_is_needed_for_figures():
    angkatan = make_selesai()
    blok = make_dirilis(angkatan, versi=make_umpan())
    add_hasil(blok, blok.survei.versi.butir_list.first())
    assert Pendaftaran.objects.count() == 0
    assert hasil_of(angkatan).indeks.n == 10


def test_shares_wait_for_ten_people_however_many_teachers_they_judged():
    satu, dua = make_narasumber("Satu"), make_narasumber("Dua")
    few = make_hasil(unsur={"Materi": (0, 0, 2, 3)}, pengajar={satu: (0, 1, 1, 3), dua: (0, 0, 2, 3)}, n=5)
    more = make_hasil(unsur={"Materi": BAIK}, pengajar={satu: BAIK, dua: BAIK})
    about = {"pengajar": True, "menurut": ("unsur",)}
    assert [(row.n, row.porsi) for row in figures([few.pk], **about)] == [(10, None)]
    assert [row.porsi for row in figure_sets({"a": Irisan([few.pk], pengajar=True)})["a"]] == [None]
    assert [row.porsi for row in figures([few.pk], menurut=("narasumber",), pengajar=True)] == [None, None]
    assert [(row.n, row.porsi) for row in figures([more.pk], **about)] == [(20, (0, 10, 40, 50))]
    assert [row.porsi is not None for row in figures([few.pk, more.pk], **about)] == [True]


def test_the_worst_answer_of_all_is_only_shown_as_the_lowest_class():
    blok = make_hasil(unsur={"Materi": (10, 0, 0, 0)})
    assert [(row.rata, row.rata_teks) for row in figures([blok.pk])] == [(Decimal("1.5"), "≤ 1,5")]
