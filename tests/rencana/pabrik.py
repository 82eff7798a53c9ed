"""The smallest valid rows of plans and budgets. Amounts go through the ledgers, for nothing else may write them."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from lib import waktu
from pegawai.models import Pegawai, Pengguna, UnitKerja
from rencana.models import (
    BarisRencana,
    DaftarWajib,
    KomitmenBiaya,
    MutasiAnggaran,
    PaguAnggaran,
    PeriodeRencana,
    Rekening,
    RevisiPagu,
    SubKegiatan,
    Susunan,
    SusunanBaris,
    SusunanKompetensi,
    SusunanPagu,
    SusunanPeserta,
    SusunanTak,
    SusunanUnit,
    UsulanDiklat,
)
from tests.diklat.pabrik import make_program
from tests.factories import make_kompetensi, make_pengguna

_number = count(1)


def make_pagu(jumlah: int = 1_000_000, *, tahun: int | None = None, **kwargs: Any) -> PaguAnggaran:
    number = next(_number)
    kwargs.setdefault("sub_kegiatan", SubKegiatan.objects.earliest("pk"))
    kwargs.setdefault("rekening", Rekening.objects.create(kode=f"9.9.{number}", nama=f"Belanja uji {number}", berlaku_mulai="2021-01-01"))
    tahun = tahun or waktu.today().year
    pagu = PaguAnggaran.objects.create(tahun=tahun, **kwargs)
    RevisiPagu.objects.create(
        pagu=pagu, nomor=1, jenis="murni", tanggal=waktu.today().replace(month=1, day=2), dokumen="DPA", jumlah=jumlah
    )
    pagu.refresh_from_db()
    return pagu


def make_komitmen(pagu: PaguAnggaran, jumlah: int = 0, *, realisasi: int = 0, **kwargs: Any) -> KomitmenBiaya:
    """Of so much, of which so much is spent."""
    row = KomitmenBiaya.objects.create(pagu=pagu, **{"uraian": "Biaya uji", **kwargs})
    for jenis, amount in (("komitmen", jumlah), ("realisasi", realisasi)):
        if amount:
            MutasiAnggaran.objects.create(pagu=pagu, komitmen=row, jenis=jenis, jumlah=amount, tanggal=waktu.today())
    row.refresh_from_db()
    pagu.refresh_from_db()
    return row


def make_periode(tahun: int | None = None, status: str = "draf", **kwargs: Any) -> PeriodeRencana:
    if status != "draf":
        kwargs = {"diajukan_oleh": make_pengguna("pengelola"), "diajukan_pada": waktu.now(), **kwargs}
    if status not in ("draf", "diajukan"):
        kwargs = {"disetujui_oleh": make_pengguna("pimpinan"), "disetujui_pada": waktu.now(), **kwargs}
    return PeriodeRencana.objects.create(tahun=tahun or waktu.today().year, status=status, **kwargs)


def make_baris(periode: PeriodeRencana, **kwargs: Any) -> BarisRencana:
    """Written while the plan was a draft, whatever it is now."""
    kwargs.setdefault("program", make_program())
    status = periode.status
    PeriodeRencana.objects.filter(pk=periode.pk).update(status="draf")
    row = BarisRencana.objects.create(periode=periode, **{"bulan": [1] + [0] * 11, "kursi": 30, "biaya": 100, **kwargs})
    PeriodeRencana.objects.filter(pk=periode.pk).update(status=status)
    return row


def make_usulan(pengusul: Pengguna, **kwargs: Any) -> UsulanDiklat:
    """Of a person for himself."""
    if not ({"program", "kompetensi"} & set(kwargs)):
        kwargs["program"] = make_program()
    kwargs = {"tahun": waktu.today().year + 1, "pegawai": pengusul.pegawai, "alasan": "kesenjangan", "keterangan": "Perlu", **kwargs}
    return UsulanDiklat.objects.create(pengusul=pengusul, **kwargs)


def make_wajib(**kwargs: Any) -> DaftarWajib:
    kwargs.setdefault("program", make_program())
    return DaftarWajib.objects.create(**{"dasar": "Peraturan uji", "berlaku_mulai": "2024-01-01", **kwargs})


def make_susunan(periode: PeriodeRencana | None = None, *, selesai: bool = True, **kwargs: Any) -> Susunan:
    periode = periode or make_periode()
    kwargs = {"nama": f"Susunan {next(_number)}", "versi": periode.versi, "dasar": "dasar", **kwargs}
    if selesai:
        done = {"status": "selesai", "selesai_pada": waktu.now(), "sidik": "sidik", "cara": "kolom"}
        kwargs = {**done, "nilai": 100.0, "batas": 102.0, "nilai_serakah": 95.0, **kwargs}
    return Susunan.objects.create(periode=periode, **kwargs)


def fill_susunan(susunan: Susunan, pagu: PaguAnggaran, pegawai: Sequence[Pegawai], unit: UnitKerja) -> SusunanBaris:
    """One programme with all these people but the last, who is left without a seat."""
    program = make_program()
    *seated, left = pegawai
    SusunanPagu.objects.create(susunan=susunan, pagu=pagu, tersedia=1000, dipakai=400)
    row = SusunanBaris.objects.create(
        susunan=susunan,
        program=program,
        pagu=pagu,
        bulan=[0, 2] + [0] * 10,
        kursi=len(seated),
        biaya=400,
        level_dijanjikan=10,
        level_dipakai=8,
    )
    for person in seated:
        SusunanPeserta.objects.create(susunan=susunan, pegawai=person, program=program, bulan=2, level_tertutup=4)
    SusunanTak.objects.create(susunan=susunan, pegawai=left, program=program, kode="pagu", ada=100, batas=200, lain=[pagu.pk])
    whole = {"pegawai": len(pegawai), "berkesenjangan": len(pegawai), "dilayani": len(seated)}
    SusunanKompetensi.objects.create(susunan=susunan, kompetensi=make_kompetensi(), pegawai=2, level_kesenjangan=20, level_tertutup=8)
    SusunanUnit.objects.create(susunan=susunan, unit=unit, level_kesenjangan=20, level_tertutup=8, **whole)
    return row
