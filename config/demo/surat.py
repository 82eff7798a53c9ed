"""Reads the messages that the demo's mail sink keeps as files."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

LINK = re.compile(r"https?://\S+")
NEWEST_SHOWN = 100


@dataclass(frozen=True)
class Surat:
    kode: str
    kepada: str
    perihal: str
    waktu: datetime | None
    isi: str
    tautan: tuple[str, ...]


def list_surat() -> list[Surat]:
    """The newest messages first, without those that cannot be read."""
    files = sorted(_folder().glob("*.eml"), reverse=True)[:NEWEST_SHOWN]
    return [read_surat(file) for file in files]


def find_surat(kode: str) -> Surat | None:
    file = next((file for file in _folder().glob("*.eml") if file.stem == kode), None)
    return read_surat(file) if file else None


def _folder() -> Path:
    return Path(settings.EMAIL_SINK_DIR or "/nonexistent")


def read_surat(file: Path) -> Surat:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    text = body.get_content() if isinstance(body, EmailMessage) else ""
    date = message.get("Date")
    return Surat(
        kode=file.stem,
        kepada=str(message.get("To", "")),
        perihal=str(message.get("Subject", "")),
        waktu=parsedate_to_datetime(str(date)) if date else None,
        isi=text,
        tautan=tuple(LINK.findall(text)),
    )
