"""The page of one person, and the form that makes or changes one."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from pegawai.models import Golongan, KedudukanHukum, Pegawai, Penempatan, Pengguna, RiwayatGolongan
from pegawai.queries import penempatan as queries
from tests.factories import make_pegawai, make_penempatan, make_pengguna, make_unit

pytestmark = pytest.mark.django_db
HARI_INI = date(2026, 11, 24)


@pytest.fixture
def hr(client: Client) -> Client:
    client.force_login(make_pengguna("kepegawaian"))
    return client


def form_data(**changes: Any) -> dict[str, Any]:
    kedudukan = KedudukanHukum.objects.get(siasn_id="01").pk
    golongan = Golongan.objects.get(kode="III/b").pk
    return {
        "nip": "19870412 201101 2 007",
        "nama": "Ratna Dewi",
        "jenis_kelamin": "P",
        "tanggal_lahir": "1987-04-12",
        "jenis_asn": "PNS",
        "kedudukan": kedudukan,
        "golongan": golongan,
        "tmt_golongan": "2023-04-01",
        **changes,
    }


def error_codes(response: Any) -> dict[str, list[str]]:
    return {name: [error.code for error in errors] for name, errors in response.context["form"].errors.as_data().items()}


def test_pegawai_create_takes_a_nip_with_spaces_and_notes_the_rank(hr: Client) -> None:
    response = hr.post("/pegawai/baru/", form_data())
    person = Pegawai.objects.get()
    assert [person.nip, person.nama, response.url] == ["198704122011012007", "Ratna Dewi", f"/pegawai/{person.pk}/penempatan/baru/"]  # type: ignore[attr-defined]
    assert list(RiwayatGolongan.objects.values_list("golongan__kode", "tmt")) == [("III/b", date(2023, 4, 1))]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"nip": "1987041220110120"}, {"nip": ["nip_panjang"]}),
        ({"nip": ""}, {"nip": ["required"]}),
        ({"nip": "19800101 200501 1 001"}, {"nip": ["unique"]}),
        ({"tanggal_lahir": "1988-04-12"}, {"yakin": ["nip_tidak_cocok"]}),
        ({"jenis_kelamin": "L"}, {"yakin": ["nip_tidak_cocok"]}),
        ({"nip": "198713122011012007"}, {"yakin": ["nip_tidak_cocok"]}),
        ({"email": "bukan surel", "nama": ""}, {"nama": ["required"], "email": ["invalid"]}),
    ],
)
def test_pegawai_create_refuses(hr: Client, changes: dict[str, Any], expected: dict[str, list[str]]) -> None:
    make_pegawai(nip="198001012005011001")
    if "nip" in changes and changes["nip"].startswith("19800101"):
        changes = {**changes, "tanggal_lahir": "1980-01-01", "jenis_kelamin": "L"}
    assert error_codes(hr.post("/pegawai/baru/", form_data(**changes))) == expected
    assert Pegawai.objects.count() == 1


def test_pegawai_create_saves_a_contradiction_once_confirmed(hr: Client) -> None:
    hr.post("/pegawai/baru/", form_data(jenis_kelamin="L", yakin="on"))
    assert Pegawai.objects.get().jenis_kelamin == "L"


def test_pegawai_edit_moves_the_account_along_with_the_nip(hr: Client) -> None:
    person = make_pegawai("Ratna Dewi", nip="198704122011012007")
    akun = make_pengguna(pegawai=person)
    hr.post(f"/pegawai/{person.pk}/ubah/", form_data(nip="198704122011012009"))
    akun.refresh_from_db()
    assert akun.username == "198704122011012009"


def test_pegawai_edit_refuses_a_nip_that_is_the_name_of_another_account(hr: Client) -> None:
    person = make_pegawai("Ratna Dewi", nip="198704122011012007")
    make_pengguna(pegawai=person)
    Pengguna.objects.create(username="198704122011012009", nama="Lain")
    response = hr.post(f"/pegawai/{person.pk}/ubah/", form_data(nip="198704122011012009"))
    assert error_codes(response) == {"nip": ["akun_bentrok"]}
    person.refresh_from_db()
    assert person.nip == "198704122011012007"


def test_pegawai_edit_of_somebody_who_leaves_closes_the_posting(hr: Client) -> None:
    person = make_pegawai("Ratna Dewi", nip="198704122011012007", unit=make_unit())
    pensiun = KedudukanHukum.objects.get(siasn_id="99").pk
    assert error_codes(hr.post(f"/pegawai/{person.pk}/ubah/", form_data(kedudukan=pensiun))) == {"kedudukan_sejak": ["sejak_kosong"]}
    hr.post(f"/pegawai/{person.pk}/ubah/", form_data(kedudukan=pensiun, kedudukan_sejak="2026-11-01"))
    assert person.penempatan_list.get().selesai == date(2026, 11, 1)


@pytest.fixture
def dinas() -> dict[str, Any]:
    dinas = make_unit("Dinas")
    bidang = make_unit("Bidang", dinas)
    seksi = make_unit("Seksi", bidang)
    people = {
        "kadis": make_pegawai("Kadis", unit=dinas, memimpin=True),
        "kabid": make_pegawai("Kabid", unit=bidang, memimpin=True),
        "staf": make_pegawai("Staf", unit=seksi),
    }
    return {"dinas": dinas, "bidang": bidang, "seksi": seksi, **people}


def head_name(person: Pegawai, per: date = HARI_INI) -> str | None:
    found = queries.atasan_of(person, per)
    return found.pegawai.nama if found else None


def test_atasan_is_the_next_head_above_and_none_for_the_top(dinas: dict[str, Any]) -> None:
    assert [head_name(dinas[who]) for who in ("staf", "kabid", "kadis")] == ["Kabid", "Kadis", None]


def test_atasan_on_the_day_may_be_a_plt(dinas: dict[str, Any]) -> None:
    make_penempatan(dinas["kabid"], dinas["seksi"], status="plt", memimpin=True, mulai=date(2026, 3, 1), selesai=date(2026, 6, 1))
    make_penempatan(dinas["staf"], dinas["bidang"], status="plh", memimpin=True, mulai=date(2026, 3, 1))
    dinas["kabid"].penempatan_list.filter(status="definitif").update(selesai=date(2026, 5, 1))
    assert [head_name(dinas["staf"], day) for day in (date(2026, 2, 1), date(2026, 4, 1), date(2026, 7, 1))] == ["Kabid", "Kabid", "Kadis"]


@pytest.mark.parametrize(
    ("role", "shown"), [("kepegawaian", True), ("auditor", True), ("admin", True), ("pengelola", False), ("pimpinan", False)]
)
def test_pegawai_detail_hides_contact_data(client: Client, role: str, shown: bool) -> None:
    person = make_pegawai(unit=make_unit(), email="rahasia@contoh.id", telepon="0812345")
    client.force_login(make_pengguna(role))
    page = client.get(person.get_absolute_url()).content.decode()
    assert [("rahasia@contoh.id" in page), ("0812345" in page)] == [shown, shown]


def test_pegawai_detail_shows_own_contact_data_but_not_to_the_head(client: Client, dinas: dict[str, Any]) -> None:
    staf = dinas["staf"]
    Pegawai.objects.filter(pk=staf.pk).update(email="staf@contoh.id")
    for who, shown in (("staf", True), ("kabid", False)):
        client.force_login(make_pengguna(pegawai=dinas[who]))
        assert ("staf@contoh.id" in client.get(staf.get_absolute_url()).content.decode()) is shown


@pytest.mark.parametrize(("siasn_id", "has_post"), [("01", True), ("99", False)])
def test_pegawai_detail_names_the_post_of_whoever_is_active(client: Client, dinas: dict[str, Any], siasn_id: str, has_post: bool) -> None:
    client.force_login(make_pengguna("auditor"))
    person = make_pegawai(unit=dinas["seksi"], kedudukan=KedudukanHukum.objects.get(siasn_id=siasn_id))
    post = client.get(person.get_absolute_url()).context["posting"]
    assert (post and post.unit_id) == (dinas["seksi"].pk if has_post else None)


def test_pegawai_detail_query_count(client: Client, django_assert_max_num_queries: Any, dinas: dict[str, Any]) -> None:
    client.force_login(make_pengguna("pengelola", pegawai=dinas["kadis"]))
    client.get("/pekerjaan/")
    with django_assert_max_num_queries(8):
        client.get(dinas["staf"].get_absolute_url())


@pytest.mark.parametrize(
    ("dasar", "shown"), [("SK 800/12/2026", "SK 800/12/2026"), ("800/12/2026", "SK 800/12/2026"), ("Sprin 9/2026", "Sprin 9/2026")]
)
def test_a_basis_is_named_once(dasar: str, shown: str) -> None:
    assert Penempatan(dasar=dasar).dasar_lengkap == shown


@pytest.mark.parametrize(("jenis", "label"), [("PPPK", "Mulai kontrak"), ("PNS", "TMT CPNS")])
def test_a_contract_has_no_appointment_as_candidate(client: Client, jenis: str, label: str) -> None:
    golongan = {"golongan": None} if jenis == "PPPK" else {}
    client.force_login(make_pengguna("kepegawaian"))
    page = client.get(make_pegawai(jenis_asn=jenis, **golongan).get_absolute_url()).content.decode()
    assert [f"<dt>{name}</dt>" in page for name in ("Mulai kontrak", "TMT CPNS")] == [label == "Mulai kontrak", label == "TMT CPNS"]
