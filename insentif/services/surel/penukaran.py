"""What became of a wish to redeem points: approved, refused, or taken back by the office."""

from collections.abc import Sequence
from typing import Final

from diklat.services.surel.dasar import Jawaban, key_of, load
from insentif.models import Penukaran
from insentif.queries import tukar as queries
from lib import waktu
from lib.format import format_angka
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register

BERUBAH: Final = Berhenti("Permintaan ini sudah berubah lagi.")
PUTUSAN: Final[dict[str, str]] = {"disetujui": "disetujui", "ditolak": "ditolak", "dibatalkan": "dibatalkan kantor"}


@register(
    "penukaran_diputuskan",
    sebab="Anda menerima surel ini karena meminta penukaran poin.",
    contoh={
        "imbalan": "Buku pilihan",
        "poin": "40",
        "putusan": "ditolak",
        "keterangan": "Alasan: persediaan rusak.\n\n40 poin dapat Anda tukar lagi.",
    },
)
def penukaran_diputuskan(rows: Sequence[Notifikasi]) -> Jawaban:
    found: dict[int, Penukaran] = load(Penukaran.objects.select_related("imbalan"), rows)
    taken = queries.ambil_of(found.values())
    return {row.pk: _words(row, found[key_of(row)], taken[key_of(row)]) for row in rows if key_of(row) in found}


def _words(row: Notifikasi, penukaran: Penukaran, ambil: Sequence[queries.Ambil]) -> Kata | Berhenti:
    if row.objek.rpartition(":")[2] != penukaran.status:
        return BERUBAH
    words = {
        "imbalan": penukaran.imbalan.nama,
        "poin": format_angka(penukaran.poin),
        "putusan": PUTUSAN[penukaran.status],
        "keterangan": _what_follows(penukaran, ambil),
    }
    return Kata(words, penukaran.get_absolute_url())


def _what_follows(penukaran: Penukaran, ambil: Sequence[queries.Ambil]) -> str:
    if penukaran.status == Penukaran.Status.DISETUJUI:
        return "Kantor menghubungi Anda tentang penyerahannya."
    lapsed = queries.hangus_of(ambil, waktu.day(penukaran.diputus_pada))  # type: ignore[arg-type]  # decided
    back = penukaran.poin - lapsed
    lines = [f"Alasan: {penukaran.alasan}"]
    if back:
        lines.append(f"{format_angka(back)} poin dapat Anda tukar lagi.")
    if lapsed:
        lines.append(f"{format_angka(lapsed)} poin berasal dari tahun yang sudah hangus, jadi tidak berlaku lagi.")
    return "\n\n".join(lines)
