"""The plan of a year as a document: the columns of article 207(3) of PP 11/2017, annexes on needs (AKPK), the budget and the units."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from diklat.models import PenandaTangan
from lib import cetak
from lib.format import format_angka, format_desimal, format_nip, format_persen, format_rupiah, format_tanggal
from pegawai.cetak.kop import draw_kop, get_kop
from rencana.cetak import FOLDER
from rencana.models import PeriodeRencana
from rencana.queries.dokumen import Dokumen
from rencana.queries.periode import jadwal_of


@dataclass(frozen=True, slots=True)
class Pengesahan:
    """Who signs it, when, under which number; without a number its place stays free."""

    penanda_tangan: PenandaTangan
    tanggal: date
    nomor: str = ""


def render_rencana(dokumen: Dokumen, pengesahan: Pengesahan) -> bytes:
    return cetak.render("rencana", make_data(dokumen, pengesahan), folder=FOLDER)


def make_data(dokumen: Dokumen, pengesahan: Pengesahan) -> dict[str, Any]:
    kop, official, total = get_kop(), pengesahan.penanda_tangan, dokumen.ringkasan
    return {
        "kop": draw_kop(kop),
        "judul": f"Rencana pengembangan kompetensi tahun {dokumen.periode.tahun}",
        "revisi": f"Revisi {dokumen.periode.revisi}" if dokumen.periode.revisi else "",
        "keadaan": _keadaan(dokumen.periode),
        "nomor": pengesahan.nomor,
        "tempat_tanggal": f"{kop['kota']}, {format_tanggal(pengesahan.tanggal)}",
        "penanda_tangan": {
            "nama": official.nama,
            "jabatan": official.jabatan,
            "pangkat": official.pangkat,
            "nip": format_nip(official.nip) if official.nip else "",
        },
        "baris": _baris(dokumen),
        "jumlah": {
            "program": format_angka(total.program),
            "angkatan": format_angka(total.angkatan),
            "kursi": format_angka(total.kursi),
            "biaya": format_rupiah(total.biaya),
        },
        "analisis": _analisis(dokumen),
        "anggaran": _anggaran(dokumen),
        "unit": _unit(dokumen),
    }


def _keadaan(periode: PeriodeRencana) -> str:
    """A plan that nobody approved says so on each page."""
    if periode.disetujui_pada is None or periode.disetujui_oleh is None:
        return f"{periode.get_status_display()}, belum disetujui"
    return f"Disetujui {periode.disetujui_oleh.nama}, {format_tanggal(periode.disetujui_pada)}"


def _baris(dokumen: Dokumen) -> list[dict[str, str]]:
    return [
        {
            "program": row.program.nama,
            "jenis_kompetensi": row.jenis_kompetensi,
            "target": row.target,
            "jalur": row.jalur,
            "penyelenggara": row.penyelenggara,
            "jadwal": jadwal_of(row),
            "kesesuaian": row.kesesuaian,
            "anggaran": format_angka(row.biaya),
            "rekening": row.pagu.rekening.kode if row.pagu else "",
        }
        for row in dokumen.baris
    ]


def _analisis(dokumen: Dokumen) -> list[dict[str, str]]:
    return [
        {
            "kompetensi": row.kompetensi.nama,
            "jenis": row.kompetensi.get_jenis_display(),
            "di_bawah": format_angka(row.di_bawah),
            "belum": format_angka(row.belum),
            "program": ", ".join(row.program),
            "kursi": format_angka(row.kursi),
        }
        for row in dokumen.analisis
    ]


def _anggaran(dokumen: Dokumen) -> list[dict[str, str]]:
    return [
        {
            "sub_kegiatan": str(row.pagu.sub_kegiatan),
            "rekening": str(row.pagu.rekening),
            "unit": row.pagu.unit.sebutan if row.pagu.unit else "",
            "pagu": format_angka(row.pagu.nilai),
            "rencana": format_angka(row.biaya),
            "sisa": format_angka(row.sisa),
        }
        for row in dokumen.ringkasan.pagu
    ]


def _unit(dokumen: Dokumen) -> list[dict[str, str]]:
    return [
        {
            "unit": row.unit.sebutan,
            "pegawai": format_angka(row.pegawai),
            "berkesenjangan": format_angka(row.berkesenjangan),
            "dilayani": format_angka(row.dilayani),
            "level": format_desimal(row.level_tertutup),
            "persen": format_persen(row.persen_tertutup),
        }
        for row in dokumen.unit
    ]
