"""The addresses of cells and rows in a sheet's XML. One far cell makes calamine reserve the whole rectangle."""

import re

from lib.berkas.cells import column_number
from lib.berkas.errors import BerkasDitolak
from lib.berkas.limits import Limits

HEADER_ROWS = 20
MAX_LOOKS = 3_000_000
VALUE = re.compile(rb"""\s*(?:"([^"<]*)"|'([^'<]*)')""")
ADDRESS = re.compile(r"([A-Za-z]*)([0-9]+)")


class GridCheck:
    """Looks closely only at addresses that are not plainly small: 750,000 cells cost about 0.05 s."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.last_row = limits.rows + HEADER_ROWS
        self.looks = 0
        digits = len(str(self.last_row)) - 2
        small = rb"[A-Z]{0,2}[1-9][0-9]{0,%d}" % digits
        self.suspect = re.compile(rb"""r\s*=(?!"%b")""" % small)

    def check(self, window: bytes) -> None:
        inside, last = False, 0
        for hit in self.suspect.finditer(window):
            self.looks += 1
            if self.looks > MAX_LOOKS:
                raise BerkasDitolak("bom_zip")
            at = hit.start()
            opened, closed = window.rfind(b"<", last, at), window.rfind(b">", last, at)
            if opened != closed:
                inside = opened > closed
            last = at
            if inside and window[at - 1 : at].isspace():
                self._check_address(VALUE.match(window, hit.end()))

    def _check_address(self, value: re.Match[bytes] | None) -> None:
        text = (value[1] or value[2] or b"").decode("ascii", "replace") if value else ""
        match = ADDRESS.fullmatch(text)
        if match is None or len(text) > 12:
            raise BerkasDitolak("sel_di_luar", sel=text[:12])
        column, row = column_number(match[1].upper()), int(match[2])
        wide, deep = column > self.limits.columns, row > self.last_row
        if not row or (wide and deep) or column > 16_384:
            raise BerkasDitolak("sel_di_luar", sel=text)
        if deep:
            raise BerkasDitolak("baris_terlalu_banyak", batas=self.limits.rows)
        if wide:
            raise BerkasDitolak("kolom_terlalu_banyak", batas=self.limits.columns)
