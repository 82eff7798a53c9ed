"""The catalogue: which rows, in which order for whom, what a row says, within a fixed number of queries."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import Angkatan, Minat, Program
from diklat.queries import katalog as queries
from diklat.queries import katalog_manfaat
from diklat.queries.katalog_baris import BarisAngkatan, BarisKatalog
from diklat.queries.pembaca import Pembaca, alasan_tidak_sesuai, get_pembaca, tidak_cocok
from kompetensi.models import Kompetensi
from kompetensi.queries.kata import kata_of
from kompetensi.services import profil
from lib import waktu
from pegawai.models import Golongan, Pegawai
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_sesi
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit

pytestmark = pytest.mark.django_db
ALAMAT = reverse("diklat:katalog-list")
BESOK = timezone.localdate() + timedelta(days=1)


@pytest.fixture
def kompetensi() -> Kompetensi:
    return make_kompetensi("Mengelola Perubahan")


@pytest.fixture
def rina(kompetensi: Kompetensi) -> Pegawai:
    """Level 2, standard 3."""
    return make_reader(kompetensi)


def make_reader(kompetensi: Kompetensi, level: float = 2, standar: int = 3, **kwargs: object) -> Pegawai:
    jabatan = make_jabatan(kelompok=kwargs.pop("kelompok", "pelaksana"))
    make_standar(jabatan, kompetensi, standar)
    pegawai = make_pegawai("Rina", unit=make_unit(), jabatan=jabatan, **kwargs)
    make_penilaian(pegawai, kompetensi, level)
    profil.refresh_profil([pegawai.pk])
    return pegawai


def names(pembaca: Pembaca | None, urut: str = queries.SESUAI, **saringan: object) -> list[str]:
    found = queries.get_katalog(queries.Saringan(**saringan), pembaca, urut)  # type: ignore[arg-type]
    return [row.program.nama for row in found[0:99]]


def rows(pembaca: Pembaca | None = None, **saringan: object) -> list[BarisKatalog]:
    return queries.get_katalog(queries.Saringan(**saringan), pembaca, queries.SESUAI)[0:99]  # type: ignore[arg-type]


def start(angkatan: Angkatan, days: int) -> Angkatan:
    make_sesi(angkatan, timezone.localdate() + timedelta(days=days))
    return angkatan


def test_a_programme_stands_once_with_its_open_and_coming_batches() -> None:
    dua, kosong = make_program("Dua"), make_program("Kosong")
    datang = make_angkatan(dua, pendaftaran_mulai=BESOK, pendaftaran_sampai=BESOK)
    buka = start(make_angkatan(dua), 20)
    make_angkatan(kosong, status="draf")
    make_angkatan(kosong, status="batal", alasan_batal="Pagu")
    lewat = make_angkatan(kosong)
    type(lewat).objects.filter(pk=lewat.pk).update(
        pendaftaran_mulai=BESOK - timedelta(days=9), pendaftaran_sampai=BESOK - timedelta(days=2)
    )
    make_program("Ditarik", is_aktif=False)
    assert [(row.program.nama, [hal.angkatan for hal in row.angkatan_list]) for row in rows()] == [("Dua", [buka, datang]), ("Kosong", [])]


def test_three_batches_are_listed_and_the_rest_counted_the_own_one_first(rina: Pegawai) -> None:
    program = make_program()
    batches = [start(make_angkatan(program), 20 + 10 * n) for n in range(5)]
    make_pendaftaran(batches[4], rina)
    row = rows(get_pembaca(rina.pk))[0]
    assert [[hal.angkatan for hal in row.angkatan_list], row.lain] == [[batches[4], batches[0], batches[1]], 2]


def test_only_batches_that_start_in_time_are_listed() -> None:
    program = make_program()
    near, _far = start(make_angkatan(program), 20), start(make_angkatan(program), 40)
    found = rows(sampai=timezone.localdate() + timedelta(days=30))
    assert [[hal.angkatan for hal in row.semua] for row in found] == [[near]]


def test_whoever_is_in_one_batch_is_not_led_into_another_of_the_programme(rina: Pegawai) -> None:
    lulus, ikut, bebas = make_program("A lulus"), make_program("B ikut"), make_program("C bebas")
    passed = make_pendaftaran(make_angkatan(lulus, status="ditutup"), rina, "lulus")
    make_pendaftaran(make_angkatan(ikut), rina)
    for program in (lulus, ikut, bebas):
        make_angkatan(program)
    found = {row.program.nama: (row.di_luar, row.boleh_daftar) for row in rows(get_pembaca(rina.pk))}
    assert found == {"A lulus": (passed, False), "B ikut": (None, False), "C bebas": (None, True)}


def test_the_batch_to_apply_to_is_the_first_with_a_seat() -> None:
    program = make_program()
    full, free = start(make_angkatan(program, kuota=1), 20), start(make_angkatan(program), 40)
    make_pendaftaran(full, make_pegawai())
    assert rows()[0].pilihan_utama == BarisAngkatan(free, None, timezone.localdate())


def test_the_largest_closed_gap_comes_first_capped_by_standard_and_programme(kompetensi: Kompetensi) -> None:
    lain = make_kompetensi()
    jabatan = make_jabatan()
    make_standar(jabatan, kompetensi, 4)
    make_standar(jabatan, lain, 2, bobot=Decimal("1.5"))
    pegawai = make_pegawai(unit=make_unit(), jabatan=jabatan)
    make_penilaian(pegawai, kompetensi, 2)
    make_penilaian(pegawai, lain, 1)
    profil.refresh_profil([pegawai.pk])
    make_program("Satu level: 1", kompetensi={kompetensi: 3})
    make_program("Penuh: 2", kompetensi={kompetensi: 5})
    make_program("Berbobot: 1,5", kompetensi={lain: 5})
    make_program("Keduanya: 2,5", kompetensi={lain: 2, kompetensi: 3})
    make_program("Tidak menutup", kompetensi={kompetensi: 2})
    pembaca = get_pembaca(pegawai.pk)
    found = queries.get_katalog(queries.Saringan(), pembaca, queries.SESUAI)[0:9]
    assert [(row.program.nama, row.program.manfaat) for row in found] == [
        ("Keduanya: 2,5", Decimal("2.5")),
        ("Penuh: 2", Decimal(2)),
        ("Berbobot: 1,5", Decimal("1.5")),
        ("Satu level: 1", Decimal(1)),
        ("Tidak menutup", Decimal(0)),
    ]
    assert [[butir.kompetensi_id for butir in row.menutup] for row in found[:2]] == [[kompetensi.pk, lain.pk], [kompetensi.pk]]
    assert names(pembaca, kesenjangan=True) == ["Keduanya: 2,5", "Penuh: 2", "Berbobot: 1,5", "Satu level: 1"]


def test_an_indicative_level_counts_where_there_is_no_official_one_and_none_closes_nothing(kompetensi: Kompetensi) -> None:
    belum = make_kompetensi()
    jabatan = make_jabatan()
    make_standar(jabatan, kompetensi, 3)
    make_standar(jabatan, belum, 3)
    pegawai = make_pegawai(unit=make_unit(), jabatan=jabatan)
    make_penilaian(pegawai, kompetensi, 1, sumber="mandiri")
    profil.refresh_profil([pegawai.pk])
    make_program("Indikatif", kompetensi={kompetensi: 3})
    make_program("Belum dinilai", kompetensi={belum: 3})
    pembaca = get_pembaca(pegawai.pk)
    assert names(pembaca, kesenjangan=True) == ["Indikatif"]
    assert (pembaca.butir[kompetensi.pk].is_indikatif, pembaca.butir[belum.pk].level) == (True, None)


def test_nearest_start_first_when_asked(kompetensi: Kompetensi, rina: Pegawai) -> None:
    menutup = make_program("Menutup", kompetensi={kompetensi: 3})
    make_sesi(make_angkatan(menutup), timezone.localdate() + timedelta(days=40))
    make_sesi(make_angkatan(make_program("Segera")), timezone.localdate() + timedelta(days=20))
    make_program("Tanpa angkatan")
    pembaca = get_pembaca(rina.pk)
    assert names(pembaca, queries.MULAI) == ["Segera", "Menutup", "Tanpa angkatan"]
    assert names(pembaca) == ["Menutup", "Segera", "Tanpa angkatan"]


def test_what_is_not_meant_for_the_reader_is_last_with_the_reason(kompetensi: Kompetensi, rina: Pegawai) -> None:
    make_program("Untuk pengawas", kompetensi={kompetensi: 3}, kelompok_jabatan=["pengawas", "administrator"])
    make_program("Biasa")
    found = queries.get_katalog(queries.Saringan(), get_pembaca(rina.pk), queries.SESUAI)[0:9]
    assert [(row.program.nama, row.alasan) for row in found] == [
        ("Biasa", ""),
        ("Untuk pengawas", "Untuk jabatan Pengawas, atau Administrator"),
    ]


ATURAN = [
    ({}, True),
    ({"kelompok_jabatan": ["pelaksana"]}, True),
    ({"kelompok_jabatan": ["pengawas"]}, False),
    ({"jenis_asn": ["PNS", "CPNS"]}, True),
    ({"jenis_asn": ["PPPK"]}, False),
    ({"golongan_pns": "III/a"}, True),
    ({"golongan_pns": "III/b"}, False),
    ({"golongan_pppk": "IX"}, True),
    ({"jenis_asn": ["PNS"], "golongan_pns": "II/a", "kelompok_jabatan": ["pelaksana"]}, True),
]


def fits(program: Program, pembaca: Pembaca) -> tuple[bool, bool]:
    """By the order of the list, and by the reason that its page gives."""
    row = Program.objects.annotate(tidak_cocok=tidak_cocok(pembaca)).get(pk=program.pk)
    return Program.objects.filter(tidak_cocok(pembaca).is_empty()).exists(), not alasan_tidak_sesuai(row)


@pytest.mark.parametrize(("aturan", "boleh"), ATURAN)
def test_order_and_reason_agree_on_who_may_take_part(rina: Pegawai, aturan: dict[str, object], boleh: bool) -> None:
    ranks = {name: Golongan.objects.get(kode=value) for name, value in aturan.items() if name.startswith("golongan")}
    program = make_program(**{**aturan, **ranks})
    pembaca = get_pembaca(rina.pk)
    assert fits(program, pembaca) == (boleh, boleh)


@pytest.mark.parametrize("golongan", ["IX", None])
def test_the_rank_of_a_pppk_is_compared_with_the_rule_for_pppk(kompetensi: Kompetensi, golongan: str | None) -> None:
    rank = golongan and Golongan.objects.get(kode=golongan)
    pembaca = get_pembaca(make_reader(kompetensi, jenis_asn="PPPK", golongan=rank).pk)
    program = make_program(golongan_pppk=Golongan.objects.get(kode="IX"), golongan_pns=Golongan.objects.get(kode="IV/e"))
    assert fits(program, pembaca) == (bool(golongan), bool(golongan))


def test_filters_narrow_the_rows(kompetensi: Kompetensi, rina: Pegawai) -> None:
    a = make_program("Analisis Data", siasn_id=4, metode="daring", kompetensi={kompetensi: 3})
    make_sesi(make_angkatan(a), timezone.localdate() + timedelta(days=20))
    b = make_program("Bahasa", siasn_id=3)
    pembaca = get_pembaca(rina.pk)
    assert {
        "nama": names(pembaca, q="data"),
        "kompetensi": names(pembaca, q="mengelola perub"),
        "jenis": names(pembaca, jenis_id=b.jenis_id),
        "metode": names(pembaca, metode="daring"),
        "menaikkan": names(pembaca, kompetensi_id=kompetensi.pk),
        "sebelum": names(pembaca, sampai=timezone.localdate() + timedelta(days=19)),
        "sampai": names(pembaca, sampai=timezone.localdate() + timedelta(days=20)),
    } == {
        "nama": ["Analisis Data"],
        "kompetensi": ["Analisis Data"],
        "jenis": ["Bahasa"],
        "metode": ["Analisis Data"],
        "menaikkan": ["Analisis Data"],
        "sebelum": [],
        "sampai": ["Analisis Data"],
    }


def test_own_state_and_place_on_the_waiting_list(rina: Pegawai) -> None:
    angkatan = make_angkatan(kuota=1)
    make_pendaftaran(angkatan, make_pegawai())
    make_pendaftaran(angkatan, make_pegawai(), "daftar_tunggu")
    make_pendaftaran(angkatan, rina, "daftar_tunggu")
    make_pendaftaran(angkatan, make_pegawai(), "daftar_tunggu", prioritas=1)
    row = rows(get_pembaca(rina.pk))[0].angkatan_list[0]
    assert (row.pendaftaran and row.pendaftaran.status, row.posisi) == ("daftar_tunggu", (3, 3))


def test_a_refused_application_leaves_the_batch_open_to_the_reader(rina: Pegawai) -> None:
    make_pendaftaran(make_angkatan(), rina, "ditolak")
    assert queries.get_katalog(queries.Saringan(), get_pembaca(rina.pk), queries.SESUAI)[0:1][0].pendaftaran is None


@pytest.mark.parametrize("count", [1, 3])
def test_catalogue_keeps_its_query_count(
    client: Client, kompetensi: Kompetensi, rina: Pegawai, count: int, django_assert_num_queries: object
) -> None:
    for _ in range(count):
        program = make_program(kompetensi={kompetensi: 3})
        make_pendaftaran(make_angkatan(program), rina, "daftar_tunggu")
        make_angkatan(program)
        make_angkatan()
        Minat.objects.create(program=make_program(kompetensi={kompetensi: 3}), pegawai=rina)
    client.force_login(make_pengguna(pegawai=rina))
    client.get(ALAMAT)
    with django_assert_num_queries(10):  # type: ignore[operator]
        client.get(f"{ALAMAT}?kompetensi={kompetensi.pk}&kesenjangan=1")


def test_senseless_words_in_the_address_are_ignored(client: Client, rina: Pegawai) -> None:
    make_program("Ada")
    client.force_login(make_pengguna(pegawai=rina))
    page = client.get(f"{ALAMAT}?jenis=x&metode=sihir&kompetensi=-1&sampai=kapan&urut=acak&halaman=99").context["page"]
    assert [row.program.nama for row in page] == ["Ada"]


def test_accounts_without_an_employee_read_the_catalogue_by_date(client: Client) -> None:
    make_program("Tanpa angkatan")
    make_sesi(make_angkatan(make_program("Terjadwal")))
    client.force_login(make_pengguna("pengelola"))
    found = client.get(f"{ALAMAT}?kesenjangan=1&urut=sesuai").context
    assert ([row.program.nama for row in found["page"]], found["saringan"].chips) == (["Terjadwal", "Tanpa angkatan"], [])


def test_effect_on_level_and_job_match(kompetensi: Kompetensi) -> None:
    lain = make_kompetensi()
    jabatan = make_jabatan()
    make_standar(jabatan, kompetensi, 4)
    make_standar(jabatan, lain, 4)
    pegawai = make_pegawai(unit=make_unit(), jabatan=jabatan)
    make_penilaian(pegawai, kompetensi, 2)
    make_penilaian(pegawai, lain, 4)
    profil.refresh_profil([pegawai.pk])
    program = make_program(kompetensi={kompetensi: 3, lain: 3})
    manfaat = katalog_manfaat.build_manfaat(program, get_pembaca(pegawai.pk))
    rows = {row.kompetensi_id: (row.level, row.lulus, row.jpm_lulus) for row in manfaat.baris}
    assert (manfaat.jpm_kini, manfaat.jpm_lulus) == (Decimal("75.0"), Decimal("87.5"))
    assert rows == {kompetensi.pk: (Decimal(2), Decimal(3), Decimal("87.5")), lain.pk: (Decimal(4), Decimal(4), None)}


def test_a_course_is_no_assessment(kompetensi: Kompetensi) -> None:
    """Without an official result the job match stays; the meter shows what could be reached."""
    jabatan = make_jabatan()
    make_standar(jabatan, kompetensi, 4)
    pegawai = make_pegawai(unit=make_unit(), jabatan=jabatan)
    make_penilaian(pegawai, kompetensi, 2, sumber="mandiri")
    profil.refresh_profil([pegawai.pk])
    manfaat = katalog_manfaat.build_manfaat(make_program(kompetensi={kompetensi: 3}), get_pembaca(pegawai.pk))
    row = manfaat.baris[0]
    assert (row.level, row.is_indikatif, row.is_resmi, row.lulus, manfaat.jpm_kini, manfaat.jpm_lulus) == (2, True, False, 3, None, None)


def test_programme_page_tells_what_is_passed_and_what_comes(client: Client, rina: Pegawai) -> None:
    dasar, lanjut = make_program("Dasar"), make_program("Lanjut")
    lanjut.prasyarat.set([dasar, belum := make_program("Belum")])
    make_pendaftaran(make_angkatan(dasar, status="ditutup"), rina, "lulus")
    datang = make_angkatan(lanjut, pendaftaran_mulai=BESOK, pendaftaran_sampai=BESOK)
    make_angkatan(lanjut, status="draf")
    client.force_login(make_pengguna(pegawai=rina))
    found = client.get(reverse("diklat:katalog-detail", args=[lanjut.pk])).context
    assert sorted((row.nama, passed) for row, passed in found["prasyarat"]) == [(belum.nama, False), ("Dasar", True)]
    assert (found["angkatan_list"], found["menerima"]) == ([datang], False)


def test_a_withdrawn_programme_has_no_page_for_employees(client: Client, rina: Pegawai) -> None:
    url = reverse("diklat:katalog-detail", args=[make_program(is_aktif=False).pk])
    client.force_login(make_pengguna(pegawai=rina))
    assert client.get(url).status_code == 404


def test_the_first_batch_that_takes_the_reader_is_the_main_button(client: Client, kompetensi: Kompetensi, rina: Pegawai) -> None:
    make_pendaftaran(make_angkatan(make_program("A sudah", kompetensi={kompetensi: 3})), rina)
    make_program("B tanpa angkatan", kompetensi={kompetensi: 3})
    make_angkatan(make_program("C terbuka"))
    make_angkatan(make_program("D terbuka juga"))
    client.force_login(make_pengguna(pegawai=rina))
    assert client.get(ALAMAT).context["utama"].angkatan.program.nama == "C terbuka"


def test_mentoring_is_begun_as_a_pair(client: Client, rina: Pegawai) -> None:
    program = make_program(siasn_id=15)
    client.force_login(make_pengguna(pegawai=rina))
    assert client.get(ALAMAT).context["page"][0].lewat_pasangan is True
    assert client.get(reverse("diklat:katalog-detail", args=[program.pk])).context["lewat_pasangan"] is True


def test_the_levels_of_a_programme_are_read_with_their_words(client: Client, rina: Pegawai) -> None:
    umum = Kompetensi.objects.get(kode="M.01")
    program = make_program(kompetensi={umum: 3})
    words = f"Setelah lulus 3. {kata_of([umum.pk], waktu.today()).of(umum.pk, 3)}"
    client.force_login(make_pengguna(pegawai=rina))
    pages = [client.get(url) for url in (reverse("diklat:katalog-detail", args=[program.pk]), make_angkatan(program).get_absolute_url())]
    assert [words in page.text for page in pages] == [True, True]
