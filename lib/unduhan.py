"""Answers that are files to keep, under a name."""

from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from lib import waktu

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF: Final = "application/pdf"


def send_file(content: bytes, name: str, kind: str = XLSX) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer


def attachment(stem: str) -> HttpResponse:
    """An empty workbook to write into, named after what it holds and the minute."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem)
    return send_file(b"", f"{kept}-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx")
