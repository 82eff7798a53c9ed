"""The pages of redemption: the employee's, the office's list with its decisions, and the catalogue."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from insentif.models import Imbalan, PenangguhanPoin, Penukaran
from insentif.services import ekspor_penukaran  # noqa: F401 -- registers the job
from insentif.services import tukar as services
from pegawai.models import Notifikasi, Pekerjaan, Pengguna
from pegawai.services import pekerjaan
from pegawai.services.notifikasi import susun
from tests.evaluasi.test_pengingat import text_of
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.insentif.pabrik_tukar import give_poin, make_imbalan
from tests.kepastian import confirm
from tests.pintu import enter

pytestmark = pytest.mark.django_db
TUKAR, KATALOG, TAMBAH, DAFTAR, PUTUS, EKSPOR = (
    reverse(f"insentif:{name}")
    for name in ("tukar-list", "imbalan-list", "imbalan-create", "penukaran-list", "penukaran-bulk", "penukaran-export")
)
ISIAN = {"nama": "Buku", "keterangan": "Satu buku.", "poin": "40", "stok": "5", "batas_tahun": ""}


@pytest.fixture
def pengelola() -> Pengguna:
    return make_pengguna("pengelola")


@pytest.fixture
def rina() -> Pengguna:
    return make_rich("Rina")


def make_rich(nama: str = "", poin: int = 100, **kwargs: Any) -> Pengguna:
    akun = make_pengguna(pegawai=make_pegawai(nama, **kwargs))
    give_poin(akun.pegawai, timezone.localdate().year, poin)
    return akun


def redeem(by: Pengguna, imbalan: Imbalan) -> Penukaran:
    return services.create_penukaran(imbalan_id=imbalan.pk, poin=imbalan.poin, by=by)


def notes(page: Any) -> list[str]:
    return [str(note) for note in page.context["messages"]]


def test_somebody_redeems_after_seeing_what_it_costs(rina: Pengguna):
    give_poin(rina.pegawai, timezone.localdate().year - 1, 30)
    imbalan, client = make_imbalan(poin=45), enter(rina)
    address = reverse("insentif:tukar-create", args=[imbalan.pk])
    page = client.get(address)
    year = timezone.localdate().year
    assert [(part.tahun, part.poin) for part in page.context["ambil"]] == [(year - 1, 30), (year, 15)]
    assert page.context["sisa"] == 85
    page = client.post(address, {"poin": "45"}, follow=True)
    assert notes(page) == ["Permintaan terkirim; 45 poin dipotong. Kantor memutuskan lalu memberi tahu Anda."]
    page = client.get(TUKAR)
    assert (page.context["saldo"].berlaku, [row.imbalan for row in page.context["page"]]) == (85, [imbalan])
    row = Penukaran.objects.get()
    page = client.post(reverse("insentif:tukar-batal", args=[row.pk]), follow=True)
    assert (notes(page), client.get(TUKAR).context["saldo"].berlaku) == (["Permintaan Buku pilihan ditarik."], 130)


def test_a_price_that_changed_is_shown_again(rina: Pengguna):
    imbalan = make_imbalan(poin=45)
    page = enter(rina).post(reverse("insentif:tukar-create", args=[imbalan.pk]), {"poin": "40"})
    assert notes(page) == ["Imbalan ini sekarang 45 poin. Periksa lagi, lalu putuskan."]
    assert Penukaran.objects.count() == 0


def test_a_refusal_that_stays_true_stands_on_the_page_once(rina: Pengguna):
    imbalan = make_imbalan(poin=45, stok=1)
    first, second = enter(rina), enter(rina)
    address = reverse("insentif:tukar-create", args=[imbalan.pk])
    first.post(address, {"poin": "45"})
    page = second.post(address, {"poin": "45"})
    assert (page.status_code, notes(page), Penukaran.objects.count()) == (200, [], 1)
    assert page.content.decode().count(page.context["tolak"].kalimat) == 1


def test_the_page_says_why_not(rina: Pengguna):
    for name, more in (("A", {"stok": 0}), ("B", {"poin": 101}), ("C", {"poin": 100}), ("D", {"is_aktif": False})):
        make_imbalan(name, **more)
    client = enter(rina)
    found = {row.imbalan.nama: row.tolak and row.tolak.kode for row in client.get(TUKAR).context["tawaran"]}
    assert found == {"A": "habis", "B": "kurang", "C": None}
    PenangguhanPoin.objects.create(pegawai=rina.pegawai, mulai=timezone.localdate(), alasan="Uji")
    page = client.get(TUKAR)
    assert page.context["syarat"].penahan.kode == "ditangguhkan"
    assert page.content.decode().count("Poin Anda sedang ditangguhkan") == 1


def test_a_balance_below_zero_is_explained(rina: Pengguna):
    redeem(rina, make_imbalan(poin=100))
    give_poin(rina.pegawai, timezone.localdate().year - 1, -12)
    page = enter(rina).get(TUKAR)
    assert (page.context["saldo"].berlaku, page.context["syarat"].penahan.kode) == (-12, "saldo_minus")
    assert "Poin Anda yang dapat ditukar −12, karena yang sudah ditukar kemudian ditarik" in page.content.decode()


def test_the_office_decides_many_at_once(pengelola: Pengguna):
    imbalan = make_imbalan()
    rows = [redeem(make_rich(nama), imbalan) for nama in ("Ani", "Budi", "Citra")]
    client = enter(pengelola)
    assert notes(client.post(PUTUS, follow=True)) == ["Centang sedikitnya satu permintaan dahulu."]
    page = confirm(client, PUTUS, {"aksi": "setujui", "pilih": [rows[0].pk, rows[1].pk]}, follow=True)
    assert notes(page) == ["2 permintaan disetujui; masing-masing diberi tahu lewat surel."]
    page = confirm(client, PUTUS, {"aksi": "tolak", "pilih": [row.pk for row in rows]})
    assert [row.pegawai.nama for row in page.context["baris"]] == ["Ani", "Budi", "Citra"]
    page = confirm(client, PUTUS, {"aksi": "tolak", "lanjut": "1", "alasan": "Pindah", "pilih": [row.pk for row in rows]}, follow=True)
    assert notes(page)[0] == "1 permintaan ditolak; poinnya kembali dan alasannya disampaikan lewat surel."
    assert [note.partition(":")[0] for note in notes(page)[1:]] == ["Ani", "Budi"]


def test_one_wish_from_its_page(rina: Pengguna, pengelola: Pengguna):
    row, client = redeem(rina, make_imbalan()), enter(pengelola)
    decide, hand = (reverse(f"insentif:penukaran-{name}", args=[row.pk]) for name in ("decide", "serahkan"))
    steps = [
        (decide, {"putusan": "tolak", "alasan": " "}, "Tulis alasannya; pegawai membacanya lewat surel.", "diajukan"),
        (decide, {"putusan": "setuju"}, "Permintaan Rina disetujui.", "disetujui"),
        (decide, {"putusan": "setuju"}, f"Permintaan ini sudah berubah: disetujui oleh {pengelola.nama}.", "disetujui"),
        (hand, {}, "Tercatat: Buku pilihan sudah diterima Rina.", "diserahkan"),
    ]
    for address, data, words, status in steps:
        page = client.post(address, data, follow=True)
        assert (notes(page), page.context["penukaran"].status) == ([words], status)


def test_what_was_approved_and_cannot_be_had_is_taken_back(rina: Pengguna, pengelola: Pengguna):
    row = redeem(rina, make_imbalan())
    services.approve_penukaran(penukaran_id=row.pk, by=pengelola)
    page = enter(pengelola).post(
        reverse("insentif:penukaran-decide", args=[row.pk]), {"putusan": "batal", "alasan": "Kunjungan batal"}, follow=True
    )
    assert (page.context["penukaran"].status, page.context["saldo"].berlaku) == ("dibatalkan", 100)


def test_mails_tell_the_decision_and_stop_when_it_changed(rina: Pengguna, pengelola: Pengguna):
    row = redeem(rina, make_imbalan())
    services.approve_penukaran(penukaran_id=row.pk, by=pengelola)
    services.revoke_penukaran(penukaran_id=row.pk, alasan="Kunjungan batal", by=pengelola)
    letters, closed = susun.compose(list(Notifikasi.objects.order_by("pk")))
    assert [words for _, words in closed.values()] == ["Permintaan ini sudah berubah lagi."]
    lines = text_of(letters[0]).splitlines()
    said = ["Permintaan Anda menukar 40 poin dengan Buku pilihan dibatalkan kantor.", "Alasan: Kunjungan batal"]
    assert [line for line in lines if line][1:4] == [*said, "40 poin dapat Anda tukar lagi."]


def test_the_office_filters_and_exports(pengelola: Pengguna):
    unit, book, visit = make_unit("Dinas"), make_imbalan(), make_imbalan("Kunjungan")
    row = redeem(make_rich("Ani", unit=unit), book)
    other = redeem(make_rich("Budi"), visit)
    services.approve_penukaran(penukaran_id=other.pk, by=pengelola)
    client = enter(pengelola)
    for query, found in (
        ("", [row]),
        ("tab=semua", [other, row]),
        ("tab=semua&q=ani", [row]),
        (f"tab=semua&imbalan={visit.pk}", [other]),
        (f"tab=semua&unit={unit.pk}", [row]),
        ("tab=gugur", []),
    ):
        assert (query, client.get(f"{DAFTAR}?{query}").context["page"].rows) == (query, found)
    client.post(f"{EKSPOR}?tab=semua&unit={unit.pk}")
    job = Pekerjaan.objects.get()
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    sheet = load_workbook(Path(job.hasil.path))["Penukaran poin"]
    assert [cell.value for cell in sheet[2]][1:4] == ["Ani", "Buku pilihan", 40]


def test_the_catalogue_is_written(pengelola: Pengguna, rina: Pengguna):
    client = enter(pengelola)
    page = client.post(TAMBAH, {**ISIAN, "poin": "0"})
    assert page.context["form"].errors == {"poin": ["Poin sekurangnya 1."]}
    client.post(TAMBAH, ISIAN)
    imbalan = Imbalan.objects.get()
    assert (imbalan.nama, imbalan.poin, imbalan.stok, imbalan.batas_tahun) == ("Buku", 40, 5, None)
    address = reverse("insentif:imbalan-update", args=[imbalan.pk])
    shown = client.get(address).context["form"]["stok_lama"].value()
    redeem(rina, imbalan)
    page = client.post(address, {**ISIAN, "stok": "9", "stok_lama": str(shown), "is_aktif": "on"})
    assert page.context["form"].errors["stok"][0].startswith("Persediaan sekarang 4")
    assert page.context["form"]["stok_lama"].value() == 4
    client.post(address, {**ISIAN, "stok": "9", "stok_lama": "4"})
    imbalan.refresh_from_db()
    assert (imbalan.stok, imbalan.is_aktif) == (9, False)
    assert [row.tahun_ini for row in client.get(f"{KATALOG}?dipakai=tidak").context["page"]] == [1]
    sheet = load_workbook(BytesIO(client.get(reverse("insentif:imbalan-export") + "?dipakai=tidak").content))["Imbalan"]
    assert [cell.value for cell in sheet[2]] == ["Buku", "Satu buku.", 40, 9, None, 1, "tidak"]


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(pengelola: Pengguna, rina: Pengguna, count: int):
    rows = [redeem(rina, make_imbalan(f"Imbalan {number}", poin=10)) for number in range(count)]
    detail = reverse("insentif:penukaran-detail", args=[rows[0].pk])
    confirm = reverse("insentif:tukar-create", args=[rows[0].imbalan_id])
    office, own = enter(pengelola), enter(rina)
    pages = ((own, TUKAR), (own, confirm), (own, detail), (office, DAFTAR), (office, KATALOG), (office, detail))
    assert [count_queries(client, address) for client, address in pages] == [7, 5, 4, 7, 4, 5]


def count_queries(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
