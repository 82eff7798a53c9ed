"""The one field in which a person is asked for, and what it offers while somebody types."""

import pytest
from allauth.core import context
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse

from diklat.forms.narasumber import PengajarField
from lib.format import format_nip
from lib.nip import read_daftar
from lib.saringan import SaringanForm
from pegawai.forms.orang import AkunField, OrangField
from pegawai.models import Pegawai
from pegawai.queries.orang import JENIS, lingkup_of, sebut_orang
from pegawai.views.orang import PER_MENIT
from tests.config.test_kata_formulir import NEEDS, dunia, form_classes
from tests.diklat.pabrik import make_angkatan, make_narasumber, make_sesi
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_unit
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
__all__ = ["dunia"]
PILIHAN = "pegawai:orang-pilihan"


@pytest.fixture
def kota():
    dinas = make_unit("Dinas Kesehatan")
    loket = make_unit("Loket", induk=dinas)
    lain = make_unit("Dinas Perhubungan")
    kepala = make_pegawai("Kepala Kesehatan", unit=dinas, memimpin=True)
    return {
        "kepala": make_pengguna(pegawai=kepala), "kota": make_pengguna("kepegawaian"),
        "rina": make_pegawai("Rina Wulandari", unit=loket, jabatan=make_jabatan("Perawat Ahli")),
        "budi": make_pegawai("Budi Wulandari", unit=lain),
    }  # fmt: skip


def ask(user, text, untuk="pegawai"):
    field = OrangField(untuk)
    field.ask(user)
    return field.clean(text)


def test_a_person_is_found_by_name_nip_way_of_the_unit_and_what_the_choice_left_in_the_field(kota):
    rina = kota["rina"]
    for text in ("rina wulandari", "rina", rina.nip, format_nip(rina.nip), "loket kesehatan", "wulandari loket", sebut_orang(rina)):
        assert ask(kota["kota"], text) == rina


def test_a_text_that_fits_many_offers_them_under_the_same_name_and_the_choice_wins(kota):
    field = OrangField("pegawai")
    field.ask(kota["kota"])
    with pytest.raises(ValidationError) as refusal:
        field.clean("wulandari")
    assert (refusal.value.code, [row.nama for row in field.widget.kandidat]) == ("banyak", ["Budi Wulandari", "Rina Wulandari"])
    html = field.widget.render("pegawai", "wulandari", {"id": "id_pegawai"})
    assert html.count('name="pegawai"') == 2
    sent = QueryDict(mutable=True)
    sent.setlist("pegawai", ["wulandari", sebut_orang(kota["budi"])])
    assert field.clean(field.widget.value_from_datadict(sent, {}, "pegawai")) == kota["budi"]
    sent.setlist("pegawai", ["rina", ""])
    assert field.clean(field.widget.value_from_datadict(sent, {}, "pegawai")) == kota["rina"]


def test_whoever_is_outside_the_scope_does_not_exist_by_any_text(kota):
    for text in ("Budi Wulandari", kota["budi"].nip, sebut_orang(kota["budi"]), "perhubungan"):
        with refusing("tidak_ada"):
            ask(kota["kepala"], text)


@pytest.mark.parametrize(("who", "names", "asked"), [("kepala", ["Rina Wulandari"], 2), ("kota", ["Budi Wulandari", "Rina Wulandari"], 2)])
def test_the_offers_are_those_of_the_scope_with_position_and_unit(kota, who, names, asked, client, django_assert_num_queries):
    client.force_login(kota[who])
    client.get(reverse(PILIHAN), {"q": "x"})
    with django_assert_num_queries(asked):
        answer = client.get(reverse(PILIHAN), {"isian": "mentee", "mentee": "wulandari", "untuk": "pegawai"})
    assert [row.nama for _, row in answer.context["rows"]] == names
    assert "Perawat Ahli, Loket" in " ".join(answer.content.decode().split())


@pytest.mark.parametrize("asked", [{"untuk": "asing"}, {"isian": "a b"}])
def test_a_scope_or_name_that_nobody_has_is_not_found(kota, client, asked):
    client.force_login(kota["kota"])
    assert client.get(reverse(PILIHAN), asked).status_code == 404


def test_scopes_that_hang_on_an_object_are_empty_without_it(kota):
    for untuk in ("penilai-rekan", "penilai-bawahan"):
        assert list(lingkup_of(untuk, kota["kota"])) == []


def test_many_pasted_nips_find_all_of_them_also_when_the_field_lost_the_lines(kota):
    rina, budi = kota["rina"], kota["budi"]
    for text in (f"{rina.nip}\n{budi.nip}", f"{rina.nip}{budi.nip}", f"{format_nip(rina.nip)}; {budi.nip}, {budi.nip}"):
        assert set(Pegawai.objects.search(text)) == {rina, budi}
    assert read_daftar(f"{rina.nip} 12") == read_daftar("rina") == read_daftar("") == []


# who logs in, or a new row: somebody who writes his own NIP, and a person who is not there yet
NIP_TERTULIS = {"diklat.forms.acuan.PenandaTanganForm:nip", "pegawai.forms.pegawai.PegawaiForm:nip"}


def test_no_form_asks_for_a_person_or_an_account_in_another_way(dunia):
    names = {make_narasumber("Dr. Guru Tamu").nama, make_narasumber("Guru Sini", pegawai=make_pegawai()).nama}
    names |= {nama for kind in JENIS for nama in kind.objects.values_list("nama", flat=True)}
    chosen, written = set(), set()
    with context.request_context(dunia["request"]):
        for name, cls in form_classes().items():
            if issubclass(cls, SaringanForm) or (issubclass(cls, forms.BaseModelForm) and cls._meta.model is None):
                continue
            for place, field in cls(**NEEDS.get(name, lambda _: {})({**dunia, "user": make_pengguna("admin", "pengelola")})).fields.items():
                if isinstance(field, forms.ChoiceField) and names & {str(text) for _, text in field.choices}:
                    chosen.add(f"{name}:{place}")
                if place in {"nip", "akun", "pegawai", "narasumber"} and isinstance(field, forms.CharField):
                    written.add(f"{name}:{place}")
    assert (chosen, written) == (set(), NIP_TERTULIS)


def test_an_account_is_found_by_name_nip_account_name_address_unit_and_what_the_choice_left(kota):
    admin, luar = make_pengguna("admin"), make_pengguna("pengelola", nama="Tamu Luar", email="tamu@contoh.id")
    rina = make_pengguna(pegawai=kota["rina"])

    def find(text, untuk="akun", user=admin):
        field = AkunField(untuk)
        field.ask(user)
        return field.clean(text)

    for text in ("rina wulandari", kota["rina"].nip, format_nip(kota["rina"].nip), "loket", sebut_orang(rina)):
        assert find(text) == rina
    for text in ("tamu luar", luar.username, "tamu@contoh.id", luar.username.upper(), sebut_orang(luar)):
        assert find(text) == luar
    assert [find(sebut_orang(luar), untuk, luar) for untuk in ("akun-luar", "penanggung-jawab")] == [luar, luar]
    for untuk, user, text in (("akun", luar, "rina"), ("akun-luar", luar, "rina"), ("penanggung-jawab", luar, "rina")):
        with refusing("tidak_ada"):
            find(text, untuk, user)


def test_the_offers_of_accounts_say_position_and_unit_or_that_it_is_somebody_from_outside(kota, client):
    make_pengguna("pengelola", nama="Wulandari Luar", email="wulan@contoh.id")
    make_pengguna(pegawai=kota["rina"])
    client.force_login(make_pengguna("auditor"))
    shown = " ".join(client.get(reverse(PILIHAN), {"q": "wulan", "untuk": "akun"}).content.decode().split())
    assert all(text in shown for text in ("Perawat Ahli, Loket", "Akun luar, wulan@contoh.id", format_nip(kota["rina"].nip)))


def test_a_teacher_is_found_in_one_box_whether_employee_or_guest_and_whoever_teaches_already_stays(kota, client):
    hr, rina = make_pengguna("pengelola"), make_narasumber("Rina W., S.Kep.", pegawai=kota["rina"])
    tamu = make_narasumber("Dr. Rina Tamu, M.Si", instansi="LAN, Jakarta", email="rina@contoh.id")
    sama = make_narasumber("Dr. Rina Tamu, M.Si", instansi="BPSDM")
    kembar = [make_narasumber("Kembar", instansi="LAN", email=f"kembar{n}@contoh.id") for n in range(2)]
    lama = make_narasumber("Rina Lama", is_aktif=False)
    sesi = make_sesi(make_angkatan(), narasumber=lama)

    def find(text, user=hr, pada=None):
        field = PengajarField("narasumber")
        field.ask(user, pada)
        return field.clean(text)

    for text in ("rina wulandari", kota["rina"].nip, format_nip(kota["rina"].nip), "loket", "s.kep", sebut_orang(rina)):
        assert find(text) == rina
    for text in ("tamu lan", "rina@contoh.id", sebut_orang(tamu)):
        assert find(text) == tamu
    assert [find(sebut_orang(row)) for row in kembar] == kembar
    assert find("Dr. Rina Tamu, M.Si, LAN, Jakarta") == tamu
    assert (find(sebut_orang(sama)), find("rina lama", pada=sesi.pk)) == (sama, lama)
    for text, user in (("rina lama", hr), ("rina wulandari", make_pengguna("auditor")), ("Budi Wulandari", hr)):
        with refusing("tidak_ada"):
            find(text, user)
    client.force_login(hr)
    shown = " ".join(client.get(reverse(PILIHAN), {"q": "rina", "untuk": "narasumber"}).content.decode().split())
    assert all(
        text in shown for text in ("Perawat Ahli, Loket", "rina@contoh.id", "Narasumber luar, LAN, Jakarta", format_nip(kota["rina"].nip))
    )


def test_asvs_2_4_1_who_asks_too_often_has_to_wait_and_nobody_else(kota, client):
    client.force_login(kota["kota"])
    cache.set(f"batas:orang:akun{kota['kota'].pk}", PER_MENIT)
    assert client.get(reverse(PILIHAN), {"q": "rina"}).status_code == 429
    client.force_login(kota["kepala"])
    assert client.get(reverse(PILIHAN), {"q": "rina"}).status_code == 200
