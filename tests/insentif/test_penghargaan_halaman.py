"""The pages of awards, nominations and charters: what they list, in how many queries, and what their buttons do."""

import hashlib
from datetime import timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from insentif.models import Nominasi, Penghargaan, Piagam
from insentif.services import piagam as charters
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from tests.diklat.pabrik import make_penanda_tangan
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.insentif.pabrik_penghargaan import TAHUN, make_nominasi, make_penghargaan, make_poin, revoke
from tests.insentif.test_penghargaan import make_dinas
from tests.kepastian import confirm, shown
from tests.pintu import enter
from tests.test_access_rows import close_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_berkas")]
DAFTAR, NOMINASI, SAYA, TAMBAH = (
    reverse(f"insentif:{name}") for name in ("penghargaan-list", "nominasi-list", "penghargaan-saya", "penghargaan-create")
)
PERIKSA = reverse("diklat:periksa")


@pytest.fixture
def pengelola() -> Client:
    return enter(make_pengguna("pengelola"))


def make_piagam(pegawai: Any = None, **kwargs: Any) -> Piagam:
    row = make_nominasi(make_penghargaan(**kwargs), pegawai or make_pegawai(), status="disetujui")
    (made,) = charters.issue_piagam(
        penghargaan_id=row.penghargaan_id,
        penanda_tangan_id=make_penanda_tangan().pk,
        tanggal=timezone.localdate(),
        by=make_pengguna("pengelola"),
    )
    return made


def notes(page: Any) -> list[str]:
    return [str(note) for note in page.context["messages"]]


def rows_of(answer: Any) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0]
    return list(sheet.iter_rows(min_row=2, values_only=True))


@pytest.mark.parametrize("jumlah", [1, 3])
def test_pages_keep_their_query_count(pengelola: Client, jumlah: int) -> None:
    award = make_penghargaan("Satu", jumlah=9)
    for number in range(jumlah):
        person = make_pegawai(unit=make_unit())
        make_poin(person, 9, f"lulus:{number}")
        make_nominasi(award, person)
        make_nominasi(award, make_pegawai(unit=make_unit()), status="disetujui")
        make_penghargaan(f"Lain {number}", tahun=TAHUN - number)
    row = Nominasi.objects.filter(status="diusulkan")[0]
    detail, usul, terbit = (
        reverse(f"insentif:{name}", args=[award.pk]) for name in ("penghargaan-detail", "nominasi-create", "piagam-terbit")
    )
    found = {}
    for address in (DAFTAR, NOMINASI, SAYA, detail, usul, terbit, row.get_absolute_url()):
        pengelola.get(address)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            pengelola.get(address)
        found[address] = len(seen)
    assert tuple(found.values()) == (6, 9, 4, 6, 4, 7, 9)


def test_filters_of_awards(pengelola: Client) -> None:
    draf = make_penghargaan("Mentor Teladan", status="draf")
    lama = make_penghargaan("Pembelajar Lama", tahun=TAHUN - 1, status="ditutup")
    kini = make_penghargaan("Pembelajar Kini")
    queries = {
        "": {draf, lama, kini},
        "q=pembelajar": {lama, kini},
        f"tahun={TAHUN}": {draf, kini},
        "status=draf": {draf},
        "status=x&tahun=abad": {draf, lama, kini},
    }
    assert {query: set(pengelola.get(f"{DAFTAR}?{query}").context["page"]) for query in queries} == queries
    pegawai = enter(make_pengguna(pegawai=make_pegawai()))
    assert set(pegawai.get(f"{DAFTAR}?status=draf").context["page"]) == {lama, kini}


def test_filters_of_nominations(pengelola: Client) -> None:
    made = make_piagam(make_pegawai("Rina"), nama="Lama", tahun=TAHUN - 1)
    award = make_penghargaan()
    menunggu, terpilih = make_nominasi(award, make_pegawai("Budi")), make_nominasi(award, make_pegawai("Sari"), status="disetujui")
    queries = {
        "": {made.nominasi, menunggu, terpilih},
        "q=budi": {menunggu},
        "q=0001/PIAGAM": {made.nominasi},
        f"penghargaan={award.pk}": {menunggu, terpilih},
        f"tahun={TAHUN - 1}": {made.nominasi},
        "keadaan=disetujui": {made.nominasi, terpilih},
        "keadaan=tanpa_piagam": {terpilih},
        "keadaan=x&penghargaan=y": {made.nominasi, menunggu, terpilih},
    }
    assert {query: set(pengelola.get(f"{NOMINASI}?{query}").context["page"]) for query in queries} == queries


def test_nominations_are_sorted_by_the_facts(pengelola: Client) -> None:
    award = make_penghargaan()
    people = [make_pegawai(name) for name in ("A", "B", "C")]
    for person, poin in zip(people, (5, 20, 10), strict=True):
        make_poin(person, poin, f"lulus:{person.pk}")
        make_nominasi(award, person)
    assert [row.pegawai.nama for row in pengelola.get(f"{NOMINASI}?urut=-poin").context["page"]] == ["B", "C", "A"]


def test_a_head_and_a_nominee_see_what_concerns_them() -> None:
    award, (_, atasan, bawahan, asing) = make_penghargaan(), make_dinas()
    kantor = make_pengguna("pengelola")
    mine, other = (make_nominasi(award, person, diusulkan_oleh=kantor) for person in (bawahan, asing))
    proposed = make_nominasi(make_penghargaan("Lain"), asing, diusulkan_oleh=atasan)
    assert set(enter(atasan).get(NOMINASI).context["page"]) == {mine, proposed}
    assert set(enter(make_pengguna(pegawai=bawahan)).get(NOMINASI).context["page"]) == {mine}
    assert set(enter(make_pengguna(pegawai=asing)).get(NOMINASI).context["page"]) == {other, proposed}


def test_exports_hold_the_rows_of_the_lists(pengelola: Client) -> None:
    make_penghargaan("Mentor Teladan", tahun=TAHUN - 1, status="ditutup")
    made = make_piagam(make_pegawai("Rina"))
    make_poin(made.nominasi.pegawai, 12, "lulus:1", pengali="1.5")
    awards = rows_of(pengelola.get(f"{reverse('insentif:penghargaan-export')}?tahun={TAHUN}"))
    assert [(row[0], row[1], row[7], row[10], row[11]) for row in awards] == [("Pembelajar Teladan", TAHUN, "Nominasi dibuka", 1, 1)]
    (row,) = rows_of(pengelola.get(f"{reverse('insentif:nominasi-export')}?keadaan=disetujui"))
    assert (row[0], row[1], row[4], row[6], row[11], row[15]) == (made.nominasi.pegawai.nip, "Rina", 12, 1, "Disetujui", made.nomor)


def test_the_office_lays_an_award_out_opens_and_closes_it(pengelola: Client) -> None:
    today = timezone.localdate()
    isian = {
        "nama": "Mentor Teladan", "tahun": TAHUN, "keterangan": "Untuk mentor.", "kelompok": "", "poin_minimum": 10, "jumlah": 2,
        "nominasi_mulai": today.isoformat(), "nominasi_sampai": (today - timedelta(days=1)).isoformat(),
    }  # fmt: skip
    refused = pengelola.post(TAMBAH, isian)
    assert refused.context["form"].non_field_errors() == ["Hari terakhir nominasi tidak boleh sebelum hari pertamanya."]
    pengelola.post(TAMBAH, isian | {"nominasi_sampai": today.isoformat()})
    award = Penghargaan.objects.get()
    steps = []
    for name in ("open", "close"):
        confirm(pengelola, reverse(f"insentif:penghargaan-{name}", args=[award.pk]))
        award.refresh_from_db()
        steps.append(award.status)
    assert steps == ["dibuka", "ditutup"]
    address = reverse("insentif:penghargaan-update", args=[award.pk])
    pengelola.post(address, isian | {"nama": "Lain", "jumlah": 3, "poin_minimum": 0, "nominasi_sampai": today.isoformat()})
    award.refresh_from_db()
    assert (award.nama, award.poin_minimum, award.jumlah) == ("Mentor Teladan", 10, 3)


def test_a_year_far_away_is_refused(pengelola: Client) -> None:
    form = pengelola.post(TAMBAH, {"tahun": 1900}).context["form"]
    assert form.errors["tahun"] == ["Paling kecil 2020."]


def test_a_head_nominates_from_those_who_fulfil_the_conditions() -> None:
    award, (kepala, atasan, bawahan, asing) = make_penghargaan(poin_minimum=5), make_dinas()
    for person in (kepala, bawahan, asing):
        make_poin(person, 9, f"lulus:{person.pk}")
    client, address = enter(atasan), reverse("insentif:nominasi-create", args=[award.pk])
    page = client.get(f"{address}?pegawai={bawahan.nip}")
    assert (page.context["calon_list"], page.context["form"]["pegawai"].value()) == ([bawahan], bawahan.nip)
    refused = client.post(address, {"pegawai": asing.nip, "alasan": "Tekun"})
    assert refused.context["form"].errors.as_data()["pegawai"][0].code == "tidak_ada"
    client.post(address, {"pegawai": bawahan.nip, "alasan": "Tekun"})
    assert Nominasi.objects.get().pegawai == bawahan
    assert client.get(address).context["calon_list"] == []


def test_picking_a_person_keeps_the_reason_and_sends_nothing() -> None:
    award, (_, atasan, bawahan, _) = make_penghargaan(poin_minimum=0), make_dinas()
    page = enter(atasan).post(
        reverse("insentif:nominasi-create", args=[award.pk]), {"pilih": bawahan.nip, "pegawai": "", "alasan": "Tekun"}
    )
    form = page.context["form"]
    assert (form["pegawai"].value(), form["alasan"].value(), form.errors) == (bawahan.nip, "Tekun", {})
    assert Nominasi.objects.count() == 0


def test_the_decision_page_says_what_stands_against_it(pengelola: Client) -> None:
    award = make_penghargaan(poin_minimum=5)
    row = make_nominasi(award, make_pegawai("Budi"), diusulkan_oleh=make_pengguna("pengelola"))
    page = pengelola.get(row.get_absolute_url())
    assert page.context["rincian"].halangan.alasan == f"Budi mempunyai 0 poin tahun {TAHUN}; syaratnya sekurangnya 5."
    address = reverse("insentif:nominasi-decide", args=[row.pk])
    refused = pengelola.post(address, {"putusan": "setuju", "alasan": "Baik"})
    assert refused.context["form"].non_field_errors() == [f"Budi mempunyai 0 poin tahun {TAHUN}; syaratnya sekurangnya 5."]
    done = pengelola.post(address, {"putusan": "tolak", "alasan": "Belum cukup"}, follow=True)
    assert notes(done) == ["Budi tidak terpilih. Pengusulnya diberi tahu lewat surel."]


def test_buttons_of_withdrawal(pengelola: Client) -> None:
    row = make_nominasi(make_penghargaan(), make_pegawai("Budi"))
    answer = pengelola.post(reverse("insentif:nominasi-tarik", args=[row.pk]), {"alasan": "Pindah"}, follow=True)
    made = make_piagam(nama="Lain")
    asked = pengelola.post(reverse("insentif:piagam-propose", args=[made.pk]), {"alasan": "Keliru"}, follow=True)
    kept = pengelola.post(reverse("insentif:piagam-keep", args=[made.pk]), follow=True)
    assert [notes(answer), notes(asked), notes(kept)] == [
        ["Nominasi Budi ditarik."],
        ["Usul pencabutan tersimpan. Piagam tetap berlaku sampai pengelola lain mengesahkannya."],
        [f"Usul diurungkan. Piagam {made.nomor} tetap berlaku."],
    ]


def test_the_second_person_sees_what_falls_and_whom_it_mails_before_a_charter_is_withdrawn(pengelola: Client) -> None:
    made = make_piagam(nama="Lain")
    charters.propose_cabut(pk=made.pk, alasan="Keliru", by=make_pengguna("pengelola"))
    url, page = reverse("insentif:piagam-revoke", args=[made.pk]), pengelola.get(made.nominasi.get_absolute_url())
    seen = page.context["sidik"]
    assert (seen in page.content.decode(), page.context["boleh_cabut"]) == (True, False)
    asking = shown(pengelola.post(url, {"dilihat": seen}))
    assert ([mail.aturan for mail in asking.surel], len(asking.dampak), Piagam.objects.get().status) == (["piagam_dicabut"], 2, "terbit")
    listed = pengelola.get(NOMINASI, {"keadaan": "usul_cabut"}).context["page"]
    assert [row.pk for row in listed] == [made.nominasi_id]
    confirm(pengelola, url, {"dilihat": seen})
    assert Piagam.objects.get().status == "dicabut"


def test_charters_are_issued_by_a_job(pengelola: Client) -> None:
    award = make_penghargaan()
    make_nominasi(award, make_pegawai(), status="disetujui")
    address, official = reverse("insentif:piagam-terbit", args=[award.pk]), make_penanda_tangan()
    besok = (timezone.localdate() + timedelta(days=1)).isoformat()
    refused = confirm(pengelola, address, {"penanda_tangan": official.pk, "tanggal": besok})
    assert list(refused.context["form"].errors) == ["tanggal"]
    confirm(pengelola, address, {"penanda_tangan": official.pk, "tanggal": timezone.localdate().isoformat()})
    pekerjaan.run_pekerjaan(pk=Pekerjaan.objects.get().pk)
    assert Piagam.objects.get().nominasi.penghargaan == award


def test_who_may_download_a_charter() -> None:
    _, atasan, bawahan, asing = make_dinas()
    made = make_piagam(bawahan)
    address = reverse("insentif:piagam-download", args=[made.pk])
    people = [make_pengguna(pegawai=bawahan), atasan, make_pengguna("auditor"), make_pengguna(pegawai=asing)]
    answers = [enter(akun).get(address) for akun in people]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 404]
    content = b"".join(answers[0].streaming_content)
    for answer in answers[:3]:
        close_file(answer)
    assert (hashlib.sha256(content).hexdigest(), answers[0]["Content-Security-Policy"]) == (made.sha256, "sandbox")
    assert [row.pk for row in enter(people[0]).get(SAYA).context["page"]] == [made.pk]


def test_strangers_check_a_charter_by_code_and_by_file(client: Client) -> None:
    orang = make_pegawai("Rina", nip="198704122011012007")
    made = make_piagam(orang)
    with made.berkas.open("rb") as source:
        content = source.read()
    old = client.get(f"/poin/piagam/periksa/{made.kode}/")
    moved = client.post(PERIKSA, {"kode": f"https://contoh.go.id/poin/piagam/periksa/{made.kode}/"})
    assert old.url == moved.url == f"{PERIKSA}{made.kode}/"  # type: ignore[attr-defined]
    by_kode = client.get(moved.url)  # type: ignore[attr-defined]
    by_file = client.post(PERIKSA, {"berkas": SimpleUploadedFile("a.pdf", content)})
    for page in (by_kode, by_file):
        assert [text in page.content.decode() for text in ("Piagam ini berlaku", made.nomor, "Rina", "1987 ···· ···· 007", orang.nip)] == [
            True, True, True, True, False
        ]  # fmt: skip
    assert (by_kode["X-Robots-Tag"], by_kode["Referrer-Policy"]) == ("noindex, nofollow", "no-referrer")
    changed = client.post(PERIKSA, {"berkas": SimpleUploadedFile("a.pdf", content + b" ")})
    assert (changed.context["dokumen"], len(changed.context["beda"])) == (made, 1)
    assert client.post(PERIKSA, {"kode": made.nomor}).context["lengkap"] is False


def test_the_check_page_says_when_a_charter_was_withdrawn_but_not_why(client: Client) -> None:
    made = make_piagam()
    revoke(made, "Rahasia kantor")
    text = client.get(f"{PERIKSA}{made.kode}/").content.decode()
    assert ["Piagam ini dicabut" in text, f"Dicabut {timezone.localtime().day} " in text, "Rahasia" in text] == [True, True, False]


def test_who_was_chosen_reads_it_before_the_charter_is_there() -> None:
    akun = make_pengguna(pegawai=make_pegawai())
    row = make_nominasi(make_penghargaan(), akun.pegawai, status="disetujui")  # type: ignore[arg-type]
    page = enter(akun).get(SAYA)
    assert (list(page.context["menunggu"]), list(page.context["page"])) == ([row], [])
