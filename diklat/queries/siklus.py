"""The life of a batch: which step leads where, and what stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from diklat.models import Angkatan
from lib import waktu
from lib.format import format_hari_tanggal, format_tanggal, format_waktu

Status = Angkatan.Status
TRANSISI: Final[dict[tuple[str, str], str]] = {
    (Status.DRAF, "buka"): Status.TERBUKA,
    (Status.TERBUKA, "pastikan"): Status.DIPASTIKAN,
    (Status.TERBUKA, "mulai"): Status.BERJALAN,
    (Status.DIPASTIKAN, "mulai"): Status.BERJALAN,
    (Status.BERJALAN, "selesaikan"): Status.SELESAI,
    (Status.SELESAI, "tutup"): Status.DITUTUP,
    (Status.DITUTUP, "buka_kembali"): Status.SELESAI,
    (Status.DRAF, "batal"): Status.BATAL,
    (Status.TERBUKA, "batal"): Status.BATAL,
    (Status.DIPASTIKAN, "batal"): Status.BATAL,
    (Status.BERJALAN, "batal"): Status.BATAL,
}
DIKETAHUI_PESERTA: Final = (*Angkatan.MENERIMA, Status.BERJALAN)
LABEL: Final = {
    "buka": "Buka pendaftaran",
    "pastikan": "Pastikan angkatan",
    "selesaikan": "Nyatakan selesai",
    "tutup": "Tutup angkatan",
}
Waktu = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Halangan:
    """Why a step cannot be taken now, and what to do about it."""

    code: str
    pesan: str


@dataclass(frozen=True, slots=True)
class Tindakan:
    """A step that the present state offers; with `halangan` its button is disabled and says why."""

    aksi: str
    label: str
    halangan: list[Halangan] = field(default_factory=list)


def next_status(status: str, aksi: str) -> str | None:
    return TRANSISI.get((status, aksi))


def get_tindakan(angkatan: Angkatan, sesi: Sequence[Waktu]) -> list[Tindakan]:
    """The forward steps that a person takes from here; cancelling has a page of its own."""
    steps = [aksi for aksi in LABEL if next_status(angkatan.status, aksi)]
    return [Tindakan(aksi, LABEL[aksi], get_halangan(angkatan, aksi, sesi)) for aksi in steps]


def get_halangan(angkatan: Angkatan, aksi: str, sesi: Sequence[Waktu]) -> list[Halangan]:
    """What stands in the way of a step; `sesi` are the times of the sessions that are held, in order."""
    if next_status(angkatan.status, aksi) is None:
        label = Status(angkatan.status).label.lower()
        return [Halangan("status", f"Angkatan ini berstatus {label}, jadi langkah ini tidak tersedia. Muat ulang halaman.")]
    checks = {"buka": check_buka, "pastikan": check_pastikan, "mulai": check_mulai, "selesaikan": check_selesai}
    return checks[aksi](angkatan, sesi) if aksi in checks else []


def check_buka(angkatan: Angkatan, sesi: Sequence[Waktu]) -> list[Halangan]:
    found = []
    if not angkatan.program.is_aktif:
        found.append(Halangan("program_nonaktif", "Program ini tidak lagi dipakai. Aktifkan programnya dahulu."))
    if not sesi:
        found.append(Halangan("tanpa_sesi", "Belum ada sesi. Tambahkan sedikitnya satu sesi pada tab Jadwal."))
    else:
        if sesi[0][0] <= waktu.now():
            found.append(Halangan("sesi_lampau", f"Sesi pertama sudah lewat ({format_waktu(sesi[0][0])}). Perbaiki jadwalnya."))
        found += check_pendaftaran(angkatan.pendaftaran_sampai, waktu.day(sesi[0][0]))
    if angkatan.pendaftaran_sampai < waktu.today():
        text = f"Pendaftaran sudah berakhir {format_tanggal(angkatan.pendaftaran_sampai)}. Ubah tanggalnya dahulu."
        found.append(Halangan("pendaftaran_lewat", text))
    return found


def check_pendaftaran(sampai: date, hari_pertama: date) -> list[Halangan]:
    """Registration ends on the first day at the latest."""
    if sampai <= hari_pertama:
        return []
    text = f"Pendaftaran berakhir {format_tanggal(sampai)}, sesudah sesi pertama ({format_hari_tanggal(hari_pertama)}). Ubah salah satunya."
    return [Halangan("pendaftaran_sesudah_sesi", text)]


def check_pastikan(angkatan: Angkatan, sesi: Sequence[Waktu]) -> list[Halangan]:
    count = angkatan.pendaftaran_list.peserta().count() if angkatan.minimum else 0
    if count >= angkatan.minimum:
        return []
    text = (
        f"Baru {count} dari paling sedikit {angkatan.minimum} peserta. "
        "Tunggu pendaftaran lain, atau turunkan batasnya bila angkatan tetap diselenggarakan."
    )
    return [Halangan("di_bawah_minimum", text)]


def check_mulai(angkatan: Angkatan, sesi: Sequence[Waktu]) -> list[Halangan]:
    if sesi and sesi[0][0] <= waktu.now():
        return []
    return [Halangan("sesi_belum_mulai", "Sesi pertama belum dimulai.")]


def check_selesai(angkatan: Angkatan, sesi: Sequence[Waktu]) -> list[Halangan]:
    last = max((end for _, end in sesi), default=None)
    if last is None or last <= waktu.now():
        return []
    return [Halangan("sesi_belum_selesai", f"Sesi terakhir baru berakhir {format_waktu(last)}.")]
