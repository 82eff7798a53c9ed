"""The conditions of an enrolment: who is bound by which, and what is said to somebody who does not fulfil one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from diklat.models import Angkatan, Pendaftaran
from diklat.queries.pendaftaran.konteks import Konteks
from lib.format import format_tanggal
from pegawai.models.referensi import KelompokJabatan

Jalur = Pendaftaran.Jalur
TUGAS_BELAJAR: Final = "03"


@dataclass(frozen=True, slots=True)
class Penolakan:
    """Why somebody may not enrol: a code for programs, a sentence for people. `mengalah`: it gives way to a written reason."""

    code: str
    pesan: str
    mengalah: bool = False


def _belum_buka(k: Konteks) -> str:
    if k.hari >= k.pendaftaran_mulai:
        return ""
    return f"Pendaftaran baru dibuka {format_tanggal(k.pendaftaran_mulai)}. Daftarlah mulai tanggal itu."


def _tutup(k: Konteks) -> str:
    if k.hari <= k.pendaftaran_sampai:
        return ""
    return f"Pendaftaran sudah ditutup {format_tanggal(k.pendaftaran_sampai)}. Nyatakan minat agar dikabari saat angkatan lain dibuka."


def _ditangguhkan(k: Konteks) -> str:
    return "Pendaftaran sedang ditangguhkan oleh pengelola diklat. Coba lagi setelah dibuka kembali." if k.is_ditangguhkan else ""


def _menerima(k: Konteks) -> str:
    if k.status in Angkatan.MENERIMA:
        return ""
    return f"Angkatan ini berstatus “{Angkatan.Status(k.status).label}” dan tidak menerima peserta. Pilih angkatan lain."


def _belum_akhir(k: Konteks) -> str:
    if k.status == Angkatan.Status.DRAF:
        return "Angkatan ini masih draf. Buka dahulu pendaftarannya."
    if k.status in Angkatan.FINAL:
        return f"Angkatan ini sudah {Angkatan.Status(k.status).label.lower()}, jadi pesertanya tidak dapat ditambah. Pilih angkatan lain."
    return ""


def _sudah_terdaftar(k: Konteks) -> str:
    if k.status_di_sini is None:
        return ""
    label = Pendaftaran.Status(k.status_di_sini).label
    return f"Pegawai ini sudah ada pada angkatan ini dengan status “{label}”. Lihat pendaftaran yang ada."


def _program_sama(k: Konteks) -> str:
    if k.angkatan_lain is None:
        return ""
    return f"Masih ada pendaftaran pada {k.angkatan_lain} dari program ini. Batalkan dahulu, atau pindah angkatan."


def _sudah_lulus(k: Konteks) -> str:
    return f"Pegawai ini sudah lulus {k.program}. Pilih program lain." if k.sudah_lulus else ""


def _nonaktif(k: Konteks) -> str:
    if not k.is_aktif:
        return f"Kedudukan pegawai ini “{k.kedudukan_nama}”, bukan pegawai aktif. Bila keliru, minta kepegawaian memperbaruinya."
    if k.kedudukan == TUGAS_BELAJAR and k.is_klasikal:
        return (
            "Pegawai ini sedang tugas belajar dan hanya dapat mengikuti diklat nonklasikal. Pilih e-learning atau bentuk nonklasikal lain."
        )
    return ""


def _kelompok_jabatan(k: Konteks) -> str:
    if "kelompok_jabatan" not in k.tidak_cocok:
        return ""
    allowed = ", ".join(str(KelompokJabatan(kode).label) for kode in k.kelompok_boleh)
    own = KelompokJabatan(k.kelompok).label if k.kelompok else "belum tercatat"
    return f"Program ini untuk kelompok jabatan {allowed}; kelompok jabatan pegawai ini {own}."


def _golongan(k: Konteks) -> str:
    wanted = {"golongan_pns": k.golongan_pns, "golongan_pppk": k.golongan_pppk}
    name = next((wanted[code] for code in k.tidak_cocok if code in wanted), None)
    if name is None:
        return ""
    return f"Program ini mensyaratkan golongan {name} ke atas; golongan pegawai ini {k.golongan or 'belum tercatat'}."


def _jenis_asn(k: Konteks) -> str:
    if "jenis_asn" not in k.tidak_cocok:
        return ""
    return f"Program ini hanya untuk {' dan '.join(k.jenis_asn_boleh)}; pegawai ini {k.jenis_asn}."


def _prasyarat(k: Konteks) -> str:
    return f"Harus lulus lebih dahulu: {', '.join(k.kurang)}." if k.kurang else ""


def _bentrok(k: Konteks) -> str:
    if not k.bentrok:
        return ""
    return f"Jadwalnya bertabrakan dengan {', '.join(sorted({row.nama for row in k.bentrok}))}."


def _batas_jp(k: Konteks) -> str:
    if k.plafon is None or k.jp_menjadi is None or k.jp_menjadi <= k.plafon:
        return ""
    return f"JP penugasan tahun {k.tahun} akan menjadi {k.jp_menjadi}, melampaui batas {k.plafon} JP untuk {k.jenis_asn}."


SENDIRI: Final = frozenset({Jalur.MANDIRI, Jalur.ATASAN})
REKAN: Final = SENDIRI | {Jalur.PENGGANTI}
PETUGAS: Final = frozenset({Jalur.PENGELOLA, Jalur.IMPOR})
SEMUA: Final = REKAN | PETUGAS

# Conditions that give way to a written reason, and on which ways in; who takes over a colleague's seat is asked for none.
MENGALAH: Final = {"batas_jp": SENDIRI | PETUGAS, "bentrok": PETUGAS}
TULIS_ALASAN: Final = " Tulis alasannya untuk melanjutkan."
JALAN_LAIN: Final = {"batas_jp": " Pilih pegawai lain.", "bentrok": " Batalkan yang itu, atau pilih angkatan lain."}
# code, the ways in that it binds, and its sentence ("" when fulfilled); the first that fails is what a service refuses with.
SYARAT: Final[tuple[tuple[str, frozenset[Jalur], Callable[[Konteks], str]], ...]] = (
    ("status_angkatan", REKAN, _menerima),
    ("status_angkatan", PETUGAS, _belum_akhir),
    ("sudah_terdaftar", SEMUA, _sudah_terdaftar),
    ("ditangguhkan", SENDIRI, _ditangguhkan),
    ("belum_buka", SENDIRI, _belum_buka),
    ("tutup", SENDIRI, _tutup),
    ("nonaktif", SEMUA, _nonaktif),
    ("sudah_lulus", SEMUA, _sudah_lulus),
    ("program_sama", SEMUA, _program_sama),
    ("jenis_asn", SEMUA, _jenis_asn),
    ("kelompok_jabatan", SEMUA, _kelompok_jabatan),
    ("golongan", SEMUA, _golongan),
    ("prasyarat", SEMUA, _prasyarat),
    ("bentrok", SEMUA, _bentrok),
    ("batas_jp", SEMUA, _batas_jp),
)


def list_penolakan(konteks: Konteks) -> list[Penolakan]:
    """Every condition that binds this way in and is not fulfilled."""
    way = Jalur(konteks.jalur)
    found = ((code, pesan(konteks)) for code, bound, pesan in SYARAT if way in bound)
    return [_refuse(code, _address(text, way), way in MENGALAH.get(code, ())) for code, text in found if text]


def halangan(penolakan: Iterable[Penolakan], alasan: str = "") -> list[Penolakan]:
    """What stands in the way of somebody with this reason."""
    return [row for row in penolakan if not (row.mengalah and alasan.strip())]


def _refuse(code: str, text: str, mengalah: bool) -> Penolakan:
    return Penolakan(code, text + (TULIS_ALASAN if mengalah else JALAN_LAIN.get(code, "")), mengalah)


def _address(text: str, jalur: Jalur) -> str:
    """Whoever applies for himself reads about himself."""
    return text.replace("Pegawai ini", "Anda").replace("pegawai ini", "Anda") if jalur == Jalur.MANDIRI else text
