"""Filters of the lists of people, positions, changes, mails and accounts."""

from typing import Any

from lib.saringan import CariField, HariField, PilihField, SaringanForm, tab_field
from pegawai.forms.akun import PERAN_CHOICES
from pegawai.forms.pilihan import unit_field
from pegawai.models import Jabatan, KelompokJabatan, Notifikasi, PerbaikanData
from pegawai.models.referensi import JenisASN
from pegawai.permintaan import Permintaan
from pegawai.permissions import PEMERIKSA_AKSES, has_peran
from pegawai.queries import jabatan as jabatan_queries
from pegawai.queries import notifikasi as notifikasi_queries
from pegawai.queries import pegawai as queries
from pegawai.queries import pemberitahuan as pemberitahuan_queries
from pegawai.queries import perbaikan as perbaikan_queries
from pegawai.queries import perubahan as perubahan_queries

STATUS = [("aktif", "Aktif"), ("nonaktif", "Tidak aktif"), ("semua", "Semua")]
DIPAKAI = [("ya", "Dipakai"), ("tidak", "Tidak dipakai"), ("semua", "Semua")]
CARI = "Cari: {value}"


class SaringanPegawaiForm(SaringanForm):
    nilai_class = queries.Saringan
    chip = "{label}: {value}"
    lebar = ("q", "unit")
    lain = ("golongan", "jenis", "kelompok", "jenis_asn")
    sebutan = "Saring pegawai"
    hidup = True

    q = CariField("Cari", "Nama, NIP, atau unit", chip=CARI)
    unit = unit_field(label="Unit", required=False)
    status = PilihField("Status", STATUS, semua=None, initial="aktif")
    golongan = PilihField("Golongan", queries.golongan_choices, semua="Semua golongan")
    jenis = PilihField("Jenis jabatan", Jabatan.Jenis.choices, semua="Semua jenis")
    kelompok = PilihField("Kelompok jabatan", KelompokJabatan.choices, semua="Semua kelompok")
    jenis_asn = PilihField("Jenis ASN", JenisASN.choices, semua="Semua ASN")

    def prepare(self) -> None:
        self.fields["unit"].widget.attrs["placeholder"] = "Semua unit"


class SaringanJabatanForm(SaringanForm):
    nilai_class = jabatan_queries.SaringanJabatan
    chip = "{label}: {value}"
    sebutan = "Saring jabatan"
    hidup = True

    q = CariField("Cari", "Nama jabatan", chip=CARI)
    jenis = PilihField("Jenis jabatan", Jabatan.Jenis.choices, semua="Semua jenis")
    kelompok = PilihField("Kelompok jabatan", KelompokJabatan.choices, semua="Semua kelompok")
    dipakai = PilihField("Status", DIPAKAI, semua=None, initial="ya")


class SaringanPerubahanForm(SaringanForm):
    request: Permintaan
    nilai_class = perubahan_queries.SaringanPerubahan
    chip = "{label}: {value}"
    lebar = ("objek", "oleh")
    sebutan = "Saring catatan"

    objek = CariField("Tentang", "Nama, NIP, unit, kode angkatan, nomor sertifikat, impor #12", chip="Tentang: {value}", jenis="text")
    jenis = PilihField("Jenis", (), semua="Semua jenis")
    oleh = CariField("Oleh", "Nama atau NIP", chip="Oleh: {value}", jenis="text")
    sejak = HariField("Sejak")
    sampai = HariField("Sampai")

    def prepare(self) -> None:
        self.akses = has_peran(self.request.user, PEMERIKSA_AKSES)
        self.judul = "Jejak perubahan dan akses" if self.akses else "Catatan perubahan"
        self.offer("jenis", lambda: perubahan_queries.jenis_choices(akses=self.akses), semua="Semua jenis")

    @property
    def nilai(self) -> perubahan_queries.SaringanPerubahan:
        found: perubahan_queries.SaringanPerubahan = self.make_nilai(tanpa_akses=not self.akses)
        return found


class SaringanNotifikasiForm(SaringanForm):
    nilai_class = notifikasi_queries.Saringan
    chip = "{label}: {value}"
    lain = ("objek", "sejak", "sampai")
    sebutan = "Saring catatan surel"

    q = CariField("Penerima", "Nama, NIP, atau surel", chip="Penerima: {value}")
    aturan = PilihField("Jenis surel", lambda: notifikasi_queries.rule_names().items(), semua="Semua jenis")
    status = PilihField("Keadaan", Notifikasi.Status.choices, semua="Semua keadaan")
    objek = CariField("Tentang", "misalnya angkatan:12", chip="Tentang: {value}", jenis="text")
    sejak = HariField("Sejak")
    sampai = HariField("Sampai")


class SaringanPemberitahuanForm(SaringanForm):
    request: Permintaan
    dibawa = ("baca",)
    sebutan = "Saring pemberitahuan"

    kelompok = PilihField("Jenis", (), semua="Semua jenis")

    def prepare(self) -> None:
        self.offer("kelompok", [(name, name) for name in pemberitahuan_queries.kelompok_pilihan(self.request.user)])


class SaringanAkunForm(SaringanForm):
    q = CariField("Cari nama, NIP, atau surel")
    peran = PilihField("Peran", PERAN_CHOICES)
    aktif = PilihField("Keadaan", [("ya", "Aktif"), ("tidak", "Tidak aktif")])


class SaringanPadananForm(SaringanForm):
    chip = "{label}: {value}"
    sebutan = "Saring padanan unit"
    hidup = True

    q = CariField("Cari", "Nama unit atau UNOR ID", chip=CARI)
    dipakai = PilihField("Unit di sini", DIPAKAI[:2])


class SaringanUnitBerkasForm(SaringanForm):
    """The units of a file that are not known yet."""

    lipat = False

    q = CariField("Cari nama unit di berkas")
    hanya = PilihField("Tampilkan", [("saran", "Yang bersaran"), ("belum", "Tanpa saran")])


class SaringanPerbaikanForm(SaringanForm):
    """Begins with those that wait."""

    nilai_class = perbaikan_queries.Saringan
    SEMUA = "semua"

    status = tab_field([*PerbaikanData.Status.choices, (SEMUA, "Semua")], PerbaikanData.Status.DIAJUKAN)
    q = CariField("Cari nama, NIP, atau unit")
    bagian = PilihField("Data yang keliru", PerbaikanData.Bagian.choices)

    @property
    def nilai(self) -> Any:
        status = self.value("status")
        return self.make_nilai(status="" if status == self.SEMUA else status)
