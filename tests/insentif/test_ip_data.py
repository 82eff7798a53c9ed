"""Performance scores and disciplinary measures: by page, by Excel with a preview, and what is refused."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from insentif.models import DataIP
from insentif.services.ip import data as services
from insentif.services.ip.impor import DATA_IP, KOLOM
from pegawai.models import Impor, Pegawai, Pekerjaan, Pengguna
from pegawai.services import pekerjaan
from tests.factories import make_pegawai, make_pengguna
from tests.pegawai import siasn
from tests.pintu import enter

pytestmark = pytest.mark.django_db
TAHUN = timezone.localdate().year
HEADER = [kolom.judul for kolom in KOLOM]


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def by() -> Pengguna:
    return make_pengguna("kepegawaian")


@pytest.fixture
def pegawai() -> Pegawai:
    return make_pegawai("Ani")


def upload(by: Pengguna, *rows: list[Any]) -> Impor:
    return siasn.upload(by, siasn.xlsx_file([HEADER, *rows]), DATA_IP.kode)


def recorded() -> list[tuple[str, int, Decimal | None, str]]:
    return list(DataIP.objects.order_by("pegawai__nama", "tahun").values_list("pegawai__nama", "tahun", "nilai_kinerja", "disiplin"))


def test_new_changed_and_same_rows_are_applied_after_the_preview(by: Pengguna, pegawai: Pegawai):
    budi, citra = make_pegawai("Budi"), make_pegawai("Citra")
    DataIP.objects.create(pegawai=budi, tahun=2025, nilai_kinerja=70, disiplin="ringan")
    DataIP.objects.create(pegawai=citra, tahun=2025, nilai_kinerja=90)
    shown = upload(
        by,
        [pegawai.nip, "", "2025", "87,5", "Tidak pernah"],
        [budi.nip, "", "2025", "71", ""],
        [citra.nip, "", "2025", "90", ""],
    )
    assert siasn.counts(shown) == {"baru": 1, "ubah": 1, "sama": 1}
    assert shown.baris_list.get(putusan="ubah").perubahan == {"NILAI KINERJA": [70, 71]}
    assert len(recorded()) == 2
    done = siasn.apply(shown, by)
    assert (done.status, done.hasil) == ("selesai", {"data": 2})
    assert recorded() == [
        ("Ani", 2025, Decimal("87.5"), "tidak_ada"),
        ("Budi", 2025, 71, "ringan"),
        ("Citra", 2025, 90, ""),
    ]


@pytest.mark.parametrize(
    ("changes", "kode", "kolom"),
    [
        ({0: 196711101992031001.0}, "nip_numerik", "NIP"),
        ({0: "199001012015011999"}, "pegawai_tak_dikenal", "NIP"),
        ({2: str(TAHUN + 1)}, "tahun_salah", "TAHUN"),
        ({2: "2017"}, "tahun_salah", "TAHUN"),
        ({2: ""}, "tahun_salah", "TAHUN"),
        ({3: "100,5"}, "nilai_salah", "NILAI KINERJA"),
        ({3: "baik"}, "nilai_salah", "NILAI KINERJA"),
        ({4: "sangat berat"}, "disiplin_salah", "HUKUMAN DISIPLIN"),
        ({3: "", 4: ""}, "kosong", "NILAI KINERJA"),
    ],
)
def test_faulty_rows_are_named_and_stay_out(by: Pengguna, pegawai: Pegawai, changes: Mapping[int, Any], kode: str, kolom: str):
    other = make_pegawai("Budi")
    row: list[Any] = [pegawai.nip, "Ani", "2025", "80", "Ringan"]
    done = siasn.upload_and_apply(
        by,
        siasn.xlsx_file([HEADER, [changes.get(at, cell) for at, cell in enumerate(row)], [other.nip, "", "2025", "60", ""]]),
        DATA_IP.kode,
    )
    assert [(found.baris, found.kolom, found.kode) for found in done.galat_list.all()] == [(2, kolom, kode)]
    assert recorded() == [("Budi", 2025, 60, "")]


def test_two_rows_of_one_person_and_year_are_an_error(by: Pengguna, pegawai: Pegawai):
    shown = upload(by, [pegawai.nip, "", "2025", "80", ""], [pegawai.nip, "", "2024", "80", ""], [pegawai.nip, "", "2025", "81", ""])
    assert [(found.baris, found.kode) for found in shown.galat_list.all()] == [(4, "baris_ganda")]


def test_only_the_personnel_office_imports(by: Pengguna, pegawai: Pegawai):
    page = enter(make_pengguna("kepegawaian")).get(reverse("pegawai:impor-create"), {"jenis": DATA_IP.kode}).content.decode()
    assert "Nilai kinerja dan hukuman disiplin" in page
    assert enter(make_pengguna("pengelola")).get(reverse("pegawai:impor-create")).status_code == 403


def code_of(data: dict[str, Any], data_id: int | None = None) -> list[str]:
    with pytest.raises(ValidationError) as refusal:
        services.save_data(data_id=data_id, data=data, by=make_pengguna("kepegawaian"))
    found = refusal.value
    lists = found.error_dict.values() if hasattr(found, "error_dict") else [found.error_list]
    return [str(error.code) for errors in lists for error in errors]


def test_a_row_by_hand_and_its_laws(by: Pengguna, pegawai: Pegawai):
    data = {"pegawai": pegawai, "tahun": 2025, "nilai_kinerja": Decimal(80), "disiplin": ""}
    row = services.save_data(data_id=None, data=data, by=by)
    assert code_of(data) == ["sudah_ada"]
    assert code_of({**data, "tahun": 2017}) == ["tahun"]
    assert code_of({**data, "tahun": TAHUN + 1}) == ["tahun"]
    assert code_of({"nilai_kinerja": None, "disiplin": ""}, row.pk) == ["kosong"]
    assert code_of({"nilai_kinerja": Decimal(101)}, row.pk) == ["max_value"]
    services.save_data(data_id=row.pk, data={"nilai_kinerja": None, "disiplin": "berat"}, by=by)
    assert recorded() == [("Ani", 2025, None, "berat")]


def test_rows_are_kept_in_the_browser(by: Pengguna, pegawai: Pegawai):
    client = enter(by)
    new = {"pegawai": pegawai.nip, "tahun": "2025", "nilai_kinerja": "82,5", "disiplin": ""}
    client.post(reverse("insentif:ip-data-create"), new)
    row = DataIP.objects.get()
    page = client.post(reverse("insentif:ip-data-create"), new).content.decode()
    assert "Data Ani tahun 2025 sudah ada. Ubah data itu." in page
    client.post(reverse("insentif:ip-data-update", args=[row.pk]), {"nilai_kinerja": "83", "disiplin": "tidak_ada"})
    assert recorded() == [("Ani", 2025, 83, "tidak_ada")]
    client.post(reverse("insentif:ip-data-delete", args=[row.pk]))
    assert recorded() == []


@pytest.mark.parametrize("count", [1, 3])
def test_list_is_filtered_and_asks_the_same(by: Pengguna, pegawai: Pegawai, count: int, django_assert_num_queries: DjangoAssertNumQueries):
    for at in range(count):
        DataIP.objects.create(pegawai=make_pegawai(f"Orang {at}"), tahun=2025, nilai_kinerja=80, disiplin="berat")
    DataIP.objects.create(pegawai=pegawai, tahun=2024, disiplin="tidak_ada")
    client = enter(by)
    client.get(reverse("insentif:ip-data-list"))
    with django_assert_num_queries(5):
        client.get(reverse("insentif:ip-data-list"))
    asked = [{"tahun": "2024"}, {"keadaan": "tanpa_nilai"}, {"q": "Ani"}, {"keadaan": "hukuman"}, {"keadaan": "tanpa_disiplin"}]
    counts = [client.get(reverse("insentif:ip-data-list"), query).context["page"].paginator.count for query in asked]
    assert counts == [1, 1, 1, count, 0]


def test_export_comes_back_unchanged(by: Pengguna, pegawai: Pegawai, tmp_path: Path):
    DataIP.objects.create(pegawai=pegawai, tahun=2025, nilai_kinerja=Decimal("87.25"), disiplin="ringan")
    DataIP.objects.create(pegawai=pegawai, tahun=2024, nilai_kinerja=60)
    enter(by).post(reverse("insentif:ip-data-export"))
    job = Pekerjaan.objects.get()
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    sheet = openpyxl.load_workbook(tmp_path / job.hasil.name)["Data"]
    rows = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == HEADER
    assert siasn.counts(upload(by, *rows[1:])) == {"sama": 2}
