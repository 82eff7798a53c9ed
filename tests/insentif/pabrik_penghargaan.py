"""Awards, nominations, and points to be worthy of them."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from diklat.services.terbitan import sidik_usul
from insentif.models import AturanPoin, Nominasi, Penghargaan, Piagam, PostingPoin
from insentif.services import piagam as charters
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


def confirm_cabut(made: Piagam, by: Pengguna) -> Piagam:
    """The second person, who has seen the proposal as it stands."""
    return charters.revoke_piagam(pk=made.pk, dilihat=sidik_usul(Piagam.objects.get(pk=made.pk)), by=by)


def revoke(made: Piagam, alasan: str = "Data penerima keliru") -> Piagam:
    """Withdrawn by two people."""
    charters.propose_cabut(pk=made.pk, alasan=alasan, by=make_pengguna("pengelola"))
    return confirm_cabut(made, make_pengguna("pengelola"))


def make_poin(pegawai: Pegawai, poin: int, sumber: str, *, kejadian: str = "lulus", tahun: int = TAHUN, **kwargs: Any) -> PostingPoin:
    aturan = AturanPoin.objects.filter(kejadian=kejadian).order_by("pk")[0] if kejadian else None
    kwargs = {"tanggal": date(tahun, 3, 1), "tahun": tahun, "dasar": poin, "poin": poin, **kwargs}
    return PostingPoin.objects.create(pegawai=pegawai, aturan=aturan, sumber=sumber, **kwargs)
