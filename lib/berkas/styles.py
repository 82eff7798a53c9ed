from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.styleable import StyleableObject

Kind = Literal["teks", "nip", "angka", "tahun", "desimal", "desimal1", "persen", "tanggal", "waktu"]

FORMATS: dict[Kind, str] = {
    "teks": "General",
    "nip": "@",
    "angka": "#,##0",
    "tahun": "0",
    "desimal": "#,##0.00",
    "desimal1": "#,##0.0",
    "persen": "0.0%",
    "tanggal": "dd-mm-yyyy",
    "waktu": "dd-mm-yyyy hh:mm",
}
WIDTHS: dict[Kind, int] = {
    "teks": 28,
    "nip": 22,
    "angka": 12,
    "tahun": 10,
    "desimal": 12,
    "desimal1": 12,
    "persen": 11,
    "tanggal": 14,
    "waktu": 18,
}
HEADER_FILL, HEADER_INK, HEADER_LINE = "DCE9E7", "12343B", "8FB3AF"


class Styles:
    """Numbers of the workbook's cell formats, one per combination that is used."""

    def __init__(self, book: Workbook) -> None:
        self.sheet = book.create_sheet("Gaya")
        self.known: dict[tuple[str, str, bool], int] = {}
        self.header = self._header()
        book.remove(self.sheet)

    def number(self, kind: Kind, *, fill: str = "", quoted: bool = False) -> int:
        key = (kind, fill, quoted)
        if key not in self.known:
            style = StyleableObject(self.sheet)
            style.number_format = FORMATS[kind]
            style.quotePrefix = quoted
            style.alignment = Alignment(vertical="top")
            if fill:
                style.fill = PatternFill("solid", start_color=fill)
            self.known[key] = style.style_id
        return self.known[key]

    def _header(self) -> int:
        style = StyleableObject(self.sheet)
        style.number_format = FORMATS["nip"]
        style.font = Font(bold=True, color=HEADER_INK)
        style.fill = PatternFill("solid", start_color=HEADER_FILL)
        style.border = Border(bottom=Side("thin", color=HEADER_LINE))
        style.alignment = Alignment(vertical="center", wrap_text=True)
        return int(style.style_id)
