"""The monthly report of city leaders on two pages: figures and words on the first, results, units and decisions on the second."""

from typing import Any

from lib import cetak
from lib.format import format_angka, format_persen, format_rupiah, format_tanggal
from pegawai.cetak.kop import draw_kop, get_kop
from rencana.cetak import FOLDER
from rencana.models import LaporanBulanan
from rencana.models.laporan import name_bulan
from rencana.queries.laporan import PUTUSAN, UKURAN, Bulan, Ukuran


def render_laporan(row: LaporanBulanan) -> bytes:
    return cetak.render("laporan", make_data(row), pada=row.dibuat, folder=FOLDER)


def make_data(row: LaporanBulanan) -> dict[str, Any]:
    bulan, isi = Bulan(row.bulan), row.isi
    masa = [name_bulan(month.awal) for month in (bulan, bulan.lalu, bulan.setahun_lalu)]
    money, batches = isi["anggaran"], isi["angkatan"]
    more = batches["jumlah"] - len(batches["baris"])
    return {
        "kop": draw_kop(get_kop()),
        "judul": f"Laporan pengembangan kompetensi {masa[0]}",
        "dibuat": format_tanggal(row.dibuat),
        "masa": masa,
        "ukuran": [_ukuran(one, isi["ukuran"][one.kode]) for one in UKURAN],
        "kata": words_of(row),
        "anggaran": {name: format_rupiah(value) for name, value in money.items()},
        "terpakai": _persen(money["terikat"] + money["terealisasi"], money["nilai"]),
        "angkatan": [[nama, format_angka(n), format_angka(lulus), _persen(lulus, n)] for nama, n, lulus in batches["baris"]],
        "angkatan_lain": format_angka(more) if more else "",
        "terendah": [_unit(*unit) for unit in isi["terendah"]],
        "tertinggi": [_unit(*unit) for unit in isi["tertinggi"]],
        "putusan": [[format_angka(isi["putusan"][kode]), text] for kode, text in PUTUSAN.items() if isi["putusan"].get(kode)],
    }


def words_of(row: LaporanBulanan) -> list[str]:
    """The month in sentences: who learned, what became of it, the budget, who reaches the yearly JP, what is owed."""
    found, isi = row.isi["ukuran"], row.isi
    belajar, jp, lulus, tidak, celah, lewat = (found[kode] for kode in ("belajar", "jp", "lulus", "tidak_lulus", "celah", "lewat"))
    reached, people = isi["target"]
    return [
        f"{format_angka(belajar[0])} pegawai belajar {format_angka(jp[0])} JP. Pegawai yang belajar {_beda(belajar)}.",
        f"{format_angka(isi['angkatan']['jumlah'])} angkatan selesai: {format_angka(lulus[0])} peserta lulus dan "
        f"{format_angka(tidak[0])} tidak lulus.",
        f"{format_angka(celah[0])} kesenjangan tertutup lewat diklat; pengukurannya berlanjut sampai dua bulan sesudah diklat.",
        f"{format_rupiah(found['realisasi'][0])} direalisasikan, dan {_komitmen(found['komitmen'][0])}; "
        f"sisa pagu tahun ini {format_rupiah(isi['anggaran']['sisa'])}.",
        f"{format_angka(reached)} dari {format_angka(people)} pegawai sudah mencapai target JP setahun ({_persen(reached, people)}).",
        f"{format_angka(lewat[0])} penilaian pascadiklat lewat tenggat pada akhir bulan, {_beda(lewat)}.",
    ]


def _komitmen(jumlah: int) -> str:
    return f"{format_rupiah(jumlah)} dikomitmenkan" if jumlah >= 0 else f"komitmen berkurang {format_rupiah(-jumlah)}"


def _beda(values: list[int]) -> str:
    kini, lalu, setahun = values
    return f"{_arah(kini - lalu)} dibanding bulan sebelumnya dan {_arah(kini - setahun)} dibanding setahun lalu"


def _arah(beda: int) -> str:
    return f"{'naik' if beda > 0 else 'turun'} {format_angka(abs(beda))}" if beda else "tetap"


def _ukuran(ukuran: Ukuran, values: list[int]) -> list[str]:
    write = format_rupiah if ukuran.rupiah else format_angka
    return [ukuran.label, *(write(value) for value in values)]


def _unit(nama: str, tercapai: int, bertarget: int) -> list[str]:
    return [nama, f"{format_angka(tercapai)} dari {format_angka(bertarget)}", _persen(tercapai, bertarget)]


def _persen(part: int, whole: int) -> str:
    return format_persen(100 * part / whole) if whole else "–"
