"""Forms of the reference tables of training."""

from typing import Any, Final

from django.core.exceptions import ValidationError

from diklat.models import HariLibur, JenisDiklat, PenandaTangan
from diklat.queries.libur import tahun_pilihan
from diklat.queries.penanda import penanda_of
from lib.saringan import CariField, PilihField, SaringanForm, TahunField
from pegawai.forms.acuan import YA_TIDAK, AcuanForm
from pegawai.forms.orang import OrangField

WAJIB: Final = ("nama", "jabatan")


class JenisDiklatForm(AcuanForm):
    tetap = ("siasn_id",)

    class Meta:
        model = JenisDiklat
        fields = ("siasn_id", "nama", "huruf", "is_klasikal")
        help_texts = {
            "siasn_id": "Nomor jenisDiklat pada SIASN; ekspor riwayat memakainya.",
            "huruf": "Huruf pada nomor sertifikat program jenis ini.",
            "is_klasikal": "Tatap muka di kelas. Yang lain nonklasikal.",
        }


class LiburForm(AcuanForm):
    class Meta:
        model = HariLibur
        fields = ("tanggal", "nama")
        help_texts = {
            "tanggal": "Tenggat dalam hari kerja melewati hari ini, dan jadwal memperingatkan bila memakainya.",
            "nama": "Misalnya Hari Raya Idulfitri.",
        }


class PenandaTanganForm(AcuanForm):
    """Of an employee here nothing needs to be written: what is left empty is taken from his data of today."""

    pegawai = OrangField(
        "pegawai-tercatat",
        label="Pegawai, bila pegawai di sini",
        required=False,
        help_text="Ketik nama, NIP, atau unitnya, lalu pilih. Isian di bawah yang kosong diisi dari datanya.",
    )
    field_order = ("pegawai",)

    class Meta:
        model = PenandaTangan
        fields = ("nama", "nip", "jabatan", "pangkat", "is_aktif")
        help_texts = {
            "nama": "Seperti tercetak, dengan gelar.",
            "nip": "18 angka. Kosong bila pejabatnya bukan ASN.",
            "jabatan": "Seperti tercetak di atas nama.",
            "pangkat": "Misalnya Pembina Tingkat I (IV/b).",
            "is_aktif": "Hanya yang dipakai dapat dipilih. Sertifikat dan surat yang sudah terbit tidak berubah.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in WAJIB:
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        orang = cleaned.get("pegawai")
        known = penanda_of(orang) if orang else {}
        for name, value in known.items():
            cleaned[name] = cleaned.get(name) or value
        missing = [name for name in WAJIB if not cleaned.get(name) and not {name, "pegawai"} & set(self.errors)]
        for name in missing:
            self.add_error(name, ValidationError(f"Pilih pegawainya, atau tulis {name}nya.", code="required"))
        return cleaned


class SaringanJenisForm(SaringanForm):
    q = CariField("Cari nama")
    huruf = PilihField("Huruf sertifikat", JenisDiklat.Huruf.choices)
    is_klasikal = PilihField("Klasikal", YA_TIDAK)


class SaringanLiburForm(SaringanForm):
    q = CariField("Cari nama")
    tanggal__year = TahunField("Tahun", tahun_pilihan)


class SaringanPenandaTanganForm(SaringanForm):
    q = CariField("Cari nama, NIP, atau jabatan")
    is_aktif = PilihField("Dipakai", YA_TIDAK)
