"""Awards: who gets one, what became of a nomination, and the charter. `objek` names the nomination."""

from collections.abc import Callable, Sequence
from typing import Final

from diklat.services.surel.dasar import SEBAB_PENGELOLA, USUL_SELESAI, WAJIB_MENUNGGU, Jawaban, key_of, load
from diklat.services.terbitan import objek_usul
from insentif.models import Nominasi, Piagam
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register

BERUBAH: Final = Berhenti("Nominasi ini sudah berubah lagi.")
DICABUT: Final = Berhenti("Piagam ini sudah dicabut.")
TANPA_PIAGAM: Final = Berhenti("Piagam ini tidak ada.")
PENERIMA: Final = "Anda menerima surel ini karena mendapat penghargaan."
PENGHARGAAN: Final = "Pembelajar Teladan 2026"
NOMOR: Final = "800.1.13/0001/PIAGAM/{singkatan}/2026"


@register(
    "penghargaan_diterima",
    sebab=PENERIMA,
    contoh={"penghargaan": PENGHARGAAN, "keterangan": "Untuk pegawai yang tekun belajar dan berbagi kepada rekan."},
)
def penghargaan_diterima(rows: Sequence[Notifikasi]) -> Jawaban:
    return _each(rows, _received)


@register(
    "nominasi_diputus",
    sebab="Anda menerima surel ini karena mengusulkan nominasi.",
    contoh={"calon": "Dewi Lestari", "penghargaan": PENGHARGAAN, "putusan": "Disetujui", "alasan": "Memenuhi semua syarat"},
)
def nominasi_diputus(rows: Sequence[Notifikasi]) -> Jawaban:
    return _each(rows, _decided)


@register("piagam_terbit", sebab=PENERIMA, contoh={"penghargaan": PENGHARGAAN, "nomor": NOMOR})
def piagam_terbit(rows: Sequence[Notifikasi]) -> Jawaban:
    return _each(rows, _issued)


@register("piagam_dicabut", sebab=PENERIMA, contoh={"penghargaan": PENGHARGAAN, "nomor": NOMOR, "alasan": "Data penerima keliru"})
def piagam_dicabut(rows: Sequence[Notifikasi]) -> Jawaban:
    return _each(rows, _revoked)


@register(
    "piagam_usul_cabut",
    wajib=WAJIB_MENUNGGU,
    sebab=SEBAB_PENGELOLA,
    contoh={
        "nomor": NOMOR,
        "penerima": "Dewi Lestari",
        "penghargaan": PENGHARGAAN,
        "pengusul": "Dimas Prasetyo",
        "alasan": "Data penerima keliru",
    },
)
def piagam_usul_cabut(rows: Sequence[Notifikasi]) -> Jawaban:
    related = ("nominasi__penghargaan", "nominasi__pegawai", "usul_oleh")
    found: dict[int, Piagam] = load(Piagam.objects.select_related(*related), rows)
    return {row.pk: _proposal(row, found[key_of(row)]) for row in rows if key_of(row) in found}


def _proposal(row: Notifikasi, piagam: Piagam) -> Kata | Berhenti:
    if not piagam.is_usul or row.objek != objek_usul(piagam):
        return USUL_SELESAI
    nominasi = piagam.nominasi
    words = {"nomor": piagam.nomor, "penerima": nominasi.pegawai.nama, "penghargaan": str(nominasi.penghargaan)}
    words |= {"pengusul": piagam.usul_oleh.nama if piagam.usul_oleh else "", "alasan": piagam.usul_alasan}
    return Kata(words, nominasi.get_absolute_url())


def _each(rows: Sequence[Notifikasi], words: Callable[[Nominasi], Kata | Berhenti]) -> Jawaban:
    found: dict[int, Nominasi] = load(Nominasi.objects.select_related("penghargaan", "pegawai", "piagam"), rows)
    return {row.pk: words(found[key_of(row)]) for row in rows if key_of(row) in found}


def _received(row: Nominasi) -> Kata | Berhenti:
    if row.status != Nominasi.Status.DISETUJUI:
        return BERUBAH
    return Kata({"penghargaan": str(row.penghargaan), "keterangan": row.penghargaan.keterangan}, row.get_absolute_url())


def _decided(row: Nominasi) -> Kata | Berhenti:
    if row.status not in (Nominasi.Status.DISETUJUI, Nominasi.Status.DITOLAK):
        return BERUBAH
    words = {"calon": row.pegawai.nama, "penghargaan": str(row.penghargaan), "putusan": row.get_status_display()}
    return Kata({**words, "alasan": row.alasan_putusan}, row.get_absolute_url())


def _issued(row: Nominasi) -> Kata | Berhenti:
    piagam = getattr(row, "piagam", None)
    if piagam is None:
        return TANPA_PIAGAM
    return DICABUT if piagam.dicabut_pada else Kata({"penghargaan": str(row.penghargaan), "nomor": piagam.nomor}, row.get_absolute_url())


def _revoked(row: Nominasi) -> Kata | Berhenti:
    piagam = getattr(row, "piagam", None)
    if piagam is None or piagam.dicabut_pada is None:
        return TANPA_PIAGAM
    words = {"penghargaan": str(row.penghargaan), "nomor": piagam.nomor, "alasan": piagam.alasan_cabut}
    return Kata(words, row.get_absolute_url())
