"""The kinds of mail: higher apps register who knows the words of a kind and when such a mail has become needless."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import DatabaseError

from lib import waktu
from pegawai.queries.instansi import get_instansi

if TYPE_CHECKING:
    from pegawai.models import Notifikasi


@dataclass(frozen=True, slots=True)
class Lampiran:
    """A file that goes with the mail; a calendar entry names its method ("REQUEST", "CANCEL")."""

    nama: str
    isi: bytes
    jenis: str = "text/calendar"
    metode: str = ""


@dataclass(frozen=True, slots=True)
class Kata:
    """What a mail says: values for the placeholders of the editable text, and the page it leads to (a path of this site)."""

    nilai: Mapping[str, str]
    tautan: str = ""
    lampiran: tuple[Lampiran, ...] = ()


@dataclass(frozen=True, slots=True)
class Berhenti:
    """The mail is needless now, and why: a sentence for the log."""

    alasan: str


Permintaan = Mapping[int, Kata | Berhenti]
Penyusun = Callable[[Sequence["Notifikasi"]], Permintaan]


@dataclass(frozen=True, slots=True)
class Jenis:
    """`sebab`: the sentence at the foot that says why somebody gets this mail. `contoh`: sample values for the preview, in which
    {singkatan} and {zona} stand for those of the office.
    `wajib`: why nobody may switch this mail off; empty where everybody may.
    """

    kode: str
    susun: Penyusun
    sebab: str
    contoh: Mapping[str, str]
    wajib: str = ""

    def nilai_contoh(self) -> dict[str, str]:
        office = {"{singkatan}": get_instansi().singkatan, "{zona}": waktu.zone_label()}
        return {name: _fill(text, office) for name, text in self.contoh.items()}


def _fill(text: str, office: Mapping[str, str]) -> str:
    for mark, word in office.items():
        text = text.replace(mark, word)
    return text


JENIS: Final[dict[str, Jenis]] = {}
logger = logging.getLogger(__name__)
SEBAB: Final = "Anda menerima surel ini karena tercatat sebagai pegawai pada Tangkas."


def register(kode: str, *, sebab: str = SEBAB, contoh: Mapping[str, str] | None = None, wajib: str = "") -> Callable[[Penyusun], Penyusun]:
    """The decorated function gets rows of the kind and answers for each (by its pk) with its words or why it is needless.

    It is asked just before sending and reads the present state then.
    """

    def decorate(function: Penyusun) -> Penyusun:
        JENIS[kode] = Jenis(kode, function, sebab, contoh or {}, wajib)
        return function

    return decorate


def ask(kode: str, rows: Sequence["Notifikasi"]) -> Permintaan | None:
    """What the kind answers for these rows; None where its words cannot be made, which is logged: the mails of other kinds go on.

    A fault of the database is not the kind's and is raised.
    """
    try:
        return JENIS[kode].susun(rows)
    except DatabaseError:
        raise
    except Exception:
        logger.exception("kata pemberitahuan tidak tersusun", extra={"objek": kode})
        return None
