"""Forms of the reference tables of training."""

from diklat.models import HariLibur, JenisDiklat, PenandaTangan
from diklat.queries.libur import tahun_pilihan
from lib.saringan import CariField, PilihField, SaringanForm, TahunField
from pegawai.forms.acuan import YA_TIDAK, AcuanForm


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
