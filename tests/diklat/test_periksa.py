"""The public check: codes new and old, numbers, files that are ours, that were added to, and that were changed."""

import io
import re
from collections.abc import Callable
from typing import Any

import pgtrigger
import pikepdf
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diklat import cetak
from diklat.models import Sertifikat
from diklat.queries import periksa as queries
from diklat.queries.sertifikat import mask_nip
from diklat.services import periksa
from diklat.services import sertifikat as services
from diklat.services.sertifikat.isi import cetak_data
from diklat.services.tanda_tangan.lokal import PenandaLokal
from lib.kode import make_kode
from tests.diklat.lulusan import HARI, confirm_cabut, make_lulusan, stored_files
from tests.diklat.pabrik import make_penanda_tangan
from tests.diklat.test_sertifikat_halaman import replace
from tests.factories import make_pengguna
from tests.lib.dokumen.contoh import make_pdf
from tests.lib.dokumen.pdf_susun import update

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_berkas")]
PERIKSA = reverse("diklat:periksa")
LAMA = "aB3_" * 10 + "-xY"


def issue(**kwargs: Any) -> Sertifikat:
    rows = make_lulusan(1, **kwargs)
    official = make_penanda_tangan()
    by = make_pengguna("pengelola")
    services.issue_sertifikat(pendaftaran_ids=[rows[0].pk], penanda_tangan_id=official.pk, tanggal=HARI, by=by)
    return Sertifikat.objects.get(pendaftaran=rows[0])


def ask(text: str) -> Any:
    cache.clear()
    return Client().post(PERIKSA, {"kode": text})


def check(isi: bytes) -> Any:
    cache.clear()
    return Client().post(PERIKSA, {"berkas": SimpleUploadedFile("x.pdf", isi)})


def code_of(answer: Any) -> str:
    return answer.context["form"].errors.as_data()["kode"][0].code


def test_a_valid_certificate_is_shown_from_our_records_with_a_masked_nip() -> None:
    row = issue(tempat_lahir="Serang")
    answer = Client().get(reverse("diklat:periksa-kode", args=[row.kode]))
    nip = row.pendaftaran.pegawai.nip
    text = answer.content.decode()
    assert (answer.status_code, "Sertifikat ini berlaku" in text, "Peserta 0000" in text) == (200, True, True)
    assert (nip in text, row.isi["nip"] in text, "Serang" in text) == (False, False, False)
    assert mask_nip(row.isi["nip"]) == f"{nip[:4]} ···· ···· {nip[-3:]}"
    assert mask_nip(row.isi["nip"]) in text
    assert "tanda tangan uji coba, bukan tersertifikasi" in text
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")


def test_the_page_with_the_forms_lets_the_browser_name_its_origin() -> None:
    """With no-referrer a browser sends `Origin: null`, which the protection against forged forms refuses."""
    for answer in (Client().get(PERIKSA), Client().get(f"{PERIKSA}asing/")):
        assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")


def test_a_withdrawn_one_tells_the_kind_of_reason_only() -> None:
    row = issue()
    services.propose_cabut(pk=row.pk, kelas="pelanggaran", alasan="menyontek berat", by=make_pengguna("pengelola"))
    confirm_cabut(row, make_pengguna("pengelola"))
    text = Client().get(f"{PERIKSA}{row.kode}/").content.decode()
    assert ("Sertifikat ini dicabut" in text, "pelanggaran" in text, "menyontek" in text) == (True, True, False)


# What is typed


@pytest.mark.parametrize(
    "spell",
    [
        lambda kode: kode,
        lambda kode: f" {kode.lower().replace('-', ' ')}\n",
        lambda kode: kode.replace("-", ""),
        lambda kode: f"https://contoh.go.id/periksa/{kode}/",
        lambda kode: f"contoh.go.id/sertifikat/periksa/{kode}",
    ],
)
def test_a_typed_code_leads_to_its_page(spell: Callable[[str], str]) -> None:
    row = issue()
    assert re.fullmatch(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", row.kode)
    assert ask(spell(row.kode))["Location"] == f"{PERIKSA}{row.kode}/"


@pytest.mark.parametrize("typed", [LAMA, f" {LAMA}\n", f"https://contoh.go.id/sertifikat/periksa/{LAMA}/", LAMA[:20] + " \n" + LAMA[20:]])
def test_long_codes_that_were_printed_stay_valid(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr("diklat.services.sertifikat.terbit.make_kode", lambda: LAMA)
    row = issue()
    assert (row.kode, ask(typed)["Location"]) == (LAMA, f"{PERIKSA}{LAMA}/")
    assert Client().get(f"/sertifikat/periksa/{LAMA}/", follow=True).context["dokumen"] == row
    assert code_of(ask(LAMA.swapcase())) == "kode"


@pytest.mark.parametrize("spell", [lambda nomor: nomor, lambda nomor: f"Nomor: {nomor.lower()} ", lambda nomor: nomor.replace("/", " / ")])
def test_a_number_alone_tells_its_state_but_no_name(spell: Callable[[str], str]) -> None:
    """Numbers can be counted up: they must not become a directory of people."""
    row = issue()
    answer = ask(spell(row.nomor))
    text = answer.content.decode()
    assert (answer.context["dokumen"], answer.context["inisial"], "Nomor ini berlaku" in text) == (row, "P.", True)
    shown = [row.isi["nama"], row.kode, row.isi["program"], mask_nip(row.isi["nip"])]
    assert [word in text for word in shown] == [False] * 4


def test_initials_leave_out_titles() -> None:
    assert [queries.initials(nama) for nama in ("Dr. Siti Aminah, S.E., M.Si.", "", "123")] == ["D. S. A.", "", ""]


def test_a_replaced_one_leads_to_its_successor_only_by_code() -> None:
    row = issue()
    new = replace(row, "Salah ketik nama")
    text = Client().get(f"{PERIKSA}{row.kode}/").content.decode()
    assert ("sudah diganti" in text, f"{PERIKSA}{new.kode}/" in text, "Salah ketik" in text) == (True, True, False)
    text = ask(row.nomor).content.decode()
    assert ("sudah diganti" in text, new.nomor in text, new.kode in text, new.isi["nama"] in text) == (True, True, False, False)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("asing", "kode"),
        ("a" * 43, "kode"),
        ("2222-2222-2222-2223", "salah_ketik"),
        ("2026", "kode"),
        ("800.1.13/9999/BKPSDM/2026", "nomor"),
        ("0001/2026", "nomor"),
        ("\x00", "kode"),
    ],
)
def test_what_is_not_found_stays_in_the_field_with_what_to_do(typed: str, code: str) -> None:
    issue()
    answer = ask(typed)
    assert (answer.status_code, answer.context["kode_form"]["kode"].value()) == (200, typed)
    assert answer.context["form"].errors["kode"] if typed == "\x00" else code_of(answer) == code


@pytest.mark.parametrize("kode", ["asing", "a" * 43, "%00", "'", "-"])
def test_an_unknown_address_shows_its_code_in_the_field(kode: str) -> None:
    answer = Client().get(f"{PERIKSA}{kode}/")
    assert (answer.status_code, answer.templates[0].name) == (404, "diklat/periksa.html")
    assert answer.context["kode_form"]["kode"].value() == kode.replace("%00", "")


@pytest.mark.parametrize("old", ["sertifikat", "poin/piagam"])
def test_addresses_on_older_papers_lead_to_the_one_page(old: str) -> None:
    moved = [Client().get(f"/{old}/periksa/{rest}") for rest in ("", "ABC/")]
    assert [(answer.status_code, answer["Location"]) for answer in moved] == [(301, PERIKSA), (301, f"{PERIKSA}ABC/")]


def test_one_address_may_ask_thirty_times_a_minute() -> None:
    client = Client()
    answers = [client.get(f"{PERIKSA}asing/").status_code for _ in range(20)] + [client.get(PERIKSA).status_code for _ in range(11)]
    assert answers == [404] * 20 + [200] * 10 + [429]
    assert client.get(f"{PERIKSA}asing/")["Retry-After"] == "60"
    assert Client(REMOTE_ADDR="10.0.0.9").get(PERIKSA).status_code == 200
    assert [Client(REMOTE_ADDR=f"2001:db8::{n:x}").get(PERIKSA).status_code for n in range(1, 32)] == [200] * 30 + [429]


# Files


def resaved(row: Sertifikat, *, judul: str = "", **facts: str) -> bytes:
    """Printed again with other words, as forgers do; without a signature."""
    target = io.BytesIO()
    kode = facts.pop("kode", "") or row.kode
    with pikepdf.open(io.BytesIO(cetak.render("sertifikat", cetak_data(row.isi | facts, kode), pada=row.terbit_pada))) as pdf:
        if judul:
            pdf.docinfo["/Title"] = judul
        pdf.save(target)
    return target.getvalue()


def written(*words: str) -> bytes:
    """A file of anybody's with these words on its page."""
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Contents = pdf.make_stream(b"BT " + b" ".join(f"({word}) Tj".encode() for word in words) + b" ET")
        pdf.save(target)
    return target.getvalue()


def test_our_own_file_is_known_and_nothing_of_an_upload_stays() -> None:
    row = issue()
    before = stored_files()
    answer = check(before[0].read_bytes())
    assert [answer.context[name] for name in ("dokumen", "lengkap", "berkas", "beda")] == [row, True, True, []]
    assert "sama persis" in answer.content.decode()
    assert check(b"bukan pdf").context["asing"] is True
    assert check(make_pdf()).context["asing"] is True
    assert check(b"").context["form"].has_error("berkas")
    assert check(b"x" * (10 * 1024 * 1024 + 1)).context["form"].errors.as_data()["berkas"][0].code == "terlalu_besar"
    assert stored_files() == before


def test_what_was_added_after_the_signature_is_told() -> None:
    row = issue()
    signed = stored_files()[0].read_bytes()
    found = periksa.check_file(update(signed, 900, b"<< >>"))
    assert found is not None
    assert (found.dokumen, found.lengkap, [line.split()[0] for line in found.beda]) == (row, True, ["Sesuatu"])
    text = check(update(signed, 900, b"<< >>")).content.decode()
    assert ("bukan lagi berkas yang kami terbitkan" in text, "Sertifikat aslinya berlaku" in text) == (True, True)


def test_a_page_more_is_told() -> None:
    issue()
    target = io.BytesIO()
    with pikepdf.open(stored_files()[0]) as pdf:
        pdf.add_blank_page()
        pdf.save(target)
    found = periksa.check_file(target.getvalue())
    assert found is not None
    assert [line.split(":")[0] for line in found.beda] == [
        "Tanda tangan elektroniknya tidak lagi cocok dengan berkasnya",
        "Berkas ini terdiri atas 2 halaman; yang kami terbitkan 1 halaman.",
    ]


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"nama": "Orang Lain"}, "nama"),
        ({"nomor": "800.1.13/0777/BKPSDM/2026"}, "nomor"),
        ({"tempat_tanggal": "Tangerang Selatan, 1 Mei 2025", "program": "Lain"}, "tempat dan tanggal, program"),
    ],
)
def test_words_that_differ_are_named(facts: dict[str, str], named: str) -> None:
    row = issue()
    found = periksa.check_file(resaved(row, **facts))
    assert found is not None
    assert (found.dokumen, found.lengkap) == (row, True)
    assert found.beda[0].startswith("Tanda tangan elektroniknya tidak ada lagi")
    assert found.beda[-1] == f"Tertulis lain daripada dalam catatan kami, atau tidak terbaca: {named}."


def test_a_nip_is_neither_confirmed_nor_denied() -> None:
    """It is masked: who could ask of each NIP whether it is this one would read it."""
    row = issue()
    right, wrong = (periksa.check_file(resaved(row, nama="Orang Lain", **more)) for more in ({}, {"nip": "19700101 199003 1 001"}))
    assert right is not None
    assert right == wrong


def test_a_file_full_of_codes_tries_two(django_assert_num_queries: Any) -> None:
    row = issue()
    others = [make_kode() for _ in range(1000)]
    with django_assert_num_queries(8):  # of two kinds: the file, its beginnings, and two codes
        assert periksa.check_file(written(*others, row.kode)) is None
    mistyped = [kode[:-1] + ("2" if kode[-1] != "2" else "3") for kode in others]
    found = periksa.check_file(written(*mistyped, *[others[0]] * 1000, row.kode))
    assert found is not None
    assert found.dokumen == row


def test_a_changed_copy_with_a_long_code_is_compared_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diklat.services.sertifikat.terbit.make_kode", lambda: LAMA)
    row = issue()
    found = periksa.check_file(resaved(row, nama="Orang Lain"))
    assert found is not None
    assert (found.dokumen, found.beda[-1].endswith("terbaca: nama.")) == (row, True)
    for start in (
        "https://contoh.go.id/periksa/",
        "contoh.go.id/sertifikat/periksa/",
        "contoh.go.id/poin/piagam/periksa/lalu masukkan kode",
    ):
        found = periksa.check_file(written(f"{start}{LAMA}", "Serang"))
        assert found is not None
        assert found.dokumen == row
    assert periksa.check_file(written(LAMA)) is None


def test_files_of_one_address_are_checked_five_times_a_minute() -> None:
    """A file costs a process, a code a look into an index."""
    client = Client()
    answers = [client.post(PERIKSA, {"berkas": SimpleUploadedFile("x.pdf", b"")}).status_code for _ in range(6)]
    assert (answers, client.post(PERIKSA, {"kode": "asing"}).status_code) == ([200] * 5 + [429], 200)
    assert Client(REMOTE_ADDR="10.0.0.9").post(PERIKSA, {"berkas": SimpleUploadedFile("x.pdf", b"")}).status_code == 200


def test_a_file_that_only_bears_a_number_shows_no_name() -> None:
    """Anybody can write a number into the title of a file, and all names of the city into its pages."""
    row = issue()
    found = periksa.check_file(resaved(row, judul=f"Sertifikat {row.nomor}", kode="lain", nama="Orang Lain"))
    assert found is not None
    assert (found.dokumen, found.lengkap, ["nama" in line for line in found.beda]) == (row, False, [False, False])
    assert row.isi["nama"] not in check(resaved(row, kode="lain", nama="Orang Lain")).content.decode()


def test_one_changed_byte_under_a_valid_looking_signature_is_noticed() -> None:
    row = issue()
    content = bytearray(stored_files()[0].read_bytes())
    content[-1] = 0x20
    found = periksa.check_file(bytes(content))
    assert found is not None
    assert (found.dokumen, len(found.beda)) == (row, 1)


def test_a_file_of_ours_that_was_signed_by_another_is_changed() -> None:
    row = issue()
    found = periksa.check_file(PenandaLokal().sign(resaved(row), alasan="Palsu", tempat="Lain"))
    assert found is not None
    assert found.beda[0].startswith("Tanda tangan elektroniknya tidak lagi cocok")


def test_a_row_without_a_file_is_not_found_by_an_empty_hash() -> None:
    row = issue()
    with pgtrigger.ignore("diklat.Sertifikat:berkas_tetap"):
        Sertifikat.objects.filter(pk=row.pk).update(sha256="")
    assert queries.find_by_sha256([""]) is None
