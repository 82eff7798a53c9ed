"""One connection to the mail server, kept for many mails, and what its answers mean for one of them."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from pegawai.services.notifikasi.jawaban import explain

ANSWER_SECONDS: Final = 60
LINE_START_DOT: Final = re.compile(rb"(?m)^\.")
WORD: Final = re.compile(r"[\x21-\x7e]+")
Envelope = tuple[str, str, str]


class Putus(Exception):  # noqa: N818 -- what happened, in the words of the log
    """The connection broke or was refused before the mail was handed over: it certainly did not arrive."""


class TakTerjawab(Exception):  # noqa: N818
    """The mail was handed over whole, and no answer came: nobody knows whether it arrived."""


class Ditolak(Exception):  # noqa: N818
    """The server answered no (str: in its own words). Final for 5xx about this recipient or this mail; otherwise it may be asked again."""

    def __init__(self, code: int, text: str, *, final: bool, pengirim: bool = False) -> None:
        super().__init__(f"{code} {text}".strip())
        self.final = final
        self.keterangan = explain(code, text, pengirim=pengirim)


class Sambungan:
    def __init__(self) -> None:
        self.backend = EmailBackend(timeout=settings.EMAIL_TIMEOUT)
        self.pipelined = self.fresh = False
        self.ahead: Envelope | None = None  # sent behind the last mail, its answers not read yet

    def open(self) -> None:
        """Connect and sign in, unless that is done. Raises Putus."""
        if self.backend.connection is not None:
            return
        try:
            self.backend.open()
            self._server.ehlo_or_helo_if_needed()  # Django greets only where it also signs in
        except OSError as error:  # SMTPException is one of these
            self.close()
            raise Putus(_describe(error)) from error
        self.pipelined = self._server.has_extn("pipelining")
        self.fresh = True

    def close(self) -> None:
        self.ahead = None
        connection, self.backend.connection = self.backend.connection, None
        if connection is not None:
            connection.close()

    def quit(self) -> None:
        if self.ahead is not None:  # QUIT would become the content of its mail
            self.close()
        self.backend.fail_silently = True
        self.backend.close()

    def hand_over(self, sender: str, recipient: str, content: bytes, *, meanwhile: Callable[[], None], ahead: str = "") -> None:
        """Give one mail to the server. Raises Ditolak, Putus or TakTerjawab; a connection that had gone stale is renewed once.

        `meanwhile` is called when the mail is on its way and its answer is awaited; not when it comes to nothing before that.
        `ahead` is who probably gets the next mail: its envelope goes behind this mail in the same round, as RFC 2920 (3.1) allows.
        """
        envelope = _envelope(sender, recipient)
        if self.ahead not in (None, envelope):  # its DATA is open: without an end, nothing arrives of it
            self.close()
        self.open()
        reused = not self.fresh
        following = _envelope(sender, ahead) if _is_word(ahead) else None
        try:
            self._hand_over(envelope, content, meanwhile, following)
        except Putus:
            if not reused:
                raise
            self.open()
            self._hand_over(envelope, content, meanwhile, following)

    def _hand_over(self, envelope: Envelope, content: bytes, meanwhile: Callable[[], None], following: Envelope | None) -> None:
        replies = self._answers(envelope)
        self.fresh = False
        for place, (code, text) in enumerate(replies):
            if code == 421:
                self._break(f"421 {text}")
            if code not in (250, 251, 354):
                self._reset(data_open=replies[-1][0] == 354)
                raise Ditolak(code, text, final=code >= 500 and place > 0, pengirim=place == 0)
        code, text = self._content(content, meanwhile, following)
        if code == 421:
            self.close()
        if code != 250:
            raise Ditolak(code, text, final=code >= 500)

    @property
    def _server(self) -> Any:
        """smtplib's connection; `open` has been called."""
        return self.backend.connection

    def _answers(self, envelope: Envelope) -> list[tuple[int, str]]:
        """The answers to the commands, in one round where the server allows it, else until the first refusal."""
        connection, ahead, self.ahead = self._server, self.ahead, None
        try:
            if self.pipelined:
                if ahead is None:
                    connection.send(_bytes(envelope))
                return [_read(connection) for _ in envelope]
            replies = []
            for command in envelope:
                connection.send(f"{command}\r\n")
                replies.append(_read(connection))
                if replies[-1][0] not in (250, 251, 354):
                    break
        except OSError as error:
            self.close()
            raise Putus(_describe(error)) from error
        return replies

    def _content(self, content: bytes, meanwhile: Callable[[], None], following: Envelope | None) -> tuple[int, str]:
        connection = self._server
        try:
            connection.sock.settimeout(max(settings.EMAIL_TIMEOUT, getattr(settings, "EMAIL_ANSWER_TIMEOUT", ANSWER_SECONDS)))
            self.ahead = following if self.pipelined else None
            connection.send(_stuff(content) + _bytes(self.ahead or ()))
            try:
                meanwhile()
            finally:
                reply = _read(connection)
            connection.sock.settimeout(settings.EMAIL_TIMEOUT)
        except OSError as error:
            self.close()
            raise TakTerjawab(_describe(error)) from error
        return reply

    def _reset(self, *, data_open: bool) -> None:
        """Back to where the next mail may begin; a DATA that was let in beside a refused recipient is ended empty."""
        connection = self._server
        try:
            if data_open:
                connection.send(".\r\n")
                connection.getreply()
            connection.rset()
        except OSError:  # the next mail opens a new one
            self.close()

    def _break(self, text: str) -> None:
        self.close()
        raise Putus(text)


def _read(connection: Any) -> tuple[int, str]:
    code, text = connection.getreply()
    return code, " ".join(text.decode("utf-8", "replace").split())


def _envelope(sender: str, recipient: str) -> Envelope:
    return f"MAIL FROM:<{_word(sender)}>", f"RCPT TO:<{_word(recipient)}>", "DATA"


def _bytes(commands: Iterable[str]) -> bytes:
    return "".join([f"{command}\r\n" for command in commands]).encode("ascii")


def _stuff(content: bytes) -> bytes:
    """The mail with its end; a dot at the start of a line is doubled, which our own base64 never needs."""
    if content.startswith(b".") or b"\n." in content:
        content = LINE_START_DOT.sub(b"..", content)
    return content + b".\r\n"


def _is_word(address: str) -> bool:
    """An address that may stand in a command: visible ASCII only, no angle brackets."""
    return bool(WORD.fullmatch(address)) and "<" not in address and ">" not in address


def _word(address: str) -> str:
    if not _is_word(address):
        raise Ditolak(553, "alamat surel tidak sah", final=True)
    return address


def _describe(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:150]
