"""The help centre: which topics there are, for whom, and what they say. The texts lie in config/bantuan/, one file a topic."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.urls import reverse

from lib import markah
from pegawai.peran import Peran

FOLDER: Final = Path(__file__).resolve().parent.parent / "bantuan"
SEMUA: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Topik:
    """`peran`: whose work it is about; empty for everybody. Everybody may read it; only they get its links, which would refuse others."""

    kode: str
    icon: str
    peran: frozenset[str] = SEMUA

    @property
    def naskah(self) -> markah.Naskah:
        return read_naskah(self.kode)

    def is_for(self, held: Collection[str]) -> bool:
        return not self.peran or bool(self.peran & set(held))


PENGELOLA: Final = frozenset({Peran.PENGELOLA})
TOPIK: Final = (
    Topik("pegawai", "user", frozenset({Peran.PEGAWAI})),
    Topik("atasan", "user-check", frozenset({Peran.ATASAN})),
    Topik("angkatan", "users-group", PENGELOLA),
    Topik("peserta", "user-plus", PENGELOLA),
    Topik("evaluasi", "chart-bar", PENGELOLA),
    Topik("sertifikat", "certificate", PENGELOLA),
    Topik("rencana", "target-arrow", PENGELOLA),
    Topik("poin", "award", PENGELOLA),
    Topik("kepegawaian", "users", frozenset({Peran.KEPEGAWAIAN})),
    Topik("pimpinan", "trending-up", frozenset({Peran.PIMPINAN})),
    Topik("narasumber", "school", frozenset({Peran.NARASUMBER})),
    Topik("auditor", "history", frozenset({Peran.AUDITOR})),
    Topik("admin", "user-shield", frozenset({Peran.ADMIN})),
    Topik("masuk", "lock"),
)
BY_KODE: Final = {topik.kode: topik for topik in TOPIK}
# Where the page whose address is so called is explained; the longest beginning counts, then the first that is for the reader.
HALAMAN: Final[dict[str, tuple[str, ...]]] = {
    "cari": ("pegawai#mencari-sesuatu",),
    "pegawai:data-saya": ("pegawai#salinan-data-anda",),
    "pegawai:perbaikan-": ("kepegawaian#memutus-perbaikan-data", "pegawai#bila-data-anda-keliru"),
    "pegawai:perbaikan-create": ("pegawai#bila-data-anda-keliru",),
    "pegawai:aktivasi-": ("kepegawaian#aktivasi-satu-unit",),
    "pegawai:acuan-": ("admin#tabel-acuan",),
    "pegawai:notifikasi-saya": ("pegawai#pemberitahuan-dan-surel", "masuk#pemberitahuan"),
    "pegawai:notifikasi-pilihan": ("pegawai#pemberitahuan-dan-surel", "masuk#pemberitahuan"),
    "pegawai:notifikasi-": ("sertifikat#surel-dan-pengingat", "auditor#memeriksa-surel-sertifikat-dan-poin"),
    "pegawai:pengingat-": ("sertifikat#surel-dan-pengingat",),
    "pegawai:pegawai-": ("kepegawaian#mencari-dan-mengubah-pegawai",),
    "pegawai:penempatan-": ("kepegawaian#penempatan-plt-dan-plh",),
    "pegawai:kepala-": ("kepegawaian#penempatan-plt-dan-plh",),
    "pegawai:impor-pemetaan": ("kepegawaian#memetakan-kolom",),
    "pegawai:pemetaan-": ("kepegawaian#memetakan-kolom",),
    "pegawai:impor-": ("kepegawaian#mengimpor-data-siasn", "auditor#memeriksa-impor-dan-pekerjaan"),
    "instansi-": ("admin#identitas-instansi",),
    "pegawai:akun-": ("admin#memberi-dan-mencabut-peran",),
    "pegawai:terdampak": ("auditor#bila-data-bocor", "admin#memeriksa-jejak"),
    "pegawai:perubahan-": ("auditor#memeriksa-perubahan", "admin#memeriksa-jejak"),
    "pegawai:segel-": ("auditor#memeriksa-perubahan", "admin#memeriksa-jejak"),
    "kompetensi:profil-mandiri": ("pegawai#menilai-diri-sendiri",),
    "kompetensi:profil": ("pegawai#membaca-profil-kompetensi",),
    "kompetensi:peta": ("atasan#membaca-peta-kesenjangan", "pimpinan#membaca-peta-kesenjangan"),
    "kompetensi:standar-": ("kepegawaian#kompetensi-standar-dan-penilaian",),
    "kompetensi:penilaian-": ("kepegawaian#kompetensi-standar-dan-penilaian", "atasan#menilai-bawahan"),
    "diklat:katalog-": ("pegawai#memilih-dan-mendaftar-diklat",),
    "diklat:diklat-saya": ("pegawai#memilih-dan-mendaftar-diklat",),
    "diklat:hadir": ("pegawai#hadir-di-sesi",),
    "diklat:sertifikat-saya": ("pegawai#sertifikat-jp-dan-diklat-di-tempat-lain",),
    "diklat:jp": ("pegawai#sertifikat-jp-dan-diklat-di-tempat-lain",),
    "diklat:jp-laporan": ("sertifikat#jp-dan-riwayat-luar", "atasan#memantau-jp-dan-unit", "pimpinan#capaian-dan-dampak"),
    "diklat:riwayat-": ("pegawai#sertifikat-jp-dan-diklat-di-tempat-lain",),
    "diklat:verifikasi-": ("sertifikat#jp-dan-riwayat-luar",),
    "diklat:aturan-jp-": ("sertifikat#jp-dan-riwayat-luar", "admin#tabel-acuan"),
    "diklat:persetujuan-": ("atasan#memutuskan-permohonan-diklat",),
    "diklat:usul-": ("atasan#mengusulkan-pegawai",),
    "diklat:program-": ("angkatan#membuat-program",),
    "diklat:program-pola": ("angkatan#pola-sesi",),
    "diklat:angkatan-": ("angkatan#membuka-angkatan",),
    "diklat:angkatan-fill": ("angkatan#pola-sesi",),
    "diklat:ruang-papan": ("angkatan#papan-ruang",),
    "diklat:sesi-move": ("angkatan#papan-ruang",),
    "diklat:pendaftaran-list": ("peserta#memutuskan-pendaftaran",),
    "diklat:peserta-": ("peserta#menambah-dan-mengeluarkan-peserta",),
    "diklat:tunggu-": ("peserta#kursi-dan-daftar-tunggu",),
    "diklat:kehadiran": ("peserta#mencatat-kehadiran", "narasumber#mencatat-kehadiran"),
    "diklat:sesi-saya": ("narasumber#jadwal-mengajar",),
    "diklat:bahan-": ("narasumber#bahan-untuk-peserta",),
    "evaluasi:mengajar": ("narasumber#nilai-dari-pengajar", "narasumber#jadwal-mengajar"),
    "diklat:sertifikat-": ("sertifikat#menerbitkan-sertifikat",),
    "diklat:surat-": ("sertifikat#surat",),
    "evaluasi:saya": ("pegawai#tes-umpan-balik-dan-penilaian-pascadiklat",),
    "evaluasi:instrumen-": ("evaluasi#menyiapkan-instrumen",),
    "evaluasi:soal-": ("evaluasi#menyiapkan-instrumen",),
    "evaluasi:ujian-": ("evaluasi#tes-awal-dan-tes-akhir",),
    "evaluasi:nilai-": ("evaluasi#tes-awal-dan-tes-akhir",),
    "evaluasi:survei-": ("evaluasi#umpan-balik-dan-skm",),
    "evaluasi:pasca-list": ("atasan#menilai-bawahan",),
    "evaluasi:pasca-": ("evaluasi#penilaian-pascadiklat",),
    "evaluasi:aturan-pasca-": ("evaluasi#penilaian-pascadiklat",),
    "evaluasi:hasil-": ("evaluasi#membaca-hasil-dan-dampak", "pimpinan#capaian-dan-dampak"),
    "evaluasi:dampak-": ("evaluasi#membaca-hasil-dan-dampak", "pimpinan#capaian-dan-dampak"),
    "evaluasi:bukti-list": ("atasan#menilai-bawahan",),
    "evaluasi:bukti-kelola": ("evaluasi#membaca-hasil-dan-dampak",),
    "evaluasi:umpan-saya": ("narasumber#umpan-balik",),
    "insentif:saya": ("pegawai#poin-dan-penghargaan",),
    "insentif:tukar-": ("pegawai#poin-dan-penghargaan",),
    "insentif:papan": ("pegawai#poin-dan-penghargaan",),
    "insentif:buku-": ("poin#membaca-buku-poin", "auditor#memeriksa-surel-sertifikat-dan-poin"),
    "insentif:keberatan-": ("poin#menjawab-keberatan", "pegawai#poin-dan-penghargaan"),
    "insentif:imbalan-": ("poin#imbalan-dan-penukaran",),
    "insentif:penukaran-": ("poin#imbalan-dan-penukaran",),
    "insentif:penghargaan-": ("poin#penghargaan-dan-piagam", "pegawai#poin-dan-penghargaan"),
    "insentif:nominasi-": ("poin#penghargaan-dan-piagam",),
    "insentif:hitung-": ("poin#bagaimana-poin-terjadi", "auditor#memeriksa-surel-sertifikat-dan-poin"),
    "insentif:aturan-": ("admin#mengubah-aturan-poin",),
    "insentif:lencana-": ("admin#mengubah-aturan-poin",),
    "insentif:penangguhan-": ("kepegawaian#penangguhan-poin",),
    "insentif:unit-": ("atasan#memantau-jp-dan-unit", "pimpinan#capaian-dan-dampak"),
    "rencana:pagu-": ("rencana#mencatat-pagu",),
    "rencana:komitmen-": ("rencana#biaya-angkatan",),
    "rencana:angkatan-": ("rencana#biaya-angkatan",),
    "rencana:usulan-": ("rencana#usulan-dan-kebutuhan",),
    "rencana:kebutuhan-": ("rencana#usulan-dan-kebutuhan",),
    "rencana:wajib-": ("rencana#usulan-dan-kebutuhan",),
    "rencana:periode-": ("rencana#menyusun-rencana",),
    "rencana:dokumen-": ("rencana#dokumen-rencana",),
    "rencana:calon-": ("rencana#dari-rencana-ke-angkatan",),
    "rencana:tahun-": ("rencana#rencana-dan-kenyataan",),
    "rencana:susunan-": ("rencana#menghitung-susunan",),
    "rencana:baris-": ("rencana#menyusun-rencana",),
    "mfa_": ("masuk#langkah-kedua",),
    "usersessions_": ("masuk#sesi-di-perangkat-lain",),
    "account_change_password": ("masuk#lupa-atau-ganti-kata-sandi",),
}


@cache
def read_naskah(kode: str) -> markah.Naskah:
    return markah.read((FOLDER / f"{kode}.md").read_text(encoding="utf-8"))


def topik_of(held: Collection[str]) -> tuple[list[Topik], list[Topik]]:
    """Those about the reader's own work, and the others."""
    own = [topik for topik in TOPIK if topik.is_for(held)]
    return own, [topik for topik in TOPIK if topik not in own]


def isi_of(topik: Topik, held: Collection[str]) -> list[dict[str, Any]]:
    """The sections with their blocks in HTML; links only where the pages behind them are open to the reader."""
    opens = topik.is_for(held)

    def link(target: str) -> str:
        return reverse(target) if opens else ""

    return [
        {
            "kode": section.kode,
            "judul": section.judul,
            "blok": [{"jenis": block.jenis, "isi": [markah.render(text, link) for text in block.isi]} for block in section.blok],
        }
        for section in topik.naskah.bagian
    ]


def url_for_halaman(view_name: str, held: Collection[str]) -> str:
    """Where the page is explained to somebody with these roles, or ""."""
    prefix = max((name for name in HALAMAN if view_name.startswith(name)), key=len, default="")
    for place in HALAMAN.get(prefix, ()):
        kode, _, section = place.partition("#")
        if BY_KODE[kode].is_for(held):
            return f"{reverse('panduan-topik', args=[kode])}#{section}"
    return ""
