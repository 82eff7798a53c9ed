"""Awards, nominations, and points to be worthy of them."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from insentif.models import AturanPoin, Nominasi, Penghargaan, PostingPoin
from pegawai.models import Pegawai, Pengguna
from tests.factories import make_pengguna

TAHUN = 2026


def make_penghargaan(nama: str = "Pembelajar Teladan", **kwargs: Any) -> Penghargaan:
    """Open for nominations today."""
    today = timezone.localdate()
    kwargs = {
        "tahun": TAHUN,
        "keterangan": "Untuk pegawai yang belajar dan berbagi.",
        "status": "dibuka",
        "nominasi_mulai": today - timedelta(days=3),
        "nominasi_sampai": today + timedelta(days=3),
        **kwargs,
    }
    return Penghargaan.objects.create(nama=nama, **kwargs)


def make_nominasi(penghargaan: Penghargaan, pegawai: Pegawai, **kwargs: Any) -> Nominasi:
    """Approved ones name somebody else as who decided."""
    kwargs.setdefault("diusulkan_oleh", Pengguna.objects.first() or make_pengguna("pengelola"))
    if kwargs.get("status") in ("disetujui", "ditolak"):
        kwargs.setdefault("diputus_oleh", make_pengguna("pengelola"))
        kwargs = {"diputus_pada": timezone.now(), "alasan_putusan": "Memenuhi syarat.", **kwargs}
    return Nominasi.objects.create(**{"penghargaan": penghargaan, "pegawai": pegawai, "alasan": "Tekun belajar.", **kwargs})


def make_poin(pegawai: Pegawai, poin: int, sumber: str, *, kejadian: str = "lulus", tahun: int = TAHUN, **kwargs: Any) -> PostingPoin:
    aturan = AturanPoin.objects.filter(kejadian=kejadian).order_by("pk")[0] if kejadian else None
    kwargs = {"tanggal": date(tahun, 3, 1), "tahun": tahun, "dasar": poin, "poin": poin, **kwargs}
    return PostingPoin.objects.create(pegawai=pegawai, aturan=aturan, sumber=sumber, **kwargs)
