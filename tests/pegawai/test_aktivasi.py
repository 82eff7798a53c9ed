"""A whole unit is invited to its accounts: links by mail, codes on paper (docs/keamanan.md)."""

import io
import os
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.urls import reverse

from lib import waktu
from pegawai.models import Aktivasi, CatatanAkun, KodeAktivasi, Pekerjaan, Pengguna, SuratAkun
from pegawai.queries.aktivasi import find_undangan
from pegawai.services import aktivasi as services
from pegawai.services import pekerjaan
from tests.factories import make_aktivasi, make_pegawai, make_pengguna, make_unit
from tests.kepastian import confirm, shown
from tests.pintu import enter
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
BARU = "gajah kecil menari sore"
HALAMAN = "/akun/aktivasi/"


@pytest.fixture
def hr(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_pengguna("kepegawaian")


@pytest.fixture
def unit():
    return make_unit("Dinas Kesehatan")


@pytest.fixture
def kode(monkeypatch):
    """The codes in the order in which they are made."""
    made = []
    make = services.kode.make_kode
    monkeypatch.setattr(services.kode, "make_kode", lambda: made.append(make()) or made[-1])
    return made


def invite(by, unit):
    job = services.create_undangan(unit=unit, by=by)
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert job.status == "selesai", job.pesan
    return Aktivasi.objects.latest("pk")


def names(people):
    return [one.nama for one in people]


def test_who_gets_what(hr, unit):
    """The unit and all below it; each verdict once."""
    below = make_unit("Puskesmas", induk=unit)
    make_pegawai("A BERSUREL", unit=below, email="a@contoh.go.id")
    make_pegawai("B TANPA SUREL", unit=unit)
    make_pengguna(pegawai=make_pegawai("C BELUM MASUK", unit=unit))
    make_pengguna(pegawai=make_pegawai("D SUDAH", unit=unit), last_login=waktu.now())
    make_pengguna(pegawai=make_pegawai("E NONAKTIF", unit=unit), is_active=False)
    make_pengguna("pengelola", pegawai=make_pegawai("F ISTIMEWA", unit=unit))
    make_pengguna("pengelola", email="g@contoh.go.id")
    make_pegawai("G SUREL ORANG", unit=unit, email="G@contoh.go.id")
    linked = make_pengguna(pegawai=make_pegawai("H BARU DIKIRIM", unit=unit, email="h@contoh.go.id"), email="h@contoh.go.id")
    SuratAkun.objects.create(pengguna=linked)
    make_pegawai("LAIN", unit=make_unit("Dinas Lain"))
    found = find_undangan(unit, hr)
    assert (names(found.surel), names(found.surat), found.sudah) == (["A BERSUREL"], ["B TANPA SUREL", "C BELUM MASUK"], 1)
    assert [nama for nama, _ in found.dilewati] == ["E NONAKTIF", "F ISTIMEWA", "G SUREL ORANG", "H BARU DIKIRIM"]
    assert "F ISTIMEWA" in names(find_undangan(unit, make_pengguna("admin")).surat)


def test_nobody_invites_himself(hr, unit):
    hr.pegawai = make_pegawai("DIRI", unit=unit)
    hr.save()
    make_pegawai("LAIN", unit=unit)
    made = invite(hr, unit)
    assert (made.jumlah_kode, made.dilewati[0][0], Pengguna.objects.filter(pegawai__isnull=False).count()) == (1, "DIRI", 2)


def test_the_job_makes_accounts_links_and_letters(hr, unit, kode):
    mailed = make_pegawai("A BERSUREL", unit=unit, email="a@contoh.go.id")
    written = make_pegawai("B TANPA SUREL", unit=unit)
    made = invite(hr, unit)
    assert (made.jumlah_akun, made.jumlah_surel, made.jumlah_kode) == (2, 1, 1)
    assert list(SuratAkun.objects.values_list("pengguna__pegawai", "jenis")) == [(mailed.pk, "tautan")]
    code = KodeAktivasi.objects.get()
    assert (code.pengguna.pegawai, code.pengguna.username, code.pengguna.has_usable_password()) == (written, written.nip, False)
    assert sorted(CatatanAkun.objects.values_list("tindakan", flat=True)) == ["dibuat", "dibuat", "surat", "tautan"]
    content = services.open_surat(aktivasi=made, by=hr)
    assert len(pikepdf.open(io.BytesIO(content)).pages) == 2
    stored = Path(made.berkas.path).read_bytes()
    assert (b"%PDF" in stored, kode[0] in str(Pekerjaan.objects.values()), code.sidik == kode[0]) == (False, False, False)


def test_queries_do_not_grow_with_the_people(hr, unit, django_assert_num_queries):
    def run(count):
        place = make_unit(induk=unit)
        for number in range(count):
            make_pegawai(unit=place, email=f"orang{place.pk}-{number}@contoh.go.id" if number % 2 else "")
        job = services.create_undangan(unit=place, by=hr)
        with django_assert_num_queries(23):
            pekerjaan.run_pekerjaan(pk=job.pk)

    run(2)
    run(12)


def test_a_code_opens_the_page_for_a_password_and_dies_when_it_is_used(hr, unit, kode, client):
    pegawai = make_pegawai("B TANPA SUREL", unit=unit)
    invite(hr, unit)
    typed = kode[0].lower().replace("-", " ")
    for _ in range(2):  # a page that was lost does not lose the letter
        page = client.post(HALAMAN, {"kode": typed}, follow=True)
    assert kode[0] not in page.request["PATH_INFO"]
    saved = client.post(page.context["action_url"], {"password1": BARU, "password2": BARU})
    assert saved.url == "/akun/tautan/tersimpan/"
    assert KodeAktivasi.objects.get().status == "dipakai"
    assert client.post("/akun/masuk/", {"login": pegawai.nip, "password": BARU}).url == "/"
    assert code_of(lambda: services.find_by_kode(teks=kode[0])) == "kode"


def test_a_code_is_good_for_nothing_once(hr, unit, kode):
    """Withdrawn, expired, replaced, of a closed account, of an account that was entered otherwise: one answer for all."""

    def fresh():
        place = make_unit(induk=unit)
        make_pegawai(unit=place)
        return invite(hr, place), kode[-1]

    made, code = fresh()
    assert services.find_by_kode(teks=code)
    assert services.withdraw_aktivasi(aktivasi=made, by=make_pengguna("kepegawaian")) == 1
    assert code_of(lambda: services.find_by_kode(teks=code)) == "kode"
    made, code = fresh()
    invite(hr, made.unit)
    assert code_of(lambda: services.find_by_kode(teks=code)) == "kode"
    assert services.find_by_kode(teks=kode[-1])
    made, code = fresh()
    Pengguna.objects.filter(kode_aktivasi_list__aktivasi=made).update(is_active=False)
    assert code_of(lambda: services.find_by_kode(teks=code)) == "kode"
    made, code = fresh()
    Pengguna.objects.filter(kode_aktivasi_list__aktivasi=made).update(last_login=waktu.now())
    assert KodeAktivasi.objects.get(aktivasi=made).status == "dipakai"
    made, code = fresh()
    Aktivasi.objects.filter(pk=made.pk).update(berlaku_sampai=waktu.now())
    assert code_of(lambda: services.find_by_kode(teks=code)) == "kode"
    assert code_of(lambda: services.find_by_kode(teks="bukan kode")) == "kode"


def test_letters_are_for_who_made_them_while_their_codes_are_good(hr, unit):
    make_pegawai(unit=unit)
    made, other = invite(hr, unit), make_pengguna("admin")
    assert code_of(lambda: services.open_surat(aktivasi=made, by=other)) == "bukan_milik"
    services.open_surat(aktivasi=made, by=hr)
    made.refresh_from_db()
    assert (made.unduhan, made.diunduh is not None) == (1, True)
    assert code_of(lambda: services.withdraw_aktivasi(aktivasi=made, by=make_pengguna("pengelola"))) == "peran"
    services.withdraw_aktivasi(aktivasi=made, by=other)
    assert code_of(lambda: services.open_surat(aktivasi=made, by=hr)) == "berakhir"
    assert code_of(lambda: services.withdraw_aktivasi(aktivasi=made, by=hr)) == "berakhir"


@pytest.mark.parametrize(("hours", "kept"), [(-1, True), (1, False)])
def test_the_night_deletes_the_file_when_its_codes_have_ended(hr, unit, hours, kept):
    make_pegawai(unit=unit)
    made = invite(hr, unit)
    name = made.berkas.name
    Aktivasi.objects.update(berlaku_sampai=waktu.now() - timedelta(hours=hours))
    os.utime(made.berkas.path, (0, 0))
    assert (services.purge_surat(), made.berkas.storage.exists(name)) == (0 if kept else 1, kept)


@pytest.mark.parametrize("peran", ["pengelola", "pimpinan", "auditor"])
def test_only_those_who_keep_people_invite(unit, peran):
    make_pegawai(unit=unit)
    assert code_of(lambda: services.create_undangan(unit=unit, by=make_pengguna(peran))) == "peran"


def test_refusals(hr, unit, monkeypatch):
    assert code_of(lambda: services.create_undangan(unit=unit, by=hr)) == "kosong"
    for _ in range(2):
        make_pegawai(unit=unit)
    monkeypatch.setattr(services, "SURAT_MAX", 1)
    assert code_of(lambda: services.create_undangan(unit=unit, by=hr)) == "terlalu_banyak"
    unit.is_aktif = False
    assert code_of(lambda: services.create_undangan(unit=unit, by=hr)) == "unit"


def test_without_codes_there_is_no_letter_and_nothing_to_withdraw(hr, unit):
    make_pegawai("A BERSUREL", unit=unit, email="a@contoh.go.id")
    client, data = enter(hr), {"unit": str(unit.pk)}
    confirm(client, reverse("pegawai:aktivasi-create"), data)
    pekerjaan.run_pekerjaan(pk=Pekerjaan.objects.get().pk)
    page = client.get(Aktivasi.objects.get().get_absolute_url()).content.decode()
    assert ("Unduh surat" in page, "Tarik kode" in page, "Tidak ada surat berkode" in page) == (False, False, True)


def test_pages(hr, unit):
    make_pegawai("A BERSUREL", unit=unit, email="a@contoh.go.id")
    make_pegawai("B TANPA SUREL", unit=unit)
    client = enter(hr)
    start = reverse("pegawai:aktivasi-create")
    data = {"unit": str(unit.pk)}
    akibat = shown(client.post(start, data))
    assert (akibat.jumlah_surel, "surat berkode" in akibat.dampak[1].judul, Pekerjaan.objects.count()) == (1, True, 0)
    answer = confirm(client, start, data)
    job = Pekerjaan.objects.get()
    assert answer.url == job.get_absolute_url()
    pekerjaan.run_pekerjaan(pk=job.pk)
    made = Aktivasi.objects.get()
    assert "B TANPA SUREL" in client.get(made.get_absolute_url()).content.decode()
    letters = client.post(reverse("pegawai:aktivasi-download", args=[made.pk]))
    assert (letters.content[:4], letters["Content-Disposition"][:10], "no-store" in letters["Cache-Control"]) == (
        b"%PDF",
        "attachment",
        True,
    )
    confirm(client, reverse("pegawai:aktivasi-withdraw", args=[made.pk]))
    made.refresh_from_db()
    assert (made.ditarik is not None, made.berkas.name) == (True, "")
    assert "Ditarik" in client.get(reverse("pegawai:aktivasi-list"), {"unit": unit.pk}).content.decode()


def test_the_letters_ask_for_the_password_again(hr, unit):
    client = enter(hr, age=600)
    made = make_aktivasi(unit, hr)
    answer = client.post(reverse("pegawai:aktivasi-download", args=[made.pk]))
    assert answer.url.startswith("/akun/pastikan/")
