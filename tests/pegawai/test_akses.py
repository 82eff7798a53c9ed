"""Who read, took away, came in: one line each, which nobody changes, and which auditor and admin search beside the changes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from pegawai.models import Akses, Pengguna
from tests.diklat import pabrik
from tests.factories import SANDI, make_pegawai, make_pengguna, make_unit
from tests.pegawai.test_akun_kelola import add_totp, begin
from tests.pintu import enter

pytestmark = pytest.mark.django_db
Jenis = Akses.Jenis


def noted() -> list[tuple[str, int | None, int | None, str]]:
    return [(row.jenis, row.oleh_id, row.pegawai_id, row.halaman) for row in Akses.objects.order_by("pk")]


def log_in(client: Client, name: str, password: str) -> None:
    client.post(reverse("account_login"), {"login": name, "password": password})


def test_coming_in_failing_and_leaving_are_noted(client: Client) -> None:
    ani = make_pengguna(pegawai=make_pegawai("Ani"))
    log_in(client, ani.username, "bukan kata sandinya")
    log_in(client, "tidak-ada", "apa pun itu")
    log_in(client, ani.username, SANDI)
    client.post(reverse("account_logout"))
    assert noted() == [
        (Jenis.GAGAL, ani.pk, None, ""),
        (Jenis.GAGAL, None, None, ""),
        (Jenis.MASUK, ani.pk, None, ""),
        (Jenis.KELUAR, ani.pk, None, ""),
    ]
    assert set(Akses.objects.values_list("alamat", flat=True)) == {"127.0.0.1"}


def test_a_wrong_code_of_the_second_factor_is_noted() -> None:
    akun = make_pengguna("pimpinan")
    add_totp(akun)
    begin(akun).post(reverse("mfa_authenticate"), {"code": "000000"})
    assert noted() == [(Jenis.GAGAL, akun.pk, None, "")]


def refuse_note(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
    if sql.startswith('INSERT INTO "pegawai_akses"'):
        raise DatabaseError("full")
    return execute(sql, *args)


def test_what_cannot_be_noted_is_not_sent() -> None:
    client = enter(make_pengguna("pengelola"), raise_request_exception=False)
    with connection.execute_wrapper(refuse_note):
        answer = client.get(reverse("diklat:program-export"))
    assert (answer.status_code, "Content-Disposition" in answer) == (500, False)


def test_a_certificate_taken_away_names_whose_it_is() -> None:
    row = pabrik.make_sertifikat(pabrik.make_pendaftaran(pabrik.make_angkatan(), make_pegawai("Ani"), "lulus"))
    row.berkas.save("uji.pdf", ContentFile(b"%PDF-1.4"))
    reader = make_pengguna("auditor")
    list(enter(reader).get(reverse("diklat:sertifikat-download", args=[row.pk])))
    assert noted() == [(Jenis.UNDUH, reader.pk, row.pendaftaran.pegawai_id, "diklat:sertifikat-download")]
    assert Akses.objects.get().objek == row.pk


def test_an_export_tells_what_the_list_was_narrowed_to() -> None:
    reader = make_pengguna("pengelola")
    enter(reader).get(reverse("diklat:program-export") + "?q=latsar")
    row = Akses.objects.get()
    assert (row.jenis, row.halaman, row.saringan) == (Jenis.EKSPOR, "diklat:program-export", "q=latsar")


@pytest.mark.parametrize("url", ["/beranda/", "/katalog/"])
def test_what_shows_nobodys_results_is_not_noted(url: str) -> None:
    enter(make_pengguna("pengelola")).get(url)
    assert noted() == []


@pytest.mark.parametrize("sql", ["UPDATE pegawai_akses SET oleh_id = 1", "DELETE FROM pegawai_akses"])
def test_lines_stay_as_they_are(sql: str) -> None:
    Akses.objects.create(jenis=Jenis.MASUK)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def page(user: Pengguna, query: str = "") -> list[Any]:
    return list(enter(user).get(f"/perubahan/{query}").context["catatan"])


def test_auditor_finds_reads_by_reader_person_and_kind() -> None:
    ani, dinas = make_pegawai("Ani Lestari"), make_unit("Dinas Pangan")
    reader, auditor = make_pengguna("pimpinan", nama="Rina Pembaca"), make_pengguna("auditor")
    Akses.objects.create(jenis=Jenis.BACA, oleh=reader, pegawai=ani, halaman="kompetensi:profil", objek=ani.pk)
    for query in ("?objek=ani+lestari", "?oleh=rina", "?jenis=pegawai.akses", "?jenis=pegawai.akses:baca"):
        rows = [row for row in page(auditor, query) if row.akses]
        assert [(row.akses, row.objek, row.oleh, row.selisih[0].sesudah) for row in rows] == [
            ("Membuka data orang lain", "Ani Lestari", "Rina Pembaca", "profil")
        ], query
    assert [row for row in page(auditor, "?jenis=perubahan") if row.akses] == []
    assert {row.jenis for row in page(auditor, "?jenis=perubahan")} >= {"Unit kerja"}
    assert page(auditor, "?jenis=pegawai.akses:unduh") == []
    assert dinas.pk


def test_who_only_reads_changes_sees_no_reads() -> None:
    Akses.objects.create(jenis=Jenis.BACA, pegawai=make_pegawai("Ani"))
    hr = make_pengguna("kepegawaian")
    for query in ("", "?objek=ani", "?jenis=pegawai.akses"):
        assert [row for row in page(hr, query) if row.akses] == [], query
