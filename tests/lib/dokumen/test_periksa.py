"""What is taken as a document and what is not: kinds, ends, pages, double natures, bombs, and every cut and twisted copy."""

import hashlib
import io
import random
import re
import time
import zipfile

import pytest
from django.core.exceptions import ValidationError

from lib.dokumen import child
from lib.dokumen.periksa import MAX_BYTES, inspect
from lib.dokumen.tolak import SENTENCES
from tests.lib.dokumen.contoh import make_chunk, make_jpeg, make_pdf, make_png, make_segment

SAMPLES = {"a.pdf": make_pdf(), "b.jpg": make_jpeg(), "c.png": make_png()}


def code_of(isi: bytes, nama: str = "bukti.pdf") -> str:
    with pytest.raises(ValidationError) as refused:
        inspect(isi, nama)
    return str(refused.value.code)


def outcome(isi: bytes, nama: str) -> str | None:
    try:
        inspect(isi, nama)
    except ValidationError as refused:
        return refused.code
    return ""


def outcome_of_pdf(isi: bytes, _nama: str) -> str:
    """Without a child for each."""
    return child.answer(isi)[0]


def make_zip(comment: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
        book.comment = comment
    return target.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi", "jenis", "akhiran"),
    [
        ("Sertifikat Ani.PDF", make_pdf(50), "application/pdf", "pdf"),
        ("a.pdf", make_pdf().rstrip() + b"\r\n\0\0", "application/pdf", "pdf"),
        ("foto.jpeg", make_jpeg(5000, 5000), "image/jpeg", "jpg"),
        ("foto.jpg", make_jpeg(more=make_segment(0xE1, b"Exif\0\0\xff\xd9")), "image/jpeg", "jpg"),
        ("pindai.png", make_png(5000, 5000), "image/png", "png"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_genuine_documents_are_kept_as_they_are(nama: str, isi: bytes, jenis: str, akhiran: str) -> None:
    found = inspect(isi, nama)
    assert (found.isi, found.jenis, found.akhiran, found.sha256) == (isi, jenis, akhiran, hashlib.sha256(isi).hexdigest())


@pytest.mark.parametrize("nama", ["b.jpg", "c.png"])
def test_what_follows_the_end_of_a_picture_is_cut_off(nama: str) -> None:
    """Cameras of some phones append data of their own; so do people who hide a page behind a picture."""
    assert inspect(SAMPLES[nama] + b"<script>alert(1)</script>", nama).isi == SAMPLES[nama]


@pytest.mark.parametrize(
    ("isi", "nama", "code"),
    [
        (b"", "a.pdf", "kosong"),
        (make_pdf() + b"\0" * MAX_BYTES, "a.pdf", "terlalu_besar"),
        (make_pdf(), "a.docx", "jenis"),
        (make_pdf(), "pdf", "jenis"),
        (make_pdf(), "tanpa-akhiran", "jenis"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "a.svg", "jenis"),
        (b" " + make_pdf(), "a.pdf", "isi_berbeda"),
        (b"<html>" + make_pdf(), "a.pdf", "isi_berbeda"),
        (b"GIF89a/*" + make_png(), "a.png", "isi_berbeda"),
        (make_zip(), "a.pdf", "isi_berbeda"),
        (b"%PDF-1.7\n" + make_zip(), "a.pdf", "arsip"),
        (make_pdf() + make_zip(), "a.pdf", "arsip"),
        (make_pdf() + make_zip(b"\n%%EOF"), "a.pdf", "arsip"),
        (make_jpeg() + make_zip(), "a.jpg", "arsip"),
        (make_png(more=make_chunk(b"zzZz", make_zip())), "a.png", "arsip"),
        (make_pdf() + b"<html></html>", "a.pdf", "data_lain"),
        (make_pdf().replace(b"%%EOF", b""), "a.pdf", "terpotong"),
        (b"%PDF-1.7\n%%EOF", "a.pdf", "pdf_rusak"),
        (make_pdf(51), "a.pdf", "terlalu_banyak_halaman"),
        (make_pdf(objects=[b"<< /S /JavaScript /JS (app.alert(1)) >>"]), "a.pdf", "pdf_aktif"),
        (make_png(50_000, 50_000), "a.png", "gambar_terlalu_luas"),
        (make_png(0, 5), "a.png", "gambar_rusak"),
        (make_png()[:-1], "a.png", "terpotong"),
        (make_png().replace(b"IDAT", b"IDAX"), "a.png", "gambar_rusak"),
        (make_jpeg(50_000, 50_000), "a.jpg", "gambar_terlalu_luas"),
        (make_jpeg(0, 5), "a.jpg", "gambar_rusak"),
        (make_jpeg()[:-2], "a.jpg", "terpotong"),
        (b"\xff\xd8\xff\xd9", "a.jpg", "gambar_rusak"),
        (b"\xff\xd8\xff\xe0\x00\x00", "a.jpg", "gambar_rusak"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_refused(isi: bytes, nama: str, code: str) -> None:
    assert code_of(isi, nama) == code


@pytest.mark.parametrize("isi", SAMPLES)
@pytest.mark.parametrize("nama", SAMPLES)
def test_name_and_content_agree(nama: str, isi: str) -> None:
    if nama == isi:
        assert inspect(SAMPLES[isi], nama).isi == SAMPLES[isi]
    else:
        assert code_of(SAMPLES[isi], nama) == "isi_berbeda"


def test_a_refusal_is_one_sentence_with_its_figures() -> None:
    with pytest.raises(ValidationError) as refused:
        inspect(make_png(50_000, 50_000), "a.png")
    assert refused.value.messages == [
        "Gambar ini berukuran 50000 × 50000 titik, paling banyak 25 juta titik. Perkecil, lalu unggah kembali."
    ]
    assert not [code for code, text in SENTENCES.items() if not re.fullmatch(r"[A-Z].*\.", text)]


@pytest.mark.parametrize("nama", SAMPLES)
def test_any_twisted_copy_is_kept_or_refused_but_never_an_error(nama: str) -> None:
    chance, whole = random.Random(nama), SAMPLES[nama]
    look = outcome_of_pdf if nama == "a.pdf" else outcome
    for _ in range(1500):
        copy = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            copy[chance.randrange(len(copy))] = chance.randrange(256)
        part = bytes(copy[: chance.randint(0, len(copy))]) if chance.random() < 0.4 else bytes(copy)
        assert look(part, nama) in {"", *SENTENCES}


WORST = {
    "streams.pdf": lambda: b"1 0 obj << >> stream\n" * 400_000,
    "objects.pdf": lambda: make_pdf(objects=[b"[]"] * 250_000)[9:],
    "types.pdf": lambda: b"/Type " * 1_700_000,
    "long name.pdf": lambda: b"/" + b"a" * 10_000_000,
    "starts.pdf": lambda: b"startxref\n" * 900_000,
    "ends.pdf": lambda: b"%%EOF\n" * 1_600_000,
    "fill.jpg": lambda: b"\xff\xd8" + b"\xff" * 10_000_000,
    "markers.jpg": lambda: b"\xff\xd8" + b"\xff\xd0" * 5_000_000,
    "segments.jpg": lambda: b"\xff\xd8" + b"\xff\xfe\x00\x02" * 2_500_000,
    "scans.jpg": lambda: b"\xff\xd8" + b"\xff\xda\x00\x02" * 2_500_000,
    "chunks.png": lambda: make_png()[:33] + make_chunk(b"teXt", b"") * 800_000,
}


@pytest.mark.parametrize("nama", WORST)
def test_the_worst_of_ten_megabytes_takes_a_moment(nama: str) -> None:
    isi = WORST[nama]()
    isi = b"%PDF-1.7\n" + isi + b"%%EOF" if nama.endswith("pdf") else isi
    start = time.process_time()
    assert code_of(isi, nama) in SENTENCES
    assert time.process_time() - start < 4
