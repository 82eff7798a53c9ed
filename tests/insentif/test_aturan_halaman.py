"""The pages of rules: a draft is edited, tried and published in the browser."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from insentif.models import AturanPoin, TingkatPoin, VersiAturan
from insentif.queries.aturan import isi_of, versi_list
from insentif.services import aturan as services
from pegawai.models import Pegawai, Pekerjaan
from pegawai.services.pekerjaan import run_pekerjaan
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import make_lulus
from tests.kepastian import confirm, shown
from tests.pintu import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    return enter(make_pengguna("admin"))


@pytest.fixture
def draf(admin: Client) -> VersiAturan:
    """A draft that rules the events of the last days too."""
    admin.post(reverse("insentif:aturan-create"))
    versi = VersiAturan.objects.get(status="draf")
    versi.berlaku_mulai = timezone.localdate() - timedelta(days=20)
    versi.save(update_fields=["berlaku_mulai"])
    return versi


def url(name: str, row: Any) -> str:
    return reverse(f"insentif:{name}", args=[row.pk])


def butir(**changes: object) -> dict[str, object]:
    data = {
        "kejadian": "mentoring",
        "nama": "Mentor",
        "poin": "3",
        "ambang": "",
        "pengali_celah": "1",
        "batas_tahun": "",
        "kelompok_batas": "",
    }
    return {**data, **changes}


def codes(answer: Any) -> dict[str, list[str]]:
    return {name: [row["code"] for row in rows] for name, rows in answer.context["form"].errors.get_json_data().items()}


def try_out(admin: Client, draf: VersiAturan) -> Pekerjaan:
    answer = admin.post(url("aturan-coba-run", draf))
    job = Pekerjaan.objects.get(jenis="simulasi-aturan", status="antre")
    assert answer.url == job.get_absolute_url()
    run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    return job


def test_a_rule_is_changed_in_the_draft(admin: Client, draf: VersiAturan):
    row = AturanPoin.objects.get(versi=draf, kejadian="mentoring")
    answer = admin.post(url("butir-update", row), butir(poin="4,5", batas_tahun="40", jenis_asn=["PNS"]))
    row.refresh_from_db()
    assert (answer.url, row.poin, row.batas_tahun, row.jenis_asn) == (draf.get_absolute_url(), 4.5, 40, ["PNS"])
    lines = {line.aturan.nama: line.perubahan for line in admin.get(draf.get_absolute_url()).context["baris"] if line.keadaan}
    assert lines == {
        "Mentor": ["nama Pertemuan mentoring sebagai mentor → Mentor", "poin 3 → 4,5", "batas setahun 30 → 40", "hanya untuk semua → PNS"]
    }


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (butir(), {"__all__": ["", "", ""]}),  # once for each kind
        (butir(kejadian="pasca_alumnus", ambang="3"), {"ambang": ["ambang"]}),
        (butir(kejadian="kualifikasi", ambang=""), {"ambang": ["ambang"]}),
        (butir(kejadian="kualifikasi", ambang="100,5"), {"ambang": ["ambang"]}),
        (butir(kejadian="target_jp", ambang="20,5"), {"ambang": ["ambang"]}),
        (butir(kejadian="kualifikasi", ambang="tinggi"), {"ambang": ["angka"]}),
        (butir(kejadian="mangkir", ambang="7", poin="5"), {"poin": ["tanda"]}),
        (butir(kejadian="mangkir", ambang="7", poin="-5", batas_tahun="9"), {"batas_tahun": ["batas"]}),
        (butir(poin="0"), {"poin": ["tanda"]}),
        (butir(pengali_celah="1,5"), {"pengali_celah": ["pengali"]}),
        (butir(pengali_celah="6"), {"pengali_celah": ["pengali"]}),
        (butir(poin="1,234"), {"poin": ["angka"]}),
    ],
)
def test_a_rule_that_cannot_be_is_refused_at_its_field(
    admin: Client, draf: VersiAturan, data: dict[str, object], found: dict[str, list[str]]
):
    assert codes(admin.post(url("butir-create", draf), data)) == found
    assert draf.aturan_list.count() == 13


def test_rules_and_levels_come_and_go(admin: Client, draf: VersiAturan):
    admin.post(url("butir-create", draf), butir(kejadian="mangkir", nama="Batal seminggu", poin="−1", ambang="7"))
    admin.post(url("butir-delete", AturanPoin.objects.get(versi=draf, kejadian="berbagi")))
    admin.post(url("tingkat-create", draf), {"kelompok": "PPPK", "nama": "Platina", "ambang": "120"})
    admin.post(url("tingkat-update", TingkatPoin.objects.get(versi=draf, ambang=90)), {"kelompok": "PNS", "nama": "Emas", "ambang": "95"})
    admin.post(url("tingkat-delete", TingkatPoin.objects.get(versi=draf, ambang=20)))
    isi = isi_of(draf)
    assert [(row.nama, int(row.poin)) for row in isi.aturan if row.kejadian in ("berbagi", "mangkir")] == [
        ("Batal seminggu", -1),
        ("Tidak hadir tanpa kabar atau batal mendadak", -5),
    ]
    assert [(row.kelompok, row.ambang) for row in isi.tingkat] == [
        ("PNS", 25), ("PNS", 50), ("PNS", 95), ("PPPK", 40), ("PPPK", 70), ("PPPK", 120),
    ]  # fmt: skip


def test_the_day_has_to_follow_the_newest_set(admin: Client, draf: VersiAturan):
    data = {"berlaku_mulai": "2024-01-01", "dasar": "Keputusan 1", "kedudukan": ["01"]}
    assert codes(admin.post(url("aturan-update", draf), data)) == {"berlaku_mulai": ["tanggal"]}
    assert codes(admin.post(url("aturan-update", draf), {"berlaku_mulai": "2027-01-01"})) == {"kedudukan": ["required"]}
    admin.post(url("aturan-update", draf), {**data, "berlaku_mulai": "2027-01-01"})
    draf.refresh_from_db()
    assert (draf.berlaku_mulai.isoformat(), draf.dasar, draf.kedudukan) == ("2027-01-01", "Keputusan 1", ["01"])


def test_from_the_trial_to_the_recalculated_ledger(admin: Client, draf: VersiAturan):
    day = timezone.localdate() - timedelta(days=5)
    rina, budi = make_pegawai("Rina"), make_pegawai("Budi", jenis_asn="PPPK")
    make_lulus(rina, jp=8, hari=day)
    make_lulus(budi, jp=4, hari=day)
    AturanPoin.objects.filter(versi=draf, kejadian="lulus").update(poin=2)
    job = try_out(admin, draf)
    page = admin.get(job.parameter["lanjut"])
    assert [(row.pegawai.nama, row.selisih) for row in page.context["page"]] == [("Rina", 8), ("Budi", 4)]
    assert (page.context["total"]["naik"], page.context["total"]["selisih"], page.context["teruji"]) == (2, 12, True)
    seen = {"dilihat": isi_of(draf).sidik}
    asked = shown(admin.post(url("aturan-terbit", draf), seen))
    assert [row.baris for row in asked.dampak if row.baris] == [("Budi: +4 poin", "Rina: +8 poin")]
    assert (VersiAturan.objects.get(pk=draf.pk).status, Pekerjaan.objects.filter(jenis="hitung-poin").count()) == ("draf", 0)
    answer = confirm(admin, url("aturan-terbit", draf), seen)
    hitung = Pekerjaan.objects.get(jenis="hitung-poin")
    assert (answer.url, hitung.parameter) == (hitung.get_absolute_url(), {"versi": draf.pk})
    run_pekerjaan(pk=hitung.pk)
    hitung.refresh_from_db()
    assert hitung.pesan == "2 baris dicatat, 0 dibalik; jumlah poin berubah +24."


def test_a_trial_that_runs_is_found_again(admin: Client, draf: VersiAturan):
    admin.post(url("aturan-coba-run", draf))
    admin.post(url("aturan-coba-run", draf))
    job = Pekerjaan.objects.get()
    pages = (draf.get_absolute_url(), url("aturan-coba", draf))
    for page in pages:
        answer = admin.get(page)
        assert answer.context["berjalan"] == job
        assert (job.get_absolute_url() in answer.content.decode(), url("aturan-coba-run", draf) in answer.content.decode()) == (True, False)
    run_pekerjaan(pk=job.pk)
    assert [admin.get(page).context["berjalan"] for page in pages] == [None, None]


def test_without_a_trial_nothing_is_published(admin: Client, draf: VersiAturan):
    answer = admin.post(url("aturan-terbit", draf), {"dilihat": isi_of(draf).sidik}, follow=True)
    assert [str(text) for text in answer.context["messages"]][1:] == [services.BELUM_TERUJI]  # after that of the draft
    assert (VersiAturan.objects.get(pk=draf.pk).status, Pekerjaan.objects.count()) == ("draf", 0)


def test_those_who_change_are_filtered_sorted_and_exported(admin: Client, draf: VersiAturan):
    day = timezone.localdate() - timedelta(days=5)
    for nama, jenis, jp in (("Rina", "PNS", 8), ("Budi", "PPPK", 50), ("Tono", "PPPK", 10)):
        make_lulus(make_pegawai(nama, jenis_asn=jenis), jp=jp, hari=day)
    AturanPoin.objects.filter(versi=draf, kejadian__in=["lulus", "luar"]).update(poin=2, batas_tahun=40)
    try_out(admin, draf)
    page = url("aturan-coba", draf)
    wanted = {
        "": ["Tono", "Rina", "Budi"], "?urut=nama": ["Budi", "Rina", "Tono"], "?arah=turun": ["Budi"], "?kelompok=PPPK&arah=naik": ["Tono"],
        "?q=rin": ["Rina"], "?arah=lain": ["Tono", "Rina", "Budi"], f"?q={Pegawai.objects.get(nama='Tono').nip}": ["Tono"],
    }  # fmt: skip
    assert {query: [row.pegawai.nama for row in admin.get(page + query).context["page"]] for query in wanted} == wanted
    book = openpyxl.load_workbook(BytesIO(admin.get(f"{url('aturan-coba-export', draf)}?kelompok=PPPK").content))
    assert [row[1:] for row in book["Pegawai"].iter_rows(min_row=2, values_only=True)] == [
        ("Tono", "PPPK", 10, 20, 10),
        ("Budi", "PPPK", 50, 40, -10),
    ]
    assert list(book["Kelompok"].values)[1:] == [("PNS dan CPNS", 1, 0, 0, 8, 16, 8), ("PPPK", 1, 1, 0, 60, 60, 0)]


def test_a_set_as_a_workbook(admin: Client):
    book = openpyxl.load_workbook(BytesIO(admin.get(url("aturan-export", VersiAturan.objects.get(nomor=1))).content))
    first = list(book["Aturan"].values)[1]
    assert first[:7] == ("Lulus diklat (per JP)", "Lulus diklat", 1, None, 1.5, 60, "jp")
    assert book["Tingkat"].max_row == 7


def test_the_list_of_sets_as_a_workbook_by_state_and_without_drafts_for_the_office(admin: Client, draf: VersiAturan):
    first, today = VersiAturan.objects.get(nomor=1), timezone.localdate()
    VersiAturan.objects.filter(pk=draf.pk).update(berlaku_mulai=today + timedelta(days=30))

    def sheet(client: Client, keadaan: str = "") -> list[tuple[Any, ...]]:
        book = openpyxl.load_workbook(BytesIO(client.get(reverse("insentif:aturan-list-export"), {"keadaan": keadaan}).content))
        return [(row[0], row[3]) for row in list(book["Versi"].values)[1:]]

    def shown(client: Client, keadaan: str) -> list[int]:
        return [row.nomor for row in client.get(reverse("insentif:aturan-list"), {"keadaan": keadaan}).context["page"]]

    book = openpyxl.load_workbook(BytesIO(admin.get(reverse("insentif:aturan-list-export")).content))
    assert [type(row[5]) for row in list(book["Versi"].values)[1:]] == [type(None), datetime]
    office = enter(make_pengguna("pengelola"))
    assert sheet(admin) == [(draf.nomor, "Draf"), (first.nomor, "Berlaku")]
    seen = [(first.nomor, "Berlaku")]  # a state that is not offered is left out, and said
    assert (sheet(admin, "draf"), sheet(office), sheet(office, "draf")) == ([(draf.nomor, "Draf")], seen, seen)
    assert (shown(admin, "draf"), shown(admin, "berlaku"), shown(office, "draf")) == ([draf.nomor], [first.nomor], [first.nomor])
    VersiAturan.objects.filter(pk=draf.pk).update(status="terbit", diterbitkan_pada=timezone.now(), diterbitkan_oleh=make_pengguna("admin"))
    assert sheet(office) == [(draf.nomor, "Mendatang"), (first.nomor, "Berlaku")]
    later = versi_list(today + timedelta(days=30)).values_list("nomor", "keadaan")
    assert list(later) == [(draf.nomor, "berlaku"), (first.nomor, "digantikan")]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_the_same_however_much_there_is(admin: Client, draf: VersiAturan, count: int, django_assert_num_queries: Any):
    for number in range(count):
        make_lulus(make_pegawai(f"Orang {number}"), jp=8, hari=timezone.localdate() - timedelta(days=5))
    AturanPoin.objects.filter(versi=draf, kejadian="lulus").update(poin=2)
    try_out(admin, draf)
    for name, queries in (("aturan-list", 4), ("aturan-detail", 10), ("aturan-coba", 8)):
        page = reverse(f"insentif:{name}", args=[] if name == "aturan-list" else [draf.pk])
        admin.get(page)
        with django_assert_num_queries(queries):
            admin.get(page)


def test_the_change_log_tells_what_a_list_holds(draf: VersiAturan) -> None:
    page = enter(make_pengguna("auditor")).get(reverse("pegawai:perubahan-list"), {"jenis": "insentif.versiaturan"})
    told = {s.kolom: s.sesudah for row in page.context["catatan"] for s in row.selisih}
    assert told["Kode kedudukan hukum yang mendapat poin"] == "01, 71"
