"""The reference tables in SIASN's terms."""

from typing import Final

from pegawai.acuan import Acuan, register
from pegawai.forms import acuan as forms
from pegawai.peran import Peran

PENGUBAH: Final = frozenset({Peran.KEPEGAWAIAN, Peran.ADMIN})

register(
    Acuan(
        kode="golongan",
        kelompok="Kepegawaian",
        arti="Golongan PNS dengan pangkatnya, dan golongan PPPK. Impor dan syarat program memakainya.",
        form=forms.GolonganForm,
        saringan=forms.SaringanGolonganForm,
        kolom=("kode", "pangkat", "skema", "siasn_id", "urutan"),
        pengubah=PENGUBAH,
        urut="urutan",
    )
)
register(
    Acuan(
        kode="tingkat-pendidikan",
        kelompok="Kepegawaian",
        arti="Tingkat pendidikan formal seperti pada SIASN.",
        form=forms.TingkatPendidikanForm,
        saringan=forms.SaringanNamaForm,
        kolom=("nama", "siasn_id", "urutan"),
        pengubah=PENGUBAH,
        urut="urutan",
    )
)
register(
    Acuan(
        kode="masa-simpan",
        kelompok="Instansi",
        arti="Berapa tahun tiap jenis data pribadi disimpan sebelum boleh dianonimkan atau dihapus.",
        form=forms.MasaSimpanForm,
        saringan=forms.SaringanMasaSimpanForm,
        kolom=("jenis", "tahun", "berlaku_mulai", "dasar", "is_terverifikasi"),
        pengubah=PENGUBAH,
        urut="jenis",
    )
)
