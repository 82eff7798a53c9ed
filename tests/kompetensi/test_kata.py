"""Levels in words: the newest version in force, beside the levels wherever one is read or chosen."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.urls import reverse

from diklat.services import pendaftaran
from kompetensi.models import Kompetensi, LevelKompetensi, StandarBawaan, StandarKompetensi
from kompetensi.queries.kata import BELUM, kata_of
from kompetensi.services import profil
from lib import waktu
from tests.diklat.pabrik import make_angkatan, make_mentoring, make_pendaftaran, make_program, make_sesi
from tests.diklat.test_bukti import make_atasan
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit

pytestmark = pytest.mark.django_db


def add_version(kompetensi: Kompetensi, nomor: int, label: str, mulai) -> None:
    versi = kompetensi.versi_list.create(nomor=nomor, definisi="x", berlaku_mulai=mulai)
    LevelKompetensi.objects.bulk_create(
        LevelKompetensi(versi=versi, level=level, label=f"{label}{level}", deskripsi=f"teks {level}") for level in range(1, 6)
    )


@pytest.fixture
def kompetensi() -> Kompetensi:
    row = Kompetensi.objects.create(kode="X.9", nama="Menguji", jenis="teknis")
    add_version(row, 1, "Lama", waktu.today() - timedelta(days=90))
    add_version(row, 2, "Kini", waktu.today())
    add_version(row, 3, "Nanti", waktu.today() + timedelta(days=1))
    return row


def test_words_are_those_in_force_and_of_the_level_that_is_reached(kompetensi: Kompetensi, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        kata = kata_of([kompetensi.pk], waktu.today())
    said = [kata.of(kompetensi.pk, level) for level in (3, Decimal("2.74"), Decimal("0.9"), None)]
    assert said == ["Kini3: teks 3", "Kini2: teks 2", BELUM, ""]
    assert kata_of([kompetensi.pk], waktu.today() - timedelta(days=1)).of(kompetensi.pk, 3) == "Lama3: teks 3"
    assert kata.of(0, 3) == ""


def test_profile_says_what_is_reached_what_is_asked_and_which_training_closes_it(kompetensi: Kompetensi, client) -> None:
    """To the person a batch to apply for, to his head one to propose for; to others none."""
    unit, jabatan = make_unit(), make_jabatan()
    make_standar(jabatan, kompetensi, 3)
    me, head = make_pegawai(unit=unit, jabatan=jabatan), make_pegawai(unit=unit, memimpin=True)
    make_penilaian(me, kompetensi, "1.5", tanggal=waktu.today() - timedelta(days=9))
    profil.refresh_profil(None)
    batch = make_angkatan(make_program(kompetensi={kompetensi: 3}))
    url = reverse("kompetensi:profil", args=[me.pk])
    expected = {me: batch.get_absolute_url(), head: reverse("diklat:usul-angkatan", args=[batch.pk])}
    for person, address in expected.items():
        client.force_login(make_pengguna(pegawai=person))
        page = client.get(url)
        assert (page.context["saran"][kompetensi.pk].url, "Kini1: teks 1" in page.text, "Kini3: teks 3" in page.text) == (
            address,
            True,
            True,
        )
    client.force_login(make_pengguna("auditor"))
    assert client.get(url).context["saran"] == {}


def test_each_gap_leads_on_also_where_nothing_can_be_taken(kompetensi: Kompetensi, client) -> None:
    """What clashes says with what; where nothing is open the catalogue is searched for the competency."""
    jabatan = make_jabatan()
    make_standar(jabatan, kompetensi, 3)
    me = make_pegawai(unit=make_unit(), jabatan=jabatan)
    make_penilaian(me, kompetensi, 1, tanggal=waktu.today() - timedelta(days=9))
    profil.refresh_profil(None)
    client.force_login(make_pengguna(pegawai=me))
    url = reverse("kompetensi:profil-saya")
    assert client.get(url).context["saran"][kompetensi.pk].url == f"{reverse('diklat:katalog-list')}?kompetensi={kompetensi.pk}"
    held, clash = make_angkatan(make_program("Yang Ditunggu")), make_angkatan(make_program(kompetensi={kompetensi: 3}))
    for batch in (held, clash):
        make_sesi(batch, waktu.today() + timedelta(days=30))
    make_pendaftaran(held, me, "daftar_tunggu")
    saran = client.get(url).context["saran"][kompetensi.pk]
    assert (saran.url, "bentrok dengan Yang Ditunggu" in saran.keterangan) == (clash.get_absolute_url(), True)


def test_whoever_sets_a_standard_reads_the_words_of_each_level(kompetensi: Kompetensi, client) -> None:
    jabatan = make_jabatan()
    make_standar(jabatan, kompetensi, 3)
    client.force_login(make_pengguna("kepegawaian"))
    form = client.get(reverse("kompetensi:standar-update", args=[jabatan.pk])).context["form"]
    assert (3, "3. Kini3: teks 3") in form.fields[f"level_{kompetensi.pk}"].choices
    StandarKompetensi.objects.filter(jabatan=jabatan).update(berlaku_sampai=waktu.today() + timedelta(days=9))
    make_standar(jabatan, kompetensi, 4, berlaku_mulai=waktu.today() + timedelta(days=9))
    shown = client.get(reverse("kompetensi:standar-detail", args=[jabatan.pk])).text
    assert ["Kini3: teks 3" in shown, "Kini4: teks 4" in shown] == [True, True]


def test_what_a_group_asks_is_read_by_name_and_by_competency(kompetensi: Kompetensi, client, django_assert_num_queries) -> None:
    StandarBawaan.objects.create(kelompok="pengawas", kompetensi=kompetensi, level=3, berlaku_mulai=waktu.today())
    client.force_login(make_pengguna("kepegawaian"))
    client.get(reverse("kompetensi:standar-generate"))
    with django_assert_num_queries(5):
        page = client.get(reverse("kompetensi:standar-generate"))
    asked = {row.label: row.sebutan for row in page.context["bawaan_list"]}
    assert (asked["Pengawas"], asked["Administrator"], "Kini3: teks 3" in page.text) == ("Dasar sampai Menengah", "Menengah", True)


def test_whoever_sets_what_a_group_asks_reads_the_words_of_each_level(kompetensi: Kompetensi, client) -> None:
    today = waktu.today()
    row = StandarBawaan.objects.create(kelompok="pengawas", kompetensi=kompetensi, level=3, berlaku_mulai=today + timedelta(days=9))
    client.force_login(make_pengguna("kepegawaian"))
    page = client.get(reverse("pegawai:acuan-update", args=["standar-bawaan", row.pk]))
    assert (3, "3. Kini3: teks 3") in page.context["form"].fields["level"].choices
    assert ["kompetensi/level/" in page.text, "js/kata" in page.text] == [True, True]
    assert "3. Menengah" in client.get(reverse("pegawai:acuan-list", args=["standar-bawaan"]), {"kompetensi": kompetensi.pk}).text


@pytest.fixture
def celah(kompetensi: Kompetensi, client) -> SimpleNamespace:
    """Somebody of level 1,5 where 3 is asked, who has applied to a batch that closes it; another batch takes applications."""
    unit, jabatan = make_unit(), make_jabatan()
    make_standar(jabatan, kompetensi, 3)
    me, head = make_pegawai("Rina", unit=unit, jabatan=jabatan), make_pegawai(unit=unit, memimpin=True)
    make_penilaian(me, kompetensi, "1.5", tanggal=waktu.today() - timedelta(days=9))
    profil.refresh_profil(None)
    batch, lain = (make_angkatan(make_program(persetujuan="atasan", kompetensi={kompetensi: 3})) for _ in range(2))
    for one in (batch, lain):
        make_sesi(one, waktu.today() + timedelta(days=30 + one.pk % 7))
    own = make_pengguna(pegawai=me)
    daftar = pendaftaran.enroll_peserta(angkatan_id=batch.pk, pegawai_id=me.pk, by=own)
    mentoring = make_mentoring(head, me)
    mentoring.tujuan_list.create(kompetensi=kompetensi, level_awal="1.5", level_tujuan=3, uraian="Naik")
    places = {"batch": batch, "lain": lain, "program": lain.program, "daftar": daftar, "mentoring": mentoring, "me": me}
    return SimpleNamespace(head=make_pengguna(pegawai=head), own=own, **places)


@pytest.mark.parametrize(
    ("account", "name", "pk", "query"),
    [
        ("own", "beranda", "", {}),
        ("own", "kompetensi:profil-saya", "", {}),
        ("own", "diklat:katalog-list", "", {}),
        ("own", "diklat:katalog-detail", "program", {}),
        ("own", "diklat:angkatan-detail", "lain", {}),
        ("head", "diklat:persetujuan-list", "", {}),
        ("head", "diklat:pendaftaran-detail", "daftar", {}),
        ("head", "diklat:usul-angkatan", "lain", {}),
        ("head", "diklat:usul-pegawai", "me", {}),
        ("head", "diklat:mentoring-detail", "mentoring", {}),
        ("pengelola", "diklat:peserta-create", "lain", {"q": "Rina"}),
    ],
)
def test_a_gap_is_read_with_the_words_of_both_its_levels(celah: SimpleNamespace, client, account, name, pk, query) -> None:
    place = vars(celah).get(pk)
    client.force_login(getattr(celah, account, None) or make_pengguna(account))
    shown = client.get(reverse(name, args=[place.pk] if place else []), query).text
    assert ["1,50. Kini1: teks 1" in shown, "3. Kini3: teks 3" in shown] == [True, True]


def test_a_programme_and_a_suggestion_say_their_levels_in_words_beside_them(kompetensi: Kompetensi, client) -> None:
    """The link to the dictionary looks like one."""
    pengelola = make_pengguna("pengelola")
    atasan, row = make_atasan(kompetensi, pengelola)
    client.force_login(atasan)
    link = f'<a href="{kompetensi.get_absolute_url()}">Menguji</a>'
    level = row.angkatan.program.kompetensi_list.get().level
    for address in (reverse("evaluasi:bukti-list"), row.angkatan.program.get_absolute_url(), reverse("evaluasi:bukti-kelola")):
        client.force_login(atasan if "saran" in address else pengelola)
        shown = client.get(address).text
        assert (link in shown or "bukti-diklat" in address, f"Kini{level}: teks" in shown) == (True, True)


def test_whoever_enters_a_result_reads_what_each_level_means(kompetensi: Kompetensi, client) -> None:
    person, jabatan = make_pegawai(), make_jabatan()
    client.force_login(make_pengguna("kepegawaian"))
    make_standar(jabatan, kompetensi, 3)
    shown = client.get(reverse("kompetensi:penilaian-create"), {"pegawai": person.pk}).text
    assert [f"<li>Kini{level}: teks {level}</li>" in shown for level in range(1, 6)] == [True] * 5


def test_the_list_of_a_batch_says_once_what_the_levels_of_its_competency_mean(celah: SimpleNamespace, client) -> None:
    client.force_login(make_pengguna("pengelola"))
    shown = client.get(reverse("diklat:peserta-list", args=[celah.batch.pk]), {"status": "semua"}).text
    assert [shown.count(f"<li>Kini{level}: teks {level}</li>") for level in range(1, 6)] == [1] * 5
