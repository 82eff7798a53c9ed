"""The answer to an objection."""

from collections.abc import Sequence

from django.urls import reverse

from diklat.services.surel.dasar import Jawaban, key_of, load
from insentif.models import KeberatanPoin
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Kata, register

CONTOH = {"keberatan": "Nilai akhir saya 92, bukan 82.", "putusan": "Diperbaiki", "jawaban": "Nilainya sudah kami betulkan."}


@register("keberatan_dijawab", sebab="Anda menerima surel ini karena mengajukan keberatan atas poin Anda.", contoh=CONTOH)
def keberatan_dijawab(rows: Sequence[Notifikasi]) -> Jawaban:
    found: dict[int, KeberatanPoin] = load(KeberatanPoin.objects.exclude(status=KeberatanPoin.Status.DIAJUKAN), rows)
    return {row.pk: _words(found[key_of(row)]) for row in rows if key_of(row) in found}


def _words(row: KeberatanPoin) -> Kata:
    words = {"keberatan": row.isi, "putusan": row.get_status_display(), "jawaban": row.jawaban}
    return Kata(words, reverse("insentif:keberatan-detail", args=[row.pk]))
