"""The reference tables of training."""

from typing import Final

from diklat.forms import acuan as forms
from pegawai.acuan import Acuan, register
from pegawai.peran import Peran

PENGUBAH: Final = frozenset({Peran.PENGELOLA, Peran.ADMIN})

register(
    Acuan(
        kode="penanda-tangan",
        kelompok="Diklat",
        arti="Pejabat yang namanya tercetak di bawah sertifikat, piagam, dan surat.",
        form=forms.PenandaTanganForm,
        saringan=forms.SaringanPenandaTanganForm,
        kolom=("nama", "jabatan", "nip", "pangkat", "is_aktif"),
        pengubah=PENGUBAH,
        urut="nama",
    )
)
register(
    Acuan(
        kode="jenis-diklat",
        kelompok="Diklat",
        arti="Jenis diklat menurut SIASN, dengan huruf sertifikatnya. Cara menghitung JP tiap jenis ada di Aturan JP.",
        form=forms.JenisDiklatForm,
        saringan=forms.SaringanJenisForm,
        kolom=("nama", "siasn_id", "huruf", "is_klasikal"),
        pengubah=PENGUBAH,
        urut="siasn_id",
    )
)
register(
    Acuan(
        kode="hari-libur",
        kelompok="Diklat",
        arti="Hari libur nasional, daerah, dan cuti bersama. Tenggat dalam hari kerja melewatinya.",
        form=forms.LiburForm,
        saringan=forms.SaringanLiburForm,
        kolom=("tanggal", "nama"),
        pengubah=PENGUBAH,
        urut="-tanggal",
    )
)
