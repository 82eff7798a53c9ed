"""Forms of the reference tables of people, and what such forms share."""

from typing import Any, ClassVar

from lib.forms import ModelForm
from lib.saringan import CariField, PilihField, SaringanForm
from pegawai.models import Golongan, KedudukanHukum, MasaSimpan, TingkatPendidikan
from pegawai.models.simpan import Jenis
from pegawai.queries.acuan import SAMPAI, locked_fields

MASA = (("berlaku", "Berlaku hari ini"), ("nanti", "Berlaku kemudian"), ("lampau", "Sudah berakhir"))
YA_TIDAK = (("True", "Ya"), ("False", "Tidak"))
TETAP_HELP = "Tidak diubah lagi: baris lain atau berkas memakainya."


class AcuanForm(ModelForm):
    """`tetap`: what other rows and files mean by a row. `seri`: in a dated table, what all rows about the same thing share."""

    tetap: ClassVar[tuple[str, ...]] = ()
    seri: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields.pop(SAMPAI, None)
        for name in locked_fields(self.instance, tetap=self.tetap, seri=self.seri) & set(self.fields):
            self.fields[name].disabled = True
            self.fields[name].help_text = TETAP_HELP

    def _get_validation_exclusions(self) -> set[str]:
        """A new row of a dated table ends the last one when it is stored: until then both are in force."""
        found: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return found | set(self.seri[:1]) if self.instance.pk is None else found


class GolonganForm(AcuanForm):
    tetap = ("siasn_id", "skema")

    class Meta:
        model = Golongan
        fields = ("kode", "pangkat", "skema", "siasn_id", "urutan")
        help_texts = {
            "kode": "Seperti pada SK, misalnya III/a atau IX.",
            "pangkat": "Misalnya Penata Muda. Kosong untuk PPPK.",
            "siasn_id": "Kode pada ekspor SIASN; impor mengenali golongan dari kode ini.",
            "urutan": "Angka yang lebih besar lebih tinggi. Dipakai untuk mengurutkan dan untuk syarat golongan program.",
        }


class TingkatPendidikanForm(AcuanForm):
    tetap = ("siasn_id",)

    class Meta:
        model = TingkatPendidikan
        fields = ("siasn_id", "nama", "urutan")
        help_texts = {
            "siasn_id": "Kode pada ekspor SIASN; impor mengenali tingkat dari kode ini.",
            "urutan": "Angka yang lebih besar lebih tinggi.",
        }


class KedudukanHukumForm(AcuanForm):
    tetap = ("siasn_id",)

    class Meta:
        model = KedudukanHukum
        fields = ("siasn_id", "nama", "is_aktif")
        help_texts = {
            "siasn_id": "Kode pada ekspor SIASN; impor mengenali kedudukan dari kode ini.",
            "is_aktif": "Pegawai dengan kedudukan aktif dihitung dalam laporan dan dapat masuk.",
        }


class MasaSimpanForm(AcuanForm):
    seri = ("jenis",)

    class Meta:
        model = MasaSimpan
        fields = ("jenis", "tahun", "berlaku_mulai", "dasar", "is_terverifikasi")
        help_texts = {
            "tahun": "1 sampai 50. Sesudahnya tampil di halaman Masa simpan; tidak ada yang hilang tanpa dipastikan orang.",
            "berlaku_mulai": "Baris sebelumnya berlaku sampai hari ini.",
            "dasar": "Misalnya jadwal retensi arsip (JRA) instansi.",
        }


class SaringanMasaSimpanForm(SaringanForm):
    jenis = PilihField("Jenis data", Jenis.choices)


class SaringanGolonganForm(SaringanForm):
    q = CariField("Cari kode atau pangkat")
    skema = PilihField("Skema", Golongan.Skema.choices)


class SaringanNamaForm(SaringanForm):
    q = CariField("Cari nama atau kode")


class SaringanKedudukanForm(SaringanForm):
    q = CariField("Cari nama atau kode")
    is_aktif = PilihField("Pegawai aktif", YA_TIDAK)
