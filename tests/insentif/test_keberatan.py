"""Objections to the ledger: filed by the person, answered once by somebody else, told by mail."""

from datetime import timedelta

import pytest
from django.urls import reverse

from diklat.models import Pendaftaran
from insentif.models import KeberatanPoin, PostingPoin
from insentif.services import hitung
from insentif.services import keberatan as services
from pegawai.models import Notifikasi, Pegawai
from pegawai.services.notifikasi import susun
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import HARI, make_lulus, saldo
from tests.pintu import enter
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def rina() -> Pegawai:
    return make_pegawai("Rina", email="rina@contoh.id")


@pytest.fixture
def baris(rina: Pegawai) -> PostingPoin:
    make_lulus(rina, jp=8)
    hitung.recalculate()
    return PostingPoin.objects.get()


def test_about_an_own_line_or_in_general_one_each_may_wait(rina, baris):
    for posting in (baris, None):
        row = services.submit_keberatan(pegawai_id=rina.pk, posting=posting, isi="JP saya 10.")
        assert (row.posting, row.status) == (posting, "diajukan")
        assert code_of(services.submit_keberatan, pegawai_id=rina.pk, posting=posting, isi="Lagi.") == "terbuka"
    budi = make_pegawai("Budi")
    assert code_of(services.submit_keberatan, pegawai_id=budi.pk, posting=baris, isi="Bukan saya.") == "bukan_milik"


def test_at_most_ten_wait_at_a_time(rina):
    for offset in range(11):
        make_lulus(rina, jp=1, hari=HARI + timedelta(days=offset))
    hitung.recalculate()
    *first, last = PostingPoin.objects.filter(pegawai=rina)
    for posting in first[:10]:
        services.submit_keberatan(pegawai_id=rina.pk, posting=posting, isi="Keliru.")
    assert code_of(services.submit_keberatan, pegawai_id=rina.pk, posting=last, isi="Keliru.") == "kuota"


def test_one_answer_by_somebody_else_reckons_the_points_anew_and_mails(rina, baris):
    row = services.submit_keberatan(pegawai_id=rina.pk, posting=baris, isi="Saya tidak lulus diklat ini.")
    own, officer = make_pengguna("pengelola", pegawai=rina), make_pengguna("pengelola")
    Pendaftaran.objects.update(status="tidak_lulus")
    answer = {"keberatan_id": row.pk, "status": "diperbaiki", "jawaban": "Hasilnya sudah dibetulkan."}
    assert code_of(services.answer_keberatan, by=own, **answer) == "sendiri"
    assert code_of(services.answer_keberatan, by=officer, **answer | {"jawaban": " "}) == "jawaban"
    assert code_of(services.answer_keberatan, by=officer, **answer | {"status": "diajukan"}) == "jawaban"
    assert saldo(rina) == 8
    row = services.answer_keberatan(by=officer, **answer)
    assert (row.status, row.dijawab_oleh, saldo(rina)) == ("diperbaiki", officer, 0)
    assert code_of(services.answer_keberatan, by=officer, **answer) == "sudah_dijawab"
    assert list(Notifikasi.objects.values_list("aturan", "objek", "pegawai")) == [("keberatan_dijawab", f"keberatan:{row.pk}", rina.pk)]


def test_the_mail_says_what_was_asked_and_what_was_answered(rina):
    row = services.submit_keberatan(pegawai_id=rina.pk, posting=None, isi="Diklat saya belum tercatat.")
    services.answer_keberatan(keberatan_id=row.pk, status="ditolak", jawaban="Buktinya belum diverifikasi.", by=make_pengguna("pengelola"))
    [letter], closed = susun.compose(list(Notifikasi.objects.all()))
    assert (letter.judul, closed) == ("Keberatan poin Anda: Tidak diubah", {})
    assert letter.isi.startswith("Keberatan Anda:\n\nDiklat saya belum tercatat.\n\nPutusan: Tidak diubah\nBuktinya belum diverifikasi.")
    KeberatanPoin.objects.update(status="diajukan", jawaban="", dijawab_pada=None)
    assert susun.compose(list(Notifikasi.objects.all()))[0] == []


def url(name: str, *args: int) -> str:
    return reverse(f"insentif:{name}", args=args)


def test_a_person_objects_from_the_own_ledger_and_the_office_answers(rina, baris):
    saya, budi = enter(make_pengguna(pegawai=rina)), enter(make_pengguna(pegawai=make_pegawai("Budi")))
    office = enter(make_pengguna("pengelola"))
    target = f"{url('keberatan-create')}?baris={baris.pk}"
    assert [client.get(target).status_code for client in (saya, budi)] == [200, 404]
    assert saya.post(target, {"isi": " "}).context["form"].errors == {"isi": ["Tulis apa yang keliru."]}
    answer = saya.post(target, {"isi": "JP saya 10."})
    row = KeberatanPoin.objects.get()
    assert (answer.url, row.posting, row.isi) == (url("keberatan-detail", row.pk), baris, "JP saya 10.")
    assert [line.row.keberatan for line in saya.get(url("saya")).context["page"]] == [row.pk]
    assert saya.post(target, {"isi": "Lagi."}).context["form"].non_field_errors()[0].startswith("Keberatan Anda tentang hal ini")
    assert budi.get(url("keberatan-detail", row.pk)).status_code == 404
    page = office.post(url("keberatan-answer", row.pk), {"status": "diajukan", "jawaban": ""})
    assert sorted(page.context["form"].errors) == ["jawaban", "status"]
    office.post(url("keberatan-answer", row.pk), {"status": "ditolak", "jawaban": "Hanya 8 JP dihadiri."})
    assert "Hanya 8 JP dihadiri." in saya.get(url("keberatan-detail", row.pk)).content.decode()


def test_the_office_begins_with_what_waits_and_a_person_sees_only_the_own_ones(rina):
    budi = make_pegawai("Budi")
    old, new = (services.submit_keberatan(pegawai_id=person.pk, posting=None, isi="Kurang.") for person in (rina, budi))
    KeberatanPoin.objects.filter(pk=old.pk).update(dibuat=old.dibuat - timedelta(days=2))
    done = services.submit_keberatan(pegawai_id=make_pegawai("Citra").pk, posting=None, isi="Kurang.")
    services.answer_keberatan(keberatan_id=done.pk, status="ditolak", jawaban="Benar.", by=make_pengguna("pengelola"))
    office, saya = enter(make_pengguna("auditor")), enter(make_pengguna(pegawai=rina))

    def shown(client, **query):
        return list(client.get(url("keberatan-list"), query).context["page"].rows)

    assert (shown(office), shown(office, status="semua")) == ([old, new], [done, new, old])
    assert (shown(office, q="budi"), shown(office, status="ditolak")) == ([new], [done])
    assert (shown(saya), shown(saya, q="budi"), shown(saya, status="ditolak")) == ([old], [], [])
