"""Points out of nothing, and things to redeem them for."""

from datetime import date
from typing import Any

from insentif.models import AturanPoin, Imbalan, PostingPoin
from pegawai.models import Pegawai


def give_poin(pegawai: Pegawai, tahun: int, poin: int) -> PostingPoin:
    """As if a training had earned them; a recalculation takes them back."""
    return PostingPoin.objects.create(
        pegawai=pegawai,
        tahun=tahun,
        tanggal=date(tahun, 3, 1),
        aturan=AturanPoin.objects.filter(kejadian="lulus").earliest("pk"),
        sumber=f"lulus:{pegawai.pk}:{tahun}",
        dasar=poin,
        poin=poin,
    )


def make_imbalan(nama: str = "Buku pilihan", **kwargs: Any) -> Imbalan:
    return Imbalan.objects.create(nama=nama, **{"keterangan": "Satu buku dari daftar kantor.", "poin": 40, **kwargs})
