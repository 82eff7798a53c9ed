"""What an import makes stands in the change log: a line for each table, a line for each row when one asks for a person or an import."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client

from pegawai.models import Impor, KelahiranImpor, Pegawai, Penempatan, Pengguna
from pegawai.models.riwayat import IMPOR
from pegawai.queries import perubahan as queries
from pegawai.services import impor as services
from pegawai.services import pekerjaan
from tests.factories import make_nip, make_pegawai, make_pengguna, make_unit
from tests.pegawai import siasn

pytestmark = pytest.mark.django_db
ORANG = ("Pegawai", "Penempatan", "Riwayat golongan")


@pytest.fixture
def hr(settings: Any, tmp_path: Path) -> Pengguna:
    settings.MEDIA_ROOT = tmp_path
    make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)
    return make_pengguna("kepegawaian", nama="Petugas")


@pytest.fixture
def auditor(client: Client) -> Client:
    client.force_login(make_pengguna("auditor"))
    return client


def page(client: Client, query: str = "") -> list[queries.Catatan]:
    return list(client.get(f"/perubahan/{query}").context["catatan"])


def born(rows: list[queries.Catatan]) -> list[tuple[str, str, str]]:
    return sorted((row.jenis, row.oleh, row.tindakan) for row in rows if row.dibuat and row.jenis in ORANG)


def undo(impor: Impor, by: Pengguna) -> None:
    pekerjaan.run_pekerjaan(pk=services.start_undo(impor=impor, by=by).pekerjaan_id)


def test_the_log_of_a_person_tells_of_which_import_it_was_born(auditor: Client, hr: Pengguna) -> None:
    nip = make_nip()
    impor = siasn.upload_and_apply(hr, [siasn.row(nip, nama="SITI"), siasn.row()])
    Pegawai.objects.filter(nip=nip).update(nama="Siti Aminah")
    found = page(auditor, f"?objek={nip}")
    assert born(found) == [(jenis, "Petugas", f"Impor #{impor.pk}") for jenis in ORANG]
    told = next(row for row in found if row.dibuat and row.jenis == "Pegawai")
    assert ("Nama", "", "SITI") in [(s.kolom, s.sebelum, s.sesudah) for s in told.selisih]
    person = auditor.get(f"/pegawai/{Pegawai.objects.get(nip=nip).pk}/riwayat/").context["catatan"]
    assert born(person) == born(found)


def test_unasked_an_import_is_a_line_for_each_table_that_leads_to_its_rows(auditor: Client, hr: Pengguna) -> None:
    impor = siasn.upload_and_apply(hr, [siasn.row(), siasn.row(), siasn.row()])
    lines = [row for row in page(auditor) if row.dibuat and row.jenis == "Baris baru dari impor"]
    assert (born(page(auditor)), sorted(row.objek for row in lines)) == (
        [],
        [f"Impor #{impor.pk}: {text}" for text in ("1 jabatan", "3 pegawai", "3 penempatan", "3 riwayat golongan")],
    )
    rows = list(auditor.get(lines[0].url).context["catatan"])
    assert {row.tindakan for row in rows if row.jenis in (*ORANG, "Jabatan")} == {f"Impor #{impor.pk}"}
    assert len(born(rows)) == 9
    for text in (f"%23{impor.pk}", f"IMPOR+%23{impor.pk}", "siasn.csv"):
        assert len(born(page(auditor, f"?objek={text}"))) == 9
    assert born(page(auditor, f"?objek=impor+{impor.pk + 1}")) == []
    assert len(page(auditor, "?jenis=pegawai.pegawai&oleh=petugas")) == 3
    assert page(auditor, "?jenis=pegawai.pegawai&oleh=auditor") == []


def test_what_an_import_changed_is_found_by_its_number(auditor: Client, hr: Pengguna) -> None:
    nip = make_nip()
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    impor = siasn.upload_and_apply(hr, [siasn.row(nip, nama="NAMA LAIN")])
    found = [row for row in page(auditor, f"?objek=impor+{impor.pk}") if row.jenis == "Pegawai"]
    assert [(row.dibuat, [s.sesudah for s in row.selisih]) for row in found] == [(False, ["NAMA LAIN"])]


def test_a_row_that_is_gone_was_born_all_the_same(auditor: Client, hr: Pengguna) -> None:
    impor = siasn.upload_and_apply(hr, [siasn.row(nama="SITI")])
    undo(impor, hr)
    found = [row for row in page(auditor, f"?objek=impor+{impor.pk}") if row.jenis == "Pegawai"]
    assert sorted((row.dibuat, row.dihapus, row.objek) for row in found) == [(False, True, "SITI"), (True, False, "SITI")]


def test_only_the_tables_of_the_import_leave_their_births_to_it(hr: Pengguna) -> None:
    """Before and after it, and in another table meanwhile, the triggers tell of births."""
    events: Any = apps.get_model("pegawai", "PegawaiEvent")
    units: Any = apps.get_model("pegawai", "UnitKerjaEvent")
    siasn.upload_and_apply(hr, [siasn.row()])
    assert events.objects.filter(pgh_label="buat").count() == 0
    make_pegawai("Ani")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tangkas.diimpor', ' pegawai_pegawai pegawai_penempatan ', true)")
    make_unit("Dinas Pangan")
    assert [row.nama for row in events.objects.filter(pgh_label="buat")] == ["Ani"]
    assert units.objects.filter(pgh_label="buat", nama="Dinas Pangan").exists()


def test_an_import_that_fails_leaves_no_table_without_births(hr: Pengguna) -> None:
    events: Any = apps.get_model("pegawai", "PegawaiEvent")
    impor = siasn.upload(hr, [siasn.row()])
    Penempatan.objects.all().delete()
    started = services.start_apply(impor=impor, by=hr)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE pegawai_riwayatgolongan ADD CONSTRAINT gagal CHECK (id < 0)")
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    make_pegawai("Ani")
    assert (KelahiranImpor.objects.count(), [row.nama for row in events.objects.filter(pgh_label="buat")]) == (0, ["Ani"])


def test_each_table_that_imports_write_to_is_marked() -> None:
    """Else its births were told twice, or not at all while an import runs."""
    import_module("config.urls")  # so that every kind is known, as in any process of the site
    written = {name for kind in services.jenis_list() for name in kind.tabel}
    assert {model._meta.db_table for model in IMPOR} == written


def test_the_line_of_an_import_stays(hr: Pengguna) -> None:
    siasn.upload_and_apply(hr, [siasn.row()])
    for act in (KelahiranImpor.objects.all().delete, lambda: KelahiranImpor.objects.update(sampai=9)):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
