"""Who signs: what is printed of an employee, as he is today."""

from typing import Any

from pegawai.models import Golongan


def penanda_of(pegawai: Any) -> dict[str, str]:
    """By the columns of PenandaTangan; `pegawai` comes with today's posting."""
    return {
        "nama": pegawai.nama_lengkap,
        "nip": pegawai.nip,
        "jabatan": pegawai.jabatan_nama or "",
        "pangkat": _pangkat(pegawai.golongan) if pegawai.golongan else "",
    }


def _pangkat(golongan: Golongan) -> str:
    return f"{golongan.pangkat} ({golongan.kode})" if golongan.pangkat else golongan.kode
