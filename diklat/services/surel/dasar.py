"""What the kinds share: the rows that a mail is about, and the words of a batch."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db.models import Model, QuerySet

from diklat.models import Angkatan, Sesi
from diklat.services.kalender import Acara, make_ics, place_of
from lib import waktu
from lib.format import format_hari_tanggal, format_jam, format_rentang, format_tanggal
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, Lampiran

ANGKATAN_BATAL: Final = Berhenti("Angkatan ini sudah dibatalkan.")
BUKAN_PESERTA: Final = Berhenti("Penerima bukan peserta angkatan ini lagi.")
JADWAL_BERUBAH: Final = Berhenti("Jadwal berubah lagi; surel tentang jadwal yang baru menggantikannya.")
USUL_SELESAI: Final = Berhenti("Usul ini sudah diputuskan.")
SUDAH_LEWAT: Final = Berhenti("Sudah lewat.")
ACARA_MAX: Final = 60
SEBAB_PESERTA: Final = "Anda menerima surel ini karena terdaftar atau mendaftar pada diklat tersebut."
SEBAB_PENGELOLA: Final = "Anda menerima surel ini sebagai pengelola diklat."
# Why nobody may switch a mail off for himself.
WAJIB_TENGGAT: Final = "Kursi berpindah ke orang lain bila tidak dijawab tepat waktu."
WAJIB_KEPUTUSAN: Final = "Surel ini adalah jawaban resmi atas permohonan Anda."
WAJIB_JADWAL: Final = "Anda bisa datang sia-sia, atau tidak datang, bila tidak membacanya."
WAJIB_MENUNGGU: Final = "Orang lain menunggu tindakan Anda."
CONTOH: Final = {
    "program": "Pelayanan Publik Prima",
    "angkatan": "Angkatan II Tahun 2026",
    "tanggal": "3–5 Des 2026",
    "tempat": "Aula Lantai 4",
    "jadwal": "Kamis, 3 Desember 2026, 08.00–11.15 {zona}: Standar pelayanan (Aula)",
    "alasan": "Narasumber berhalangan",
    "pemohon": "Dewi Lestari",
    "unit": "Dinas Kesehatan",
    "sampai": "3 Desember 2026 pukul 16.00 {zona}",
    "hari": "7",
    "hari_sesi": "Kamis, 3 Desember 2026",
    "jam": "08.00",
}

Jawaban = dict[int, Kata | Berhenti]


def key_of(row: Notifikasi) -> int:
    """The key in `objek`, as in "angkatan:12" or "angkatan:12:2026-12-03"; 0 for what is none."""
    parts = row.objek.split(":")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0


def load(queryset: QuerySet[Any], rows: Iterable[Notifikasi]) -> dict[int, Any]:
    """The rows that the mails are about, by key, read now."""
    found: dict[int, Model] = queryset.in_bulk({key_of(row) for row in rows})
    return found


def load_angkatan(rows: Iterable[Notifikasi]) -> dict[int, Angkatan]:
    return load(Angkatan.objects.select_related("program"), rows)


class Jadwal:
    """The sessions of these batches, each batch's words and calendar made once."""

    def __init__(self, angkatan_list: Iterable[Angkatan]) -> None:
        self.angkatan = {row.pk: row for row in angkatan_list}
        self.sesi: dict[int, list[Sesi]] = {pk: [] for pk in self.angkatan}
        for sesi in Sesi.objects.filter(angkatan__in=self.angkatan).select_related("ruang").order_by("mulai", "nomor"):
            sesi.angkatan = self.angkatan[sesi.angkatan_id]
            self.sesi[sesi.angkatan_id].append(sesi)
        self._words: dict[int, dict[str, str]] = {}
        self._files: dict[tuple[object, ...], tuple[Lampiran, ...]] = {}

    def words(self, angkatan: Angkatan) -> dict[str, str]:
        if angkatan.pk not in self._words:
            held = [sesi for sesi in self.sesi[angkatan.pk] if not sesi.is_batal]
            self._words[angkatan.pk] = {
                "program": angkatan.program.nama,
                "angkatan": angkatan.sebutan,
                "tanggal": format_rentang(angkatan.mulai, angkatan.selesai or angkatan.mulai) if angkatan.mulai else "waktu menyusul",
                "tempat": place_of(held[0], angkatan) if held else angkatan.tempat or "tempat menyusul",
                "jadwal": describe(held, angkatan) or "Jadwal menyusul.",
            }
        return self._words[angkatan.pk]

    def file(self, angkatan: Angkatan, sesi_list: Sequence[Sesi] | None = None, *, batal: bool = False) -> tuple[Lampiran, ...]:
        """An .ics of the sessions that are still held (or, of a cancelled batch, that fall out)."""
        chosen = self.sesi[angkatan.pk] if sesi_list is None else sesi_list
        chosen = [sesi for sesi in chosen if batal or not sesi.is_batal][:ACARA_MAX]
        key = (batal, *(sesi.pk for sesi in chosen))
        if key not in self._files:
            metode = "CANCEL" if batal else "PUBLISH"
            ics = make_ics([Acara(sesi, is_batal=batal) for sesi in chosen], metode=metode) if chosen else b""
            self._files[key] = (Lampiran("jadwal.ics", ics, metode=metode),) if ics else ()
        return self._files[key]


def describe(sesi_list: Iterable[Sesi], angkatan: Angkatan) -> str:
    """One line a session: Kamis, 3 Desember 2026, 08.00–11.15 WIB: Materi (Aula)."""
    return "\n".join(describe_sesi(sesi, angkatan) for sesi in sesi_list)


def describe_sesi(sesi: Sesi, angkatan: Angkatan) -> str:
    place = place_of(sesi, angkatan)
    last = "" if format_tanggal(sesi.mulai) == format_tanggal(sesi.selesai) else f"{format_tanggal(sesi.selesai)} "
    when = f"{format_hari_tanggal(sesi.mulai)}, {format_jam(sesi.mulai)}–{last}{format_jam(sesi.selesai)} {waktu.zone_label()}"
    return f"{when}: {sesi.judul}{f' ({place})' if place else ''}"
