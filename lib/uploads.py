"""Stops an upload at the limit while it is still arriving."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest


class BoundedUploadHandler(FileUploadHandler):
    """Counts the bytes of all files of a request; past the limit the upload ends and `request.META` says so."""

    request: HttpRequest

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_MAX_BYTES:
            self.request.META["tangkas.unggahan_terlalu_besar"] = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
