"""A test is open: one mail per participant, needless once he sits for it."""

from collections.abc import Sequence
from typing import Final

from django.urls import reverse

from diklat.models import Angkatan, Pendaftaran
from diklat.services.surel.dasar import ANGKATAN_BATAL, BUKAN_PESERTA, SEBAB_PESERTA, Jawaban, key_of, load
from evaluasi.models import PengerjaanUjian, Ujian
from evaluasi.queries.ujian import MENGERJAKAN
from lib import waktu
from lib.format import format_waktu
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register

SUDAH: Final = Berhenti("Penerima sudah mengerjakan tes ini.")
DITUTUP: Final = Berhenti("Tes ini sudah ditutup atau belum dibuka.")
CONTOH: Final = {
    "program": "Pelayanan Publik Prima",
    "angkatan": "Angkatan II Tahun 2026",
    "tes": "Tes akhir",
    "sampai": "5 Desember 2026 pukul 16.00 {zona}",
    "ketentuan": "Waktu mengerjakan 30 menit, satu kali.",
}


@register("uji_dibuka", sebab=SEBAB_PESERTA, contoh=CONTOH)
def uji_dibuka(rows: Sequence[Notifikasi]) -> Jawaban:
    tests = load(Ujian.objects.select_related("angkatan__program"), rows)
    people = {row.pegawai_id for row in rows}
    batches = {ujian.angkatan_id for ujian in tests.values()}
    seats = Pendaftaran.objects.filter(angkatan__in=batches, pegawai__in=people, status__in=MENGERJAKAN)
    taking_part = set(seats.order_by().values_list("angkatan", "pegawai"))
    begun = PengerjaanUjian.objects.filter(ujian__in=tests, pendaftaran__pegawai__in=people)
    done = set(begun.order_by().values_list("ujian", "pendaftaran__pegawai"))
    return {
        row.pk: _why_not(tests[key_of(row)], row.pegawai_id, taking_part, done) or _words(tests[key_of(row)])
        for row in rows
        if key_of(row) in tests
    }


def _why_not(ujian: Ujian, pegawai_id: int | None, taking_part: set[tuple[int, int]], done: set[tuple[int, int]]) -> Berhenti | None:
    if ujian.angkatan.status == Angkatan.Status.BATAL:
        return ANGKATAN_BATAL
    if not ujian.is_terbuka(waktu.now()):
        return DITUTUP
    if pegawai_id is None or (ujian.angkatan_id, pegawai_id) not in taking_part:
        return BUKAN_PESERTA
    return SUDAH if (ujian.pk, pegawai_id) in done else None


def _words(ujian: Ujian) -> Kata:
    often = "satu kali" if ujian.percobaan_maks == 1 else f"paling banyak {ujian.percobaan_maks} kali"
    words = {
        "program": ujian.angkatan.program.nama,
        "angkatan": ujian.angkatan.sebutan,
        "tes": str(ujian.get_jenis_display()),
        "sampai": format_waktu(ujian.selesai),
        "ketentuan": f"Waktu mengerjakan {ujian.durasi} menit, {often}." if ujian.durasi else f"Dikerjakan {often}.",
    }
    return Kata(words, reverse("evaluasi:ujian-mulai", args=[ujian.pk]))
