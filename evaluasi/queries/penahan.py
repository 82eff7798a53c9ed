"""What of a batch's evaluation is still open when somebody wants to close the batch."""

from datetime import datetime

from django.db.models import Count

from diklat.models import Angkatan
from evaluasi.models import PengerjaanUjian, Survei, Ujian
from lib import waktu
from lib.format import format_tanggal, format_waktu


def find_terbuka(angkatan: Angkatan) -> list[str]:
    """One sentence for each test that is not over, each test that somebody sits for, and a survey without its result.

    Forms of months later hold nobody up, nor does a survey with too few answers: those wait for the next batch of the programme.
    """
    return [*_tests(angkatan, waktu.now()), *_attempts(angkatan), *_surveys(angkatan)]


def _tests(angkatan: Angkatan, now: datetime) -> list[str]:
    rows = Ujian.objects.filter(angkatan=angkatan, selesai__gt=now).order_by("selesai", "pk")
    return [
        f"{row.get_jenis_display()} masih dibuka sampai {format_waktu(row.selesai)}. Tunggu, atau majukan waktu tutupnya."
        if row.mulai <= now
        else f"{row.get_jenis_display()} baru dibuka {format_waktu(row.mulai)}. Tunggu, atau hapus tes itu."
        for row in rows
    ]


def _attempts(angkatan: Angkatan) -> list[str]:
    rows = PengerjaanUjian.objects.filter(ujian__angkatan=angkatan, status=PengerjaanUjian.Status.BERJALAN)
    counts = rows.order_by().values_list("ujian__jenis").annotate(Count("pk")).order_by("ujian__jenis")
    return [f"{count} peserta masih mengerjakan {Ujian.Jenis(jenis).label.lower()}." for jenis, count in counts]


def _surveys(angkatan: Angkatan) -> list[str]:
    rows = Survei.objects.filter(angkatan=angkatan).order_by("pk").values_list("status", "tutup")
    texts = {
        Survei.Status.TERBUKA: "Umpan balik peserta masih dibuka sampai {tutup}. Tunggu, atau tutup survei itu.",
        Survei.Status.DITUTUP: "Hasil umpan balik peserta sedang diolah. Coba lagi setelah hasilnya terbit.",
    }
    return [texts[Survei.Status(status)].format(tutup=format_tanggal(tutup)) for status, tutup in rows if status in texts]
