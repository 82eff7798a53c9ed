"""Codes of the optimiser in words: why somebody has no seat, which lock cannot be met, how far a reckoning is."""

from collections.abc import Callable, Iterable
from typing import Final

from lib.format import BULAN_PENDEK, format_angka, format_rupiah
from rencana.optimum import Halangan, Kemajuan
from rencana.queries.masalah import Bahan

LABEL: Final = {
    "tanpa_pilihan": "Tidak ada program yang menutup kesenjangannya dan boleh diikutinya",
    "tidak_menutup": "Program tidak menaikkan yang kurang padanya",
    "tolak": "Tidak memenuhi syarat program",
    "pagu_unit": "Pagu program hanya untuk unit lain",
    "k": "Sudah mendapat diklat sebanyak yang diperbolehkan",
    "jp_pppk": "Melewati batas JP penugasan PPPK",
    "tanpa_nilai": "Tidak ada lagi yang ditutup program baginya",
    "sudah_tertutup": "Kesenjangannya sudah ditutup program lain",
    "angkatan_maks": "Angkatan setahun sudah sebanyak yang diperbolehkan",
    "pagu": "Pagu habis",
    "pengajar": "Hari pengajar habis",
    "ruang": "Ruang habis",
    "kurang_peserta": "Peminat kurang dari peserta paling sedikit",
    "tidak_terpilih": "Program lain menutup lebih banyak dengan uang yang sama",
    "dua_tempat": "Pada semua bulannya pegawai ada di diklat lain",
    "penuh": "Semua kursi sudah terisi oleh yang kesenjangannya lebih besar",
    "wajib_dahulu": "Kursi didahulukan bagi yang wajib",
    "harga": "Kursinya menutup lebih banyak pada pegawai lain",
}
"""In the order in which the optimiser asks them; each the first that is true (docs/keputusan/0053)."""

TAHAP: Final = {
    "pilihan": "Mengumpulkan pilihan tiap pegawai",
    "serakah": "Menyusun rencana pembanding",
    "harga": "Mencari harga kursi",
    "angkatan": "Memilih angkatan",
    "peserta": "Menempatkan peserta",
    "selesai": "Memeriksa hasil",
}


def tell_kemajuan(kemajuan: Kemajuan) -> str:
    """The stage, the best plan so far and the bound that no plan exceeds, in points."""
    found = [TAHAP.get(kemajuan.tahap, "Menghitung")]
    if kemajuan.nilai is not None:
        found.append(f"terbaik sejauh ini {format_angka(round(kemajuan.nilai))} poin")
    if kemajuan.batas is not None:
        found.append(f"paling banyak {format_angka(round(kemajuan.batas))}")
    return ", ".join(found)


def tell_halangan(bahan: Bahan, halangan: Iterable[Halangan]) -> list[str]:
    """A sentence for each limit that the rows which stay break by themselves; each says what to do."""
    return [HALANGAN.get(one.batas, _lain)(bahan, one) for one in halangan]


def _nama(bahan: Bahan, one: Halangan) -> str:
    return bahan.katalog.nama[int(bahan.program[one.nomor])]


def _angkatan(bahan: Bahan, one: Halangan) -> str:
    return f"{_nama(bahan, one)} memerlukan {one.perlu} angkatan, yang mungkin {one.ada}. Kurangi angkatannya, atau buka kuncinya."


def _peserta(bahan: Bahan, one: Halangan) -> str:
    return (
        f"Baris {_nama(bahan, one)} memerlukan sedikitnya {one.perlu} peserta, tetapi hanya {one.ada} pegawai yang boleh mengikutinya dan "
        "memerlukannya. Kurangi angkatannya, atau buka kuncinya."
    )


def _bulan(bahan: Bahan, one: Halangan) -> str:
    return f"{_nama(bahan, one)} dikunci pada bulan yang tidak tersedia. Pindahkan bulan pada barisnya."


def _ruang(_bahan: Bahan, one: Halangan) -> str:
    return (
        f"Baris yang tetap memerlukan {one.perlu} hari ruang pada {BULAN_PENDEK[one.nomor]}, yang tersedia {one.ada}. Pindahkan sebagian "
        "ke bulan lain."
    )


def _pengajar(bahan: Bahan, one: Halangan) -> str:
    places = (bahan.masalah.kelompok_pengajar == one.nomor) & (bahan.masalah.kunci_angkatan.sum(axis=1) > 0)
    names = ", ".join(bahan.katalog.nama[int(pk)] for pk in bahan.program[places][:3])
    return f"Pengajar {names} mempunyai {one.ada} hari setahun, yang diperlukan {one.perlu}. Kurangi angkatannya, atau tambah pengajar."


def _pagu(bahan: Bahan, one: Halangan) -> str:
    return (
        f"Baris yang tetap memerlukan {format_rupiah(one.perlu)} dari pagu {bahan.uang.name_of(one.nomor)}, sisanya "
        f"{format_rupiah(one.ada)}. Kurangi barisnya, atau tambah pagunya."
    )


def _lain(_bahan: Bahan, _one: Halangan) -> str:
    return "Baris yang dikunci tidak dapat dipenuhi bersama-sama. Buka salah satu kuncinya, lalu hitung lagi."


HALANGAN: Final[dict[str, Callable[[Bahan, Halangan], str]]] = {
    "angkatan": _angkatan,
    "peserta": _peserta,
    "bulan": _bulan,
    "ruang": _ruang,
    "pengajar": _pengajar,
    "pagu": _pagu,
}
