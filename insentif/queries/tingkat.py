"""Levels of recognition: which one a person has reached in a calendar year, and how far it is to the next."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from insentif.models import KelompokASN, PostingPoin, TingkatPoin, VersiAturan
from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.referensi import JenisASN


@dataclass(frozen=True, slots=True)
class Tingkat:
    """`poin` were earned in the year; redeeming them does not lower the level."""

    kelompok: KelompokASN
    tahun: int
    poin: int
    kini: TingkatPoin | None
    berikut: TingkatPoin | None

    @property
    def kurang(self) -> int:
        return max(0, self.berikut.ambang - self.poin) if self.berikut else 0

    @property
    def persen(self) -> int:
        """Of the way to the next level, from nothing."""
        return max(0, min(100, 100 * self.poin // self.berikut.ambang)) if self.berikut and self.berikut.ambang else 100


def kelompok_of(jenis_asn: str) -> KelompokASN:
    return KelompokASN.PPPK if jenis_asn == JenisASN.PPPK else KelompokASN.PNS


def bands_of(kelompok: KelompokASN, tahun: int) -> "QuerySet[TingkatPoin]":
    """As they stand at the end of the year, or today while it runs; the lowest first."""
    hari = min(waktu.today(), date(tahun, 12, 31))
    return TingkatPoin.objects.filter(versi=VersiAturan.objects.on(hari).values("pk"), kelompok=kelompok).order_by("ambang")


def measure(kelompok: KelompokASN, tahun: int, poin: int) -> Tingkat:
    reached, ahead = None, None
    for band in bands_of(kelompok, tahun):
        if band.ambang <= poin:
            reached = band
        elif ahead is None:
            ahead = band
    return Tingkat(kelompok, tahun, poin, reached, ahead)


def earned_of(pegawai_id: int, tahun: int) -> int:
    """By rules in the year; redemptions take nothing off."""
    return PostingPoin.objects.filter(pegawai=pegawai_id, tahun=tahun, aturan__isnull=False).aggregate(Sum("poin"))["poin__sum"] or 0


def tingkat_of(pegawai_id: int, tahun: int) -> Tingkat:
    jenis = Pegawai.objects.values_list("jenis_asn", flat=True).get(pk=pegawai_id)
    return measure(kelompok_of(jenis), tahun, earned_of(pegawai_id, tahun))
