"""The change log: who, when, from what to what; for one person and for all."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pegawai.models import Golongan, Jabatan, KedudukanHukum, Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.queries import perubahan as queries
from pegawai.services.jabatan import save_jabatan
from pegawai.services.pegawai import save_pegawai
from pegawai.services.penempatan import create_penempatan
from pegawai.services.unit import save_unit
from tests.factories import make_jabatan, make_pegawai, make_penempatan, make_pengguna, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr() -> Pengguna:
    return make_pengguna("kepegawaian", nama="Petugas Kepegawaian")


@pytest.fixture
def siti(client: Client, hr: Pengguna) -> Pegawai:
    """Siti changed twice through the pages: her rank, then her name."""
    person = make_pegawai("Siti Aminah", nip="198001012005012001", jenis_kelamin="P", tanggal_lahir=date(1980, 1, 1))
    client.force_login(hr)
    for nama, golongan in (("Siti Aminah", "III/b"), ("Siti Aminah Zahra", "III/b")):
        data = {"nip": person.nip, "nama": nama, "jenis_asn": "PNS", "kedudukan": person.kedudukan_id, "jenis_kelamin": "P"}
        client.post(
            f"/pegawai/{person.pk}/ubah/", {**data, "golongan": Golongan.objects.get(kode=golongan).pk, "tanggal_lahir": "1980-01-01"}
        )
    return person


def told(rows: list[queries.Catatan]) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [(row.oleh, row.objek, [(s.kolom, s.sebelum, s.sesudah) for s in row.selisih]) for row in rows]


def test_pegawai_riwayat_tells_before_and_after(client: Client, siti: Pegawai) -> None:
    rows = client.get(f"/pegawai/{siti.pk}/riwayat/").context["catatan"]
    assert told([row for row in rows if not row.dibuat]) == [
        ("Petugas Kepegawaian", "Siti Aminah", [("Nama", "Siti Aminah", "Siti Aminah Zahra")]),
        ("Petugas Kepegawaian", "Siti Aminah", [("Golongan", "III/a (Penata Muda)", "III/b (Penata Muda Tingkat I)")]),
    ]


def test_pegawai_riwayat_includes_postings_and_leaves_others_out(client: Client, siti: Pegawai) -> None:
    make_penempatan(siti, make_unit("Unit A"), jabatan=make_jabatan("Guru"))
    make_pegawai("Lain", unit=make_unit()).penempatan_list.update(selesai=date(2026, 1, 1))
    siti.penempatan_list.update(unit=make_unit("Unit B"), selesai=date(2026, 2, 1))
    rows = [row for row in client.get(f"/pegawai/{siti.pk}/riwayat/").context["catatan"] if not row.dibuat]
    first = next(row for row in rows if row.jenis == "Penempatan")
    assert [len(rows), first.objek] == [3, "Siti Aminah Zahra, Unit A"]
    assert sorted((s.kolom, s.sebelum, s.sesudah) for s in first.selisih) == [
        ("Berakhir sebelum", "–", "1 Feb 2026"),
        ("Unit", "Unit A", "Unit B"),
    ]


def test_perubahan_list_tells_creation_and_then_the_change(client: Client, hr: Pengguna) -> None:
    client.force_login(hr)
    unit = {"nama": "Dinas Baru", "singkatan": "", "jenis": "pd", "induk": "", "is_aktif": "on"}
    client.post("/unit/baru/", unit)
    row = UnitKerja.objects.get()
    client.post(f"/unit/{row.pk}/ubah/", {**unit, "singkatan": "Disbar"})
    client.post(f"/unit/{row.pk}/ubah/", {**unit, "singkatan": "Disbaru"})
    rows = client.get("/perubahan/").context["catatan"]
    rows = [row for row in rows if row.jenis == "Unit kerja"]
    assert told([row for row in rows if row.dibuat]) == [
        ("Petugas Kepegawaian", "Dinas Baru", [("Nama unit", "", "Dinas Baru"), ("Jenis", "", "Perangkat daerah"), ("Aktif", "", "Ya")]),
    ]
    assert told([row for row in rows if not row.dibuat]) == [
        ("Petugas Kepegawaian", "Dinas Baru", [("Singkatan", "Disbar", "Disbaru")]),
        ("Petugas Kepegawaian", "Dinas Baru", [("Singkatan", "–", "Disbar")]),
    ]


def test_each_row_that_a_service_creates_is_noted_once(hr: Pengguna) -> None:
    kedudukan = KedudukanHukum.objects.get(siasn_id="01")
    person = Pegawai(nip="199001012015012001", nama="Ani", jenis_asn="PNS", kedudukan=kedudukan)
    unit, position = UnitKerja(nama="Dinas"), Jabatan(nama="Guru", jenis="fungsional", kelompok="fungsional")
    save_pegawai(pegawai=person, by=hr)
    save_unit(unit=unit, by=hr)
    save_jabatan(jabatan=position, by=hr)
    posting = Penempatan(pegawai=person, unit=unit, jabatan=position, mulai=date(2020, 1, 1))
    create_penempatan(penempatan=posting, by=hr)
    rows = queries.describe(queries.DaftarPerubahan(queries.SaringanPerubahan(), newest_first=False)[:200])
    rows = [row for row in rows if row.jenis in ("Pegawai", "Unit kerja", "Jabatan", "Penempatan")]
    assert sorted((row.jenis, row.objek, row.dibuat) for row in rows) == [
        ("Jabatan", "Guru", True),
        ("Pegawai", "Ani", True),
        ("Penempatan", "Ani, Dinas", True),
        ("Unit kerja", "Dinas", True),
    ]


def test_perubahan_list_shows_a_deleted_row(client: Client, hr: Pengguna) -> None:
    make_jabatan("Juru Ketik")
    Jabatan.objects.all().delete()
    client.force_login(hr)
    rows = client.get("/perubahan/?jenis=pegawai.jabatan").context["catatan"]
    assert [(row.jenis, row.objek, row.dihapus) for row in rows] == [("Jabatan", "Juru Ketik", True), ("Jabatan", "Juru Ketik", False)]


@pytest.fixture
def guru() -> Jabatan:
    """Changed outside any request, by nobody."""
    jabatan = make_jabatan("Guru")
    Jabatan.objects.filter(pk=jabatan.pk).update(nama="Guru Muda")
    return jabatan


def test_perubahan_list_filters(client: Client, guru: Jabatan, siti: Pegawai) -> None:
    client.force_login(make_pengguna("auditor"))

    def kinds(query: str) -> list[str]:
        return sorted(row.jenis for row in client.get("/perubahan/" + query).context["catatan"] if not row.dibuat)

    day = timezone.localdate()
    assert kinds("") == ["Jabatan", "Pegawai", "Pegawai"]
    assert kinds("?jenis=pegawai.jabatan") == ["Jabatan"]
    assert kinds("?oleh=petugas") == ["Pegawai", "Pegawai"]
    assert kinds("?oleh=tidak+ada") == []
    assert kinds(f"?sejak={day}&sampai={day}") == ["Jabatan", "Pegawai", "Pegawai"]
    assert kinds(f"?sejak={day + timedelta(days=1)}") == []
    assert kinds(f"?sampai={day - timedelta(days=1)}") == []
    assert kinds("?sejak=kemarin&jenis=auth.user") == ["Jabatan", "Pegawai", "Pegawai"]


@pytest.mark.parametrize("count", [1, 3])
def test_perubahan_list_query_count(client: Client, django_assert_num_queries: Any, count: int, hr: Pengguna) -> None:
    for number in range(count):
        jabatan = make_jabatan()
        Jabatan.objects.filter(pk=jabatan.pk).update(nama=f"Baru {number}")
    client.force_login(hr)
    client.get("/perubahan/")
    with django_assert_num_queries(4):
        assert len([row for row in client.get("/perubahan/?jenis=pegawai.jabatan").context["catatan"] if not row.dibuat]) == count


def test_perubahan_list_asks_no_more_for_more_kinds(client: Client, django_assert_num_queries: Any, hr: Pengguna) -> None:
    """One more for the words of a posting, which come from a person, a position and a unit at once."""
    person, unit = make_pegawai("Siti"), make_unit("Unit A")
    make_penempatan(person, unit, jabatan=make_jabatan("Guru"))
    person.penempatan_list.update(selesai=date(2026, 2, 1))
    for rows, values in (
        (Pegawai.objects, {"nama": "Siti B"}),
        (UnitKerja.objects, {"nama": "Unit B"}),
        (Jabatan.objects, {"nama": "Guru B"}),
    ):
        rows.update(**values)
    client.force_login(hr)
    client.get("/perubahan/")
    with django_assert_num_queries(5):
        rows = client.get("/perubahan/").context["catatan"]
    assert sorted((row.jenis, row.objek) for row in rows if not row.dibuat) == [
        ("Jabatan", "Guru"), ("Pegawai", "Siti"), ("Penempatan", "Siti B, Unit B"), ("Unit kerja", "Unit A"),
    ]  # fmt: skip


@pytest.mark.parametrize("newest_first", [True, False])
def test_blocks_of_the_export_leave_nothing_out_and_tell_nothing_twice(newest_first: bool) -> None:
    """All of one moment, in several tables."""
    make_pegawai("Ani", unit=make_unit("Dinas Pangan"))
    found = queries.DaftarPerubahan(queries.SaringanPerubahan(), newest_first=newest_first)
    every = queries.describe(found[:500])
    assert len(every) > 3
    assert list(found.chunks(size=2)) == every


def test_only_the_newest_ten_thousand_are_counted() -> None:
    make_pegawai("Ani", unit=make_unit("Dinas Pangan"))
    found = queries.DaftarPerubahan(queries.SaringanPerubahan())
    assert found.count(most=3) == 3
    assert found.count(most=None) == found.count() == len(found[:500])
