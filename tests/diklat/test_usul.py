"""Facts for many people at once, and proposing them: by their head from both sides, by nobody else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import Pendaftaran
from diklat.queries import usul
from diklat.queries.pendaftaran import get_konteks, load_konteks
from diklat.services import massal
from diklat.services.jp import refresh_jp
from kompetensi.services import profil
from pegawai.models import Golongan, KedudukanHukum, Pegawai
from tests import factories
from tests.diklat.kantor import Kantor, make_kantor
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_riwayat, make_sesi
from tests.kepastian import confirm
from tests.pintu import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return make_kantor()


@pytest.fixture
def atasan(client: Client, kantor: Kantor) -> Client:
    client.force_login(kantor.kepala)
    return client


def make_pppk(kantor: Kantor, jp: int = 24) -> Pegawai:
    """Somebody of the head's unit whose assigned JP of the year are on record."""
    standing = KedudukanHukum.objects.get(siasn_id="71")
    person = factories.make_pegawai(unit=kantor.bidang, jenis_asn="PPPK", golongan=Golongan.objects.get(kode="IX"), kedudukan=standing)
    day = timezone.localdate().replace(day=1)
    make_riwayat(person, jp=jp, mulai=day, selesai=day + timedelta(days=2), status="diverifikasi", is_penugasan=True)
    refresh_jp(pegawai_ids=[person.pk])
    return person


def rows() -> list[tuple[str, str, str]]:
    return list(Pendaftaran.objects.order_by("pk").values_list("pegawai__nama", "jalur", "status"))


def test_facts_of_many_equal_those_of_one(kantor: Kantor) -> None:
    first, second = make_angkatan(make_program(persetujuan="atasan")), make_angkatan()
    for angkatan in (first, second):
        make_sesi(angkatan)
    make_pendaftaran(second, kantor.dodi)
    people = [kantor.dodi, kantor.jauh, kantor.kepala.pegawai]
    pairs = [(angkatan.pk, pegawai.pk) for angkatan in (first, second) for pegawai in people]
    assert load_konteks([*pairs, pairs[0], (0, people[0].pk)], "mandiri") == {
        pair: get_konteks(angkatan_id=pair[0], pegawai_id=pair[1]) for pair in pairs
    }


def test_from_the_person_the_form_asks_for_the_reason_that_the_rule_wants(atasan: Client, kantor: Kantor) -> None:
    person, angkatan = make_pppk(kantor), make_angkatan(make_program(jp=4))
    url = reverse("diklat:usul-pegawai", args=[person.pk])
    (pilihan,) = atasan.get(url).context["pilihan"]
    assert (pilihan.boleh, pilihan.perlu_alasan, [row.code for row in pilihan.penolakan]) == (True, True, ["batas_jp"])
    assert 'name="alasan_pengecualian"' in atasan.get(url).content.decode()
    atasan.post(url, {"angkatan": angkatan.pk})
    assert rows() == []
    atasan.post(url, {"angkatan": angkatan.pk, "alasan_pengecualian": "Kebutuhan unit"})
    assert rows() == [(person.nama, "atasan", "terdaftar")]


def test_a_reason_for_many_is_kept_with_those_who_needed_it(kantor: Kantor) -> None:
    person, angkatan = make_pppk(kantor), make_angkatan(make_program(jp=4))
    massal.enroll_all(
        angkatan_id=angkatan.pk, pegawai_ids=[person.pk, kantor.dodi.pk], jalur="atasan", by=kantor.kepala, alasan_pengecualian="Kebutuhan"
    )
    assert dict(Pendaftaran.objects.values_list("pegawai", "alasan_pengecualian")) == {person.pk: "Kebutuhan", kantor.dodi.pk: ""}


@pytest.mark.parametrize("count", [1, 3])
def test_candidates_cost_the_same_for_one_and_for_three(kantor: Kantor, count: int, django_assert_num_queries: object) -> None:
    angkatan = make_angkatan(make_program(kompetensi={factories.make_kompetensi(): 3}))
    people = [factories.make_pegawai(unit=kantor.bidang) for _ in range(count)]
    with django_assert_num_queries(3):  # type: ignore[operator]
        found = usul.describe_people(angkatan, people, jalur="atasan")
    assert [row.boleh for row in found] == [True] * count


def test_candidates_tell_what_stands_in_the_way(kantor: Kantor) -> None:
    angkatan = make_angkatan(make_program(kelompok_jabatan=["administrator"]))
    make_pendaftaran(angkatan, kantor.dodi)
    found = usul.describe_people(angkatan, [kantor.dodi, kantor.rina.pegawai], jalur="atasan")
    assert [[refusal.code for refusal in row.penolakan] for row in found] == [["sudah_terdaftar", "kelompok_jabatan"], ["kelompok_jabatan"]]
    assert [row.sudah for row in found] == [True, False]


def test_those_who_may_go_come_first_the_largest_gap_on_top(atasan: Client, kantor: Kantor) -> None:
    kompetensi, analis, lain = factories.make_kompetensi(), factories.make_jabatan(kelompok="jf_muda"), factories.make_jabatan()
    for jabatan in (analis, lain):
        factories.make_standar(jabatan, kompetensi, 4)
    dasar = make_program()
    program = make_program(kelompok_jabatan=["jf_muda"], jenis_asn=["PNS"], kompetensi={kompetensi: 4})
    program.prasyarat.set([dasar])

    def make(nama: str, level: int, *, lulus: bool = True, **kwargs: object) -> Pegawai:
        person = factories.make_pegawai(nama, unit=kantor.bidang, **{"jabatan": analis, **kwargs})
        factories.make_penilaian(person, kompetensi, level)
        if lulus:
            make_pendaftaran(make_angkatan(dasar, status="ditutup"), person, "lulus")
        return person

    people = [make("A jabatan lain", 1, jabatan=lain), make("B PPPK", 1, jenis_asn="PPPK"), make("C belum prasyarat", 1, lulus=False)]
    people += [
        make("D sudah lulus", 1),
        make("E sudah ikut", 1),
        make("F kurang satu", 3),
        make("G kurang tiga", 1),
        make("H tanpa gap", 4),
    ]
    make_pendaftaran(make_angkatan(program, status="ditutup"), people[3], "lulus")
    make_pendaftaran(make_angkatan(program), people[4])
    profil.refresh_profil([row.pk for row in people])
    found = usul.order_calon(usul.bawahan_list(kantor.kepala).filter(pk__in=[row.pk for row in people]), program)
    assert [row.nama[0] for row in found] == list("GFHABCDE")


def test_whoever_may_not_go_because_of_the_schedule_comes_last_on_the_page(kantor: Kantor) -> None:
    angkatan, lain = make_angkatan(), make_angkatan()
    for batch in (angkatan, lain):
        make_sesi(batch)
    make_pendaftaran(lain, kantor.dodi)
    found = usul.describe_people(angkatan, [kantor.dodi, kantor.rina.pegawai], jalur="atasan")
    assert [row.pegawai for row in found] == [kantor.rina.pegawai, kantor.dodi]


def test_head_proposes_ticked_people_and_that_is_his_approval(atasan: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(make_program(persetujuan="atasan"))
    url = reverse("diklat:usul-angkatan", args=[angkatan.pk])
    assert [row.pegawai.nama for row in atasan.get(url).context["calon"]] == ["Dodi Staf", "Rina Staf"]
    confirm(atasan, url, {"pilih": [kantor.dodi.pk, kantor.rina.pegawai_id, kantor.jauh.pk, kantor.kepala.pegawai_id]})
    assert rows() == [("Dodi Staf", "atasan", "terdaftar"), ("Rina Staf", "atasan", "terdaftar")]


def test_proposing_twice_and_beyond_the_seats_is_told_per_person(atasan: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(kuota=1)
    url = reverse("diklat:usul-angkatan", args=[angkatan.pk])
    confirm(atasan, url, {"pilih": [kantor.dodi.pk]}, follow=True)
    answer = confirm(atasan, url, {"pilih": [kantor.dodi.pk, kantor.rina.pegawai_id]}, follow=True)
    assert rows() == [("Dodi Staf", "atasan", "terdaftar"), ("Rina Staf", "atasan", "daftar_tunggu")]
    assert [message.level_tag for message in answer.context["messages"]] == ["success", "error"]


def test_head_proposes_from_the_person(atasan: Client, kantor: Kantor) -> None:
    kompetensi, jabatan = factories.make_kompetensi(), factories.make_jabatan()
    factories.make_standar(jabatan, kompetensi, 3)
    person = factories.make_pegawai("Sari Baru", unit=kantor.bidang, jabatan=jabatan)
    factories.make_penilaian(person, kompetensi, level=1)
    plain, useful = make_angkatan(make_program("A biasa")), make_angkatan(make_program("B berguna", kompetensi={kompetensi: 3}))
    make_angkatan(pendaftaran_sampai=timezone.localdate() - timedelta(days=1))
    profil.refresh_profil([person.pk])
    url = reverse("diklat:usul-pegawai", args=[person.pk])
    assert [row.angkatan for row in atasan.get(url).context["pilihan"]] == [useful, plain]
    atasan.post(url, {"angkatan": useful.pk})
    assert rows() == [("Sari Baru", "atasan", "terdaftar")]


def test_the_page_of_a_person_offers_to_propose_only_whom_one_may(atasan: Client, kantor: Kantor) -> None:
    """Also where somebody sees the whole city by another role: there the address would lead nowhere."""
    kantor.kepala.groups.add(Group.objects.get(name="kepegawaian"))

    def offered(to: Client, person: Pegawai) -> bool:
        page = to.get(reverse("pegawai:pegawai-detail", args=[person.pk])).content.decode()
        return reverse("diklat:usul-pegawai", args=[person.pk]) in page

    assert [offered(atasan, person) for person in (kantor.dodi, kantor.jauh, kantor.kepala.pegawai)] == [True, False, False]
    office = enter(factories.make_pengguna("pengelola"))
    assert [offered(office, person) for person in (kantor.dodi, kantor.jauh)] == [True, True]


def test_officer_registers_anybody_from_the_person(client: Client, kantor: Kantor) -> None:
    client.force_login(factories.make_pengguna("pengelola"))
    angkatan = make_angkatan(make_program(persetujuan="atasan_pengelola"))
    client.post(reverse("diklat:usul-pegawai", args=[kantor.jauh.pk]), {"angkatan": angkatan.pk})
    assert rows() == [("Jauh Sekali", "pengelola", "terdaftar")]
