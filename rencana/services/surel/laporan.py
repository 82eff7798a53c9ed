"""The report of a month is there."""

from collections.abc import Sequence
from typing import Final

from diklat.services.surel.dasar import Jawaban, key_of, load
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Kata, register
from rencana.models import LaporanBulanan
from rencana.models.laporan import name_bulan

SEBAB: Final = "Anda menerima surel ini karena memegang peran pimpinan pada Tangkas."


@register("laporan_bulanan", sebab=SEBAB, contoh={"bulan": "November 2026"})
def laporan_bulanan(rows: Sequence[Notifikasi]) -> Jawaban:
    found: dict[int, LaporanBulanan] = load(LaporanBulanan.objects.all(), rows)
    return {row.pk: _words(found[key_of(row)]) for row in rows if key_of(row) in found}


def _words(row: LaporanBulanan) -> Kata:
    return Kata({"bulan": name_bulan(row.bulan)}, row.get_absolute_url())
