"""The questions of a draft: four kinds, their order, copies from the bank, and the preview."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from evaluasi.forms.instrumen_butir import ButirForm
from evaluasi.models import Butir, Soal, VersiInstrumen
from evaluasi.queries.instrumen import butir_of
from evaluasi.queries.instrumen_syarat import BUTIR_MAKS
from evaluasi.services import instrumen_butir as services
from pegawai.models import Pengguna
from tests import factories
from tests.evaluasi.pabrik import PILIHAN, make_versi
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("pengelola")


@pytest.fixture
def hr(client: Client, by: Pengguna) -> Client:
    client.force_login(by)
    return client


def order(versi: VersiInstrumen) -> list[tuple[int, str]]:
    return [(row.urutan, row.teks.removeprefix("Butir ")) for row in butir_of(versi.pk)]


def make_soal(kode: str, **kwargs: object) -> Soal:
    return Soal.objects.create(kode=kode, **{"topik": "Uji", "teks": f"Soal {kode}", "pilihan": PILIHAN, "kunci": 3, **kwargs})


def errors_of(versi: VersiInstrumen, jenis: str, data: dict[str, str]) -> dict[str, list[str]]:
    form = ButirForm({"teks": "Apa?", **data}, instance=Butir(jenis=jenis), instrumen=versi.instrumen)
    return {name: [error.code for error in errors] for name, errors in form.errors.as_data().items()}


def test_each_kind_is_stored_as_it_was_written(hr: Client) -> None:
    survei, tes = make_versi("umpan_balik", terbit=False, butir=("teks",)), make_versi("post_test", terbit=False, butir=("teks",))

    def add(versi: VersiInstrumen, jenis: str, **data: str) -> Butir:
        answer = hr.post(reverse("evaluasi:butir-create", args=[versi.pk, jenis]), {"teks": f"Tanya {jenis}", **data})
        row = versi.butir_list.latest("urutan")
        assert answer.url == f"{reverse('evaluasi:versi-detail', args=[versi.pk])}#butir-{row.pk}"
        return row

    row = add(tes, "pilihan", pilihan_1="A", pilihan_2=" C ", pilihan_4="D", kunci="4", bobot="2,5", unsur="Dasar", is_wajib="on")
    assert (row.pilihan, row.kunci, row.bobot, row.unsur, row.is_wajib, row.urutan) == (
        ["A", "C", "D"],
        3,
        Decimal("2.5"),
        "Dasar",
        True,
        2,
    )
    row = add(survei, "skala", tentang="pengajar", unsur="Pengajar", label_1="a", label_2="b", label_3="c", label_4="d")
    assert (row.label_skala, row.tentang, row.is_wajib, row.bobot) == (["a", "b", "c", "d"], "pengajar", False, 1)
    row = add(survei, "angka", angka_min="0", angka_maks="1.500", bantuan="Jam")
    assert (row.angka_min, row.angka_maks, row.bantuan) == (0, 1500, "Jam")
    row = add(survei, "pilihan", pilihan_1="Ya", pilihan_2="Tidak")
    assert (row.pilihan, row.kunci) == (["Ya", "Tidak"], None)
    assert add(survei, "teks").urutan == 5


@pytest.mark.parametrize(
    ("jenis", "data", "wanted"),
    [
        ("pilihan", {"pilihan_1": "A", "kunci": "1", "bobot": "1"}, {"pilihan_2": ["required"]}),
        ("pilihan", {"pilihan_1": "A", "pilihan_2": "a", "kunci": "1", "bobot": "1"}, {"pilihan_2": ["rangkap"]}),
        ("pilihan", {"pilihan_1": "A", "pilihan_2": "B", "kunci": "5", "bobot": "1"}, {"kunci": ["kosong"]}),
        ("pilihan", {"pilihan_1": "A", "pilihan_2": "B", "bobot": "1"}, {"kunci": ["required"]}),
        ("pilihan", {"pilihan_1": "A", "pilihan_2": "B", "kunci": "1", "bobot": "0"}, {"bobot": ["bobot"]}),
        ("skala", {"label_1": "a", "label_4": "d", "unsur": "Dasar"}, {"label_2": ["kurang"]}),
        ("skala", {}, {"unsur": ["required"]}),
        ("angka", {"angka_min": "5", "angka_maks": "5"}, {"angka_maks": ["urutan"]}),
        ("teks", {"teks": " "}, {"teks": ["required"]}),
        ("teks", {"teks": "x" * 2001}, {"teks": ["panjang"]}),
    ],
)
def test_what_is_wrong_stands_at_its_field(jenis: str, data: dict[str, str], wanted: dict[str, list[str]]) -> None:
    assert errors_of(make_versi("post_test", terbit=False), jenis, data) == wanted


def test_moving_closes_up_and_twice_moves_once(hr: Client, by: Pengguna) -> None:
    versi = make_versi("umpan_balik", terbit=False)
    rows = butir_of(versi.pk)
    for at, ke, wanted in ((0, "3", "2314"), (3, "1", "4231"), (3, "1", "4231"), (2, "4", "4213"), (1, "99", "4132"), (3, "0", "4132")):
        hr.post(reverse("evaluasi:butir-move", args=[rows[at].pk]), {"ke": ke})
        assert order(versi) == list(enumerate(wanted, 1))
    hr.post(reverse("evaluasi:butir-move", args=[rows[0].pk]), {"ke": "x"})
    assert order(versi) == list(enumerate("4132", 1))


def test_deleting_asks_first_and_closes_up(hr: Client, by: Pengguna) -> None:
    versi = make_versi("umpan_balik", terbit=False)
    row = butir_of(versi.pk)[1]
    url = reverse("evaluasi:butir-delete", args=[row.pk])
    assert hr.get(url).context["butir"] == row
    assert order(versi) == list(enumerate("1234", 1))
    hr.post(url)
    assert order(versi) == list(enumerate("134", 1))
    assert codes_of(services.delete_butir, butir=row, by=by) == ["hilang"]
    assert codes_of(services.move_butir, butir=row, ke=1, by=by) == ["hilang"]


def test_an_edit_keeps_the_place(hr: Client) -> None:
    versi = make_versi("umpan_balik", terbit=False)
    row = butir_of(versi.pk)[1]
    hr.post(reverse("evaluasi:butir-update", args=[row.pk]), {"teks": "Baru\r\nsekali", "unsur": "Materi", "is_wajib": "on"})
    assert order(versi) == [(1, "1"), (2, "Baru\nsekali"), (3, "3"), (4, "4")]


def test_a_version_has_a_limit(by: Pengguna) -> None:
    versi = make_versi("umpan_balik", terbit=False, butir=("teks",))
    rows = [Butir(versi=versi, urutan=number, jenis="teks", teks=str(number)) for number in range(2, BUTIR_MAKS + 1)]
    Butir.objects.bulk_create(rows)
    assert codes_of(services.add_butir, versi_id=versi.pk, butir=Butir(jenis="teks", teks="satu lagi"), by=by) == ["penuh"]


def test_questions_of_the_bank_are_copied_once(hr: Client, by: Pengguna) -> None:
    versi = make_versi("pre_test", terbit=False, butir=("pilihan",))
    satu, dua, lama = make_soal("S-1"), make_soal("S-2"), make_soal("S-3", is_aktif=False)
    url = reverse("evaluasi:versi-soal", args=[versi.pk])
    hr.post(url, {"pilih": [dua.pk, satu.pk, lama.pk]})
    hr.post(url, {"pilih": [satu.pk]})
    rows = butir_of(versi.pk)
    assert [(row.urutan, row.teks, row.unsur, row.kunci, row.soal) for row in rows[1:]] == [
        (2, "Soal S-1", "Uji", 3, satu), (3, "Soal S-2", "Uji", 3, dua),
    ]  # fmt: skip
    Soal.objects.filter(pk=satu.pk).update(teks="Berubah", kunci=1)
    assert [(row.teks, row.kunci) for row in butir_of(versi.pk)[1:2]] == [("Soal S-1", 3)]
    assert hr.get(url).context["di_dalam"] == {satu.pk, dua.pk}
    assert [text.message for text in hr.post(url, {}).context["messages"]] == ["Centang sedikitnya satu soal dahulu."]
    survei = make_versi("skm", terbit=False)
    assert codes_of(services.add_soal, versi_id=survei.pk, soal_ids=[satu.pk], by=by) == ["bukan_tes"]


@pytest.mark.parametrize(("teks", "is_salinan"), [("Soal S-1", True), ("Lain", False)])
def test_a_changed_copy_lets_go_of_the_bank(by: Pengguna, teks: str, is_salinan: bool) -> None:
    versi = make_versi("pre_test", terbit=False)
    services.add_soal(versi_id=versi.pk, soal_ids=[make_soal("S-1").pk], by=by)
    row = versi.butir_list.latest("urutan")
    row.teks, row.unsur = teks, "Materi lain"
    services.save_butir(butir=row, by=by)
    assert (Butir.objects.get(pk=row.pk).soal_id is not None) is is_salinan


def test_preview_is_the_form_of_participants(hr: Client) -> None:
    versi = make_versi("umpan_balik", terbit=False, butir=("skala", "teks"))
    versi.butir_list.filter(urutan=2).update(tentang="pengajar", unsur="Pengajar")
    bagian = hr.get(reverse("evaluasi:versi-preview", args=[versi.pk])).context["isian"].bagian
    assert [(judul, len(rows)) for judul, rows in bagian] == [
        ("", 1), ("Pengajar: Contoh Pengajar Pertama", 1), ("Pengajar: Contoh Pengajar Kedua", 1),
    ]  # fmt: skip
