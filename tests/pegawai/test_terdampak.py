"""Whom a breach touches: who was opened, who stands in what was taken, whom the account could open; nobody of another account or day."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client

from lib import waktu
from pegawai.models import Akses, Pekerjaan, Pengguna
from pegawai.services import pekerjaan
from pegawai.services import terdampak as services
from tests.factories import make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db


def find(akun: Pengguna, *, semua: bool = False) -> dict[str, list[tuple[Any, ...]]]:
    hari = waktu.today()
    job = services.create_terdampak(akun=akun, sejak=hari, sampai=hari, semua=semua, by=make_pengguna("auditor"))
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert job.status == "selesai", job.pesan
    book = openpyxl.load_workbook(Path(job.hasil.path))
    return {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book}


def touched(found: dict[str, list[tuple[Any, ...]]]) -> list[tuple[str, str]]:
    return sorted((row[1], row[3]) for row in found["Terdampak"])


def test_opened_taken_and_reachable(client: Client) -> None:
    """By what the product itself notes: a page opened, an export taken."""
    unit = make_unit("Dinas A")
    kepala = make_pegawai("Kepala", unit=unit, memimpin=True)
    ani, _ = make_pegawai("Ani", unit=unit), make_pegawai("Budi", unit=unit)
    luar = make_pegawai("Citra", unit=make_unit("Dinas B"))
    akun = make_pengguna(pegawai=kepala)
    client.force_login(akun)
    client.post("/pegawai/ekspor/?q=ani")
    job = Pekerjaan.objects.get(oleh=akun)
    pekerjaan.run_pekerjaan(pk=job.pk)
    b"".join(client.get(f"/pekerjaan/{job.pk}/unduh/").streaming_content)
    Akses.objects.create(jenis="baca", oleh=akun, pegawai=ani, halaman="kompetensi:profil", objek=ani.pk)
    Akses.objects.create(jenis="baca", oleh=make_pengguna("pengelola"), pegawai=luar)
    Akses.objects.create(jenis="baca", oleh=akun, pegawai=luar, waktu=waktu.now() - timedelta(days=1))
    found = find(akun)
    assert touched(found) == [("Ani", services.BERKAS), ("Ani", services.BACA)]
    assert [(row[2], row[3], row[6]) for row in found["Unduhan"]] == [(services.UNDUH_PEKERJAAN, str(job.pk), "1")]
    assert touched(find(akun, semua=True))[-1:] == [("Kepala", services.DAPAT)]
    assert ("Citra", services.DAPAT) not in touched(find(akun, semua=True))


def test_the_days_asked_for_are_whole_days_of_the_office() -> None:
    """From the first moment of the first to the last of the last, and not one more."""
    akun, hari = make_pengguna("pengelola"), waktu.today()
    awal, akhir = waktu.moment(hari), waktu.moment(hari + timedelta(days=1))
    tick = timedelta(microseconds=1)
    for nama, moment in (("Sebelum", awal - tick), ("Awal", awal), ("Akhir", akhir - tick), ("Sesudah", akhir)):
        Akses.objects.create(jenis="baca", oleh=akun, pegawai=make_pegawai(nama), waktu=moment)
        Akses.objects.create(jenis="ekspor", oleh=akun, halaman="insentif:ip-data-export", saringan=nama, waktu=moment)
    found = find(akun)
    assert [name for name, _ in touched(found)] == ["Akhir", "Awal"]
    assert [row[4] for row in found["Unduhan"]] == ["Awal", "Akhir"]


def test_a_file_that_is_gone_is_told_and_not_counted_as_harmless() -> None:
    akun = make_pengguna("pengelola")
    Akses.objects.create(jenis="ekspor", oleh=akun, halaman="insentif:ip-data-export", saringan="tahun=2026")
    assert [row[4:] for row in find(akun)["Unduhan"]] == [("tahun=2026", None, "Berkas tidak tersimpan: periksa halaman dan saringannya")]


def test_the_page_asks_for_an_account_that_exists_and_days_in_order(client: Client) -> None:
    client.force_login(make_pengguna("admin"))
    akun = make_pengguna("pengelola")
    hari = waktu.today()
    for data, field in (
        ({"akun": "tidak-ada", "sejak": hari, "sampai": hari}, "akun"),
        ({"akun": akun.username, "sejak": hari, "sampai": hari - timedelta(days=1)}, "sampai"),
    ):
        assert list(client.post("/terdampak/", data).context["form"].errors) == [field]
    assert client.post("/terdampak/", {"akun": akun.username, "sejak": hari, "sampai": hari}).status_code == 302
    assert Pekerjaan.objects.get().parameter["akun"] == akun.pk
