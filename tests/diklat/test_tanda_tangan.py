"""Signatures: our own key made once, files verified with our root alone, every change noticed."""

import asyncio
import stat
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from diklat.services import tanda_tangan
from diklat.services.tanda_tangan import Keutuhan, kunci, verify_pdf
from diklat.services.tanda_tangan.lokal import PenandaLokal


@cache
def make_pdf(teks: str = "Sertifikat") -> bytes:
    """Not where tests are read: it begins threads, and a process that has any cannot be copied (`tests/salinan.py`)."""
    return typst.compile(f"#set page(width: 9cm, height: 5cm)\n{teks}".encode(), timestamp=0)


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.SIGNING_DIR = str(tmp_path / "kunci")


def sign(pdf: bytes = b"") -> bytes:
    return PenandaLokal().sign(pdf or make_pdf(), alasan="Sertifikat uji", tempat="Tangerang Selatan")


def roots() -> list[bytes]:
    return PenandaLokal().akar()


def test_a_signed_file_is_intact_with_our_root() -> None:
    assert verify_pdf(sign(), roots()) == Keutuhan.UTUH


def test_signing_and_checking_work_in_a_thread_that_runs_an_event_loop() -> None:
    async def inside() -> Keutuhan:
        return verify_pdf(sign(), roots())

    with ThreadPoolExecutor(max_workers=1) as pool:  # the browser tests leave a loop in this thread
        assert pool.submit(lambda: asyncio.run(inside())).result() == Keutuhan.UTUH


def test_an_unsigned_file_has_no_signature() -> None:
    assert verify_pdf(make_pdf(), roots()) == Keutuhan.TANPA_TANDA_TANGAN


def test_every_single_changed_byte_of_the_content_is_noticed() -> None:
    signed = sign()
    for place in range(20, len(make_pdf()), len(make_pdf()) // 40):
        changed = bytearray(signed)
        changed[place] ^= 1
        assert verify_pdf(bytes(changed), roots()) == Keutuhan.BERUBAH, place


def test_a_changed_byte_in_the_signed_attributes_is_noticed() -> None:
    signed = sign()
    changed = signed.replace(b"Sertifikat uji", b"Sertifikat ujj")
    assert changed != signed
    assert verify_pdf(changed, roots()) == Keutuhan.BERUBAH


def test_an_appended_revision_is_refused() -> None:
    writer = IncrementalPdfFileWriter(BytesIO(sign()))
    writer.root["/Uji"] = generic.pdf_name("/Tambahan")
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    assert verify_pdf(out.getvalue(), roots()) == Keutuhan.BERUBAH


def test_bytes_behind_the_end_are_refused() -> None:
    assert verify_pdf(sign() + b"\n% tambahan\n", roots()) == Keutuhan.BERUBAH


def test_a_signature_moved_from_another_document_is_refused() -> None:
    one, other = sign(), sign(make_pdf("Sertifikut"))
    seal, foreign = _contents(one), _contents(other)
    moved = one.replace(seal, foreign[: len(seal)].ljust(len(seal), b"0"))  # both end in zeros, more or fewer
    assert len(moved) == len(one)
    assert verify_pdf(moved, roots()) == Keutuhan.BERUBAH


def test_a_signature_by_somebody_elses_key_is_not_ours(settings: Any, tmp_path: Path) -> None:
    own = roots()
    settings.SIGNING_DIR = str(tmp_path / "lain")
    foreign = sign()
    assert verify_pdf(foreign, own) == Keutuhan.BUKAN_PENANDA_KAMI
    assert verify_pdf(foreign, []) == Keutuhan.BUKAN_PENANDA_KAMI
    assert verify_pdf(foreign, roots()) == Keutuhan.UTUH


@pytest.mark.parametrize("content", [b"", b"not a pdf", b"%PDF-1.7\n", None])
def test_broken_files_are_answered_not_raised(content: bytes | None) -> None:
    half = make_pdf()[:900]
    assert verify_pdf(half if content is None else content, roots()) == Keutuhan.BERUBAH


def test_the_key_is_made_once_by_many_at_once_and_is_private() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(_serial, range(8)))
    assert len(set(found)) == 1
    files = list(kunci.folder().iterdir())
    assert [path.name for path in files] == [kunci.BERKAS]
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(kunci.folder().stat().st_mode) == 0o700


def test_the_signer_is_named_by_a_setting(settings: Any) -> None:
    assert isinstance(tanda_tangan.get_penanda(), PenandaLokal)
    assert not tanda_tangan.get_penanda().is_resmi
    settings.SIGNER = f"{__name__}.Penyedia"
    assert tanda_tangan.get_penanda().label == "penyedia"


class Penyedia:
    label = "penyedia"
    is_resmi = True


def _serial(_: int) -> int:
    return kunci.load_kunci()[2].serial_number


def _contents(pdf: bytes) -> bytes:
    start = pdf.index(b"/Contents <")
    return pdf[start : pdf.index(b">", start)]
