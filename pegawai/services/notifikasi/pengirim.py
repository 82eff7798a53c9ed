"""The worker's side: claim rows, ask again whether they are needed, hand them to the mail server, note what it said.

What is promised: a row is handed over once. Its state "mulai" is committed before, "terkirim" after; if the process dies or the server
falls silent between the two, the row is "tidak pasti" for all to see and is tried once more after an hour under the same Message-ID, so
only such a mail can arrive twice. While the server thinks about one mail, the next row is begun in the database and the one before is
closed, in one statement. So two rows at most are "mulai" at any time, and a death leaves at most two uncertain: both may have arrived,
or only the first, or neither.
Whether a mail is still needed was read at most FRESH_SECONDS before it is handed over.
"""

import logging
import time
from collections import deque
from collections.abc import Sequence
from typing import Final

from pegawai.models import Notifikasi
from pegawai.services.notifikasi import sewa
from pegawai.services.notifikasi.sambungan import Ditolak, Putus, Sambungan, TakTerjawab
from pegawai.services.notifikasi.sewa import Tanda
from pegawai.services.notifikasi.susun import Surat, arrange, sender_address

FRESH_SECONDS: Final = 30
DRAIN_SECONDS: Final = 240
logger = logging.getLogger(__name__)


def drain(*, seconds: float = DRAIN_SECONDS) -> int:
    """Send what is due until nothing is, the server is away, or the time is up; the number of mails sent."""
    with sewa.slot() as free:
        if not free:
            return 0
        sewa.expire()
        sewa.drop_late()
        server, sent, end = Sambungan(), 0, time.monotonic() + seconds
        try:
            while time.monotonic() < end and (rows := sewa.claim()):
                count, goes_on = Kiriman(rows, server).run()
                sent += count
                if not goes_on:
                    break
        finally:
            server.quit()
        return sent


class Kiriman:
    """One claimed chunk on its way."""

    def __init__(self, rows: Sequence[Notifikasi], server: Sambungan) -> None:
        assert rows[0].sewa_sampai is not None  # noqa: S101 -- claimed rows have a lease
        self.rows, self.server, self.held = rows, server, rows[0].sewa_sampai
        self.began = time.monotonic()
        self.waiting: deque[Surat] = deque()
        self.next: Surat | None = None
        self.last: Tanda | None = None
        self.sent = 0

    def run(self) -> tuple[int, bool]:
        """How many went out, and whether it makes sense to go on."""
        note = said = ""
        try:
            made = arrange(self.rows)
            if made.closed:
                sewa.close(made.closed, made.read, self.held)
            self.waiting.extend(made.letters)
            if made.letters:
                self.server.open()
            self._begin_next()
            while (surat := self.next) is not None:
                self._send(surat)
        except Putus as error:
            note, said = "Peladen surel belum dapat dihubungi. Dicoba lagi sendiri.", str(error)
            logger.warning("surel belum terkirim", extra={"hasil": str(error)})
        finally:
            if self.last is not None:
                sewa.finish(self.last)
            sewa.release(self.rows, self.held, note, said)
        return self.sent, not note

    def _begin_next(self) -> None:
        """The next row that is still ours becomes "mulai"; the one that arrived last becomes "terkirim"."""
        self.next = None
        while self.waiting and self._is_fresh():
            surat = self.waiting.popleft()
            last, self.last = self.last, None
            if sewa.start(surat, last):
                self.next = surat
                return

    def _is_fresh(self) -> bool:
        return time.monotonic() - self.began < FRESH_SECONDS

    def _send(self, surat: Surat) -> None:
        tanda = Tanda(surat.row.pk, surat.message_id)
        try:
            ahead = self.waiting[0].alamat if self.waiting and self._is_fresh() else ""
            self.server.hand_over(sender_address(), surat.alamat, surat.content, meanwhile=self._begin_next, ahead=ahead)
        except TakTerjawab:
            sewa.mark_uncertain(tanda)
        except Ditolak as error:
            (sewa.fail if error.final else sewa.postpone)(tanda, error.keterangan, str(error))
        except Putus as error:
            sewa.postpone(tanda, "Sambungan ke peladen surel putus sebelum surel ini diserahkan.", str(error))
            raise
        else:
            self._arrived(tanda)
        if self.next is surat:  # refused before it was handed over, so the next one was not begun
            self._begin_next()

    def _arrived(self, tanda: Tanda) -> None:
        if self.last is not None:  # nothing was begun since, so nothing closed it
            sewa.finish(self.last)
        self.last = tanda
        self.sent += 1
