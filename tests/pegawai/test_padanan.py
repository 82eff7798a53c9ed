"""Units of a file that no UNOR ID tells: told once, remembered, and the people without a place placed by it (docs/keputusan/0038)."""

import io
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from pegawai.models import Impor, PadananUnit, Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.queries import padanan as queries
from pegawai.services import impor as impor_services
from pegawai.services import pekerjaan
from pegawai.services.impor import padanan as services
from tests.factories import make_nip, make_pegawai, make_pengguna, make_unit
from tests.pegawai import siasn
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
KUNCI = "subbagiankeuangan|dinaskesehatan"


@pytest.fixture
def hr(settings: Any, tmp_path: Any) -> Pengguna:
    settings.MEDIA_ROOT = tmp_path
    make_unit("Dinas Kesehatan", siasn_id="A1")
    for dinas in ("Dinas Sosial", "Dinas Kesehatan"):
        top = UnitKerja.objects.filter(nama=dinas).first() or make_unit(dinas)
        make_unit("Subbagian Keuangan", make_unit("Sekretariat", top))
    return make_pengguna("kepegawaian", nama="Petugas")


def keuangan() -> UnitKerja:
    return UnitKerja.objects.get(sebutan="Subbagian Keuangan · Dinas Kesehatan")


def orang(nip: str = "", nama: str = "BUDI SANTOSO", **changes: Any) -> dict[str, Any]:
    """A row of somebody whose unit the file names without an id."""
    unit = {"unor_id": "null", "unor_nama": "SUBBAGIAN KEUANGAN", "satuan_kerja_induk_nama": "Dinas Kesehatan"}
    return siasn.row(nip, **{"nama": nama, **unit, **changes})


def unit_berkas(impor: Impor) -> list[queries.UnitBerkas]:
    padan = impor_services.get_jenis(impor.jenis).padan
    assert padan
    return queries.unit_berkas(impor, padan)


def places() -> list[tuple[str, str]]:
    return list(Penempatan.objects.order_by("pegawai__nama").values_list("pegawai__nama", "unit__sebutan"))


def code(**changes: Any) -> str:
    with pytest.raises(ValidationError) as refusal:
        services.save_padanan(**changes)
    return str(refusal.value.code)


def test_a_unit_is_told_once_and_read_so_by_the_next_file(hr: Pengguna) -> None:
    impor = siasn.upload(hr, [orang(nama="BUDI"), orang(nama="ANI")])
    assert siasn.counts(impor) == {"baru": 2, "peringatan": 2}
    (row,) = unit_berkas(impor)
    assert (row.kunci, row.jumlah, row.orang, row.saran, row.is_pasti, row.unit) == (KUNCI, 2, ["ANI", "BUDI"], keuangan(), True, None)
    assert services.save_padanan(impor=impor, pilihan={KUNCI: keuangan().pk}, by=hr) == impor
    impor.refresh_from_db()
    assert siasn.counts(impor) == {"baru": 2}
    assert places() == []
    siasn.apply(impor, hr)
    later = siasn.upload(hr, [orang(nama="CICI")])
    assert (siasn.counts(later), unit_berkas(later)[0].unit) == ({"baru": 1}, keuangan())
    siasn.apply(later, hr)
    called = "Subbagian Keuangan · Dinas Kesehatan"
    assert places() == [("ANI", called), ("BUDI", called), ("CICI", called)]


def test_an_unknown_id_is_told_by_the_id_alone(hr: Pengguna) -> None:
    impor = siasn.upload(hr, [orang(unor_id="BARU-9")])
    services.save_padanan(impor=impor, pilihan={"BARU9": keuangan().pk}, by=hr)
    again = siasn.upload(hr, [orang(unor_id="BARU9", unor_nama="Lain Nama")])
    assert siasn.counts(again) == {"baru": 1}


@pytest.mark.parametrize(
    ("nama", "pd"), [("SUBBAGIAN KEUANGN", "Dinas Kesehatan"), ("SUBBAGIAN KEUANGAN", "null"), ("SEKRETARIAT", "Dinas Kesehatan")]
)
def test_what_is_only_near_or_is_there_twice_is_not_ticked(hr: Pengguna, nama: str, pd: str) -> None:
    make_unit("Sekretariat", UnitKerja.objects.get(siasn_id="A1"))
    impor = siasn.upload(hr, [orang(unor_nama=nama, satuan_kerja_induk_nama=pd)])
    (row,) = unit_berkas(impor)
    assert (row.saran is not None, row.is_pasti) == (True, False)


def test_people_whom_the_file_leaves_as_they_are_get_their_place_in_the_preview(hr: Pengguna) -> None:
    nip = make_nip()
    siasn.upload_and_apply(hr, [orang(nip)])
    impor = siasn.upload(hr, [orang(nip)])
    assert siasn.counts(impor) == {"sama": 1, "peringatan": 1}
    services.save_padanan(impor=impor, pilihan={KUNCI: keuangan().pk}, by=hr)
    impor.refresh_from_db()
    assert siasn.counts(impor) == {"ubah": 1}
    change = impor.baris_list.get().perubahan
    assert change["Unit"] == [None, "Subbagian Keuangan · Dinas Kesehatan"]


def test_an_import_that_is_done_places_its_people_in_a_preview_of_their_own(hr: Pengguna) -> None:
    budi, ani = make_nip(), make_nip()
    done = siasn.upload_and_apply(hr, [orang(budi), orang(ani, "ANI")])
    Pegawai.objects.filter(nip=budi).update(nama="Budi Santoso, diperbaiki")
    sosial = UnitKerja.objects.get(sebutan="Subbagian Keuangan · Dinas Sosial")
    placed = make_pegawai("Lain", unit=sosial)
    Penempatan.objects.filter(pegawai=placed).update(pegawai=Pegawai.objects.get(nip=ani))
    preview = services.save_padanan(impor=done, pilihan={KUNCI: keuangan().pk}, by=hr)
    assert (preview.pk != done.pk, preview.status, siasn.counts(preview)) == (True, Impor.Status.PRATINJAU, {"ubah": 1})
    assert set(preview.baris_list.get().perubahan) == {"Unit", "Jabatan"}
    siasn.apply(preview, hr)
    assert places() == [("ANI", sosial.sebutan), ("Budi Santoso, diperbaiki", keuangan().sebutan)]
    started = impor_services.start_undo(impor=preview, by=hr)
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    assert places() == [("ANI", sosial.sebutan)]
    assert code(impor=done, pilihan={"tak|ada": keuangan().pk}, by=hr) == "kunci"


def test_nobody_places_himself(hr: Pengguna) -> None:
    hr.pegawai = make_pegawai("BUDI SANTOSO")
    hr.save()
    siasn.upload_and_apply(make_pengguna("kepegawaian"), [orang(hr.pegawai.nip)])
    impor = siasn.upload(hr, [orang(hr.pegawai.nip), orang(nama="ANI")])
    services.save_padanan(impor=impor, pilihan={KUNCI: keuangan().pk}, by=hr)
    impor.refresh_from_db()
    assert siasn.counts(impor) == {"baru": 1, "galat": 1}
    assert [found[3] for found in siasn.findings(impor)] == ["sendiri"]
    siasn.apply(impor, hr)
    assert places() == [("ANI", keuangan().sebutan)]


def test_what_is_refused(hr: Pengguna) -> None:
    impor = siasn.upload(hr, [orang()])
    closed = make_unit("Dinas Lama", is_aktif=False)
    assert code(impor=impor, pilihan={}, by=hr) == "kosong"
    assert code(impor=impor, pilihan={"x|y": keuangan().pk}, by=hr) == "kunci"
    assert code(impor=impor, pilihan={KUNCI: closed.pk}, by=hr) == "unit"
    assert code(impor=impor, pilihan={KUNCI: keuangan().pk}, by=make_pengguna("pengelola")) == "peran"
    impor_services.cancel_impor(impor=impor, by=hr)
    assert code(impor=impor, pilihan={KUNCI: keuangan().pk}, by=hr) == "status"
    assert not PadananUnit.objects.exists()


def test_what_is_remembered_can_be_put_right_and_forgotten(hr: Pengguna) -> None:
    impor = siasn.upload(hr, [orang()])
    services.save_padanan(impor=impor, pilihan={KUNCI: keuangan().pk}, by=hr)
    row, other = PadananUnit.objects.get(), UnitKerja.objects.get(sebutan="Subbagian Keuangan · Dinas Sosial")
    services.change_padanan(padanan_id=row.pk, unit=other, by=hr)
    assert unit_berkas(siasn.upload(hr, [orang()]))[0].unit == other
    UnitKerja.objects.filter(pk=other.pk).update(is_aktif=False)
    assert siasn.counts(siasn.upload(hr, [orang()])) == {"baru": 1, "peringatan": 1}
    services.delete_padanan(padanan_id=row.pk, by=hr)
    services.delete_padanan(padanan_id=row.pk, by=hr)  # pressed twice
    with refusing("hilang"):
        services.change_padanan(padanan_id=row.pk, unit=other, by=hr)
    assert not PadananUnit.objects.exists()
    assert [event.pgh_label for event in PadananUnit.pgh_event_model.objects.order_by("pgh_id")] == ["buat", "ubah", "hapus"]  # type: ignore[attr-defined]


def test_the_page_saves_what_is_ticked_and_leads_to_the_preview(client: Client, hr: Pengguna) -> None:
    client.force_login(hr)
    impor = siasn.upload(hr, [orang(), orang(unor_nama="Bidang Antah")])
    url = f"/impor/{impor.pk}/unit/"
    first, second = client.get(url).context["formset"].pasangan
    rows = sorted((first, second), key=lambda pair: pair[0].kunci != KUNCI)
    assert [form["pakai"].value() for _, form in rows] == [True, False]
    data = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "2",
        "form-0-kunci": KUNCI,
        "form-0-pakai": "on",
        "form-1-kunci": "bidangantah|dinaskesehatan",
    }
    wrong = client.post(url, data | {"form-0-unit": "Subbagian Keuangan"})
    assert wrong.context["formset"].errors[0].as_data()["unit"][0].code == "pilihan"
    assert client.get(url, {"q": "antah"}).context["formset"].pasangan[0][0].nama == "Bidang Antah"
    assert len(client.get(url, {"hanya": "saran"}).context["formset"].pasangan) == 1
    answer = client.post(url, data | {"form-0-unit": "subbagian keuangan · dinas kesehatan"})
    assert answer.headers["Location"] == impor.get_absolute_url()
    assert PadananUnit.objects.get().unit == keuangan()
    assert "Subbagian Keuangan" in client.get("/impor/padanan/").content.decode()


@pytest.mark.parametrize("many", [1, 4])
def test_pages_ask_as_often_for_many_units(client: Client, hr: Pengguna, django_assert_num_queries: Any, many: int) -> None:
    client.force_login(hr)
    impor = siasn.upload(hr, [orang(unor_nama=f"Bidang {number}") for number in range(many)])
    url = f"/impor/{impor.pk}/unit/"
    client.get(url)
    with django_assert_num_queries(3):
        client.get(url)


HIERARKI = ["ID", "NAMA_UNOR", "ID_ATASAN"]


def units(by: Pengguna, *rows: list[str]) -> Impor:
    return siasn.upload(by, siasn.xlsx_file([HIERARKI, *rows]), "unit")


def tree(*keys: str) -> dict[str, str | None]:
    return dict(UnitKerja.objects.filter(siasn_id__in=keys).values_list("siasn_id", "induk__sebutan"))


def test_a_parent_of_a_unit_file_is_told_once_with_all_below_it(hr: Pengguna) -> None:
    """The one meant has no SIASN id of its own; the next file reads it so, and has nothing to change."""
    rows = [["B1", "Seksi Satu", "zz-9"], ["B2", "Seksi Dua", "ZZ9"], ["C1", "Tim", "B1"], ["D1", "Lain", "XX"]]
    impor = units(hr, *rows)
    assert siasn.counts(impor) == {"galat": 4}
    told = {row.kunci: (row.jumlah, row.orang, row.unit, row.saran) for row in unit_berkas(impor)}
    assert told == {"ZZ9": (2, ["Seksi Dua", "Seksi Satu"], None, None), "XX": (1, ["Lain"], None, None)}
    assert services.save_padanan(impor=impor, pilihan={"ZZ9": keuangan().pk}, by=hr) == impor
    impor.refresh_from_db()
    assert siasn.counts(impor) == {"baru": 3, "galat": 1}
    assert [found[3] for found in siasn.findings(impor)] == ["atasan_tak_dikenal"]
    siasn.apply(impor, hr)
    assert tree("B1", "B2", "C1", "D1") == {
        "B1": keuangan().sebutan,
        "B2": keuangan().sebutan,
        "C1": UnitKerja.objects.get(siasn_id="B1").sebutan,
    }
    again = units(hr, *rows[:3])
    assert (siasn.counts(again), [row.unit for row in unit_berkas(again)]) == ({"sama": 3}, [keuangan()])
    moved = units(hr, ["C1", "Tim", "ZZ9"])
    assert moved.baris_list.get().perubahan_list == [("Unit atasan", UnitKerja.objects.get(siasn_id="B1").sebutan, keuangan().sebutan)]
    siasn.apply(moved, hr)
    assert tree("C1") == {"C1": keuangan().sebutan}


def test_a_parent_that_closes_a_circle_can_be_told_anew(hr: Pengguna) -> None:
    below = make_unit("Bawah", make_unit("Atas", siasn_id="B1"), siasn_id="B2")
    impor = units(hr, ["B1", "Atas", "ZZ"])
    services.save_padanan(impor=impor, pilihan={"ZZ": below.pk}, by=hr)
    impor.refresh_from_db()
    assert (siasn.counts(impor), [found[3] for found in siasn.findings(impor)]) == ({"galat": 1}, ["melingkar"])
    services.save_padanan(impor=impor, pilihan={"ZZ": keuangan().pk}, by=hr)
    impor.refresh_from_db()
    assert (siasn.counts(impor), siasn.findings(impor)) == ({"ubah": 1}, [])


def test_what_is_wrong_otherwise_stays_out_when_parents_are_told(hr: Pengguna) -> None:
    impor = units(hr, ["B1", "Satu", "ZZ"], ["B1", "Kembar", "ZZ"], ["B2", "", "ZZ"])
    assert [row.jumlah for row in unit_berkas(impor)] == [1]
    services.save_padanan(impor=impor, pilihan={"ZZ": keuangan().pk}, by=hr)
    impor.refresh_from_db()
    assert (siasn.counts(impor), [found[3] for found in siasn.findings(impor)]) == ({"baru": 1, "galat": 2}, ["id_ganda", "nama_salah"])


def test_a_unit_import_that_is_done_brings_the_rest_in_a_preview_of_its_own(hr: Pengguna) -> None:
    make_unit("Lama", siasn_id="L1")
    done = siasn.apply(units(hr, ["A9", "Badan", ""], ["B1", "Satu", "ZZ"], ["C1", "Tim", "B1"], ["L1", "Lama, lagi", "ZZ"]), hr)
    assert [(row.kunci, row.jumlah) for row in unit_berkas(done)] == [("ZZ", 1)]
    preview = services.save_padanan(impor=done, pilihan={"ZZ": keuangan().pk}, by=hr)
    assert (preview.pk != done.pk, preview.status, siasn.counts(preview)) == (True, Impor.Status.PRATINJAU, {"baru": 2})
    siasn.apply(preview, hr)
    assert (tree("B1"), unit_berkas(done)) == ({"B1": keuangan().sebutan}, [])
    pekerjaan.run_pekerjaan(pk=impor_services.start_undo(impor=preview, by=hr).pekerjaan_id)
    assert tree("B1", "C1") == {}


def test_who_heads_the_told_parent_does_not_bring_a_unit_below_himself(hr: Pengguna) -> None:
    make_unit("Satu", siasn_id="B1")
    hr.pegawai = make_pegawai("Kepala", unit=keuangan(), memimpin=True)
    hr.save()
    impor = units(hr, ["B1", "Satu", "ZZ"])
    services.save_padanan(impor=impor, pilihan={"ZZ": keuangan().pk}, by=hr)
    impor.refresh_from_db()
    assert (siasn.counts(impor), [found[3] for found in siasn.findings(impor)]) == ({"galat": 1}, ["sendiri"])


def test_the_preview_of_a_unit_file_says_what_is_not_known(client: Client, hr: Pengguna) -> None:
    client.force_login(hr)
    impor = units(hr, ["B1", "Satu", "ZZ"], ["B2", "Dua", "ZZ"])
    page = client.get(impor.get_absolute_url())
    assert page.context["unit_berkas"] == {"belum": 1, "baris": 2, "padanan": 0}
    assert f"/impor/{impor.pk}/unit/" in page.content.decode()
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-kunci": "ZZ", "form-0-pakai": "on"}
    answer = client.post(f"/impor/{impor.pk}/unit/", data | {"form-0-unit": keuangan().sebutan})
    assert answer.headers["Location"] == impor.get_absolute_url()
    assert client.get(impor.get_absolute_url()).context["unit_berkas"] == {"belum": 0, "baris": 0, "padanan": 1}


def test_the_list_is_filtered_by_words_of_both_sides_and_exported_so(client: Client, hr: Pengguna) -> None:
    client.force_login(hr)
    sosial = UnitKerja.objects.get(sebutan="Subbagian Keuangan · Dinas Sosial")
    for kunci, nama, unit in (("a|", "Bagian Uang", keuangan()), ("b|", "Bagian Kas", sosial)):
        PadananUnit.objects.create(kunci=kunci, nama=nama, unit=unit, oleh=hr)
    UnitKerja.objects.filter(pk=sosial.pk).update(is_aktif=False)

    def shown(**params: str) -> list[str]:
        listed = [row.nama for row in client.get("/impor/padanan/", params).context["page"]]
        book = openpyxl.load_workbook(io.BytesIO(client.get("/impor/padanan/ekspor/", params).content))
        assert [row[0] for row in list(book["Padanan unit"].values)[1:]] == listed
        return listed

    assert shown() == ["Bagian Kas", "Bagian Uang"]
    assert shown(urut="-nama") == ["Bagian Uang", "Bagian Kas"]
    assert shown(q="bagian kesehatan") == ["Bagian Uang"]
    assert (shown(dipakai="ya"), shown(dipakai="tidak")) == (["Bagian Uang"], ["Bagian Kas"])
