"""A survey is open, and soon closes. Both mails go to all who may answer: whether somebody has answered is not looked up here, so that
the log of mails never tells it."""

from collections.abc import Sequence
from typing import Final

from django.urls import reverse

from diklat.services.surel.dasar import Jawaban, key_of, load
from evaluasi.models import Survei
from evaluasi.queries.survei import diundang
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register

SEBAB: Final = "Anda menerima surel ini karena mengikuti diklat tersebut. Jawaban disimpan tanpa nama."
DITUTUP: Final = Berhenti("Survei ini sudah ditutup atau dibatalkan.")
TAK_DIUNDANG: Final = Berhenti("Penerima tidak diminta mengisi survei ini lagi.")
CONTOH: Final = {"survei": "Umpan balik Pelayanan Publik Prima, Angkatan II Tahun 2026", "sampai": "12 Desember 2026"}


@register("survei_dibuka", sebab=SEBAB, contoh=CONTOH)
def survei_dibuka(rows: Sequence[Notifikasi]) -> Jawaban:
    surveys = load(Survei.objects.all(), rows)
    people = [row.pegawai_id for row in rows if row.pegawai_id]
    invited = {pk: _invited(survei, people) for pk, survei in surveys.items()}
    return {row.pk: _answer(row, surveys[key_of(row)], invited[key_of(row)]) for row in rows if key_of(row) in surveys}


def _invited(survei: Survei, people: Sequence[int]) -> set[int]:
    return set(diundang(survei).filter(pegawai__in=people).order_by().values_list("pegawai", flat=True))


def _answer(row: Notifikasi, survei: Survei, invited: set[int]) -> Kata | Berhenti:
    today = waktu.today()
    if survei.status != Survei.Status.TERBUKA or not survei.buka <= today <= survei.tutup:
        return DITUTUP
    if row.pegawai_id not in invited:
        return TAK_DIUNDANG
    return Kata({"survei": survei.nama, "sampai": format_tanggal(survei.tutup)}, reverse("evaluasi:survei-isi", args=[survei.pk]))
