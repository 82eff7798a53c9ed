"""The profile page: what a person, a supervisor and the city roles see, on any day, and what reading leaves behind."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from kompetensi.models import BatasJPM, Kompetensi, Penilaian, ProfilKompetensi, StandarKompetensi
from kompetensi.queries import profil as queries
from kompetensi.queries.kata import kata_of
from kompetensi.services import penilaian as services
from kompetensi.services import profil as derived
from lib import waktu
from pegawai.models import Akses, Jabatan, Pegawai, Pengguna, UnitKerja
from tests import factories

pytestmark = pytest.mark.django_db
URL = reverse("kompetensi:profil-saya")


@pytest.fixture
def unit() -> UnitKerja:
    return factories.make_unit("Bagian Organisasi")


@pytest.fixture
def jabatan() -> Jabatan:
    return factories.make_jabatan("Analis Kebijakan Ahli Muda", kelompok="jf_muda", jenis="fungsional")


@pytest.fixture
def pegawai(unit: UnitKerja, jabatan: Jabatan) -> Pegawai:
    return factories.make_pegawai("Rina Kusuma", unit=unit, jabatan=jabatan)


@pytest.fixture
def pengguna(pegawai: Pegawai) -> Pengguna:
    return factories.make_pengguna(pegawai=pegawai)


def umum(count: int) -> list[Kompetensi]:
    return list(Kompetensi.objects.order_by("urutan")[:count])


def build(pegawai: Pegawai, day: date | None = None) -> queries.Profil:
    return queries.build_profil(pegawai.pk, day or timezone.localdate(), queries.batas_utama())


def test_rows_tell_never_assessed_level_0_and_gap_0_apart(pegawai: Pegawai, jabatan: Jabatan) -> None:
    a, b, c, d = umum(4)
    for kompetensi in (a, b, c):
        factories.make_standar(jabatan, kompetensi, 3)
    factories.make_penilaian(pegawai, a, 3)
    factories.make_penilaian(pegawai, b, 0)
    factories.make_penilaian(pegawai, d, 2)
    rows = [(row.nama, row.standar, row.level, row.gap, row.selisih) for row in build(pegawai).baris]
    assert rows == [
        (a.nama, 3, Decimal(3), Decimal(0), Decimal(0)),
        (b.nama, 3, Decimal(0), Decimal(3), Decimal(-3)),
        (c.nama, 3, None, None, None),
        (d.nama, None, Decimal(2), None, None),
    ]


def test_sums_count_only_required_and_validly_assessed(pegawai: Pegawai, jabatan: Jabatan) -> None:
    a, b, c, d = umum(4)
    factories.make_standar(jabatan, a, 4, bobot=Decimal(2))
    for kompetensi in (b, c):
        factories.make_standar(jabatan, kompetensi, 2)
    factories.make_penilaian(pegawai, a, 3)
    factories.make_penilaian(pegawai, b, 5)
    factories.make_penilaian(pegawai, c, 2, tanggal=date(2020, 1, 1), berlaku_sampai=date(2023, 1, 1))
    factories.make_penilaian(pegawai, d, 5)
    capaian = build(pegawai).capaian
    assert (capaian.jumlah.capaian, capaian.jumlah.standar, capaian.jumlah.level) == (8, 10, 11)
    assert (capaian.persen, capaian.tak_terbatas, capaian.belum) == (Decimal("80.0"), Decimal("110.0"), 1)
    assert capaian.pita is not None
    assert capaian.pita.label == "Memenuhi syarat"


def test_expired_result_is_shown_as_expired_not_as_a_level(pegawai: Pegawai, jabatan: Jabatan) -> None:
    (a,) = umum(1)
    factories.make_standar(jabatan, a, 3)
    factories.make_penilaian(pegawai, a, 2, tanggal=date(2020, 1, 1), berlaku_sampai=date(2023, 1, 1))
    (row,) = build(pegawai).baris
    assert (row.level, row.is_kedaluwarsa, row.terakhir_level, row.terakhir_sampai) == (None, True, Decimal(2), date(2023, 1, 1))


@pytest.mark.parametrize(
    ("hari", "level"),
    [(date(2025, 12, 31), None), (date(2026, 1, 1), Decimal(2)), (date(2028, 12, 31), Decimal(2)), (date(2029, 1, 1), None)],
)
def test_validity_is_half_open(pegawai: Pegawai, jabatan: Jabatan, hari: date, level: Decimal | None) -> None:
    (a,) = umum(1)
    factories.make_standar(jabatan, a, 3)
    factories.make_penilaian(pegawai, a, 2, tanggal=date(2026, 1, 1), berlaku_sampai=date(2029, 1, 1))
    assert build(pegawai, hari).baris[0].level == level


def test_assessment_outranks_a_test_of_the_same_day_and_later_outranks_earlier(pegawai: Pegawai, jabatan: Jabatan) -> None:
    a, b = umum(2)
    for kompetensi in (a, b):
        factories.make_standar(jabatan, kompetensi, 3)
        factories.make_penilaian(pegawai, kompetensi, 2, sumber="asesmen", tanggal=date(2026, 3, 1))
        factories.make_penilaian(pegawai, kompetensi, 4, sumber="uji", tanggal=date(2026, 3, 1))
    factories.make_penilaian(pegawai, b, 5, sumber="uji", tanggal=date(2026, 3, 2))
    assert [row.level for row in build(pegawai).baris] == [Decimal(2), Decimal(5)]


def test_indicative_results_stand_beside_and_never_count(pegawai: Pegawai, jabatan: Jabatan) -> None:
    (a,) = umum(1)
    factories.make_standar(jabatan, a, 3)
    for number, sumber in enumerate(("mandiri", "diklat", "pasca", "atasan"), start=1):
        factories.make_penilaian(pegawai, a, number, sumber=sumber, tanggal=date(2026, 1, number))
    (row,) = build(pegawai).baris
    assert (row.level, row.indikatif_level, row.indikatif_sumber, build(pegawai).capaian.persen) == (None, Decimal(4), "atasan", None)


def test_past_day_shows_the_standard_the_placement_and_the_results_of_that_day(pegawai: Pegawai, jabatan: Jabatan) -> None:
    (a,) = umum(1)
    today = timezone.localdate()
    factories.make_standar(jabatan, a, 2, berlaku_sampai=today)
    factories.make_standar(jabatan, a, 4, berlaku_mulai=today)
    row = factories.make_penilaian(pegawai, a, 3, tanggal=today - timedelta(days=400))
    services.cancel_penilaian(penilaian=row, alasan="Salah", by=factories.make_pengguna("kepegawaian"))
    now, before = build(pegawai), build(pegawai, today - timedelta(days=1))
    assert [(row.standar, row.level) for row in now.baris] == [(4, None)]
    assert [(row.standar, row.level) for row in before.baris] == [(2, Decimal(3))]
    assert (now.tahun_lalu, before.tahun_lalu) == (Decimal("100.0"), Decimal("100.0"))


def test_after_the_placement_ended_there_is_no_standard(pegawai: Pegawai, jabatan: Jabatan) -> None:
    factories.make_standar(jabatan, umum(1)[0], 3)
    pegawai.penempatan_list.update(selesai=timezone.localdate())
    assert build(pegawai).baris == []
    assert len(build(pegawai, timezone.localdate() - timedelta(days=1)).baris) == 1


def test_page_rows_equal_the_derived_rows(pegawai: Pegawai, jabatan: Jabatan) -> None:
    for number, kompetensi in enumerate(umum(9)):
        if number % 3:
            factories.make_standar(jabatan, kompetensi, 1 + number % 5, bobot=Decimal(1 + number % 2))
        factories.make_penilaian(pegawai, kompetensi, number % 6, sumber=("asesmen", "uji", "mandiri")[number % 3])
        factories.make_penilaian(
            pegawai, kompetensi, 4, sumber="uji", tanggal=date(2025, 1, 1), berlaku_sampai=date(2026, 1, 2 + number % 2)
        )
    derived.refresh_profil([pegawai.pk])
    kept = ProfilKompetensi.objects.filter(pegawai=pegawai).order_by("kompetensi__urutan")
    expected = [(row.kompetensi_id, row.standar, row.bobot, row.level, row.level_indikatif) for row in kept]
    shown = [(row.kompetensi_id, row.standar, row.bobot, row.level, row.indikatif_level) for row in build(pegawai).baris]
    assert [row for row in shown if row[1] is not None or row[3] is not None or row[4] is not None] == expected
    jumlah = build(pegawai).capaian.jumlah
    sums = (pegawai.profil.jumlah_standar, pegawai.profil.jumlah_capaian, pegawai.profil.jumlah_level)
    assert (jumlah.standar, jumlah.capaian, jumlah.level) == sums


def test_largest_gap_comes_first_on_phones_and_what_meets_the_standard_is_folded(pegawai: Pegawai, jabatan: Jabatan) -> None:
    a, b, c, d = umum(4)
    for kompetensi, level in ((a, 3), (b, 2), (c, 1)):
        factories.make_standar(jabatan, kompetensi, 3)
        factories.make_penilaian(pegawai, kompetensi, level)
    factories.make_standar(jabatan, d, 3)
    profil = build(pegawai)
    assert ([row.nama for row in profil.perhatian], [row.nama for row in profil.terpenuhi]) == ([c.nama, b.nama, d.nama], [a.nama])


def test_bands_are_data(pegawai: Pegawai, jabatan: Jabatan) -> None:
    (a,) = umum(1)
    factories.make_standar(jabatan, a, 4)
    factories.make_penilaian(pegawai, a, 3)
    BatasJPM.objects.filter(perangkat__is_utama=True, batas_bawah=68).update(batas_bawah=70, label="Hampir")
    pita = build(pegawai).capaian.pita
    assert pita is not None
    assert (pita.label, pita.warna) == ("Hampir", "warn")


def test_projection_compares_the_same_levels_with_another_position(
    client: Client, pengguna: Pengguna, pegawai: Pegawai, jabatan: Jabatan
) -> None:
    a, b = umum(2)
    factories.make_standar(jabatan, a, 2)
    factories.make_penilaian(pegawai, a, 3)
    target = factories.make_jabatan("Kepala Bagian Organisasi")
    factories.make_standar(target, a, 4)
    factories.make_standar(target, b, 3)
    client.force_login(pengguna)
    page = client.get(URL, {"jabatan": target.pk})
    proyeksi = page.context["proyeksi"]
    assert (proyeksi.capaian.persen, proyeksi.kurang, proyeksi.belum) == (Decimal("75.0"), [(a, Decimal(3), 4)], [b.nama])
    words = [f"{before} {level}. {kata_of([a.pk], waktu.today()).of(a.pk, level)}" for before, level in (("Sekarang", 3), ("Diminta", 4))]
    assert all(escape(one) in page.content.decode() for one in words)


def test_projection_finds_positions_by_name(client: Client, pengguna: Pengguna) -> None:
    target = factories.make_jabatan("Kepala Bagian Organisasi")
    factories.make_jabatan("Kepala Bagian Lama", is_aktif=False)
    client.force_login(pengguna)
    assert client.get(URL, {"cari": "bagian"}).context["jabatan_list"] == [target]


@pytest.mark.parametrize("jabatan_id", ["x", "0", "-1", "99999999999999999999", "1e3", "²"])
def test_projection_ignores_nonsense(client: Client, pengguna: Pengguna, jabatan_id: str) -> None:
    client.force_login(pengguna)
    assert "proyeksi" not in client.get(URL, {"jabatan": jabatan_id}).context


@pytest.mark.parametrize(
    ("per", "shown", "warned"),
    [("2025-06-01", date(2025, 6, 1), False), ("01/06/2025", date(2025, 6, 1), False), ("kemarin", None, True), ("2199-01-01", None, True)],
)
def test_as_of_day_is_read_kindly(client: Client, pengguna: Pengguna, per: str, shown: date | None, warned: bool) -> None:
    client.force_login(pengguna)
    context = client.get(URL, {"per": per}).context
    assert (context["per"], bool(context["peringatan"])) == (shown or timezone.localdate(), warned)


@pytest.mark.parametrize("count", [1, 3])
def test_page_needs_eight_queries_whatever_the_rows(
    client: Client, pengguna: Pengguna, pegawai: Pegawai, jabatan: Jabatan, count: int, django_assert_num_queries: object
) -> None:
    for kompetensi in umum(count):
        factories.make_standar(jabatan, kompetensi, 3)
        factories.make_penilaian(pegawai, kompetensi, 2)
    client.force_login(pengguna)
    client.get(URL)
    with django_assert_num_queries(8):  # type: ignore[operator]
        response = client.get(URL)
    assert len(response.content) < 50 * 1024


def test_full_page_stays_under_50_kib(client: Client, pengguna: Pengguna, pegawai: Pegawai, jabatan: Jabatan) -> None:
    for number, kompetensi in enumerate(Kompetensi.objects.all()):
        factories.make_standar(jabatan, kompetensi, 3)
        factories.make_penilaian(pegawai, kompetensi, (number % 11) / 2)
        factories.make_penilaian(pegawai, kompetensi, 3, sumber="mandiri")
    client.force_login(pengguna)
    response = client.get(URL)
    assert StandarKompetensi.objects.count() == 19
    assert len(response.content) < 50 * 1024


def test_reading_somebody_else_is_noted_with_keys_only(client: Client, pegawai: Pegawai) -> None:
    reader = factories.make_pengguna("auditor")
    client.force_login(reader)
    client.get(reverse("kompetensi:profil", args=[pegawai.pk]))
    client.get(reverse("kompetensi:profil-bukti", args=[pegawai.pk]))
    lines = [(row.jenis, row.halaman, row.oleh_id, row.pegawai_id) for row in Akses.objects.order_by("pk")]
    assert lines == [("baca", f"kompetensi:{name}", reader.pk, pegawai.pk) for name in ("profil", "profil-bukti")]


def test_reading_oneself_is_not_noted(client: Client, pengguna: Pengguna) -> None:
    client.force_login(pengguna)
    client.get(URL)
    assert not Akses.objects.exists()


def test_a_profile_outside_the_scope_is_not_found(client: Client, pengguna: Pengguna) -> None:
    other = factories.make_pegawai(unit=factories.make_unit())
    client.force_login(pengguna)
    names = ("kompetensi:profil", "kompetensi:profil-bukti")
    assert [client.get(reverse(name, args=[other.pk])).status_code for name in names] == [404, 404]


def test_self_rating_by_form(client: Client, pengguna: Pengguna, pegawai: Pegawai, jabatan: Jabatan) -> None:
    a, b = umum(2)
    for kompetensi in (a, b):
        factories.make_standar(jabatan, kompetensi, 3)
    client.force_login(pengguna)
    url = reverse("kompetensi:profil-mandiri")
    assert [row.pk for row in client.get(url).context["form"].kompetensi] == [a.pk, b.pk]
    response = client.post(url, {f"level_{a.pk}": "4", f"level_{b.pk}": ""})
    assert response.url == URL  # type: ignore[attr-defined]
    assert list(Penilaian.objects.values_list("pegawai", "kompetensi", "level", "sumber")) == [(pegawai.pk, a.pk, Decimal(4), "mandiri")]
    again = client.post(url, {f"level_{a.pk}": "5"})
    assert again.context["form"].non_field_errors().as_data()[0].code == "sudah_ada"
    assert [row.pk for row in again.context["form"].kompetensi] == [b.pk]


@pytest.mark.parametrize("sendiri", [True, False])
def test_a_second_rating_of_a_day_is_told_before_the_form(client: Client, pengguna: Pengguna, pegawai: Pegawai, sendiri: bool) -> None:
    head = factories.make_pegawai(unit=pegawai.penempatan_list.get().unit, memimpin=True)
    client.force_login(pengguna if sendiri else factories.make_pengguna(pegawai=head))
    url = reverse("kompetensi:profil-mandiri") if sendiri else reverse("kompetensi:profil-atasan", args=[pegawai.pk])
    form = client.get(url).context["form"]
    first, *rest = form.kompetensi
    assert (form.sudah, bool(rest)) == ([], True)
    client.post(url, {f"level_{first.pk}": "4"})
    answer = client.get(url)
    assert (answer.context["form"].sudah, answer.context["form"].kompetensi) == ([first.nama], rest)
    assert "Sudah dinilai hari ini" in answer.content.decode()
    client.post(url, {f"level_{row.pk}": "3" for row in rest})
    text = client.get(url).content.decode()
    assert ("Simpan penilaian" in text, "Lihat hasilnya di profil" in text) == (False, True)


def test_self_rating_refuses_an_empty_form(client: Client, pengguna: Pengguna) -> None:
    client.force_login(pengguna)
    form = client.post(reverse("kompetensi:profil-mandiri"), {}).context["form"]
    assert form.non_field_errors().as_data()[0].code == "kosong"


def test_rating_form_asks_the_nine_general_ones_without_standards(client: Client, pengguna: Pengguna) -> None:
    client.force_login(pengguna)
    assert len(client.get(reverse("kompetensi:profil-mandiri")).context["form"].kompetensi) == 9


def test_supervisor_rating_by_form(client: Client, pegawai: Pegawai, unit: UnitKerja) -> None:
    kepala = factories.make_pegawai(unit=unit, memimpin=True)
    client.force_login(factories.make_pengguna(pegawai=kepala))
    url = reverse("kompetensi:profil-atasan", args=[pegawai.pk])
    response = client.post(url, {f"level_{umum(1)[0].pk}": "2"})
    assert response.url == reverse("kompetensi:profil", args=[pegawai.pk])  # type: ignore[attr-defined]
    assert list(Penilaian.objects.values_list("pegawai", "level", "sumber")) == [(pegawai.pk, Decimal(2), "atasan")]


def test_supervisor_cannot_open_the_form_for_himself_nor_for_others(client: Client, unit: UnitKerja) -> None:
    kepala = factories.make_pegawai(unit=unit, memimpin=True)
    client.force_login(factories.make_pengguna(pegawai=kepala))
    others = (kepala, factories.make_pegawai(unit=factories.make_unit()))
    assert [client.get(reverse("kompetensi:profil-atasan", args=[row.pk])).status_code for row in others] == [404, 404]


def test_history_groups_the_results_of_one_day(pegawai: Pegawai) -> None:
    for kompetensi in umum(3):
        factories.make_penilaian(pegawai, kompetensi, 2, keterangan="Asesmen BKPSDM")
    factories.make_penilaian(pegawai, umum(1)[0], 3, sumber="atasan", tanggal=date(2026, 7, 14), berlaku_sampai=date(2029, 7, 14))
    rows = [(row["sumber"], row["jumlah"]) for row in queries.bukti_kelompok(pegawai.pk, timezone.localdate())]
    assert rows == [("atasan", 1), ("asesmen", 3)]
