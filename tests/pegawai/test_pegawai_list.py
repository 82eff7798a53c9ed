"""The employee list: whose rows, which filters, how they are sorted, and how many queries that takes."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pegawai.models import Golongan, KedudukanHukum, Pegawai
from tests.factories import make_jabatan, make_pegawai, make_penempatan, make_pengguna, make_unit

pytestmark = pytest.mark.django_db
URL = "/pegawai/"


@pytest.fixture
def kota() -> dict[str, Any]:
    """Two perangkat daerah, a bidang below the first, and four people."""
    dinas, badan = make_unit("Dinas Kesehatan", singkatan="Dinkes"), make_unit("Badan Pendapatan")
    bidang = make_unit("Bidang Pelayanan", dinas)
    pengawas = make_jabatan("Kepala Seksi", jenis="struktural", kelompok="pengawas")
    make_pegawai("Siti Aminah", unit=bidang, nip="198001012005011001", jabatan=pengawas)
    make_pegawai("Budi Santoso", unit=dinas, nip="197512312000031002", memimpin=True, golongan=Golongan.objects.get(kode="IV/a"))
    make_pegawai("Andi Wijaya", unit=badan, nip="199003032015032003", jenis_asn="PPPK", golongan=None)
    make_pegawai("Rina Lestari", nip="196501011990022004", kedudukan=KedudukanHukum.objects.get(siasn_id="99"))
    return {"dinas": dinas, "badan": badan, "bidang": bidang}


def names(client: Client, query: str = "") -> list[str]:
    return [row.nama for row in client.get(URL + query).context["page"]]


@pytest.fixture
def hr(client: Client) -> Client:
    client.force_login(make_pengguna("kepegawaian"))
    return client


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Andi Wijaya", "Budi Santoso", "Siti Aminah"]),
        ("?q=siti", ["Siti Aminah"]),
        ("?q=aminah+siti", ["Siti Aminah"]),
        ("?q=19800101+200501+1+001", ["Siti Aminah"]),
        ("?q=200003", ["Budi Santoso"]),
        ("?q=dinkes", ["Budi Santoso", "Siti Aminah"]),
        ("?q=pelayanan+siti", ["Siti Aminah"]),
        ("?q=budi+pelayanan", []),
        ("?q=100%25", []),
        ("?q=%00", ["Andi Wijaya", "Budi Santoso", "Siti Aminah"]),
        ("?golongan=IV/a", ["Budi Santoso"]),
        ("?jenis_asn=PPPK", ["Andi Wijaya"]),
        ("?jenis=struktural", ["Siti Aminah"]),
        ("?kelompok=pengawas", ["Siti Aminah"]),
        ("?status=nonaktif", ["Rina Lestari"]),
        ("?status=semua", ["Andi Wijaya", "Budi Santoso", "Rina Lestari", "Siti Aminah"]),
        ("?unit=Dinas+Kesehatan", ["Budi Santoso", "Siti Aminah"]),
        ("?urut=-nama", ["Siti Aminah", "Budi Santoso", "Andi Wijaya"]),
        ("?urut=nip", ["Budi Santoso", "Siti Aminah", "Andi Wijaya"]),
        ("?urut=unit", ["Andi Wijaya", "Siti Aminah", "Budi Santoso"]),
        ("?urut=golongan", ["Siti Aminah", "Budi Santoso", "Andi Wijaya"]),
        ("?urut=-golongan", ["Budi Santoso", "Siti Aminah", "Andi Wijaya"]),
        ("?urut=rahasia&ukuran=7&halaman=99&golongan=ZZ", ["Andi Wijaya", "Budi Santoso", "Siti Aminah"]),
    ],
)
def test_pegawai_list_filters(hr: Client, kota: Any, query: str, expected: list[str]) -> None:
    assert names(hr, query) == expected


def test_pegawai_list_unit_by_number_and_by_label(hr: Client, kota: Any) -> None:
    assert names(hr, f"?unit={kota['bidang'].pk}") == ["Siti Aminah"]
    assert names(hr, f"?unit=Bidang+Pelayanan,+Dinas+Kesehatan+%23{kota['bidang'].pk}") == ["Siti Aminah"]


def test_pegawai_list_says_what_it_left_out(hr: Client, kota: Any) -> None:
    page = hr.get(URL + "?unit=Dinas+Antah&status=hilang").content.decode()
    assert "Saringan unit diabaikan" in page
    assert "Saringan status diabaikan" in page


def test_pegawai_list_of_a_past_and_a_future_posting(hr: Client, kota: Any) -> None:
    siti = Pegawai.objects.get(nama="Siti Aminah")
    siti.penempatan_list.update(selesai=timezone.localdate())
    make_penempatan(siti, kota["badan"], mulai=timezone.localdate())
    assert names(hr, f"?unit={kota['dinas'].pk}") == ["Budi Santoso"]
    assert names(hr, "?q=pendapatan") == ["Andi Wijaya", "Siti Aminah"]


def test_pegawai_list_scope_of_a_head(client: Client, kota: Any) -> None:
    client.force_login(make_pengguna(pegawai=Pegawai.objects.get(nama="Budi Santoso")))
    assert names(client, "?status=semua") == ["Budi Santoso", "Siti Aminah"]


def test_pegawai_list_refuses_a_plain_employee(client: Client, kota: Any) -> None:
    client.force_login(make_pengguna(pegawai=Pegawai.objects.get(nama="Siti Aminah")))
    assert client.get(URL).status_code == 403


def test_pegawai_list_fragment_carries_the_export_of_the_same_filter(hr: Client, kota: Any) -> None:
    part = hr.get(URL + "?q=siti", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'action="/pegawai/ekspor/?q=siti"' in part
    assert "Siti Aminah" in part


def test_pegawai_list_shows_the_unit_by_its_path(hr: Client, kota: Any) -> None:
    row = next(iter(hr.get(URL + "?q=siti").context["page"]))
    assert [row.posting.unit, row.posting.jabatan] == ["Bidang Pelayanan · Dinas Kesehatan", "Kepala Seksi"]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("query", "queries"), [("", 4), ("?q=pegawai&urut=unit", 3), ("?q=pegawai&halaman=9", 5)])
def test_pegawai_list_query_count(client: Client, django_assert_num_queries: Any, count: int, query: str, queries: int) -> None:
    unit = make_unit()
    people = [make_pegawai(unit=unit, memimpin=number == 0) for number in range(count)]
    client.force_login(make_pengguna("kepegawaian", pegawai=people[0]))
    client.get(URL)  # the first request also notes the session
    with django_assert_num_queries(queries):
        page = client.get(URL + query).context["page"]
    assert len(page) == page.paginator.count == count


@pytest.mark.parametrize(("halaman", "rows"), [("1", 10), ("2", 2), ("9", 2), ("0", 2), ("x", 10)])
def test_a_search_counts_all_that_it_found_on_each_page(hr: Client, halaman: str, rows: int) -> None:
    for number in range(12):
        make_pegawai(f"Cari Aku {number}")
    page = hr.get(f"{URL}?q=aku&ukuran=10&halaman={halaman}").context["page"]
    assert (len(page.rows), page.paginator.count, page.paginator.num_pages) == (rows, 12, 2)


def test_pegawai_list_of_fifty_is_small(hr: Client) -> None:
    induk = make_unit("Dinas Pendidikan dan Kebudayaan Kota Tangerang Selatan")
    unit, jabatan = make_unit("Sekolah Dasar Negeri Serua Indah 01 Kecamatan Ciputat", induk), make_jabatan("Guru Ahli Muda Kelas Tinggi")
    for number in range(60):
        make_pegawai(f"Muhammad Abdurrahman Hakim {number}", unit=unit, jabatan=jabatan, tanggal_lahir=date(1980, 1, 1))
    assert len(hr.get(URL + "?ukuran=50").content) <= 60 * 1024
