"""Reckonings of a plan: begun, told to stop with the best so far, put into the draft, thrown away."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from lib.format import format_rupiah, format_waktu
from pegawai.models import Pengguna
from pegawai.services import pekerjaan
from rencana.models import PeriodeRencana, Susunan, SusunanPagu
from rencana.permissions import require_perencana
from rencana.queries import susunan as queries
from rencana.queries.masalah import is_dinilai, values_of
from rencana.queries.masalah_uang import Uang, read_uang
from rencana.services.periode import lock_draf, touch
from rencana.services.susunan_baris import replace_baris

Status = Susunan.Status
ASKED: Final = ("nama", "k", "percaya", "detik")


@transaction.atomic
def create_susunan(*, periode_id: int, data: Mapping[str, Any], by: Pengguna, tambahan: Mapping[int, int] | None = None) -> Susunan:
    """Queue a reckoning of the draft as it is; `data` holds ASKED, `tambahan` rupiah by key of the budget (less than 0 takes away).

    Refuses: bukan_wewenang, status, sedang_dihitung, tanpa_pagu, tahun_lain, pagu_kurang, belum_dinilai, and constraints.
    """
    require_perencana(by)
    periode = PeriodeRencana.objects.select_for_update(of=("self",)).get(pk=periode_id)
    if not periode.is_draf:
        raise ValidationError(f"{periode} tidak lagi berstatus draf. Buat revisinya dahulu, lalu hitung di sana.", code="status")
    check_berjalan(periode)
    check_bahan(read_uang(periode, tambahan or {}, values_of(periode.tahun)))
    asked = {name: data[name] for name in ASKED if name in data}
    row = Susunan(periode=periode, versi=periode.versi, dibuat_oleh=by, **asked)
    row.full_clean()
    row.save()
    SusunanPagu.objects.bulk_create(SusunanPagu(susunan=row, pagu_id=pk, tambahan=sum_) for pk, sum_ in (tambahan or {}).items() if sum_)
    row.pekerjaan = pekerjaan.create_pekerjaan(jenis=queries.JENIS, judul=f"Susunan {periode}", oleh=by, parameter={"susunan": row.pk})
    row.save(update_fields=["pekerjaan"])
    return row


def check_berjalan(periode: PeriodeRencana) -> None:
    """One at a time: whoever comes second is told of the first."""
    if (running := queries.find_dihitung(periode)) is not None:
        who = running.dibuat_oleh.nama if running.dibuat_oleh else "Orang lain"
        when = format_waktu(running.dibuat_pada)
        text = f"{who} sedang menghitung {periode} sejak {when}. Tunggu hasilnya, atau hentikan dengan yang terbaik sejauh ini."
        raise ValidationError(text, code="sedang_dihitung")


def check_bahan(uang: Uang) -> None:
    if not uang.pagu_list:
        text = f"Belum ada pagu tahun {uang.periode.tahun}. Catat pagunya dahulu; hitungan membagi uang yang ada."
        raise ValidationError(text, code="tanpa_pagu")
    if set(uang.tambahan) - {row.pk for row in uang.pagu_list}:
        raise ValidationError(f"Tambahan hanya untuk pagu tahun {uang.periode.tahun}. Muat ulang halamannya.", code="tahun_lain")
    short = [(row, rest) for row in uang.pagu_list if (rest := uang.sisa[row.pk]) < 0]
    if short:
        raise ValidationError(
            [
                ValidationError(
                    f"Pagu {row} kurang {format_rupiah(-rest)}: yang sudah terikat dan baris yang tetap melebihinya. Tambah pagunya, atau "
                    "kurangi baris yang dikunci.",
                    code="pagu_kurang",
                )
                for row, rest in short
            ]
        )
    if not is_dinilai():
        text = "Belum ada pegawai yang dinilai, jadi tidak ada kesenjangan yang dapat ditutup. Catat hasil penilaian dahulu."
        raise ValidationError(text, code="belum_dinilai")


@transaction.atomic
def stop_susunan(*, susunan_id: int, by: Pengguna) -> Susunan:
    """Take the best so far; the job ends by itself within seconds. Refuses: bukan_wewenang, berakhir."""
    require_perencana(by)
    row = Susunan.objects.select_for_update(of=("self",)).get(pk=susunan_id)
    if row.status != Status.DIHITUNG:
        raise ValidationError("Hitungan ini sudah berakhir. Muat ulang halamannya.", code="berakhir")
    row.cukup_pada = row.cukup_pada or waktu.now()
    row.save(update_fields=["cukup_pada"])
    return row


@transaction.atomic
def use_susunan(*, susunan_id: int, versi: int, by: Pengguna) -> PeriodeRencana:
    """Its rows take the place of those of the reckoning before; rows that are locked or written by hand stay. Another one undoes it.

    Refuses: bukan_wewenang, hilang, status, usang (the plan, or what the reckoning stands on), belum_selesai, skenario (money not there).
    """
    require_perencana(by)
    periode_id = Susunan.objects.filter(pk=susunan_id).values_list("periode", flat=True).first()
    periode = lock_draf(periode_id, versi) if periode_id else None
    row = Susunan.objects.select_for_update(of=("self",)).filter(pk=susunan_id).first()
    if periode is None or row is None:
        raise ValidationError("Susunan ini baru saja dihapus. Pilih susunan lain, atau hitung lagi.", code="hilang")
    check_pakai(row, periode)
    replace_baris(row, periode)
    periode.susunan_list.exclude(dipakai_pada=None).update(dipakai_pada=None, dipakai_oleh=None)
    row.dipakai_pada, row.dipakai_oleh = waktu.now(), by
    row.save(update_fields=["dipakai_pada", "dipakai_oleh"])
    return touch(periode, by)


def check_pakai(row: Susunan, periode: PeriodeRencana) -> None:
    if not row.is_selesai:
        raise ValidationError("Susunan ini belum selesai dihitung. Tunggu hasilnya, lalu ulangi.", code="belum_selesai")
    if queries.is_usang(row, queries.dasar_of(periode)):
        text = "Pagu, harga program, bobot, atau yang dikunci berubah sesudah susunan ini dihitung. Hitung lagi, lalu pakai hasilnya."
        raise ValidationError(text, code="usang")
    if any(more > 0 for more in queries.tambahan_of(row).values()):
        text = (
            "Susunan ini memakai tambahan uang yang belum ada dalam pagu. Catat pergeseran atau perubahan pagunya dahulu, lalu hitung lagi."
        )
        raise ValidationError(text, code="skenario")


@transaction.atomic
def delete_susunan(*, susunan_id: int, by: Pengguna) -> None:
    """Refuses: bukan_wewenang, berjalan, dipakai."""
    require_perencana(by)
    row = Susunan.objects.select_for_update(of=("self",)).get(pk=susunan_id)
    if row.status == Status.DIHITUNG:
        raise ValidationError("Hentikan dahulu hitungannya, lalu hapus.", code="berjalan")
    if row.dipakai_pada is not None:
        raise ValidationError("Susunan ini dipakai rencana. Pakai susunan lain dahulu, lalu hapus.", code="dipakai")
    row.delete()
