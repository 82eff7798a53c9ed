"""What the page of one person's points shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from insentif.models import KeberatanPoin, PenangguhanPoin, SembunyiPapan
from insentif.queries import buku, lencana, papan, ringkasan, tingkat
from insentif.queries.saldo import HANGUS_TAHUN, Saldo
from pegawai.models import Pegawai
from pegawai.rekap import Tersimpan


@dataclass(frozen=True, slots=True)
class Orang:
    pegawai: Any
    saldo: Saldo
    tingkat: tingkat.Tingkat
    lencana: list[lencana.Capaian]
    tahun_list: list[int]
    tahun: int | None
    daftar: buku.DaftarBaris


@dataclass(frozen=True, slots=True)
class Peringkat:
    """Own places, and the perangkat daerah beside each other: the first ones and the own."""

    kota: papan.Tempat
    unit: papan.Tempat | None
    pd: papan.UnitPeringkat | None
    pd_list: list[papan.UnitPeringkat]
    pd_jumlah: int
    rekap: Tersimpan


def with_keadaan(people: "QuerySet[Pegawai]", hari: date) -> "QuerySet[Pegawai]":
    """Adds the present posting, `sembunyi`, `ditangguhkan` and how many objections wait."""
    measure = PenangguhanPoin.objects.on(hari).filter(pegawai=OuterRef("pk"))
    waiting = Count("keberatan_poin_list", filter=Q(keberatan_poin_list__status=KeberatanPoin.Status.DIAJUKAN))
    people = people.with_posting(hari).with_kedudukan(hari)  # type: ignore[attr-defined]
    return people.annotate(
        sembunyi=Exists(SembunyiPapan.objects.filter(pegawai=OuterRef("pk"))), ditangguhkan=Exists(measure), keberatan_terbuka=waiting
    )


def get_orang(pegawai: Pegawai, hari: date, tahun: int | None, *, sendiri: bool) -> Orang:
    """`tahun` None: the lines of both years whose points count today."""
    found = ringkasan.ringkasan_of(pegawai.pk)
    years = [tahun] if tahun in found.tahun_list else [hari.year - HANGUS_TAHUN, hari.year]
    return Orang(
        pegawai,
        saldo=found.saldo(hari),
        tingkat=tingkat.measure(tingkat.kelompok_of(pegawai.jenis_asn), hari.year, found.diraih(hari.year)),
        lencana=lencana.capaian_of(found, hari),
        tahun_list=found.tahun_list,
        tahun=tahun if tahun in found.tahun_list else None,
        daftar=buku.DaftarBaris(buku.buku_of(pegawai.pk, years), found.baris(years), tautan=sendiri),
    )


def get_peringkat(orang: Orang, *, dihitung: bool, atas: int = 5) -> Peringkat:
    """`dihitung`: in service and not under a measure; others have no place."""
    kelompok, poin = orang.tingkat.kelompok, orang.tingkat.poin
    boards = papan.get_papan(orang.saldo.tahun, orang.pegawai.unit_id)
    own, ranked = boards.of_unit(kelompok), boards.peringkat()
    pd = next((row for row in ranked if row.unit_id == boards.akar), None)
    shown = ranked[:atas] if pd is None or pd in ranked[:atas] else [*ranked[: atas - 1], pd]
    return Peringkat(
        kota=boards.of_kota(kelompok).tempat_of(poin, dihitung=dihitung),
        unit=own.tempat_of(poin, dihitung=dihitung) if own else None,
        pd=pd,
        pd_list=shown,
        pd_jumlah=len(ranked),
        rekap=boards.rekap,
    )


def get_tempat(pegawai: Any, tahun: int, board: papan.Papan) -> tuple[papan.Tempat, int]:
    """The own place on a board, and the own points of that year."""
    poin = tingkat.earned_of(pegawai.pk, tahun)
    return board.tempat_of(poin, dihitung=is_dihitung(pegawai)), poin


def is_dihitung(pegawai: Any) -> bool:
    """In service and not under a measure; others have no place. Needs `with_keadaan`."""
    return bool(pegawai.is_aktif and not pegawai.ditangguhkan)
