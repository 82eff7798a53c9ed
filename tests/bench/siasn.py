"""A SIASN export of the demo city's 12,000 people: 69 columns with the oddities of the real ones, the same at every run.

Half of the NIPs carry an apostrophe, absent values are the word "null", a tenth of the dates are numbers or date cells, codes are
numbers. Written as sheet XML with inline strings, as the exports are.
"""

import zipfile
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from config.demo.kota.daftar import JABATAN_FUNGSIONAL
from config.demo.kota.orang import Orang, Town
from config.demo.kota.unit import Unit, build_units, siasn_id
from lib.berkas.cells import column_letter

TITLES = (
    "PNS ID|NIP BARU|NIP LAMA|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR ID|TEMPAT LAHIR NAMA|TANGGAL LAHIR|JENIS KELAMIN|AGAMA ID|"
    "AGAMA NAMA|JENIS KAWIN ID|JENIS KAWIN NAMA|NIK|NOMOR HP|EMAIL|EMAIL GOV|ALAMAT|NPWP NOMOR|BPJS|JENIS PEGAWAI ID|JENIS PEGAWAI NAMA|"
    "KEDUDUKAN HUKUM ID|KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|KARTU ASN VIRTUAL|NOMOR SK CPNS|TANGGAL SK CPNS|TMT CPNS|NOMOR SK PNS|"
    "TANGGAL SK PNS|TMT PNS|GOL AWAL ID|GOL AWAL NAMA|GOL AKHIR ID|GOL AKHIR NAMA|TMT GOLONGAN|MK TAHUN|MK BULAN|JENIS JABATAN ID|"
    "JENIS JABATAN NAMA|JABATAN ID|JABATAN NAMA|TMT JABATAN|TINGKAT PENDIDIKAN ID|TINGKAT PENDIDIKAN NAMA|PENDIDIKAN ID|PENDIDIKAN NAMA|"
    "TAHUN LULUS|KPKN ID|KPKN NAMA|LOKASI KERJA ID|LOKASI KERJA NAMA|UNOR ID|UNOR NAMA|INSTANSI INDUK ID|INSTANSI INDUK NAMA|"
    "INSTANSI KERJA ID|INSTANSI KERJA NAMA|SATUAN KERJA INDUK ID|SATUAN KERJA INDUK NAMA|SATUAN KERJA KERJA ID|SATUAN KERJA KERJA NAMA|"
    "IS VALID NIK|NAMA SEKOLAH|FLAG IKD|ESELON ID|ESELON NAMA"
)
HEADER = TITLES.split("|")
KOTA = "Pemerintah Kota Tangerang Selatan"
NULL = "null"
KEDUDUKAN = {"01": "Aktif", "71": "PPPK Aktif", "98": "Mencapai BUP", "02": "CLTN", "03": "Tugas Belajar"}
PENDIDIKAN = {
    "15": "SLTA", "30": "Diploma III/Sarjana Muda", "40": "S-1/Sarjana", "45": "S-2", "50": "S-3/Doktor",
}  # fmt: skip
JURUSAN = ("ILMU PEMERINTAHAN", "AKUNTANSI", "KEPERAWATAN", "PENDIDIKAN MATEMATIKA", "TEKNIK SIPIL", "ADMINISTRASI NEGARA")
ESELON = {"II.a": 21, "II.b": 22, "III.a": 31, "III.b": 32, "IV.a": 41, "IV.b": 42}
JENIS = {"struktural": (1, "Struktural"), "fungsional": (2, "Fungsional Tertentu"), "pelaksana": (4, "Fungsional Umum")}
GOLONGAN = {
    f"{roman}/{letter}": 10 * tens + ones
    for tens, roman in enumerate(("I", "II", "III", "IV"), 1)
    for ones, letter in enumerate("abcde", 1)
}
PPPK = {"V": 5, "VII": 7, "IX": 9, "XI": 11, "XIII": 13}
EPOCH = date(1899, 12, 30)
DATE_STYLE = 1

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATED = f'<Relationship Id="{{}}" Type="{OFFICE}/{{}}" Target="{{}}"/>'
OVERRIDE = f'<Override PartName="/xl/{{}}.xml" ContentType="{SHEET_TYPE}.{{}}+xml"/>'
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f"{OVERRIDE.format('workbook', 'sheet.main')}{OVERRIDE.format('styles', 'styles')}"
    f"{OVERRIDE.format('worksheets/sheet1', 'worksheet')}</Types>",
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f"{RELATED.format('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f"{RELATED.format('rId1', 'worksheet', 'worksheets/sheet1.xml')}{RELATED.format('rId2', 'styles', 'styles.xml')}</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{NAMESPACE}" xmlns:r="{OFFICE}"><sheets><sheet name="Data ASN" sheetId="1" r:id="rId1"/></sheets>'
    "</workbook>",
    "xl/styles.xml": f'<styleSheet xmlns="{NAMESPACE}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>",
}


def write_export(target: Path) -> None:
    """About 830,000 cells; a few seconds."""
    units = build_units()
    people = Town().populate(units)
    names = [column_letter(place) for place in range(len(HEADER))]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f'<worksheet xmlns="{NAMESPACE}"><sheetData>'.encode())
            for number, row in enumerate(all_rows(people, units), start=1):
                part.write(row_xml(number, row, names).encode())
            part.write(b"</sheetData></worksheet>")


def row_xml(number: int, row: Iterable[object], names: list[str]) -> str:
    cells = (cell_xml(f"{name}{number}", value) for name, value in zip(names, row, strict=True) if value != "")
    return f'<row r="{number}">{"".join(cells)}</row>'


def cell_xml(place: str, value: object) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="{DATE_STYLE}"><v>{(value - EPOCH).days}</v></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def all_rows(people: list[Orang], units: list[Unit]) -> Iterable[list[object]]:
    yield list(HEADER)
    by_id = {unit.id: unit for unit in units}
    kinds = {nama: jenis for nama, _, jenis, _ in JABATAN_FUNGSIONAL}
    chance = Random(69)
    for person in people:
        yield [*own_cells(person, chance), *service_cells(person, chance), *post_cells(person, chance, kinds, by_id)]


def text_of(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def own_cells(person: Orang, chance: Random) -> list[object]:
    nip = f"'{person.nip}" if chance.random() < 0.5 else person.nip
    lahir: object = (person.lahir - EPOCH).days if chance.random() < 0.1 else text_of(person.lahir)
    lama = str(chance.randrange(10**8, 10**9)) if chance.random() < 0.2 else ""
    nik = f"'3674{chance.randrange(10**11, 10**12)}"
    return [
        *(person.siasn_id, nip, lama, person.nama.upper(), *person.gelar, siasn_id("tempat", person.tempat), person.tempat, lahir),
        *("M" if person.kelamin == "L" else "F", "1", "Islam", "1", "Menikah", nik, f"'0812{chance.randrange(10**7, 10**8)}"),
        *(NULL if chance.random() < 0.1 else person.email, NULL, NULL, NULL, NULL),
    ]


def service_cells(person: Orang, chance: Random) -> list[object]:
    pns = person.jenis == "PNS"
    code = GOLONGAN.get(person.golongan) or PPPK[person.golongan]
    tmt = text_of(person.tmt)
    sk = text_of(person.tmt + timedelta(days=365)) if pns else NULL
    return [
        *("1", "PNS Daerah Otonom" if pns else "PPPK Daerah Otonom", person.kedudukan, KEDUDUKAN[person.kedudukan], "P" if pns else "", ""),
        *(NULL, tmt, tmt, NULL, sk, sk, code, person.golongan, code, person.golongan, text_of(person.tmt_golongan)),
        *(chance.randrange(30), chance.randrange(12)),
    ]


def post_cells(person: Orang, chance: Random, kinds: dict[str, str], units: dict[int, Unit]) -> list[object]:
    unit = root = person.unit
    while root.induk:
        root = units[root.induk]
    structural = person.memimpin and bool(unit.kepala)
    jenis, jenis_nama = JENIS["struktural" if structural else kinds[person.jabatan]]
    mulai: object = person.mulai if chance.random() < 0.1 else text_of(person.mulai)
    tingkat = PENDIDIKAN[person.pendidikan]
    jurusan = f"{tingkat.upper()} {chance.choice(JURUSAN)}"
    office = (siasn_id("unit", root.id, root.nama), root.nama)
    kota = (siasn_id("kota"), KOTA)
    eselon = unit.eselon if structural else "NON"
    return [
        *(jenis, jenis_nama, siasn_id("jabatan", person.jabatan), person.jabatan.upper(), mulai),
        *(
            int(person.pendidikan),
            tingkat,
            siasn_id("jurusan", jurusan),
            jurusan,
            person.tmt.year - 1,
            "",
            NULL,
            "",
            "Kota Tangerang Selatan",
        ),
        *(siasn_id("unit", unit.id, unit.nama), unit.nama, *kota, *kota, *office, *office, "1", "", "", ESELON.get(eselon, 99), eselon),
    ]
