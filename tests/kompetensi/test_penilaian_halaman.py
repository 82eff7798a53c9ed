"""Lists and forms of dictionary, standards and evidence: filters, scope, literal query counts, nothing typed is lost."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from kompetensi.models import Kompetensi, Penilaian, StandarKompetensi
from kompetensi.queries.kata import kata_of
from lib import waktu
from pegawai.models import Jabatan
from tests import factories

pytestmark = pytest.mark.django_db
BUKTI = reverse("kompetensi:penilaian-list")


@pytest.fixture
def hr(client: Client) -> Client:
    client.force_login(factories.make_pengguna("kepegawaian"))
    return client


def kompetensi() -> Kompetensi:
    return Kompetensi.objects.get(kode="M.01")


@pytest.mark.parametrize("name", ["penilaian-list", "penilaian-cancel", "profil-bukti"])
def test_a_result_is_read_with_the_words_of_its_level(hr: Client, name: str) -> None:
    row = factories.make_penilaian(factories.make_pegawai(), kompetensi(), 3)
    pk = {"penilaian-cancel": [row.pk], "profil-bukti": [row.pegawai_id]}.get(name, [])
    assert kata_of([row.kompetensi_id], waktu.today()).of(row.kompetensi_id, 3) in hr.get(reverse(f"kompetensi:{name}", args=pk)).text


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("penilaian-list", 7), ("standar-list", 3), ("kompetensi-list", 3)])
def test_lists_keep_their_query_count(hr: Client, count: int, name: str, queries: int, django_assert_num_queries: object) -> None:
    for _ in range(count):
        factories.make_penilaian(factories.make_pegawai(unit=factories.make_unit()), kompetensi())
    hr.get(reverse(f"kompetensi:{name}"))
    with django_assert_num_queries(queries):  # type: ignore[operator]
        hr.get(reverse(f"kompetensi:{name}"))


def test_evidence_filters(hr: Client) -> None:
    dinas = factories.make_unit()
    rina = factories.make_pegawai("Rina", unit=factories.make_unit(induk=dinas))
    dodi = factories.make_pegawai("Dodi", unit=factories.make_unit())
    uji = factories.make_penilaian(rina, kompetensi(), sumber="uji", tanggal=date(2026, 3, 1))
    lama = factories.make_penilaian(dodi, kompetensi(), tanggal=date(2020, 1, 1), berlaku_sampai=date(2023, 1, 1))
    found = {
        "q=rina": [uji],
        f"unit={dinas.pk}": [uji],
        f"kompetensi={kompetensi().pk}": [uji, lama],
        "sumber=uji": [uji],
        "keadaan=berlaku": [uji],
        "keadaan=kedaluwarsa": [lama],
        "keadaan=dibatalkan": [],
        "dari=2026-01-01": [uji],
        "sampai=2020-01-01": [lama],
        "unit=x&kompetensi=-1&sumber=sihir&keadaan=baik&dari=kapan": [uji, lama],
    }
    assert {query: list(hr.get(f"{BUKTI}?{query}").context["page"]) for query in found} == found


def test_supervisor_reads_his_subtree_only(client: Client) -> None:
    unit = factories.make_unit()
    own = factories.make_penilaian(factories.make_pegawai(unit=unit), kompetensi())
    factories.make_penilaian(factories.make_pegawai(unit=factories.make_unit()), kompetensi())
    client.force_login(factories.make_pengguna(pegawai=factories.make_pegawai(unit=unit, memimpin=True)))
    assert list(client.get(BUKTI).context["page"]) == [own]


def test_recording_by_form_takes_commas_and_keeps_what_was_typed(hr: Client) -> None:
    pegawai = factories.make_pegawai(unit=factories.make_unit())
    url = f"{reverse('kompetensi:penilaian-create')}?pegawai={pegawai.pk}"
    data = {"sumber": "asesmen", "tanggal": "2026-05-12", f"level_{kompetensi().pk}": "2,755"}
    form = hr.post(url, data).context["form"]
    field = f"level_{kompetensi().pk}"
    assert (form.errors.as_data()[field][0].code, form[field].value()) == ("level", "2,755")
    assert hr.post(url, {**data, field: "2,75"}).status_code == 302
    assert Penilaian.objects.get().level == Decimal("2.75")


def test_cancelling_by_form_needs_a_reason(hr: Client) -> None:
    row = factories.make_penilaian(factories.make_pegawai(unit=factories.make_unit()), kompetensi())
    url = reverse("kompetensi:penilaian-cancel", args=[row.pk])
    assert list(hr.post(url, {"alasan": " "}).context["form"].errors) == ["alasan"]
    hr.post(url, {"alasan": "Salah orang"})
    assert Penilaian.objects.get().alasan_batal == "Salah orang"


def test_standards_by_form_change_only_what_differs(hr: Client) -> None:
    jabatan: Jabatan = factories.make_jabatan(kelompok="pengawas")
    hr.post(reverse("kompetensi:standar-generate"), {"kelompok": "pengawas", "mulai": "2026-01-01"})
    data = {f"level_{row.pk}": "2" if row.kode[0] in "MS" else "0" for row in Kompetensi.objects.all()}
    url = reverse("kompetensi:standar-update", args=[jabatan.pk])
    hr.post(url, {**data, f"level_{kompetensi().pk}": "4", f"bobot_{kompetensi().pk}": "1,5", "mulai": "2026-02-01"})
    khusus = StandarKompetensi.objects.get(asal="khusus")
    assert (khusus.kompetensi, khusus.level, khusus.bobot) == (kompetensi(), 4, Decimal("1.5"))


def test_incomplete_positions_are_found(hr: Client) -> None:
    kurang = factories.make_jabatan(kelompok="pengawas")
    lengkap = factories.make_jabatan(kelompok="administrator")
    hr.post(reverse("kompetensi:standar-generate"), {"kelompok": "administrator", "mulai": "2026-01-01"})
    page = hr.get(reverse("kompetensi:standar-list"), {"lengkap": "belum"}).context["page"]
    assert (list(page), lengkap in page) == ([kurang], False)
