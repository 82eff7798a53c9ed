"""The worker's side: claim rows, ask again whether they are needed, hand them to the mail server, note what it said.

What is promised: a row is handed over once. Its state "mulai" is committed before, "terkirim" after; if the process dies or the server
falls silent between the two, the row is "tidak pasti" for all to see and is tried once more after an hour under the same Message-ID, so
only that one mail can arrive twice. Whether a mail is still needed was read at most FRESH_SECONDS before it is handed over.
"""

import logging
import time
from collections.abc import Sequence
from typing import Final

from pegawai.models import Notifikasi
from pegawai.services.notifikasi import sewa, susun
from pegawai.services.notifikasi.sambungan import Ditolak, Putus, Sambungan, TakTerjawab
from pegawai.services.notifikasi.sewa import Tanda

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
        self.rows, self.server = rows, server
        self.held = rows[0].sewa_sampai
        self.last: Tanda | None = None
        self.sent = 0

    def run(self) -> tuple[int, bool]:
        """How many went out, and whether it makes sense to go on."""
        assert self.held is not None  # noqa: S101 -- claimed rows have a lease
        began, note = time.monotonic(), ""
        try:
            letters, closed = susun.compose(self.rows)
            if closed:
                sewa.close(closed, self.held)
            for surat in letters:
                if time.monotonic() - began > FRESH_SECONDS:
                    break
                self.server.open()
                self._send(surat)
        except Putus as error:
            note = f"Peladen surel belum dapat dihubungi ({error}). Dicoba lagi sendiri."
            logger.warning("surel belum terkirim", extra={"hasil": str(error)})
        finally:
            if self.last is not None:
                sewa.finish(self.last)
            sewa.release(self.rows, self.held, note)
        return self.sent, not note

    def _send(self, surat: susun.Surat) -> None:
        tanda = Tanda(surat.row.pk, surat.message_id)
        last, self.last = self.last, None
        if not sewa.start(surat.row, surat.message_id, surat.alamat, surat.salinan, last):
            return
        try:
            self.server.hand_over(susun.sender_address(), surat.alamat, surat.content)
        except TakTerjawab:
            sewa.mark_uncertain(tanda)
        except Ditolak as error:
            (sewa.fail if error.final else sewa.postpone)(tanda, f"Ditolak peladen surel: {error}")
        except Putus as error:
            sewa.postpone(tanda, f"Sambungan ke peladen surel putus ({error}).")
            raise
        else:
            self.last = tanda
            self.sent += 1
