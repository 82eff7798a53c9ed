"""Every kind of import, taken back: all tables hold the same rows as before it, derived ones too."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from pghistory.models import Event

from insentif.models import DataIP
from insentif.services.ip.impor import KOLOM as KOLOM_IP
from kompetensi.models import Kompetensi, Penilaian
from kompetensi.queries import kamus as kamus_queries
from kompetensi.queries import periksa
from kompetensi.services import impor as kinds
from kompetensi.services import profil, standar
from kompetensi.services.standar import IsiStandar
from kompetensi.workbooks.kamus import COLUMNS as KOLOM_KAMUS
from lib import waktu
from pegawai.models import Jabatan, Pegawai, Pengguna, UnitKerja
from pegawai.services import impor as services
from pegawai.services import pekerjaan
from tests import factories
from tests.pegawai import siasn

pytestmark = pytest.mark.django_db
# The log, the import itself and its job; queue and clock of what is derived; sums, in which rows of zero remain and which `periksa`
# compares; and evidence, which is cancelled, never removed.
OWN = {
    "pegawai.impor", "pegawai.barisimpor", "pegawai.galatimpor", "pegawai.jejakimpor", "pegawai.kelahiranimpor", "pegawai.pekerjaan",
    "pegawai.catatanakun", "kompetensi.perludihitung", "kompetensi.tandaringkasan", "kompetensi.ringkasanunit", "kompetensi.ringkasanjpm",
    "kompetensi.penilaian",
}  # fmt: skip
Baris = list[list[Any]]


@pytest.fixture
def by(settings: Any, tmp_path: Path) -> Pengguna:
    settings.MEDIA_ROOT = tmp_path
    kinds.PENILAIAN.kolom.forget()  # type: ignore[attr-defined]
    return factories.make_pengguna("kepegawaian")


@pytest.fixture
def kota(by: Pengguna) -> list[Pegawai]:
    """Three people in a unit of a tree, with a standard, a result and a year of data."""
    unit = factories.make_unit("Bidang", siasn_id=siasn.UNIT, induk=factories.make_unit("Dinas", siasn_id="A0"))
    factories.make_unit("Badan", siasn_id="B0")
    jabatan = factories.make_jabatan("Analis Kebijakan", siasn_id="A1B2")
    people = [factories.make_pegawai(nama, unit=unit, jabatan=jabatan) for nama in ("Ani", "Budi", "Citra")]
    isi = {Kompetensi.objects.get(kode=kode).pk: IsiStandar(3) for kode in ("M.01", "M.02")}
    standar.set_standar(jabatan=jabatan, isi=isi, mulai=date(2025, 1, 1), by=by)
    Penilaian.objects.create(
        pegawai=people[0], kompetensi_id=min(isi), level=2, tanggal=date(2026, 1, 5), berlaku_sampai=date(2030, 1, 5), sumber="asesmen"
    )
    DataIP.objects.create(pegawai=people[1], tahun=2025, nilai_kinerja=70, disiplin="ringan")
    return people


def unit_file(_: list[Pegawai]) -> Baris:
    return [["ID", "NAMA_UNOR", "ID_ATASAN"], ["C", "Seksi Baru", siasn.UNIT], [siasn.UNIT, "Bidang Lain", "B0"]]


def pegawai_file(people: list[Pegawai]) -> Baris:
    moved = siasn.row(people[0].nip, pns_id="", jabatan_id="BARU1", jabatan="ANALIS BARU", gol_akhir_id="32", gol_akhir_nama="III/b")
    left = siasn.row(people[1].nip, pns_id="", kedudukan_hukum_id="88", kedudukan_hukum_nama="Pemberhentian dengan hak pensiun")
    return siasn.as_table([siasn.row(), siasn.row(), moved, left])


def kamus_file(_: list[Pegawai]) -> Baris:
    row = [*next(row for row in kamus_queries.export_rows(Kompetensi.objects.all()) if row[0] == "M.01")]
    row[1], row[5] = "Integritas Baru", "Jujur selalu."
    new = ["T.88", "Manajemen Risiko", "Risiko", "teknis", "Mengelola risiko.", "A", "B", "C", "D", "E", "", "", "", "", "", ""]
    return [[column.title for column in KOLOM_KAMUS], row, new]


def standar_file(_: list[Pegawai]) -> Baris:
    header = ["JABATAN ID", "NAMA JABATAN", "KODE KOMPETENSI", "LEVEL", "BOBOT", "BERLAKU MULAI"]
    rows = [("M.01", "5", "2", "01-02-2026"), ("M.02", "0", "", "01-02-2026"), ("M.04", "4", "", "")]
    return [header, *(["A1B2", "", *row] for row in rows)]


def penilaian_file(people: list[Pegawai]) -> Baris:
    header = ["NIP", "NAMA", "KODE KOMPETENSI", "LEVEL", "TANGGAL", "SUMBER"]
    return [header, *([orang.nip, "", "M.01", "4", "12-05-2026", ""] for orang in people)]


def ip_file(people: list[Pegawai]) -> Baris:
    return [[kolom.judul for kolom in KOLOM_IP], *([orang.nip, "", "2025", "88", "Tidak pernah"] for orang in people)]


FILES: dict[str, Callable[[list[Pegawai]], Baris]] = {
    "unit": unit_file, "pegawai": pegawai_file, "kamus": kamus_file,
    "standar": standar_file, "penilaian": penilaian_file, "data-ip": ip_file,
}  # fmt: skip


def everything() -> dict[str, Any]:
    """Each table as one figure. Derived rows are made again, so their keys do not count."""
    parts, params = [], list[str]()
    for model in apps.get_models():
        if issubclass(model, Event) or model._meta.label_lower in OWN or model._meta.app_label == "pghistory":
            continue
        derived = any(not getattr(field, "db_constraint", True) for field in model._meta.concrete_fields)
        shown = "to_jsonb(t) - 'id'" if derived else "to_jsonb(t)"
        table = model._meta.db_table
        parts.append(f"SELECT %s, coalesce(string_agg(({shown})::text, '|' ORDER BY ({shown})::text), '') FROM {table} t")
        params.append(table)
    valid = Penilaian.objects.filter(dibatalkan_pada__isnull=True).order_by("pk")
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return dict(cursor.fetchall()) | {"penilaian": list(valid.values_list())}


def settled() -> dict[str, Any]:
    profil.drain_antrean()
    assert periksa.find_beda(waktu.today()).total == 0
    return everything()


def undo(impor: Any, by: Pengguna) -> Any:
    started = services.start_undo(impor=impor, by=by)
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    impor.refresh_from_db()
    return impor


def test_every_kind_has_a_file() -> None:
    assert set(FILES) == {kind.kode for kind in services.jenis_list()}


@pytest.mark.parametrize("kode", FILES)
def test_import_and_undo_leave_every_table_as_it_was(kode: str, by: Pengguna, kota: list[Pegawai]) -> None:
    profil.refresh_profil(None)
    before = settled()
    done = siasn.upload_and_apply(by, siasn.xlsx_file(FILES[kode](kota)), kode)
    assert (done.status, done.jumlah_galat, done.jumlah_tulis > 1) == ("selesai", 0, True)
    assert settled() != before
    undone = undo(done, by)
    assert (undone.status, undone.dibatalkan_oleh) == ("dibatalkan", by)
    after = settled()
    assert {name for name in before if before[name] != after[name]} == set()


def test_hundreds_of_people_come_and_go(by: Pengguna, kota: list[Pegawai]) -> None:
    units = [["ID", "NAMA_UNOR", "ID_ATASAN"], *([f"U{place}", f"Unit {place}", "B0" if place % 7 else ""] for place in range(40))]
    profil.refresh_profil(None)
    before = settled()
    first = siasn.upload_and_apply(by, siasn.xlsx_file(units), "unit")
    people = [siasn.row(unor_id=f"U{place % 40}", jabatan_id=f"J{place % 30}", jabatan=f"JABATAN {place % 30}") for place in range(300)]
    second = siasn.upload_and_apply(by, people)
    assert (Pegawai.objects.count(), Jabatan.objects.count() > 30, UnitKerja.objects.count()) == (303, True, 43)
    undo(second, by)
    undo(first, by)
    after = settled()
    assert {name for name in before if before[name] != after[name]} == set()
