"""The figures of a month beside those of the month before and of a year ago, and what waits for a decision."""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, F, Q, Sum

from diklat.models import Angkatan, CatatanJP, Pendaftaran, Sertifikat
from diklat.models.pendaftaran import HASIL
from diklat.queries.jp import laporan as laporan_jp
from diklat.queries.ruang import day_bounds
from evaluasi.models import PenugasanEvaluasi
from evaluasi.queries.dampak import sql
from evaluasi.queries.dampak.program import Celah, Masa, add_celah, values_of
from insentif.models import PostingPoin
from kompetensi.queries import peta
from lib.sql import fetch
from pegawai.models import Pengguna
from rencana.models import LaporanBulanan, MutasiAnggaran, PaguAnggaran, PeriodeRencana, UsulanDiklat
from rencana.models.laporan import LaporanQuerySet
from rencana.queries.pagu import Jumlah, jumlah_of, with_jumlah

ANGKATAN_MAX: Final = 10
UNIT_MAX: Final = 5
Status = Pendaftaran.Status
Jenis = MutasiAnggaran.Jenis


@dataclass(frozen=True, slots=True)
class Bulan:
    """A whole month by its first day."""

    awal: date

    @property
    def akhir(self) -> date:
        return self.awal.replace(day=monthrange(self.awal.year, self.awal.month)[1])

    @property
    def sebelum(self) -> date:
        return self.akhir + timedelta(days=1)

    @property
    def lalu(self) -> "Bulan":
        return Bulan((self.awal - timedelta(days=1)).replace(day=1))

    @property
    def setahun_lalu(self) -> "Bulan":
        return Bulan(self.awal.replace(year=self.awal.year - 1))

    def within(self, field: str) -> dict[str, Any]:
        return {f"{field}__gte": self.awal, f"{field}__lt": self.sebelum}

    def moments(self, field: str) -> dict[str, Any]:
        start, _ = day_bounds(self.awal, 1)
        end, _ = day_bounds(self.sebelum, 1)
        return {f"{field}__gte": start, f"{field}__lt": end}


def _sum(rows: Any, field: str) -> int:
    return int(rows.aggregate(n=Sum(field))["n"] or 0)


def _belajar(bulan: Bulan) -> int:
    return CatatanJP.objects.filter(**bulan.within("tanggal")).order_by().values("pegawai").distinct().count()


def _jp(bulan: Bulan) -> int:
    return _sum(CatatanJP.objects.filter(**bulan.within("tanggal")), "jp")


def _hasil(status: str) -> Callable[[Bulan], int]:
    """Of batches whose last day lies in the month."""

    def count(bulan: Bulan) -> int:
        rows = Pendaftaran.objects.filter(status=status, angkatan__status__in=Angkatan.LEWAT)
        return rows.filter(**bulan.within("angkatan__selesai")).count()

    return count


def _sertifikat(bulan: Bulan) -> int:
    return Sertifikat.objects.filter(**bulan.moments("terbit_pada")).count()


def _celah(bulan: Bulan) -> int:
    """As the overview counts it, of the batches that ended in the month."""
    values = {**values_of(None, Masa(bulan.awal.year)), "dari": bulan.awal, "sebelum": bulan.sebelum}
    return add_celah([Celah(*row[1:]) for row in fetch(sql.CELAH_SEMUA, values)]).tertutup


def _uang(plus: str, minus: str | None = None) -> Callable[[Bulan], int]:
    def count(bulan: Bulan) -> int:
        rows = MutasiAnggaran.objects.filter(**bulan.within("tanggal"))
        return _sum(rows.filter(jenis=plus), "jumlah") - (_sum(rows.filter(jenis=minus), "jumlah") if minus else 0)

    return count


def _poin(bulan: Bulan) -> int:
    """What was earned by what happened in the month; what was redeemed is no loss of it."""
    return _sum(PostingPoin.objects.filter(**bulan.within("tanggal"), aturan__isnull=False), "poin")


def _lewat(bulan: Bulan) -> int:
    """At the end of its last day."""
    return PenugasanEvaluasi.objects.lewat_pada(bulan.sebelum).count()


@dataclass(frozen=True, slots=True)
class Ukuran:
    kode: str
    label: str
    hitung: Callable[[Bulan], int]
    rupiah: bool = False


UKURAN: Final = (
    Ukuran("belajar", "Pegawai yang belajar", _belajar),
    Ukuran("jp", "Jam pelajaran (JP)", _jp),
    Ukuran("lulus", "Peserta yang lulus", _hasil(Status.LULUS)),
    Ukuran("tidak_lulus", "Peserta yang tidak lulus", _hasil(Status.TIDAK_LULUS)),
    Ukuran("sertifikat", "Sertifikat terbit", _sertifikat),
    Ukuran("celah", "Kesenjangan tertutup lewat diklat (bulan ini masih diukur)", _celah),
    Ukuran("komitmen", "Anggaran dikomitmenkan, dikurangi yang dilepas", _uang(Jenis.KOMITMEN, Jenis.DILEPAS), rupiah=True),
    Ukuran("realisasi", "Anggaran direalisasikan", _uang(Jenis.REALISASI), rupiah=True),
    Ukuran("poin", "Poin diperoleh", _poin),
    Ukuran("lewat", "Penilaian pascadiklat lewat tenggat", _lewat),
)


def reckon(bulan: Bulan) -> dict[str, Any]:
    """Everything the report says, as JSON keeps it."""
    masa = (bulan, bulan.lalu, bulan.setahun_lalu)
    rendah, tinggi, total = _unit(bulan)
    return {
        "ukuran": {one.kode: [one.hitung(month) for month in masa] for one in UKURAN},
        "anggaran": _anggaran(bulan),
        "angkatan": _angkatan(bulan),
        "terendah": rendah,
        "tertinggi": tinggi,
        "target": total,
        "putusan": _putusan(bulan.sebelum),
    }


def _anggaran(bulan: Bulan) -> dict[str, int]:
    """The budgets of the year on the last day of the month."""
    rows = with_jumlah(PaguAnggaran.objects.filter(tahun=bulan.awal.year), bulan.awal.year, bulan.akhir)
    found: Sequence[Jumlah] = [jumlah_of(row) for row in rows]
    return {name: sum(getattr(row, name) for row in found) for name in ("nilai", "terikat", "terealisasi", "sisa")}


def _angkatan(bulan: Bulan) -> dict[str, Any]:
    """Batches that ended in the month, the largest first, and how many there are in all."""
    rows = Angkatan.objects.filter(**bulan.within("selesai"), status__in=Angkatan.LEWAT).select_related("program")
    lulus = Count("pendaftaran_list", filter=Q(pendaftaran_list__status=Status.LULUS))
    dinilai = Count("pendaftaran_list", filter=Q(pendaftaran_list__status__in=HASIL))
    ranked = rows.annotate(n_lulus=lulus, n_dinilai=dinilai).order_by("-n_dinilai", "pk")
    return {
        "jumlah": rows.count(),
        "baris": [[str(row), row.n_dinilai, row.n_lulus] for row in ranked[:ANGKATAN_MAX]],
    }


def _unit(bulan: Bulan) -> tuple[list[list[Any]], list[list[Any]], list[int]]:
    """Who reaches the yearly JP, by perangkat daerah: the lowest, the highest, and all."""
    tempat = peta.find_tempat(None, None, bulan.akhir)
    if tempat is None or not tempat.baris:
        return [], [], [0, 0]
    found = laporan_jp.get_laporan(tempat, laporan_jp.Saringan(per=bulan.akhir), "persen")
    rows = [[row.nama, row.tercapai, row.bertarget] for row in found.baris if row.bertarget]
    return rows[:UNIT_MAX], rows[UNIT_MAX:][-UNIT_MAX:][::-1], [found.total.tercapai, found.total.bertarget]


def _putusan(day: date) -> dict[str, int]:
    """What waits on the day the report is made, by what it is called in `PUTUSAN`."""
    late = Pendaftaran.objects.filter(status=Status.DIAJUKAN, batas_putusan__lt=day)
    low = PaguAnggaran.objects.filter(tahun=day.year, nilai__gt=0)
    return {
        "rencana": PeriodeRencana.objects.filter(status=PeriodeRencana.Status.DIAJUKAN).count(),
        "usulan": UsulanDiklat.objects.filter(status=UsulanDiklat.Status.DIAJUKAN).count(),
        "pengajuan": late.count(),
        "antre": Pendaftaran.objects.filter(status=Status.DAFTAR_TUNGGU, angkatan__selesai__gte=day).count(),
        "pagu": sum(row.is_menipis for row in low.filter(terikat__gt=0 - F("terealisasi"))),
    }


PUTUSAN: Final[Mapping[str, str]] = {
    "rencana": "rencana atau revisi rencana diajukan dan menunggu persetujuan pimpinan.",
    "usulan": "usulan diklat menunggu putusan.",
    "pengajuan": "pengajuan diklat lewat batas putusan atasan; mintalah kepala unitnya memutuskan.",
    "antre": "pegawai menunggu kursi; pertimbangkan angkatan tambahan.",
    "pagu": "pagu terpakai 80 persen atau lebih; putuskan pergeseran sebelum angkatan berikutnya dibuka.",
}


def laporan_list(user: Pengguna, tahun: int | None) -> LaporanQuerySet:
    rows = LaporanBulanan.objects.visible_to(user)
    return rows.filter(bulan__year=tahun) if tahun else rows


def tahun_pilihan() -> list[int]:
    """Years that have a report."""
    return [day.year for day in LaporanBulanan.objects.dates("bulan", "year", order="DESC")]


def missing_months(today: date) -> list[Bulan]:
    """Full months without a report: from the one after the newest on, or the last one alone; a year at most."""
    last = Bulan(today.replace(day=1)).lalu
    newest = LaporanBulanan.objects.order_by("-bulan").values_list("bulan", flat=True).first()
    found: list[Bulan] = []
    month = last
    while len(found) < 12 and (month == last if newest is None else month.awal > newest):
        found.append(month)
        month = month.lalu
    return found[::-1]
