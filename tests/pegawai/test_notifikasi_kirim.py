"""The outbox and a mail server that behaves, refuses, drops, hangs, goes and comes: each mail once, or "tidak pasti" for all to see."""

import email
import threading
from collections.abc import Iterator, Sequence
from datetime import timedelta
from email import policy
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from pegawai.models import AturanPengingat, KedudukanHukum, Notifikasi
from pegawai.queries import notifikasi as queries
from pegawai.services import notifikasi
from pegawai.services.notifikasi import jawaban, jenis, sewa
from pegawai.services.notifikasi.pengirim import Kiriman, drain
from pegawai.services.notifikasi.sambungan import Sambungan
from pegawai.services.notifikasi.susun import Surat
from tests import factories, sink
from tests.sink import Sink

pytestmark = pytest.mark.django_db(transaction=True)
Status = Notifikasi.Status
NEEDLESS: set[str] = set()


@pytest.fixture
def mail_server(settings: Any) -> Iterator[Sink]:
    with sink.serve() as server:
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT, settings.EMAIL_ANSWER_TIMEOUT = server.port, 2, 2
        yield server


@pytest.fixture(autouse=True)
def kind(transactional_db: None) -> Iterator[AturanPengingat]:
    """A kind of its own; objects named in NEEDLESS have become needless."""

    def words(rows: Sequence[Notifikasi]) -> dict[int, notifikasi.Kata | notifikasi.Berhenti]:
        stop = notifikasi.Berhenti("Sudah tidak perlu.")
        return {row.pk: stop if row.objek in NEEDLESS else notifikasi.Kata({"isi": row.data.get("isi", "x")}, "/") for row in rows}

    notifikasi.register("uji_kirim", sebab="Uji.")(words)
    NEEDLESS.clear()
    yield AturanPengingat.objects.create(
        kode="uji_kirim", nama="Uji", kelompok="Uji", judul="Kabar $isi", isi="Isi: $isi\n\n$tautan", penanda="isi"
    )
    del jenis.JENIS["uji_kirim"]


def put(count: int = 1, **more: Any) -> None:
    alamat = [f"orang{number}@contoh.id" for number in range(count)]
    notifikasi.add(aturan="uji_kirim", objek=more.pop("objek", "uji:1"), alamat=alamat, **more)


def states() -> dict[str, int]:
    found: dict[str, int] = {}
    for status in Notifikasi.objects.values_list("status", flat=True):
        found[status] = found.get(status, 0) + 1
    return found


def as_surat(row: Notifikasi) -> Surat:
    return Surat(row, row.alamat, "<a@b>", "Kabar", "Isi", b"")


def bring_forward(**more: Any) -> None:
    """Time passes: whatever waits is due now."""
    Notifikasi.objects.filter(selesai=None).update(kirim_pada=timezone.now(), **more)


def test_mails_go_out_over_one_connection_with_text_and_html(mail_server: Sink) -> None:
    put(230, data={"isi": "pukul 08.00 — <b>Aula</b>"})
    assert drain() == 230
    assert (states(), mail_server.connections, len(mail_server.ids)) == ({"terkirim": 230}, 1, 230)
    mail: Any = email.message_from_bytes(mail_server.contents[0], policy=policy.default)
    assert (mail["Subject"], mail["To"]) == ("Kabar pukul 08.00 — <b>Aula</b>", "Bapak/Ibu <orang0@contoh.id>")
    text, html = (mail.get_body((name,)).get_content() for name in ("plain", "html"))
    assert "Isi: pukul 08.00 — <b>Aula</b>\n" in text
    assert "<p>Isi: pukul 08.00 — &lt;b&gt;Aula&lt;/b&gt;</p>" in html
    row = Notifikasi.objects.get(message_id=mail["Message-ID"])
    assert (row.percobaan, row.data["_judul"], row.keterangan) == (1, mail["Subject"], "")


def test_a_server_without_pipelining_gets_the_same_mails(settings: Any) -> None:
    with sink.serve(pipelining=False) as server:
        settings.EMAIL_PORT = server.port
        put(3)
        assert (drain(), server.connections, sorted(server.recipients)) == (3, 1, [f"orang{number}@contoh.id" for number in range(3)])


def test_what_has_become_needless_or_late_is_not_sent_and_says_why(mail_server: Sink) -> None:
    put(objek="uji:sudah")
    put(objek="uji:lama", berguna_sampai=timezone.now() - timedelta(seconds=1))
    put(objek="uji:baik")
    NEEDLESS.add("uji:sudah")
    assert drain() == 1
    assert dict(Notifikasi.objects.values_list("objek", "status")) == {
        "uji:sudah": "tidak_perlu", "uji:lama": "terlambat", "uji:baik": "terkirim",
    }  # fmt: skip
    assert Notifikasi.objects.get(objek="uji:sudah").keterangan == "Sudah tidak perlu."


def test_a_kind_that_is_off_or_unknown_is_not_sent(mail_server: Sink, kind: AturanPengingat) -> None:
    put()
    AturanPengingat.objects.filter(pk=kind.pk).update(is_aktif=False)
    notifikasi.add(aturan="tak_ada", objek="x:1", alamat=["a@contoh.id"])
    assert (drain(), states()) == (0, {"tidak_perlu": 1, "gagal": 1})


def test_people_who_left_and_people_without_address(mail_server: Sink) -> None:
    gone = KedudukanHukum.objects.filter(is_aktif=False)[0]
    people = [
        factories.make_pegawai("Ada", email="ada@contoh.id"),
        factories.make_pegawai("Pergi", email="pergi@contoh.id", kedudukan=gone),
        factories.make_pegawai("Tanpa"),
        factories.make_pegawai("Akun"),
    ]
    factories.make_pengguna(pegawai=people[3], email="lewat.akun@contoh.id")
    notifikasi.add(aturan="uji_kirim", objek="uji:1", pegawai_ids=[person.pk for person in people])
    assert drain() == 2
    assert dict(Notifikasi.objects.values_list("pegawai__nama", "status")) == {
        "Ada": "terkirim", "Pergi": "tidak_perlu", "Tanpa": "gagal", "Akun": "terkirim",
    }  # fmt: skip
    assert sorted(mail_server.recipients) == ["ada@contoh.id", "lewat.akun@contoh.id"]


@pytest.mark.parametrize(
    "nama", ["Rina\r\nBcc: korban@contoh.id", "Rina\nBcc: korban@contoh.id, Ünal", "Rina\x0b\x85Bcc: korban@contoh.id"]
)
def test_asvs_1_3_11_a_name_or_a_word_cannot_add_a_header(mail_server: Sink, nama: str) -> None:
    person = factories.make_pegawai(nama, email="rina@contoh.id")
    notifikasi.add(aturan="uji_kirim", objek="uji:1", pegawai_ids=[person.pk], data={"isi": "a\r\nBcc: korban@contoh.id"})
    assert drain() == 1
    mail = email.message_from_bytes(mail_server.contents[0], policy=policy.default)
    assert mail_server.recipients == ["rina@contoh.id"]
    assert (mail["Bcc"], mail["Subject"], [address.addr_spec for address in mail["To"].addresses]) == (
        None, "Kabar a Bcc: korban@contoh.id", ["rina@contoh.id"],
    )  # fmt: skip


def test_a_line_of_a_single_dot_arrives_whole(mail_server: Sink) -> None:
    put(data={"isi": "satu\n.\ndua"})
    drain()
    mail: Any = email.message_from_bytes(mail_server.contents[0], policy=policy.default)
    assert "Isi: satu\n.\ndua\n" in mail.get_body(("plain",)).get_content()


def test_a_refused_recipient_is_final_and_the_others_go_on(mail_server: Sink) -> None:
    mail_server.once["rcpt"] = [b"550 5.1.1 no such user\r\n"]
    put(3)
    assert (drain(), states(), mail_server.connections) == (2, {"gagal": 1, "terkirim": 2}, 1)
    row = Notifikasi.objects.get(status="gagal")
    assert (row.keterangan, row.data["_jawaban"]) == (f"{jawaban.ALAMAT} (kode 550).", "550 5.1.1 no such user")
    assert queries.describe([row])[0].jawaban == "550 5.1.1 no such user"


@pytest.mark.parametrize("command", ["rcpt", "dot", "data"])
def test_a_refusal_for_now_is_asked_again_later(mail_server: Sink, command: str) -> None:
    mail_server.once[command] = [b"451 4.7.1 greylisted\r\n"]
    put(2)
    assert (drain(), states()) == (1, {"menunggu": 1, "terkirim": 1})
    row = Notifikasi.objects.get(status="menunggu")
    assert (row.keterangan, row.data["_jawaban"]) == (f"{jawaban.SEMENTARA} (kode 451).", "451 4.7.1 greylisted")
    assert 50 < (row.kirim_pada - timezone.now()).total_seconds() <= 60
    assert drain() == 0
    bring_forward()
    assert (drain(), states(), set(mail_server.ids.values())) == (1, {"terkirim": 2}, {1})


def test_a_refused_sender_is_our_own_fault_and_loses_nobody_his_mail(mail_server: Sink) -> None:
    mail_server.answers["mail"] = b"550 sender unknown\r\n"
    put(2)
    assert (drain(), states()) == (0, {"menunggu": 2})
    assert set(Notifikasi.objects.values_list("keterangan", flat=True)) == {f"{jawaban.PENGIRIM} (kode 550)."}


@pytest.mark.parametrize("command", ["mail", "rcpt", "data"])
@pytest.mark.parametrize("said", [b"421 too many\r\n", b""], ids=["421", "drop"])
def test_a_connection_that_breaks_before_the_mail_is_whole_sends_each_once(mail_server: Sink, command: str, said: bytes) -> None:
    put(4)
    mail_server.once[command] = [b"250 ok\r\n" if command != "data" else b"354 go\r\n", said]
    sent = drain()
    bring_forward()
    assert (sent + drain(), states(), sorted(mail_server.ids.values())) == (4, {"terkirim": 4}, [1, 1, 1, 1])


def test_no_answer_after_the_mail_is_uncertain_and_repeated_once_with_the_same_id(mail_server: Sink) -> None:
    mail_server.once["dot"] = [b""]
    put(3)
    assert (drain(), states()) == (2, {"tidak_pasti": 1, "terkirim": 2})
    row = Notifikasi.objects.get(status="tidak_pasti")
    assert (row.keterangan, row.selesai) == (sewa.TIDAK_PASTI, None)
    assert 3500 < (row.kirim_pada - timezone.now()).total_seconds() <= 3600
    bring_forward()
    assert (drain(), states()) == (1, {"terkirim": 3})
    row.refresh_from_db()
    assert (row.keterangan, mail_server.ids[row.message_id], sorted(mail_server.ids.values())) == (sewa.MUNGKIN_DUA, 2, [1, 1, 2])


def test_no_answer_twice_stays_uncertain_and_is_left_to_people(mail_server: Sink) -> None:
    mail_server.answers["dot"] = b""
    put(1)
    drain()
    bring_forward()
    drain()
    row = Notifikasi.objects.get()
    assert (row.status, row.keterangan, row.selesai is not None, row.percobaan) == ("tidak_pasti", sewa.TIDAK_PASTI_LAGI, True, 2)
    bring_forward()
    assert drain() == 0


def test_a_server_that_hangs_after_the_mail_is_uncertain_and_before_it_is_not(mail_server: Sink) -> None:
    mail_server.once["dot"] = [None]
    put(1)
    assert (drain(), states()) == (0, {"tidak_pasti": 1})
    Notifikasi.objects.all().delete()
    mail_server.once["mail"] = [None]
    put(1)
    assert (drain(), states()) == (0, {"menunggu": 1})


def test_a_server_that_is_down_costs_no_attempt_and_delays_nothing(mail_server: Sink, settings: Any) -> None:
    port = mail_server.port
    settings.EMAIL_PORT = 1
    put(3)
    assert (drain(), states()) == (0, {"menunggu": 3})
    assert set(Notifikasi.objects.values_list("percobaan", "sewa_sampai")) == {(0, None)}
    settings.EMAIL_PORT = port
    assert (drain(), states()) == (3, {"terkirim": 3})


def test_what_a_dead_worker_had_begun_is_uncertain_and_what_it_had_only_claimed_is_not(mail_server: Sink) -> None:
    put(3)
    rows = sewa.claim()
    assert sewa.start(as_surat(rows[0]), None)
    assert (drain(), states()) == (0, {"menunggu": 2, "mulai": 1})
    Notifikasi.objects.update(sewa_sampai=timezone.now() - timedelta(seconds=1))
    assert (drain(), states()) == (2, {"tidak_pasti": 1, "terkirim": 2})
    bring_forward()
    assert (drain(), states(), mail_server.ids["<a@b>"]) == (1, {"terkirim": 3}, 1)


def test_a_worker_whose_lease_ran_out_sends_nothing_more(mail_server: Sink) -> None:
    put(1)
    rows = sewa.claim()
    Notifikasi.objects.update(sewa_sampai=timezone.now() - timedelta(seconds=1))
    assert drain() == 1
    assert not sewa.start(as_surat(rows[0]), None)


@pytest.mark.parametrize(("lost", "connections"), [(1, 2), (2, 1)], ids=["with one after it", "last"])
def test_a_row_that_is_lost_after_its_envelope_went_ahead_is_not_sent_by_us(mail_server: Sink, lost: int, connections: int) -> None:
    put(3)
    rows, server = sewa.claim(), Sambungan()
    Notifikasi.objects.filter(pk=rows[lost].pk).update(sewa_sampai=None)  # its new owner sends it
    assert Kiriman(rows, server).run() == (2, True)
    server.quit()
    assert (states(), mail_server.recipients, mail_server.connections) == (
        {"terkirim": 2, "menunggu": 1}, [f"orang{number}@contoh.id" for number in range(3) if number != lost], connections,
    )  # fmt: skip
    assert (drain(), sorted(mail_server.ids.values()), min(map(len, mail_server.contents)) > 100) == (1, [1, 1, 1], True)


def test_a_recipient_refused_ahead_of_time_is_not_blamed_on_another(mail_server: Sink) -> None:
    mail_server.once["rcpt"] = [b"250 ok\r\n", b"550 5.1.1 no such user\r\n"]
    put(3)
    assert (drain(), dict(Notifikasi.objects.values_list("alamat", "status"))) == (
        2, {"orang0@contoh.id": "terkirim", "orang1@contoh.id": "gagal", "orang2@contoh.id": "terkirim"},
    )  # fmt: skip


def test_many_workers_at_once_send_each_mail_once(mail_server: Sink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sewa, "WORKERS_MAX", 4)
    monkeypatch.setattr(sewa, "CHUNK", 50)
    put(600)
    ready, sent = threading.Barrier(4), []

    def work() -> None:
        ready.wait()
        sent.append(drain())
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert (sum(sent), states(), len(mail_server.ids), set(mail_server.ids.values())) == (600, {"terkirim": 600}, 600, {1})
    assert sorted(count > 0 for count in sent) == [True] * 4
