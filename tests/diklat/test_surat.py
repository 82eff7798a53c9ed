"""Letters of a batch: written by the organiser, downloaded by those who take part."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from diklat.models import SuratDinas
from diklat.services import surat as services
from tests.diklat.pabrik import make_angkatan, make_penanda_tangan, make_pendaftaran, make_program, make_sesi
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.pintu import enter
from tests.tolak import refusing

pytestmark = pytest.mark.django_db


def make_surat(**kwargs: Any) -> SuratDinas:
    kwargs.setdefault("angkatan", make_angkatan())
    kwargs = {"jenis": "tugas", "nomor": "800/1", "tanggal": date(2026, 3, 2), **kwargs}
    kwargs.setdefault("penanda_tangan", make_penanda_tangan())
    return services.save_surat(surat=SuratDinas(**kwargs), by=make_pengguna("pengelola"))


def test_the_document_names_the_participants_with_rank_post_and_unit() -> None:
    angkatan = make_angkatan(make_program("Arsip Digital", jp=8), nomor=2, tempat="Aula")
    make_sesi(angkatan, date(2026, 3, 9), 8)
    make_sesi(angkatan, date(2026, 3, 10), 13)
    dinas = make_unit("Dinas A")
    one = make_pendaftaran(angkatan, make_pegawai("Budi", unit=make_unit("Bidang B", dinas), gelar_belakang="S.E."))
    make_pendaftaran(angkatan, make_pegawai("Ani"), "daftar_tunggu")
    make_pendaftaran(angkatan, make_pegawai("Candra"), "dibatalkan")
    surat = make_surat(angkatan=angkatan, dasar="1. Peraturan satu\n\n2) Rencana 2026\n", tembusan="Wali Kota", sumber_biaya="DPA")
    data = services.make_data(surat)
    nip = one.pegawai.nip
    assert data["peserta"] == [
        {
            "nama": "Budi, S.E.",
            "nip": f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}",
            "pangkat": "Penata Muda, III/a",
            "jabatan": one.jabatan.nama,
            "unit": "Bidang B, Dinas A",
        }
    ]
    assert (data["dasar"], data["tembusan"], data["sumber_biaya"]) == (["Peraturan satu", "Rencana 2026"], ["Wali Kota"], "DPA")
    assert (data["hari"], data["jam"]) == ("Senin sampai Selasa, 9–10 Maret 2026", "pukul 08.00 WIB sampai selesai")
    assert services.render_surat(surat).startswith(b"%PDF")


def test_only_the_number_of_a_list_goes_and_never_that_of_a_letter() -> None:
    typed = ["1. Perwal 12/2026", "2)Surat Edaran", "800.1.3/45/BKPSDM", "12 Tahun 2020", "3.500 rupiah", "2026.1/7", "5 (lima) hari"]
    surat = make_surat(dasar="\n".join(typed), tembusan="10. Arsip\n800.1/2")
    data = services.make_data(surat)
    assert data["dasar"] == ["Perwal 12/2026", "Surat Edaran", *typed[2:]]
    assert data["tembusan"] == ["Arsip", "800.1/2"]


def test_a_batch_without_days_says_that_they_follow() -> None:
    assert services.make_data(make_surat())["hari"] == "menyusul"


@pytest.mark.parametrize(("status", "kwargs"), [("draf", {}), ("batal", {"alasan_batal": "uji"})])
def test_no_letters_for_a_draft_or_a_cancelled_batch(status: str, kwargs: dict[str, str]) -> None:
    with refusing("status_angkatan"):
        make_surat(angkatan=make_angkatan(status=status, **kwargs))


def test_an_official_who_no_longer_signs_is_refused() -> None:
    with refusing("penanda_tangan"):
        make_surat(penanda_tangan=make_penanda_tangan(is_aktif=False))


def test_writing_and_correcting_through_the_pages() -> None:
    angkatan, official, client = make_angkatan(), make_penanda_tangan(), enter(make_pengguna("pengelola"))
    data = {"jenis": "undangan", "nomor": "800/7", "tanggal": "2026-03-02", "penanda_tangan": official.pk}
    client.post(f"/angkatan/{angkatan.pk}/surat/baru/", data)
    surat = SuratDinas.objects.get()
    assert (surat.jenis, surat.nomor, surat.angkatan) == ("undangan", "800/7", angkatan)
    again = client.post(f"/angkatan/{angkatan.pk}/surat/baru/", data)
    assert again.context["form"].has_error("__all__")
    assert SuratDinas.objects.count() == 1
    client.post(f"/surat/{surat.pk}/ubah/", data | {"nomor": "800/8"})
    surat.refresh_from_db()
    assert surat.nomor == "800/8"


def download(client: Client, surat: SuratDinas) -> int:
    return client.get(f"/surat/{surat.pk}/unduh/").status_code


@pytest.mark.parametrize(
    ("status", "answer"), [("terdaftar", 200), ("lulus", 200), ("diajukan", 404), ("daftar_tunggu", 404), ("dibatalkan", 404)]
)
def test_participants_download_the_letter_of_their_batch(status: str, answer: int) -> None:
    surat, pegawai = make_surat(), make_pegawai()
    make_pendaftaran(surat.angkatan, pegawai, status)
    assert download(enter(make_pengguna(pegawai=pegawai)), surat) == answer


def test_a_participant_of_another_batch_does_not() -> None:
    pegawai = make_pegawai()
    make_pendaftaran(make_angkatan(), pegawai)
    assert download(enter(make_pengguna(pegawai=pegawai)), make_surat()) == 404


def test_queries_of_the_list_do_not_grow(django_assert_num_queries: Any) -> None:
    surat, client = make_surat(), enter(make_pengguna("auditor"))
    url = f"/angkatan/{surat.angkatan_id}/surat/"
    client.get(url)
    with django_assert_num_queries(5):
        client.get(url)
    for number in (2, 3):
        make_surat(angkatan=surat.angkatan, nomor=f"800/{number}")
    with django_assert_num_queries(5):
        client.get(url)
