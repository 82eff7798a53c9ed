"""Events that earn points, as the smallest valid rows."""

from datetime import date, timedelta
from typing import Any

from diklat.models import CatatanJP, Pendaftaran
from insentif.models import PostingPoin
from pegawai.models import Pegawai
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_pendaftaran, make_program, make_sesi

HARI = date(2026, 3, 10)


def make_lulus(pegawai: Pegawai, jp: int = 8, hari: date = HARI, *, status: str = "lulus", **kwargs: Any) -> Pendaftaran:
    """A batch of one day that this person attended, with its JP in the ledger of JP."""
    program = kwargs.pop("program", None) or make_program()
    angkatan = make_angkatan(
        program, status="selesai", pendaftaran_mulai=hari - timedelta(days=30), pendaftaran_sampai=hari - timedelta(days=5)
    )
    sesi = make_sesi(angkatan, hari)
    row = make_pendaftaran(angkatan, pegawai, status, **kwargs)
    if jp and status in ("lulus", "tidak_lulus"):
        kehadiran = make_kehadiran(sesi, row)
        CatatanJP.objects.create(pegawai=pegawai, tanggal=hari, tahun=hari.year, jp=jp, kehadiran=kehadiran, pendaftaran=row)
    return row


def saldo(pegawai: Pegawai) -> int:
    return sum(PostingPoin.objects.filter(pegawai=pegawai).values_list("poin", flat=True))


def hidup(pegawai: Pegawai) -> dict[str, int]:
    """What stands, by source without its key; a capped posting is 0."""
    rows = PostingPoin.objects.hidup().filter(pegawai=pegawai).order_by("tanggal", "sumber")
    return {row.sumber: row.poin for row in rows}
