"""The reference tables of competency."""

from typing import Final

from kompetensi.forms import acuan as forms
from kompetensi.services import batas
from pegawai.acuan import Acuan, register
from pegawai.peran import Peran

PENGUBAH: Final = frozenset({Peran.KEPEGAWAIAN, Peran.ADMIN})

register(
    Acuan(
        kode="standar-bawaan",
        kelompok="Kompetensi",
        arti="Level yang diminta dari tiap kelompok jabatan, bila jabatannya tidak mempunyai standar khusus.",
        form=forms.StandarBawaanForm,
        saringan=forms.SaringanBawaanForm,
        kolom=("kelompok", "kompetensi", "level", "bobot", "berlaku_mulai", "berlaku_sampai", "dasar", "is_terverifikasi"),
        pengubah=PENGUBAH,
        urut="kelompok",
    )
)
register(
    Acuan(
        kode="masa-berlaku",
        kelompok="Kompetensi",
        arti="Berapa tahun hasil penilaian dari tiap sumber berlaku.",
        form=forms.MasaBerlakuForm,
        saringan=forms.SaringanMasaForm,
        kolom=("sumber", "tahun", "berlaku_mulai", "dasar", "is_terverifikasi"),
        pengubah=PENGUBAH,
        urut="sumber",
    )
)
register(
    Acuan(
        kode="perangkat-batas",
        kelompok="Kompetensi",
        arti="Perangkat sebutan dan batas kecocokan jabatan (JPM). Layar memakai satu perangkat.",
        form=forms.PerangkatBatasForm,
        saringan=forms.SaringanPerangkatForm,
        kolom=("nama", "kode", "dasar", "is_utama"),
        pengubah=PENGUBAH,
        urut="nama",
        simpan=batas.save_perangkat,
    )
)
register(
    Acuan(
        kode="batas-jpm",
        kelompok="Kompetensi",
        arti="Rentang tiap perangkat: sebutan, batas bawah, dan warnanya. Perubahan tampak seketika di semua layar.",
        form=forms.BatasJPMForm,
        saringan=forms.SaringanBatasForm,
        kolom=("label", "perangkat", "batas_bawah", "warna"),
        pengubah=PENGUBAH,
        urut="-batas_bawah",
        simpan=batas.save_batas,
        hapus=batas.delete_batas,
    )
)
