"""The log of mails, sending again, and the editable words."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pegawai.models import AturanPengingat, Notifikasi, Pegawai, Pekerjaan
from pegawai.services import notifikasi, pekerjaan
from pegawai.services.notifikasi import kata, kelola
from tests import factories
from tests.pintu import enter
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
LIST = reverse("pegawai:notifikasi-list")
ATURAN = reverse("pegawai:pengingat-edit", args=["sesi_h7"])


@pytest.fixture
def office() -> Client:
    return enter(factories.make_pengguna("pengelola", nama="Sari"))


def put(pegawai: Pegawai, objek: str = "angkatan:1", aturan: str = "sesi_h7", **changes: Any) -> Notifikasi:
    notifikasi.add(aturan=aturan, objek=objek, pegawai_ids=[pegawai.pk])
    row = Notifikasi.objects.get(aturan=aturan, objek=objek, pegawai=pegawai)
    if changes.get("status", "menunggu") not in ("menunggu", "mulai"):
        changes.setdefault("selesai", timezone.now())
    Notifikasi.objects.filter(pk=row.pk).update(**changes)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("count", [1, 3])
def test_notifikasi_list_keeps_its_query_count(office: Client, count: int, django_assert_num_queries: Any) -> None:
    for _ in range(count):
        put(factories.make_pegawai())
    office.get(LIST)
    with django_assert_num_queries(6):
        office.get(LIST)


def test_notifikasi_list_filters(office: Client) -> None:
    rina, dodi = factories.make_pegawai("Rina"), factories.make_pegawai("Dodi")
    one = put(rina, "angkatan:1", status="terkirim", alamat="rina@contoh.id")
    two = put(dodi, "angkatan:2", "ditolak", status="gagal", dibuat=timezone.now() - timedelta(days=3))
    today = timezone.localdate()
    found = {
        "q=rina": [one], f"q={dodi.nip}": [two], "q=rina@contoh": [one], "aturan=ditolak": [two], "status=gagal": [two],
        "objek=angkatan:1": [one], f"sejak={today}": [one], f"sampai={today - timedelta(days=1)}": [two],
        "aturan=sihir&status=x&sejak=kapan": [one, two],
    }  # fmt: skip
    assert {query: list(office.get(f"{LIST}?{query}").context["page"]) for query in found} == found


def test_what_follows_is_told_for_every_state(office: Client) -> None:
    later = timezone.now() + timedelta(hours=1)
    rina = factories.make_pegawai("Rina")
    states = {
        "a:1": {}, "a:2": {"kirim_pada": later}, "a:3": {"kirim_pada": later, "percobaan": 2}, "a:4": {"status": "mulai"},
        "a:5": {"status": "terkirim"}, "a:6": {"status": "gagal"}, "a:7": {"status": "tidak_perlu"}, "a:8": {"status": "tidak_pasti"},
    }  # fmt: skip
    for objek, changes in states.items():
        put(rina, objek, **changes)
    put(rina, "a:9", status="tidak_pasti", kirim_pada=later, selesai=timezone.now())
    Notifikasi.objects.filter(objek="a:9").update(selesai=None)
    said = {c.row.objek: c.lanjut.split(" ")[0] for c in office.get(LIST).context["catatan"]}
    assert said == {
        "a:1": "Segera", "a:2": "Dikirim", "a:3": "Dicoba", "a:4": "Sedang", "a:5": "Selesai", "a:6": "Perbaiki",
        "a:7": "Tidak", "a:8": "Tanyakan", "a:9": "Diulang",
    }  # fmt: skip


def test_a_failed_mail_is_sent_again_with_a_reason_and_once(office: Client) -> None:
    row = put(factories.make_pegawai("Rina"), status="gagal", keterangan="Belum punya surel.")
    url = reverse("pegawai:notifikasi-resend", args=[row.pk])
    assert office.post(url, {"alasan": ""}).status_code == 302
    assert Notifikasi.objects.count() == 1
    answer = office.post(url, {"alasan": "Surelnya sudah diisi"})
    new = Notifikasi.objects.exclude(pk=row.pk).get()
    assert answer.url == reverse("pegawai:notifikasi-detail", args=[new.pk])
    assert (new.status, new.ke, kelola.versi_of(new), new.data["diulang"]) == ("menunggu", 1001, 1, "oleh Sari: Surelnya sudah diisi")
    page = office.get(answer.url).content.decode()
    assert "oleh Sari: Surelnya sudah diisi" in page
    with refusing("sudah_diulang"):
        kelola.resend_notifikasi(notifikasi_id=row.pk, alasan="lagi", by=factories.make_pengguna("pengelola"))


@pytest.mark.parametrize("status", ["menunggu", "mulai", "terkirim", "tidak_perlu", "terlambat"])
def test_only_failed_and_uncertain_mails_are_sent_again(status: str) -> None:
    row = put(factories.make_pegawai(), status=status)
    with refusing("bukan_gagal"):
        kelola.resend_notifikasi(notifikasi_id=row.pk, alasan="coba", by=factories.make_pengguna("pengelola"))


def test_the_detail_shows_the_words_that_were_sent(office: Client) -> None:
    data = {"_judul": "Besok <b>", "_isi": "Datang ke <Aula>\n\nhttp://127.0.0.1:8000/x"}
    row = put(factories.make_pegawai("Rina"), status="terkirim", data=data, message_id="<a@b>", percobaan=1)
    page = office.get(reverse("pegawai:notifikasi-detail", args=[row.pk])).content.decode()
    assert "<p>Datang ke &lt;Aula&gt;</p>" in page
    assert "&lt;a@b&gt;" in page


def test_the_words_are_edited_and_the_change_is_kept(office: Client) -> None:
    rule = AturanPengingat.objects.get(kode="sesi_h7")
    data = {"is_aktif": "on", "hari": 5, "judul": "Ingat $$5: $program", "isi": "Halo $nama\n\n$tautan"}
    assert office.post(ATURAN, data | {"pratinjau": "1"}).context["contoh"].judul == "Ingat $5: Pelayanan Publik Prima"
    rule.refresh_from_db()
    assert rule.hari == 7
    assert office.post(ATURAN, data).status_code == 302
    rule.refresh_from_db()
    assert (rule.hari, rule.judul, rule.is_aktif) == (5, "Ingat $$5: $program", True)
    event = apps.get_model("pegawai", "AturanPengingatEvent").objects.get(id=rule.pk, pgh_label="ubah")
    assert event.hari == 7


@pytest.mark.parametrize(
    ("field", "text", "code", "said"),
    [
        ("judul", "Halo $kepala", "penanda_asing", "$kepala"),
        ("isi", "$tautan ${settings}", "penanda_asing", "$settings"),
        ("isi", "$tautan $5", "dolar_sendiri", "$$"),
        ("isi", "tanpa alamat", "tanpa_tautan", "$tautan"),
    ],
)
def test_unknown_placeholders_are_refused_with_their_name(office: Client, field: str, text: str, code: str, said: str) -> None:
    data = {"is_aktif": "on", "hari": 7, "judul": "Halo", "isi": "$tautan", field: text}
    form = office.post(ATURAN, data).context["form"]
    [error] = form.errors.as_data()[field]
    assert (error.code, said in error.messages[0]) == (code, True)
    assert AturanPengingat.objects.get(kode="sesi_h7").hari == 7


def test_asvs_1_3_7_text_that_looks_like_a_template_is_shown_as_it_is(office: Client) -> None:
    text = "{{ settings.SECRET_KEY }} {0.__class__} $tautan"
    shown = office.post(ATURAN, {"is_aktif": "on", "hari": 7, "judul": "x", "isi": text, "pratinjau": "1"})
    assert shown.context["contoh"].isi.startswith("{{ settings.SECRET_KEY }} {0.__class__} ")
    assert "{{ settings.SECRET_KEY }}" in shown.content.decode()


def test_render_text_knows_names_only() -> None:
    assert kata.render_text("${nama} $nama.__class__ $$nama {nama}", {"nama": "$tautan"}) == "$tautan $tautan.__class__ $nama {nama}"
    assert kata.render_html("<b>$nama</b>\nx\n\n$tautan", {"nama": "<i>", "tautan": 'a"b'}).startswith(
        "<p>&lt;b&gt;&lt;i&gt;&lt;/b&gt;<br>\nx</p>\n<table"
    )


def test_the_log_is_exported(office: Client) -> None:
    put(factories.make_pegawai("Rina"), status="gagal", keterangan="550 tidak ada", dibuat=timezone.now())
    office.post(reverse("pegawai:notifikasi-export") + f"?sejak={date(2020, 1, 1)}")
    job = Pekerjaan.objects.get()
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert (job.status, job.pesan) == ("selesai", "1 surel, Sejak: 1 Jan 2020.")
