"""Answers that are files to keep, under a name."""

from typing import Final

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header

from lib import waktu

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF: Final = "application/pdf"


def send_file(content: bytes, name: str, kind: str = XLSX) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return answer


def send_stored(berkas: FieldFile, name: str, kind: str | None = PDF) -> FileResponse:
    """The file of a row: a download, never something a browser opens as a page. 404 where it is gone, as after its term (0071)."""
    if not berkas or not berkas.storage.exists(str(berkas.name)):
        raise Http404
    answer = FileResponse(berkas.open("rb"), as_attachment=True, filename=name, content_type=kind)
    answer["Content-Security-Policy"] = "sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def attachment(stem: str) -> HttpResponse:
    """An empty workbook to write into, named after what it holds and the minute."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem)
    return send_file(b"", f"{kept}-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx")
