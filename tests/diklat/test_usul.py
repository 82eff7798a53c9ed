"""Facts for many people at once, and proposing them: by their head from both sides, by nobody else."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from diklat.models import Angkatan, Pendaftaran
from diklat.queries import usul, usul_kelompok
from diklat.queries.pendaftaran import find_beda, get_konteks, load_konteks
from diklat.queries.usul_kelompok import pilihan_kelompok
from diklat.services import massal
from diklat.services import pendaftaran as services
from diklat.services.jp import refresh_jp
from kompetensi.models import Kompetensi
from kompetensi.services import profil
from lib import waktu
from pegawai.models import Golongan, KedudukanHukum, Pegawai, Pengguna
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
    (pilihan,) = [row for group in atasan.get(url).context["page"].rows for row in group.pilihan]
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
    with django_assert_num_queries(4):  # type: ignore[operator]
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
    assert [row.angkatan for group in atasan.get(url).context["page"].rows for row in group.pilihan] == [useful, plain]
    atasan.post(url, {"angkatan": useful.pk})
    assert rows() == [("Sari Baru", "atasan", "terdaftar")]


def test_a_proposal_from_the_person_is_taken_back_there_and_the_search_stays(atasan: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(make_program("Dua Angkatan"))
    url = reverse("diklat:usul-pegawai", args=[kantor.dodi.pk]) + "?q=dua+angkatan"
    answer = atasan.post(url, {"angkatan": angkatan.pk})
    assert answer["Location"] == url
    (row,) = atasan.get(url).context["baru"]
    assert f'href="{angkatan.get_absolute_url()}"' in atasan.get(url).text
    answer = atasan.post(reverse("diklat:usul-undo", args=[angkatan.pk]), {"pilih": row.pk, "kembali": url})
    assert (answer["Location"], rows()) == (url, [("Dodi Staf", "atasan", "dibatalkan")])
    assert atasan.get(url).context["baru"] == []


def test_whoever_needs_a_reason_is_offered_but_not_ticked_beforehand(atasan: Client, kantor: Kantor) -> None:
    kompetensi, (person,) = lacking(kantor, 1)
    pppk = make_pppk(kantor)
    pppk.penempatan_list.update(jabatan=person.penempatan_list.get().jabatan)
    factories.make_penilaian(pppk, kompetensi, 2)
    profil.refresh_profil([pppk.pk])
    make_angkatan(make_program(jp=4, kompetensi={kompetensi: 4}))
    ((pilihan, alamat),) = atasan.get(reverse("diklat:usul-kelompok"), {"pilih": [person.pk, pppk.pk]}).context["pilihan"]
    assert (pilihan.boleh, pilihan.tanpa_alasan) == ([person.pk, pppk.pk], [person.pk])
    assert re.findall(r"pilih=(\d+)", alamat) == [str(person.pk)]


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


def test_open_batches_of_a_person_stand_by_programme_are_searched_and_come_in_pages(atasan: Client, kantor: Kantor) -> None:
    dua = make_program("Dua Angkatan")
    batches = [make_angkatan(dua), make_angkatan(dua)]
    for number in range(10):
        make_angkatan(make_program(f"Lain {number}"))
    url = reverse("diklat:usul-pegawai", args=[kantor.dodi.pk])
    page = atasan.get(url).context["page"]
    assert (page.paginator.count, len(page.rows), page.paginator.num_pages) == (11, 10, 2)
    (found,) = atasan.get(url, {"q": "dua angkatan"}).context["page"].rows
    assert [row.angkatan for row in found.pilihan] == batches


def lacking(kantor: Kantor, *levels: int) -> tuple[Kompetensi, list[Pegawai]]:
    """People of the head's unit at these levels in what their position asks at 4."""
    kompetensi, jabatan = factories.make_kompetensi(), factories.make_jabatan()
    factories.make_standar(jabatan, kompetensi, 4)
    people = [factories.make_pegawai(f"Orang {level}", unit=kantor.bidang, jabatan=jabatan) for level in levels]
    for person, level in zip(people, levels, strict=True):
        factories.make_penilaian(person, kompetensi, level)
    profil.refresh_profil([row.pk for row in people])
    return kompetensi, people


def test_of_two_programmes_for_one_gap_the_one_that_closes_more_of_it_is_on_top(atasan: Client, kantor: Kantor) -> None:
    kompetensi, (person,) = lacking(kantor, 1)
    little, much = (make_angkatan(make_program(kompetensi={kompetensi: level})) for level in (2, 4))
    rows = atasan.get(reverse("diklat:usul-pegawai", args=[person.pk])).context["page"].rows
    assert [row.program for row in rows] == [much.program, little.program]


def test_ticked_people_lead_to_the_batch_that_closes_most_of_theirs(atasan: Client, kantor: Kantor) -> None:
    kompetensi, people = lacking(kantor, 3, 1)
    make_angkatan(make_program(kompetensi={factories.make_kompetensi(): 4}))
    little, much = make_angkatan(make_program(kompetensi={kompetensi: 2})), make_angkatan(make_program(kompetensi={kompetensi: 4}))
    barred = make_angkatan(make_program(kompetensi={kompetensi: 4}, kelompok_jabatan=["administrator"]))
    url = reverse("diklat:usul-kelompok")
    answer = atasan.get(url, {"pilih": [row.pk for row in [*people, kantor.jauh]], "kompetensi": kompetensi.pk})
    assert [(hal.angkatan, hal.boleh, hal.berkesenjangan, hal.bobot) for hal, _ in answer.context["pilihan"]] == [
        (much, [people[1].pk, people[0].pk], 2, 4),
        (little, [people[1].pk], 1, 1),
        (barred, [], 2, 0),
    ]
    assert (answer.context["di_luar"], answer.context["orang"]) == (1, sorted(people, key=lambda row: row.nama))
    shown = atasan.get(answer.context["pilihan"][0][1])
    assert [row.pegawai for row in shown.context["calon"]] == [people[1], people[0]]


@pytest.mark.parametrize("daftar", ["pegawai:pegawai-list", "diklat:jp-laporan-pegawai"])
def test_a_list_of_people_has_the_ticks_that_lead_to_a_batch(atasan: Client, kantor: Kantor, daftar: str) -> None:
    _, people = lacking(kantor, 3, 1)
    shown = atasan.get(reverse(daftar)).text
    assert f'formaction="{reverse("diklat:usul-kelompok")}"' in shown
    assert all(re.search(rf'name="pilih"\s+value="{row.pk}"', shown) for row in people)


def test_people_of_others_alone_lead_nowhere(atasan: Client, kantor: Kantor) -> None:
    assert atasan.get(reverse("diklat:usul-kelompok"), {"pilih": [kantor.jauh.pk]}).status_code == 302


def test_the_more_people_the_fewer_batches_are_judged_and_those_that_close_most(kantor: Kantor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usul_kelompok, "PASANGAN", 8)
    kompetensi, people = lacking(kantor, 1, 1)
    batches = [make_angkatan(make_program(kompetensi={kompetensi: level})) for level in (2, 2, 3, 3, 4)]
    found = pilihan_kelompok([row.pk for row in people])
    assert [row.angkatan for row in found] == [batches[4], batches[2], batches[3], batches[0]]


@pytest.mark.parametrize("count", [1, 3])
def test_the_choice_of_a_batch_costs_the_same_for_one_and_for_three(kantor: Kantor, count: int, django_assert_num_queries: object) -> None:
    kompetensi, people = lacking(kantor, *range(1, 1 + count))
    for _ in range(count):
        make_angkatan(make_program(kompetensi={kompetensi: 4}))
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(pilihan_kelompok([row.pk for row in people], kompetensi.pk)) == count


def test_a_proposal_is_taken_back_within_its_minutes(atasan: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(make_program(persetujuan="atasan"), kuota=1)
    url = reverse("diklat:usul-angkatan", args=[angkatan.pk])
    confirm(atasan, url, {"pilih": [kantor.dodi.pk, kantor.rina.pegawai_id]})
    shown = atasan.get(url).context["baru"]
    assert [row.pegawai for row in shown] == [kantor.dodi, kantor.rina.pegawai]
    atasan.post(reverse("diklat:usul-undo", args=[angkatan.pk]), {"pilih": [row.pk for row in shown]})
    angkatan.refresh_from_db()
    assert (angkatan.terisi, angkatan.menunggu) == (0, 0)
    assert {status for _, _, status in rows()} == {"dibatalkan"}
    assert [row.aksi for row in shown[0].transisi_list.all()] == ["beri_kursi", "urungkan"]
    assert find_beda() == []


def refused_undo(row: Pendaftaran, by: Pengguna) -> str:
    with pytest.raises(ValidationError) as refusal:
        services.undo_usulan(pendaftaran_id=row.pk, by=by)
    return str(refusal.value.error_list[0].code)


def test_what_is_late_moved_up_attended_or_somebody_elses_is_not_taken_back(kantor: Kantor, time_machine: TimeMachineFixture) -> None:
    def propose(angkatan: Angkatan, pegawai: Pegawai) -> Pendaftaran:
        return services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=pegawai.pk, by=kantor.kepala, jalur="atasan")

    full = make_angkatan(kuota=1)
    first, second = propose(full, kantor.dodi), propose(full, kantor.rina.pegawai)
    services.undo_usulan(pendaftaran_id=first.pk, by=kantor.kepala)
    second.refresh_from_db()
    assert (second.status, refused_undo(second, kantor.kepala)) == ("terdaftar", "urungkan")
    there = propose(make_angkatan(), kantor.dodi)
    assert refused_undo(there, factories.make_pengguna("pengelola")) == "urungkan"
    assert refused_undo(make_pendaftaran(make_angkatan(), kantor.dodi), kantor.kepala) == "urungkan"
    services.mark_hadir(pendaftaran_ids=[there.pk], by=factories.make_pengguna("pengelola"))
    assert refused_undo(there, kantor.kepala) == "urungkan"
    late = propose(make_angkatan(), kantor.dodi)
    time_machine.move_to(waktu.now() + timedelta(minutes=11))
    assert refused_undo(late, kantor.kepala) == "urungkan"
