"""Small workbooks made by hand, so that a test can break exactly one thing."""

import io
import zipfile
from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>NIP</t></is></c><c r="B1" t="inlineStr"><is><t>NAMA</t></is></c></row>'
ROW = '<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" t="inlineStr"><is><t>Siti</t></is></c></row>'
REQUIRED = [["NIP", "NIP BARU"], ["NAMA"]]


def relations(*lines: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def relation(number: int, kind: str, target: str, mode: str = "") -> str:
    extra = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="rId{number}" Type="{RELS}/{kind}" Target="{target}"{extra}/>'


def sheet(rows: str = HEADER + ROW, before: str = "") -> str:
    return f"{before}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def parts(sheet_xml: str | bytes | None = None) -> dict[str, str | bytes]:
    workbook = f'<workbook {MAIN} xmlns:r="{RELS}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": relations(
            relation(1, "worksheet", "worksheets/sheet1.xml"), relation(2, "sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": sheet() if sheet_xml is None else sheet_xml,
        "xl/sharedStrings.xml": f'<sst {MAIN} count="1" uniqueCount="1"><si><t>x</t></si></sst>',
    }


def pack(content: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part, zipfile.ZIP_DEFLATED if part else zipfile.ZIP_STORED)
    return target.getvalue()


def save(folder: Path, content: bytes | dict[str, str | bytes], name: str = "unggahan") -> Path:
    path = folder / name
    path.write_bytes(pack(content) if isinstance(content, dict) else content)
    return path
