"""One connection to the mail server: what goes over it in one round, and what a refusal means."""

from collections.abc import Iterator
from typing import Any

import pytest

from pegawai.services.notifikasi import jawaban
from pegawai.services.notifikasi.sambungan import Sambungan, TakTerjawab
from tests import sink
from tests.sink import Sink

SENDER, CONTENT = "tangkas@contoh.id", b"Message-ID: <%d@b>\r\n\r\nIsi\r\n"
ENVELOPE = ["mail", "rcpt", "data"]


@pytest.fixture
def mail_server(settings: Any) -> Iterator[Sink]:
    with sink.serve() as server:
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT, settings.EMAIL_ANSWER_TIMEOUT = server.port, 1, 1
        yield server


def hand_over(server: Sambungan, number: int, recipient: str, ahead: str) -> None:
    server.hand_over(SENDER, recipient, CONTENT % number, meanwhile=lambda: None, ahead=ahead)


def test_the_next_envelope_travels_behind_the_mail(mail_server: Sink) -> None:
    mail_server.once["dot"] = [None]  # silent after the mail: what it has got by then came in the same round
    with pytest.raises(TakTerjawab):
        hand_over(Sambungan(), 1, "a@contoh.id", "b@contoh.id")
    assert mail_server.commands == ["ehlo", *ENVELOPE, *ENVELOPE]


def test_an_envelope_that_went_ahead_is_not_sent_again(mail_server: Sink) -> None:
    server = Sambungan()
    for number, (recipient, ahead) in enumerate([("a@contoh.id", "b@contoh.id"), ("b@contoh.id", "b@contoh.id"), ("b@contoh.id", "")]):
        hand_over(server, number, recipient, ahead)
    server.quit()
    assert (mail_server.commands, mail_server.recipients) == (
        ["ehlo", *ENVELOPE * 3, "quit"], ["a@contoh.id", "b@contoh.id", "b@contoh.id"],
    )  # fmt: skip


@pytest.mark.parametrize("ahead", ["b@contoh.id", "b d@contoh.id", "b@contoh.id>\r\nRCPT TO:<x@contoh.id", "b@contöh.id"])
def test_somebody_who_was_announced_and_gets_nothing_gets_nothing(mail_server: Sink, ahead: str) -> None:
    server = Sambungan()
    hand_over(server, 1, "a@contoh.id", ahead)
    hand_over(server, 2, "c@contoh.id", ahead)
    server.quit()
    assert (mail_server.recipients, mail_server.contents) == (["a@contoh.id", "c@contoh.id"], [CONTENT % 1, CONTENT % 2])


@pytest.mark.parametrize(
    ("code", "text", "sentence"),
    [
        (550, "no such user", jawaban.ALAMAT),
        (550, "5.7.1 blocked by policy", jawaban.KEBIJAKAN),
        (550, "5.2.1 mailbox disabled", jawaban.KOTAK),
        (552, "over quota", jawaban.KOTAK),
        (554, "5.6.0 bad content", jawaban.ISI),
        (554, "no", jawaban.KEBIJAKAN),
        (500, "5.5.2 what", jawaban.LAIN),
        (599, "", jawaban.LAIN),
        (451, "4.7.1 greylisted", jawaban.SEMENTARA),
    ],
)
def test_a_refusal_is_told_by_its_class(code: int, text: str, sentence: str) -> None:
    assert jawaban.explain(code, text) == f"{sentence} (kode {code})."
