"""The rows of plans and budgets of the small demo city that the crawled pages show."""

from typing import Any

from pegawai.models import Pegawai, Pengguna, UnitKerja
from rencana.models import (
    BarisRencana,
    DaftarWajib,
    KomitmenBiaya,
    LaporanBulanan,
    MutasiAnggaran,
    PaguAnggaran,
    PeriodeRencana,
    Rekening,
    UsulanDiklat,
)
from tests.rencana.pabrik import fill_susunan, make_susunan


def find_rencana(_akun: dict[str, Pengguna]) -> dict[str, Any]:
    draft = PeriodeRencana.objects.get(status="draf")
    spent = MutasiAnggaran.objects.filter(jenis="realisasi").earliest("pk")
    bound = KomitmenBiaya.objects.filter(terikat__gt=0, angkatan__isnull=False).earliest("pk")
    reckoned = make_susunan(draft)
    people = Pegawai.objects.active().filter(penempatan_list__isnull=False).distinct().order_by("pk")[:3]
    row = fill_susunan(
        reckoned, PaguAnggaran.objects.filter(tahun=draft.tahun).earliest("pk"), people, UnitKerja.objects.active().top().earliest("pk")
    )
    return {
        "susunan": reckoned,
        "baris_susunan": row,
        "kode_rekening": Rekening.objects.earliest("pk"),
        "pagu": PaguAnggaran.objects.get(pk=spent.pagu_id),
        "realisasi": spent,
        "komitmen": bound,
        "angkatan_dana": bound.angkatan,
        "periode_draf": draft,
        "baris_rencana": BarisRencana.objects.filter(periode=draft).earliest("pk"),
        "periode_berlaku": PeriodeRencana.objects.filter(status="terkunci").latest("tahun"),
        "usulan": UsulanDiklat.objects.filter(status="diajukan").earliest("pk"),
        "laporan": LaporanBulanan.objects.latest("bulan"),
        "wajib": DaftarWajib.objects.earliest("pk"),
    }
