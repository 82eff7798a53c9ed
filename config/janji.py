"""What the product promises, as questions that the stored rows must answer with "none"; whatever died or was restored before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from diklat.models import Angkatan, Pendaftaran, Sertifikat
from diklat.queries.jp import periksa as periksa_jp
from diklat.queries.pendaftaran import find_beda
from diklat.queries.pendaftaran.kursi import needing_seats
from insentif.services import hitung
from kompetensi.queries import periksa as periksa_profil
from kompetensi.services import profil
from lib import waktu
from lib.sewa import lapsed
from lib.sql import fetch
from pegawai.models import Notifikasi, Pekerjaan
from pegawai.models.pekerjaan import SEWA
from pegawai.services.notifikasi.sewa import LEASE

# longer than any lease: what a dead worker held has been taken up again by then, or nobody will
TERTAHAN: Final = timedelta(minutes=15)
# what a pagu says is committed, spent and allowed, beside its ledger
BUKU_SQL: Final = """
    SELECT count(*) FROM rencana_paguanggaran p
    LEFT JOIN LATERAL (
        SELECT coalesce(sum(m.jumlah) FILTER (WHERE m.jenis = 'komitmen'), 0) - coalesce(
                   sum(m.jumlah) FILTER (WHERE m.jenis IN ('realisasi', 'dilepas')), 0) AS terikat,
               coalesce(sum(m.jumlah) FILTER (WHERE m.jenis = 'realisasi'), 0) AS terealisasi,
               coalesce(sum(m.jumlah) FILTER (WHERE m.jenis = 'izin'), 0) AS izin
        FROM rencana_mutasianggaran m WHERE m.pagu_id = p.id
    ) b ON true
    WHERE (p.terikat, p.terealisasi, p.izin) IS DISTINCT FROM (b.terikat, b.terealisasi, b.izin)
       OR p.terikat < 0 OR p.terikat + p.terealisasi > p.nilai + p.izin
"""


@dataclass(frozen=True, slots=True)
class Janji:
    """`langgar` counts the rows that break it; it may write only what the next night would write anyway."""

    kata: str
    langgar: Callable[[], int]


def count_lewat_kuota() -> int:
    return Angkatan.objects.filter(terisi__gt=F("kuota")).count()


def count_profil() -> int:
    profil.drain_antrean()
    return periksa_profil.find_beda(waktu.today()).total


def count_poin() -> int:
    """Rows that a second recalculation would still post; nothing of either stays."""
    with transaction.atomic():
        hitung.recalculate()
        again = hitung.recalculate()
        transaction.set_rollback(True)
    return again.dicatat + again.dibalik


def count_buku() -> int:
    return int(fetch(BUKU_SQL)[0][0])


def count_surel_tertahan() -> int:
    return Notifikasi.objects.filter(status="mulai").filter(lapsed("sewa_sampai", LEASE, TERTAHAN)).count()


def count_pekerjaan_tertahan() -> int:
    return Pekerjaan.objects.filter(status=Pekerjaan.Status.BERJALAN).filter(lapsed("sewa_sampai", SEWA, TERTAHAN)).count()


def count_tanda_sertifikat() -> int:
    return Pendaftaran.objects.exclude(bersertifikat=Exists(Sertifikat.objects.filter(pendaftaran=OuterRef("pk")))).count()


def count_berkas_hilang() -> int:
    rows = Sertifikat.objects.exclude(berkas="").values_list("berkas", flat=True)
    storage = Sertifikat._meta.get_field("berkas").storage
    return sum(not storage.exists(name) for name in rows.iterator())


JANJI: Final = (
    Janji("penghitung kursi sama dengan pendaftarannya", lambda: len(find_beda())),
    Janji("tidak ada angkatan yang terisi melebihi kuotanya", count_lewat_kuota),
    Janji("tidak ada yang menunggu di samping kursi kosong", lambda: len(needing_seats())),
    Janji("profil dan ringkasan sama dengan hitungan ulang", count_profil),
    Janji("catatan JP sama dengan hitungan ulang", periksa_jp.count_beda),
    Janji("menghitung ulang poin dua kali tidak menambah apa pun", count_poin),
    Janji("pagu sama dengan buku anggarannya dan tidak terlampaui", count_buku),
    Janji("tidak ada surel yang tertahan pada pengirim yang mati", count_surel_tertahan),
    Janji("tidak ada pekerjaan yang tertahan pada pekerja yang mati", count_pekerjaan_tertahan),
    Janji("tanda bersertifikat sama dengan sertifikatnya", count_tanda_sertifikat),
    Janji("berkas setiap sertifikat ada", count_berkas_hilang),
)
