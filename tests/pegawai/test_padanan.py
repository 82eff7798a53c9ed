"""Units of a file that no UNOR ID tells: told once, remembered, and the people without a place placed by it (docs/keputusan/0038)."""

from typing import Any

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


def places() -> list[tuple[str, str]]:
    return list(Penempatan.objects.order_by("pegawai__nama").values_list("pegawai__nama", "unit__sebutan"))


def code(**changes: Any) -> str:
    with pytest.raises(ValidationError) as refusal:
        services.save_padanan(**changes)
    return str(refusal.value.code)


def test_a_unit_is_told_once_and_read_so_by_the_next_file(hr: Pengguna) -> None:
    impor = siasn.upload(hr, [orang(nama="BUDI"), orang(nama="ANI")])
    assert siasn.counts(impor) == {"baru": 2, "peringatan": 2}
    (row,) = queries.unit_berkas(impor)
    assert (row.kunci, row.jumlah, row.orang, row.saran, row.is_pasti, row.unit) == (KUNCI, 2, ["ANI", "BUDI"], keuangan(), True, None)
    assert services.save_padanan(impor=impor, pilihan={KUNCI: keuangan().pk}, by=hr) == impor
    impor.refresh_from_db()
    assert siasn.counts(impor) == {"baru": 2}
    assert places() == []
    siasn.apply(impor, hr)
    later = siasn.upload(hr, [orang(nama="CICI")])
    assert (siasn.counts(later), queries.unit_berkas(later)[0].unit) == ({"baru": 1}, keuangan())
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
    (row,) = queries.unit_berkas(impor)
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
    assert queries.unit_berkas(siasn.upload(hr, [orang()]))[0].unit == other
    UnitKerja.objects.filter(pk=other.pk).update(is_aktif=False)
    assert siasn.counts(siasn.upload(hr, [orang()])) == {"baru": 1, "peringatan": 1}
    services.delete_padanan(padanan_id=row.pk, by=hr)
    services.delete_padanan(padanan_id=row.pk, by=hr)  # pressed twice
    with pytest.raises(ValidationError) as refusal:
        services.change_padanan(padanan_id=row.pk, unit=other, by=hr)
    assert refusal.value.code == "hilang"
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
    with django_assert_num_queries(4):
        client.get(url)
