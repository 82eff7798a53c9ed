"""One person's JP of a year: the sum against the target, and every line with where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, Sum
from django.urls import reverse

from diklat.models import CatatanJP, RiwayatLuar, Sertifikat, TargetJP
from diklat.queries.jp.orang import Jumlah, target_of
from diklat.queries.ketentuan import batas_jp
from lib import waktu
from pegawai.models import Pegawai


@dataclass(slots=True)
class Sumber:
    """A training, a mentoring or a course elsewhere, with its lines of the year."""

    nama: str
    keterangan: str
    jenis: str
    url: str
    is_penugasan: bool
    baris: list[CatatanJP] = field(default_factory=list)
    sertifikat: Sertifikat | None = None
    bukti_url: str = ""

    @property
    def jp(self) -> int:
        return sum(row.jp for row in self.baris)

    @property
    def mulai(self) -> date:
        return self.baris[0].tanggal

    @property
    def selesai(self) -> date:
        return self.baris[-1].tanggal

    @property
    def terpotong(self) -> int:
        """Lines that the daily limit cut down to nothing."""
        return sum(1 for row in self.baris if row.jp == 0)


@dataclass(frozen=True, slots=True)
class TahunJP:
    tahun: int
    per: date
    target: TargetJP | None
    batas: int | None
    jumlah: Jumlah
    sumber: list[Sumber]
    menunggu: int
    menunggu_jp: int
    tahun_list: list[int]

    @property
    def mandiri(self) -> int:
        return self.jumlah.diakui - self.jumlah.penugasan

    @property
    def kurang(self) -> int:
        """What is missing to the floor; 0 without one."""
        return max(0, (self.target.paling_sedikit or 0) - self.jumlah.diakui) if self.target else 0

    @property
    def persen_diakui(self) -> Decimal:
        return percent(self.jumlah.diakui, self._skala(self.jumlah.diakui))

    @property
    def persen_target(self) -> Decimal:
        return percent(self._batas(), self._skala(self.jumlah.diakui))

    @property
    def persen_penugasan(self) -> Decimal:
        return percent(self.jumlah.penugasan, self._skala(self.jumlah.penugasan))

    @property
    def persen_batas(self) -> Decimal:
        return percent(self._batas(), self._skala(self.jumlah.penugasan))

    def _batas(self) -> int:
        return (self.target.paling_sedikit if self.target else None) or self.batas or 0

    def _skala(self, jp: int) -> int:
        """The right end of a bar: a quarter beyond the mark, or the amount itself."""
        return max(self._batas() * 5 // 4, jp, 1)

    @property
    def per_jenis(self) -> list[tuple[str, int, Decimal]]:
        """Kind, JP, and its share of the largest in percent; largest first."""
        sums: dict[str, int] = {}
        for item in self.sumber:
            sums[item.jenis] = sums.get(item.jenis, 0) + item.jp
        top = max(sums.values(), default=0) or 1
        return [(jenis, jp, Decimal(jp) * 100 / top) for jenis, jp in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))]


def percent(part: int, whole: int) -> Decimal:
    return Decimal(part) * 100 / whole


def get_tahun(pegawai: Pegawai, tahun: int) -> TahunJP:
    per = min(waktu.today(), date(tahun, 12, 31))
    rows = list(lines_of(pegawai, tahun))
    waiting = RiwayatLuar.objects.filter(pegawai=pegawai, status=RiwayatLuar.Status.DIAJUKAN).aggregate(n=Count("pk"), jp=Sum("jp"))
    jumlah = Jumlah(sum(row.jp for row in rows), sum(row.jp for row in rows if row.is_penugasan))
    target, batas = target_of(pegawai, per), batas_jp(pegawai.jenis_asn, per)
    return TahunJP(tahun, per, target, batas, jumlah, group_lines(rows), waiting["n"], waiting["jp"] or 0, years_of(pegawai))


def lines_of(pegawai: Pegawai, tahun: int) -> Iterable[CatatanJP]:
    mentoring = "pertemuan__mentoring"
    return (
        CatatanJP.objects.filter(pegawai=pegawai, tahun=tahun)
        .select_related(
            "kehadiran__sesi",
            "kehadiran__pendaftaran__angkatan__program__jenis",
            "riwayat_luar__jenis",
            f"{mentoring}__program__jenis",
            f"{mentoring}__mentor",
            f"{mentoring}__mentee",
        )
        .order_by("tanggal", "kehadiran__sesi__mulai", "pk")
    )


def years_of(pegawai: Pegawai) -> list[int]:
    """Years with lines, and the present one; newest first."""
    found = set(CatatanJP.objects.filter(pegawai=pegawai).order_by().values_list("tahun", flat=True).distinct())
    return sorted(found | {waktu.today().year}, reverse=True)


def group_lines(rows: list[CatatanJP]) -> list[Sumber]:
    """Newest source first. One query for the certificates."""
    found: dict[tuple[str, int | None], Sumber] = {}
    for row in rows:
        key = _key(row)
        if key not in found:
            found[key] = _source(row)
        found[key].baris.append(row)
    enrolled = [pk for kind, pk in found if kind == "pendaftaran"]
    for sertifikat in Sertifikat.objects.filter(pendaftaran__in=enrolled, status=Sertifikat.Status.TERBIT):
        found["pendaftaran", sertifikat.pendaftaran_id].sertifikat = sertifikat
    return sorted(found.values(), key=lambda item: (item.selesai, item.nama), reverse=True)


def _key(row: CatatanJP) -> tuple[str, int | None]:
    if row.kehadiran:
        return "pendaftaran", row.kehadiran.pendaftaran_id
    if row.pertemuan:
        return "mentoring", row.pertemuan.mentoring_id
    return "riwayat", row.riwayat_luar_id


def _source(row: CatatanJP) -> Sumber:
    if row.kehadiran:
        angkatan = row.kehadiran.pendaftaran.angkatan
        program = angkatan.program
        return Sumber(program.nama, angkatan.sebutan, program.jenis.nama, angkatan.get_absolute_url(), row.is_penugasan)
    if row.pertemuan:
        mentoring = row.pertemuan.mentoring
        partner = mentoring.mentee if mentoring.mentor_id == row.pegawai_id else mentoring.mentor
        role = "membimbing" if mentoring.mentor_id == row.pegawai_id else "dibimbing"
        url = mentoring.get_absolute_url()
        return Sumber(mentoring.program.nama, f"{role} {partner.nama}", mentoring.program.jenis.nama, url, row.is_penugasan)
    riwayat = row.riwayat_luar
    if riwayat is None:
        raise ValueError(f"JP line {row.pk} has no source")
    source = Sumber(riwayat.nama, riwayat.penyelenggara, riwayat.jenis.nama, riwayat.get_absolute_url(), row.is_penugasan)
    source.bukti_url = reverse("diklat:riwayat-bukti", args=[riwayat.pk])
    return source
