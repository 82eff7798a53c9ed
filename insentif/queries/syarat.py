"""Whether a person may get an award, and if not why not; and who may do what with a nomination. Pages and services ask the same."""

from datetime import date
from typing import NamedTuple

from insentif.models import Nominasi, PenangguhanPoin, Penghargaan
from insentif.permissions import is_pengelola
from insentif.queries.fakta import poin_of
from insentif.queries.tingkat import kelompok_of
from lib.format import format_angka
from pegawai.models import Pegawai, Pengguna
from pegawai.models.referensi import standing_on
from pegawai.permissions import SENDIRI, is_own


class Halangan(NamedTuple):
    kode: str
    alasan: str


def find_halangan(penghargaan: Penghargaan, pegawai: Pegawai, hari: date) -> Halangan | None:
    """The first condition that is not met: nonaktif, kelompok, ditangguhkan, poin_kurang."""
    kedudukan = standing_on(pegawai.pk, hari)
    if not kedudukan.is_aktif:
        return Halangan("nonaktif", f"{pegawai.nama} bukan pegawai aktif ({kedudukan.nama}).")
    if penghargaan.kelompok and kelompok_of(pegawai.jenis_asn) != penghargaan.kelompok:
        label = penghargaan.get_kelompok_display()
        return Halangan("kelompok", f"Penghargaan ini hanya untuk {label}; {pegawai.nama} adalah {pegawai.jenis_asn}.")
    if PenangguhanPoin.objects.on(hari).filter(pegawai=pegawai).exists():
        return Halangan("ditangguhkan", f"Poin {pegawai.nama} sedang ditangguhkan, sehingga belum dapat menerima penghargaan.")
    poin = poin_of(pegawai.pk, penghargaan.tahun) if penghargaan.poin_minimum else 0
    if poin < penghargaan.poin_minimum:
        need, has = format_angka(penghargaan.poin_minimum), format_angka(poin)
        return Halangan("poin_kurang", f"{pegawai.nama} mempunyai {has} poin tahun {penghargaan.tahun}; syaratnya sekurangnya {need}.")
    return None


def find_larangan(row: Nominasi, user: Pengguna) -> Halangan | None:
    """Why this officer may not decide: sendiri, pengusul_sendiri."""
    if is_own(user, row.pegawai_id):
        return Halangan("sendiri", SENDIRI)
    if row.diusulkan_oleh_id == user.pk:
        return Halangan("pengusul_sendiri", "Anda yang mengusulkan nominasi ini; pengelola lain yang memutusnya.")
    return None


def may_withdraw(row: Nominasi, user: Pengguna) -> bool:
    """The nominator while it is undecided, the office also after; nobody what is about himself."""
    if is_own(user, row.pegawai_id):
        return False
    return is_pengelola(user) or (row.status == Nominasi.Status.DIUSULKAN and row.diusulkan_oleh_id == user.pk)
