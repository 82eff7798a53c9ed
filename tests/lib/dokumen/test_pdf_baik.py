"""What people really hand in passes: scans, forms, signed and archived documents, old and new versions, updated files."""

import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Name, Pdf
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from diklat import cetak
from diklat.services.tanda_tangan.lokal import PenandaLokal
from lib.dokumen import child, periksa
from tests.diklat.test_cetak import SERTIFIKAT
from tests.lib.dokumen import pdf_susun as susun
from tests.lib.dokumen.contoh import make_jpeg, make_pdf, make_stream

PACKED = pikepdf.ObjectStreamMode.generate
LINK = b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (%s) >> >>"
IMAGE = b"/Type /XObject /Subtype /Image /Width 2480 /Height 3508 /ColorSpace /DeviceRGB /BitsPerComponent 8 "


def make_scan(mode: str, pages: int = 2) -> bytes:
    """As scanner programs make it: one picture a page."""
    target = BytesIO()
    sheets = [Image.new(mode, (1240, 1754), 255) for _ in range(pages)]
    sheets[0].save(target, "PDF", save_all=True, append_images=sheets[1:], resolution=150)
    return target.getvalue()


def with_form(pdf: Pdf) -> None:
    field = pdf.make_indirect({"/FT": Name("/Tx"), "/T": "nama", "/V": "Siti", "/Subtype": Name("/Widget"), "/Rect": [0, 0, 9, 9]})
    field.A = pikepdf.Dictionary(S=Name("/ResetForm"))
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field], NeedAppearances=True, DA="/Helv 0 Tf 0 g")
    pdf.pages[0].Annots = pikepdf.Array([field])


def with_outline_and_tags(pdf: Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Array([pdf.pages[0].obj, Name("/Fit")])
    pdf.Root.AA = pikepdf.Dictionary(WP=pikepdf.Dictionary(S=Name("/Named"), N=Name("/Print")))
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=[pikepdf.Dictionary(S=Name("/Link"), A=pikepdf.Dictionary(O=Name("/Layout")))])
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=Name("/D"))])
    pdf.pages[0].Trans = pikepdf.Dictionary(S=Name("/Dissolve"))
    pdf.pages[0].Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(G=pikepdf.Dictionary(BM=Name("/Screen"))))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Bab 1", 0))


GOOD = {
    "plain": make_pdf(),
    "fifty pages": make_pdf(50),
    "blanks behind": make_pdf().rstrip() + b"\r\n\0\0",
    "link": make_pdf(objects=[LINK % b"https://bkpsdm.example.go.id/a?b=c#d"]),
    "link without a scheme": make_pdf(objects=[LINK % b"www.example.go.id:8080/a"]),
    "mail link": make_pdf(objects=[LINK % b"mailto:siti@example.go.id"]),
    "scan, packed": make_pdf(objects=[make_stream(zlib.compress(bytes(2480 * 3508 * 3), 1), IMAGE + b"/Filter /FlateDecode")]),
    "photograph": make_pdf(objects=[make_stream(make_jpeg(), IMAGE + b"/Filter [/ASCII85Decode /DCTDecode]")]),
    "fax": make_pdf(objects=[make_stream(b"\0\1", IMAGE + b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 >>")]),
    "jpeg 2000": make_pdf(objects=[make_stream(b"\0\1", IMAGE + b"/Filter /JPXDecode")]),
    "colours of a scanner": make_scan("RGB"),
    "black and white of a scanner": make_scan("1"),
    "form": susun.edited(with_form),
    "outline and tags": susun.edited(with_outline_and_tags),
    "noise that looks like a script": make_pdf(objects=[make_stream(b"\1/JS \2 /Type /Page /Launch ")]),
    "updated": susun.update(susun.update(make_pdf(), 4, b"<< /A 1 >>"), 4, b"<< /A 2 >>"),
    "packed": susun.saved(object_stream_mode=PACKED),
    "packed by hand": susun.make_packed([b"<< /K 3 0 R >>", b"[1 2 (3 0 R)]"], susun.chained),
    "for the web": susun.saved(linearize=True),
    "for the web, packed": susun.saved(linearize=True, object_stream_mode=PACKED),
    **{f"version {one}": susun.saved(force_version=one) for one in ("1.3", "1.4", "1.5", "1.6", "1.7", "2.0")},
}


@pytest.mark.parametrize("name", GOOD)
def test_harmless_files_pass(name: str) -> None:
    assert child.answer(GOOD[name]) == ("", {})


def test_a_certificate_of_ours_passes_signed_and_signed_on(settings: Any, tmp_path: Path) -> None:
    """PDF/A-2b with a PAdES signature, through the child process; then once more with an update behind the signature."""
    settings.SIGNING_DIR = str(tmp_path / "kunci")
    signed, packed = (
        PenandaLokal().sign(isi, alasan="Uji", tempat="Tangerang Selatan")
        for isi in (cetak.render("sertifikat", SERTIFIKAT), susun.saved(object_stream_mode=PACKED))
    )
    assert periksa.inspect(signed, "sertifikat.pdf").isi == signed
    assert child.answer(packed) == ("", {})
    writer, target = IncrementalPdfFileWriter(BytesIO(signed)), BytesIO()
    writer.root["/Ubah"] = writer.add_object(writer.root["/Type"])
    writer.update_root()
    writer.write(target)
    assert child.answer(target.getvalue()) == ("", {})
