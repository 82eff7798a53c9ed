"""The copy of everything that is kept about a person: nothing forgotten, nobody else's, and for him alone."""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.test import Client
from pghistory.models import Event
from pytest_django import DjangoDbBlocker

from diklat.models import Pendaftaran
from evaluasi.models import PengerjaanUjian, Ujian
from lib import waktu
from pegawai import pribadi
from pegawai.models import Pegawai, Pekerjaan, Pengguna
from pegawai.services import data_saya as services
from pegawai.services import pekerjaan
from tests.bersama import held
from tests.diklat import pabrik
from tests.evaluasi.pabrik import make_pengerjaan, make_ujian
from tests.factories import make_pegawai, make_pengguna
from tests.test_access import PEOPLE, make_kota

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kota(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Any]]:
    with held(django_db_blocker):
        yield make_kota()


def collect(akun: Pengguna) -> zipfile.ZipFile:
    job = services.create_data_saya(by=akun)
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert job.status == "selesai", job.pesan
    return zipfile.ZipFile(io.BytesIO(Path(job.hasil.path).read_bytes()))


def sheets_of(archive: zipfile.ZipFile) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(archive.read("data.xlsx")), read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_every_link_to_a_person_is_in_the_download_or_left_out_with_a_reason() -> None:
    """A new line: is the row about him (milik, lewat), does it name who acted (tindakan), or must it stay out (lepas, with a reason)?"""
    told = Path(__file__).with_name("data_saya.txt").read_text().splitlines()
    assert [f"{one.arti:<9} {one}" for one in pribadi.find_links()] == told
    assert all(one.alasan for one in pribadi.find_links() if one.arti == pribadi.LEPAS)


def test_no_link_in_the_registry_is_outside_that_list() -> None:
    listed = {str(one) for one in pribadi.find_links()}
    every = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not issubclass(model, Event)
        for field in model._meta.concrete_fields
        if field.related_model in (Pegawai, Pengguna)
    }
    assert every - listed == set()


def test_own_rows_come_and_nobody_else_is_named(kota: dict[str, Any]) -> None:
    """In the city of the access table, which has rows of nearly every page."""
    akun = Pengguna.objects.get(pk=kota["akun_pegawai"].pk)
    found = sheets_of(collect(akun))
    contents = {row[0]: row[1] for row in found["Isi berkas"][1:] if row[1] is not None}
    for model in pribadi.find_tables():
        assert contents[pribadi.name_of(model)] == pribadi.rows_of(model, akun).count()
    assert contents["Pegawai"] == contents["Akun"] == 1
    assert sum(1 for count in contents.values() if count) >= 12
    told = " ".join(str(cell) for rows in found.values() for row in rows for cell in row)
    others = [kota[key] for key in PEOPLE if kota[key].pk != akun.pegawai_id]
    assert [one.nip for one in others if one.nip in told] == []
    assert [one.nama for one in others if one.nama in told] == []
    assert akun.pegawai is not None
    assert akun.pegawai.nip in told


def test_rows_below_ones_own_come_with_changes_counts_and_files() -> None:
    diri, lain = make_pegawai("Diri"), make_pegawai("Lain")
    akun = make_pengguna("pengelola", pegawai=diri)
    angkatan = pabrik.make_angkatan()
    own = pabrik.make_pendaftaran(angkatan, diri)
    pabrik.make_pendaftaran(angkatan, lain)
    riwayat = pabrik.make_riwayat(diri)
    riwayat.bukti.save("bukti.pdf", ContentFile(b"%PDF-asli"))
    Pendaftaran.objects.filter(pk=own.pk).update(alasan="baru", diajukan_oleh=akun)
    archive = collect(akun)
    found = sheets_of(archive)
    assert [row[0] for row in found["Pendaftaran"][1:]] == [str(own.pk)]
    assert [row[3] for row in found["Catatan perubahan"] if row[1:3] == ("Pendaftaran", str(own.pk))] == ["Diubah"]
    assert ("Pendaftaran", "Diajukan oleh", 1) in found["Yang Anda kerjakan"]
    assert archive.read(f"berkas/riwayatluar-{riwayat.pk}.pdf") == b"%PDF-asli"


def test_a_score_comes_once_its_test_is_closed() -> None:
    """Not before the organiser shows it to anybody."""
    akun = make_pengguna(pegawai=make_pegawai("Diri"))
    ujian = make_ujian(pabrik.make_angkatan())
    make_pengerjaan(ujian, pabrik.make_pendaftaran(ujian.angkatan, akun.pegawai))
    assert pribadi.rows_of(PengerjaanUjian, akun).count() == 0
    Ujian.objects.filter(pk=ujian.pk).update(mulai=waktu.now() - timedelta(days=2), selesai=waktu.now() - timedelta(days=1))
    assert pribadi.rows_of(PengerjaanUjian, akun).count() == 1


def test_secrets_stay_out() -> None:
    akun = make_pengguna(pegawai=make_pegawai("Diri"))
    found = sheets_of(collect(akun))
    assert akun.password not in str(found)
    assert "Sandi" not in str(found["Akun"][0])


def test_the_copy_is_for_its_owner_alone(client: Client) -> None:
    """Admin and auditor see everybody's jobs, but not this one."""
    akun = make_pengguna(pegawai=make_pegawai("Diri"))
    collect(akun)
    job = Pekerjaan.objects.get(oleh=akun)
    client.force_login(akun)
    assert b"".join(client.get(f"/pekerjaan/{job.pk}/unduh/").streaming_content).startswith(b"PK")
    for role in ("admin", "auditor", "kepegawaian"):
        client.force_login(make_pengguna(role))
        assert [client.get(f"/pekerjaan/{job.pk}/{page}").status_code for page in ("", "unduh/")] == [404, 404]


def test_pressed_twice_it_is_one_job(client: Client) -> None:
    akun = make_pengguna(pegawai=make_pegawai("Diri"))
    client.force_login(akun)
    assert [client.post("/data-saya/kumpulkan/").url for _ in range(2)] == [f"/pekerjaan/{Pekerjaan.objects.get(oleh=akun).pk}/"] * 2
    assert "Kumpulkan data saya" in client.get("/data-saya/").content.decode()
