"""Codes of the optimiser in words: why somebody has no seat, which lock cannot be met, how far a reckoning is."""

from collections.abc import Callable, Iterable
from typing import Final

from diklat.models import Program
from lib.format import BULAN_PENDEK, format_angka, format_rupiah
from pegawai.models import Pegawai
from rencana.optimum import Halangan, Kemajuan
from rencana.queries.masalah import Bahan

LABEL: Final = {
    "tanpa_pilihan": "Tidak ada program yang menutup kesenjangannya dan boleh diikutinya",
    "tidak_menutup": "Program tidak menaikkan yang kurang padanya",
    "tolak": "Tidak memenuhi syarat program",
    "pagu_unit": "Pagu program hanya untuk unit lain",
    "menunggu": "Prasyarat program tidak didapatnya lebih dahulu",
    "prasyarat": "Prasyarat program tidak menambah apa pun baginya",
    "k": "Sudah mendapat diklat sebanyak yang diperbolehkan",
    "jp_pppk": "Melewati batas JP penugasan PPPK",
    "tanpa_nilai": "Tidak ada lagi yang ditutup program baginya",
    "sudah_tertutup": "Kesenjangannya sudah ditutup program lain",
    "angkatan_maks": "Angkatan setahun sudah sebanyak yang diperbolehkan",
    "pagu": "Pagu tidak cukup lagi",
    "pengajar": "Hari pengajar habis",
    "ruang": "Ruang habis",
    "sebulan": "Tiap bulannya sudah penuh",
    "kurang_peserta": "Peminat kurang dari peserta paling sedikit",
    "tidak_terpilih": "Program lain menutup lebih banyak dengan uang yang sama",
    "dua_tempat": "Pada semua bulannya pegawai ada di diklat lain",
    "penuh": "Semua kursi sudah terisi oleh yang kesenjangannya lebih besar",
    "wajib_dahulu": "Kursi didahulukan bagi yang wajib",
    "harga": "Kursinya menutup lebih banyak pada pegawai lain",
}
"""In the order in which the optimiser asks them; each the first that is true (docs/keputusan/0053)."""

SYARAT: Final = {
    1: "jenis pegawainya", 2: "kelompok jabatannya", 3: "golongannya", 4: "golongannya",
    5: "ia sudah lulus program itu", 6: "ia sedang terdaftar pada program itu", 7: "ia belum lulus prasyaratnya",
    8: "perencana mengunci bahwa ia tidak ikut",
}  # fmt: skip

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


def _orang(bahan: Bahan, one: Halangan) -> str:
    return str(Pegawai.objects.get(pk=int(bahan.pegawai[one.nomor])).nama)


def _pasangan(bahan: Bahan, one: Halangan) -> str:
    program = bahan.katalog.nama[int(bahan.program[one.program])]
    reason = why_locked_out(bahan, one.nomor, one.program)
    return f"{_orang(bahan, one)} dikunci pada {program}, tetapi {reason}. Lepaskan kuncinya, lalu hitung lagi."


def why_locked_out(bahan: Bahan, who: int, program: int) -> str:
    """Which rule about the person forbids the pair that is locked in."""
    masalah, rules = bahan.masalah, bahan.masalah.aturan
    hours = int(masalah.jp[who] + masalah.jp_program[program])
    first = masalah.menunggu[(masalah.menunggu[:, :2] == [who, program]).all(axis=1), 2]
    names = ", ".join(bahan.katalog.nama[int(pk)] for pk in bahan.program[first])
    reasons = (
        (masalah.tolak[who, program] > 0, f"tidak dapat diikutinya: {SYARAT.get(int(masalah.tolak[who, program]), 'syaratnya')}"),
        (not masalah.pagu_unit[masalah.pagu[program], masalah.unit[who]], "pagu program itu khusus unit lain"),
        (masalah.sisa_k[who] == 0, f"ia sudah mengikuti {int(masalah.sudah[who])} diklat tahun ini, paling banyak {rules.k}"),
        (bool(masalah.pppk[who]) and hours > rules.jp_pppk, f"jamnya menjadi {hours} JP, sedangkan PPPK paling banyak {rules.jp_pppk} JP"),
        (len(first) > 0, f"prasyaratnya ({names}) tidak dapat didapatnya lebih dahulu"),
    )
    return next((text for holds, text in reasons if holds), "pada semua bulannya ia ada di diklat lain")


def _k(bahan: Bahan, one: Halangan) -> str:
    return f"{_orang(bahan, one)} dikunci pada {one.perlu} diklat, yang mungkin {one.ada}. Lepaskan salah satu kuncinya."


def _jp(bahan: Bahan, one: Halangan) -> str:
    return f"Kunci {_orang(bahan, one)} menjadikannya {one.perlu} JP, paling banyak {one.ada} JP. Lepaskan salah satu kuncinya."


def _bulan_orang(bahan: Bahan, one: Halangan) -> str:
    return f"Diklat yang dikunci bagi {_orang(bahan, one)} tidak muat pada bulan-bulan yang berbeda. Lepaskan salah satu kuncinya."


def _sebulan(bahan: Bahan, one: Halangan) -> str:
    return f"{_nama(bahan, one)} memerlukan {one.perlu} angkatan sebulan, yang mungkin {one.ada}. Sebar angkatannya ke bulan lain."


def tell_lepas(bahan: Bahan) -> list[str]:
    """A sentence for each person who is locked into what is not reckoned, or who is not in office any more."""
    rows = bahan.kunci_lepas
    people = dict(Pegawai.objects.filter(pk__in=[who for who, _ in rows]).values_list("pk", "nama"))
    names = dict(Program.objects.filter(pk__in=[program for _, program in rows]).values_list("pk", "nama"))
    offered = set(bahan.program.tolist())
    found = []
    for who, program in rows:
        reason = "program itu belum mempunyai biaya atau pagu" if program not in offered else "ia tidak lagi mempunyai penempatan definitif"
        found.append(f"{people[who]} dikunci pada {names[program]}, tetapi {reason}. Lengkapi, atau lepaskan kuncinya.")
    return found


def _lain(_bahan: Bahan, _one: Halangan) -> str:
    return "Baris yang dikunci tidak dapat dipenuhi bersama-sama. Buka salah satu kuncinya, lalu hitung lagi."


HALANGAN: Final[dict[str, Callable[[Bahan, Halangan], str]]] = {
    "angkatan": _angkatan,
    "peserta": _peserta,
    "bulan": _bulan,
    "ruang": _ruang,
    "pengajar": _pengajar,
    "pagu": _pagu,
    "pasangan": _pasangan,
    "k": _k,
    "jp_pppk": _jp,
    "bulan_orang": _bulan_orang,
    "sebulan": _sebulan,
}
