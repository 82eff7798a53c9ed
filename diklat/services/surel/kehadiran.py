"""One mail a day about the sessions that are over and whose attendance nobody has noted."""

from collections.abc import Sequence

from django.urls import reverse

from diklat.models import Sesi
from diklat.queries.sesi import belum_dicatat
from diklat.services.surel.dasar import WAJIB_MENUNGGU, Jawaban
from lib import waktu
from lib.format import format_hari_tanggal, format_jam
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register

SUDAH_DICATAT = Berhenti("Kehadiran sesi itu sudah dicatat, atau dicatat orang lain.")
DISEBUT = 20


@register(
    "kehadiran_belum",
    wajib=WAJIB_MENUNGGU,
    sebab="Anda menerima surel ini karena mengajar sesi itu atau menangani angkatannya.",
    contoh={"jumlah": "2", "daftar": "Kamis, 3 Desember 2026, 08.00: Pelayanan Publik Prima, Angkatan II Tahun 2026, sesi 1"},
)
def kehadiran_belum(rows: Sequence[Notifikasi]) -> Jawaban:
    """`data` names the sessions; those noted meanwhile are left out."""
    asked = {pk for row in rows for pk in row.data.get("sesi", [])}
    open_now = {sesi.pk: sesi for sesi in belum_dicatat(Sesi.objects.filter(pk__in=asked)).select_related("angkatan__program")}
    return {row.pk: _words([open_now[pk] for pk in row.data.get("sesi", []) if pk in open_now]) for row in rows}


def _words(sesi_list: Sequence[Sesi]) -> Kata | Berhenti:
    if not sesi_list:
        return SUDAH_DICATAT
    lines = [
        f"{format_hari_tanggal(row.mulai)}, {format_jam(waktu.local(row.mulai))}: {row.angkatan.nama}, sesi {row.nomor}"
        for row in sesi_list[:DISEBUT]
    ]
    if len(sesi_list) > DISEBUT:
        lines.append(f"dan {len(sesi_list) - DISEBUT} sesi lain")
    return Kata({"jumlah": str(len(sesi_list)), "daftar": "\n".join(lines)}, reverse("diklat:kehadiran-sesi", args=[sesi_list[0].pk]))
