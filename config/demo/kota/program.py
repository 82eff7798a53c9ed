"""The demo city's catalogue of trainings: invented names, plausible lengths and prices."""

from dataclasses import dataclass

from config.demo.kota.asal import asal

SEMUA: tuple[str, ...] = ()
STAF = ("pelaksana", "jf_pertama", "jf_terampil", "jf_mahir")
AHLI = ("jf_pertama", "jf_muda", "jf_madya")
PIMPINAN = ("pengawas", "administrator", "jpt_pratama")
GURU_DAN_NAKES = ("jf_pertama", "jf_muda", "jf_madya", "jf_terampil", "jf_mahir", "jf_penyelia")
# whose positions: the first words of their names
GURU = ("Guru", "Pengawas Sekolah")
NAKES = ("Dokter", "Perawat", "Bidan", "Apoteker", "Sanitarian", "Nutrisionis")
# who teaches what: the first words of the positions
BIDANG_PENGAJAR = {
    "guru": ("Guru Ahli Muda", "Guru Ahli Madya", "Pengawas Sekolah"),
    "kesehatan": ("Dokter Ahli Muda", "Perawat Penyelia", "Bidan Mahir"),
    "keuangan": ("Auditor", "Perencana Ahli Pertama"),
    "pengadaan": ("Pengelola Pengadaan Barang/Jasa Ahli Muda",),
    "arsip": ("Arsiparis",),
    "digital": ("Pranata Komputer", "Statistisi"),
    "ketertiban": ("Polisi Pamong Praja Mahir",),
    "bencana": ("Pemadam Kebakaran",),
    "sdm": ("Analis SDM Aparatur",),
    "kebijakan": ("Analis Kebijakan", "Perencana Ahli Muda"),
}
BIDANG = {
    "GUR": "guru", "KBL-2": "guru", "KES": "kesehatan", "KEU": "keuangan", "PBJ": "pengadaan", "ARS": "arsip", "TND": "arsip",
    "DIG": "digital", "KBL-1": "digital", "TRB": "ketertiban", "BNC": "bencana", "SDM": "sdm", "PDO": "sdm", "OPH": "sdm", "INT": "sdm",
    "LAT": "sdm", "PKP": "sdm", "PKA": "sdm", "PKP-D": "kebijakan", "PBG": "sdm", "KER": "sdm",
}  # fmt: skip


# Teachers give a part of these scores. PPU-2 is held on every working day, PKP is under way on others.
BERBAGIAN = {"GUR-1": "Praktik mengajar", "PPU-2": "Simulasi layanan", "PKP": "Aksi perubahan"}


@dataclass(frozen=True, slots=True)
class ProgramDemo:
    """`hari`: days of one batch; `per_hari`: JP a day; `kompetensi`: code -> level it raises to."""

    kode: str
    nama: str
    jenis: int
    metode: str
    hari: int
    per_hari: int
    kompetensi: tuple[tuple[str, int], ...]
    mata: tuple[str, ...]
    kelompok: tuple[str, ...] = SEMUA
    persetujuan: str = "atasan"
    nilai: int | None = None
    kursi: int = 40
    biaya: tuple[int, int] = (12_000_000, 350_000)
    setiap: int = 4
    cara: str = "bukti"
    profesi: tuple[str, ...] = ()
    jenis_asn: tuple[str, ...] = ()

    @property
    def bidang(self) -> str:
        return BIDANG.get(self.kode) or BIDANG.get(self.kode.split("-")[0], "kebijakan")

    def fits(self, kelompok: str, jabatan: str, jenis: str) -> bool:
        return (
            (not self.kelompok or kelompok in self.kelompok)
            and (not self.profesi or jabatan.startswith(self.profesi))
            and (not self.jenis_asn or jenis in self.jenis_asn)
        )

    @property
    def jp(self) -> int:
        return self.hari * self.per_hari


P = ProgramDemo
TM, DR, CP = "tatap_muka", "daring", "campuran"
PROGRAM = (
    P("PKP", "Pelatihan Kepemimpinan Pengawas", 1, CP, 10, 8, (("M.06", 3), ("M.07", 3), ("M.04", 3)),
      ("Agenda kepemimpinan Pancasila", "Kepemimpinan pelayanan", "Pengendalian pekerjaan", "Aksi perubahan"),
      ("pengawas",), "atasan_pengelola", 70, 30, (180_000_000, 1_500_000), 26, "naik"),
    P("PKA", "Pelatihan Kepemimpinan Administrator", 1, CP, 12, 8, (("M.07", 4), ("M.08", 4), ("M.04", 4)),
      ("Kepemimpinan kinerja", "Manajemen perubahan sektor publik", "Aksi perubahan organisasi"),
      ("administrator",), "atasan_pengelola", 70, 30, (240_000_000, 2_000_000), 40, "naik"),
    P("MPR-1", "Mengelola Perubahan di Instansi Daerah", 5, CP, 3, 4, (("M.07", 3), ("M.02", 3)),
      ("Membaca kebutuhan perubahan", "Memetakan pemangku kepentingan", "Merancang rencana perubahan", "Klinik rencana per kelompok"),
      (), "atasan", 70, 30, (28_000_000, 450_000), 3, "naik"),
    P("PKP-D", "Pengambilan Keputusan Berbasis Data", 5, CP, 3, 5, (("M.08", 3), ("T.09", 3)),
      ("Merumuskan masalah", "Data dan bukti", "Membandingkan pilihan dan risiko"), (), "atasan", 65, 35, (30_000_000, 400_000), 3, "naik"),
    P("KOM-1", "Komunikasi Efektif dalam Pelayanan", 5, TM, 2, 5, (("M.03", 2), ("M.05", 2)),
      ("Menyimak dan bertanya", "Menyampaikan pesan sulit", "Praktik peran"), STAF, "atasan", None, 40, (14_000_000, 300_000), 2),
    P("KOM-2", "Komunikasi Publik dan Media", 3, TM, 3, 6, (("M.03", 4),),
      ("Pesan kunci", "Wawancara media", "Komunikasi krisis"),
      PIMPINAN + AHLI, "atasan", None, 30, (40_000_000, 600_000), 8, "rekomendasi"),
    P("PPU-1", "Pelayanan Publik Digital", 3, CP, 5, 4, (("M.05", 3), ("M.03", 2)),
      ("Perjalanan pengguna layanan", "Merancang alur layanan daring", "Praktik purwarupa layanan", "Keamanan data layanan"),
      (), "atasan", 70, 30, (45_000_000, 500_000), 3, "naik"),
    P("PPU-2", "Pelayanan Prima di Garda Depan", 8, TM, 1, 6, (("M.05", 2),),
      ("Sikap melayani", "Menangani keluhan"), STAF, "atasan", None, 45, (9_000_000, 250_000), 1),
    P("KER-1", "Kerja Tim Lintas Perangkat Daerah", 4, TM, 2, 5, (("M.02", 3),),
      ("Peran dalam tim", "Kesepakatan kerja", "Simulasi lintas unit"), (), "atasan", None, 40, (16_000_000, 300_000), 3, "rekomendasi"),
    P("OPH-1", "Sasaran Kinerja dan Umpan Balik", 8, DR, 1, 5, (("M.04", 2), ("M.06", 2)),
      ("Menyusun sasaran", "Dialog kinerja"), (), "tanpa", None, 60, (5_000_000, 50_000), 1),
    P("OPH-2", "Manajemen Proyek untuk Aparatur", 3, CP, 3, 6, (("M.04", 3),),
      ("Ruang lingkup", "Jadwal dan biaya", "Risiko"), AHLI + PIMPINAN, "atasan", 70, 30, (35_000_000, 550_000), 6),
    P("PDO-1", "Coaching bagi Atasan", 5, TM, 2, 6, (("M.06", 4), ("M.03", 3)),
      ("Percakapan coaching", "Umpan balik", "Rencana pengembangan"),
      PIMPINAN, "atasan", None, 30, (32_000_000, 500_000), 6, "rekomendasi"),
    P("PDO-2", "Belajar Mandiri Terarah", 22, DR, 1, 2, (("M.06", 2),), ("Peta belajar",), (), "tanpa", None, 60, (0, 0), 4),
    P("INT-1", "Integritas dan Konflik Kepentingan", 7, DR, 1, 4, (("M.01", 3),),
      ("Benturan kepentingan", "Gratifikasi"), (), "tanpa", None, 80, (4_000_000, 20_000), 1),
    P("PBG-1", "Merawat Kebinekaan dalam Pelayanan", 6, TM, 1, 6, (("SK.01", 3),),
      ("Keberagaman warga", "Studi kasus layanan"), (), "atasan", None, 40, (11_000_000, 250_000), 3),
    P("KEU-1", "Penatausahaan Keuangan Daerah", 8, TM, 3, 8, (("T.03", 3),),
      ("Anggaran kas", "Pertanggungjawaban", "Praktik aplikasi"), (), "atasan", 70, 35, (38_000_000, 600_000), 2, "naik"),
    P("KEU-2", "Penyusunan Rencana Kerja dan Anggaran", 8, TM, 2, 8, (("T.03", 2),),
      ("Kerangka RKA", "Standar harga", "Penelaahan"), (), "atasan", None, 35, (26_000_000, 450_000), 3),
    P("PBJ-1", "Pengadaan Barang dan Jasa Tingkat Dasar", 2, TM, 5, 8, (("T.04", 3),),
      ("Perencanaan pengadaan", "Pemilihan penyedia", "Kontrak", "Ujian"),
      (), "atasan_pengelola", 75, 30, (85_000_000, 900_000), 6, "naik"),
    P("PBJ-2", "Katalog Elektronik dan Kontrak Payung", 8, DR, 1, 6, (("T.04", 2),),
      ("Katalog", "Negosiasi"), (), "atasan", None, 50, (8_000_000, 150_000), 3),
    P("ARS-1", "Pengelolaan Arsip Dinamis", 3, TM, 3, 6, (("T.05", 3),),
      ("Klasifikasi", "Penyusutan", "Praktik rekod pusat"), (), "atasan", None, 35, (24_000_000, 400_000), 4, "naik"),
    P("TND-1", "Tata Naskah Dinas Elektronik", 8, DR, 1, 6, (("T.08", 2),),
      ("Bentuk naskah", "Penomoran dan tanda tangan"), STAF, "tanpa", None, 60, (6_000_000, 60_000), 1),
    P("DIG-1", "Analisis Data dengan Lembar Kerja", 4, DR, 3, 3, (("T.09", 3),),
      ("Merapikan data", "Tabel pivot", "Menyajikan temuan"), (), "atasan", None, 40, (15_000_000, 200_000), 2, "naik"),
    P("DIG-2", "Literasi Digital Aparatur", 16, DR, 1, 4, (("T.09", 2),),
      ("Aman di ruang digital", "Bekerja bersama secara daring"), (), "tanpa", None, 80, (3_000_000, 10_000), 1),
    P("DIG-3", "Keamanan Informasi bagi Pengguna", 16, DR, 1, 4, (("T.10", 2),),
      ("Sandi dan surel palsu", "Melapor insiden"), (), "tanpa", None, 80, (3_000_000, 10_000), 2),
    P("DIG-4", "Keamanan Informasi bagi Pengelola Sistem", 3, TM, 4, 8, (("T.10", 4),),
      ("Pengerasan peladen", "Penanganan insiden", "Uji kerentanan"), ("jf_pertama", "jf_muda", "jf_terampil"), "atasan_pengelola", 70, 25,
      (65_000_000, 900_000), 13, "naik"),
    P("KES-1", "Kegawatdaruratan Dasar di Puskesmas", 3, TM, 3, 8, (("T.06", 3),),
      ("Bantuan hidup dasar", "Triase", "Simulasi"), GURU_DAN_NAKES, "atasan", 75, 30, (48_000_000, 700_000), 3, "naik", NAKES),
    P("KES-2", "Pelayanan Ramah Ibu dan Anak", 8, TM, 2, 6, (("T.06", 2), ("M.05", 2)),
      ("Komunikasi dengan keluarga", "Rujukan"), GURU_DAN_NAKES, "atasan", None, 35, (20_000_000, 350_000), 3, profesi=NAKES),
    P("GUR-1", "Pembelajaran Berdiferensiasi", 3, CP, 4, 8, (("T.07", 3),),
      ("Asesmen diagnostik", "Merancang pembelajaran", "Praktik mengajar"),
      GURU_DAN_NAKES, "atasan", 70, 40, (42_000_000, 450_000), 2, "naik", GURU),
    P("GUR-2", "Guru Penulis Soal", 4, DR, 2, 5, (("T.07", 2),),
      ("Kisi-kisi", "Analisis butir"), GURU_DAN_NAKES, "atasan", None, 50, (9_000_000, 100_000), 3, profesi=GURU),
    P("GUR-3", "Sekolah Aman dan Inklusif", 9, TM, 1, 4, (("SK.01", 2), ("T.07", 2)),
      ("Perlindungan anak", "Siswa berkebutuhan khusus"), GURU_DAN_NAKES, "tanpa", None, 80, (12_000_000, 120_000), 2, profesi=GURU),
    P("SDM-1", "Manajemen Talenta dan Kompetensi", 3, TM, 3, 8, (("T.01", 3), ("T.02", 3)),
      ("Peta kompetensi", "Rencana pengembangan", "Evaluasi"), AHLI + PIMPINAN, "atasan", 70, 30, (40_000_000, 600_000), 10, "naik"),
    P("SDM-2", "Analisis Kebutuhan Diklat", 4, TM, 2, 6, (("T.02", 3),),
      ("Membaca kesenjangan", "Menyusun rencana"), (), "atasan", None, 30, (18_000_000, 300_000), 8),
    P("HKM-1", "Penyusunan Peraturan Daerah", 3, TM, 3, 8, (("M.08", 3),),
      ("Naskah akademik", "Teknik perumusan"), AHLI + PIMPINAN, "atasan", None, 30, (36_000_000, 550_000), 13),
    P("HKM-2", "Analisis Dampak Kebijakan", 3, CP, 5, 8, (("M.08", 4), ("M.04", 4)),
      ("Kerangka logis", "Biaya dan manfaat", "Konsultasi publik"),
      AHLI + PIMPINAN, "atasan_pengelola", 70, 25, (70_000_000, 900_000), 13, "naik"),
    P("PRB-1", "Fasilitasi Proses Bisnis Perangkat Daerah", 4, TM, 2, 5, (("M.07", 2), ("T.08", 2)),
      ("Menggambar proses", "Menyederhanakan langkah"), (), "atasan", None, 30, (15_000_000, 280_000), 5),
    P("SEM-1", "Seminar Daerah Tanggap Iklim", 9, TM, 1, 4, (), ("Adaptasi", "Praktik baik"),
      (), "tanpa", None, 100, (18_000_000, 100_000), 13),
    P("SEM-2", "Seminar Inovasi Layanan Daerah", 9, CP, 1, 4, (("M.05", 2),), ("Inovasi terbaik",),
      (), "tanpa", None, 100, (16_000_000, 90_000), 13),
    P("PTK-1", "Patok Banding Layanan Terpadu", 20, TM, 2, 6, (("M.05", 4),),
      ("Kunjungan", "Rencana tindak"), PIMPINAN, "atasan_pengelola", None, 20, (60_000_000, 1_800_000), 26),
    P("KBL-1", "Komunitas Belajar Pengolah Data", 23, DR, 4, 2, (("T.09", 3),), ("Berbagi kasus",), (), "tanpa", None, 40, (0, 0), 8),
    P("KBL-2", "Komunitas Belajar Guru Sejawat", 23, TM, 4, 2, (("T.07", 3),), ("Berbagi praktik",),
      GURU_DAN_NAKES, "tanpa", None, 40, (0, 0), 6, profesi=GURU),
    P("LAT-1", "Orientasi PPPK", 3, TM, 3, 6, (("M.01", 1), ("M.04", 1)),
      ("Nilai dasar", "Hak dan kewajiban", "Tugas di unit"), (), "atasan", None, 45, (22_000_000, 250_000), 3, jenis_asn=("PPPK",)),
    P("TRB-1", "Penegakan Perda secara Humanis", 8, TM, 2, 6, (("M.03", 2), ("SK.01", 2)),
      ("Dialog di lapangan", "Prosedur penertiban"), STAF, "atasan", None, 40, (19_000_000, 300_000), 5, profesi=("Polisi Pamong Praja",)),
    P("BNC-1", "Kesiapsiagaan Bencana di Kantor", 8, TM, 1, 6, (("M.02", 2),),
      ("Jalur evakuasi", "Simulasi"), (), "tanpa", None, 60, (9_000_000, 90_000), 4),
    P("MEN-1", "Mentoring Jabatan", 15, CP, 1, 2, (("M.06", 3), ("M.08", 3)), ("Pertemuan berkala",), (), "atasan", None, 10, (0, 0), 0),
    P("MAG-1", "Magang di Badan Usaha Daerah", 10, TM, 10, 2, (("M.04", 3),), ("Penugasan",),
      (), "atasan_pengelola", None, 10, (8_000_000, 900_000), 0),
)  # fmt: skip
DEMO = {p.kode: p for p in PROGRAM}


def list_tamu() -> tuple[tuple[str, str, str], ...]:
    """Teachers from elsewhere: name, where they work, what they teach."""
    university, college = asal().kampus
    return (
        ("Dr. Yuliana Prameswari, M.Si.", university, "kebijakan"),
        ("Agus Firmansyah, M.Si.", "Lembaga Pelatihan Contoh", "sdm"),
        ("Dewi Anggraini, M.Kom.", college, "digital"),
        ("dr. Bagas Wicaksono, Sp.EM.", "RS Pendidikan Contoh", "kesehatan"),
        ("Ir. Lestari Handoko, M.T.", "Konsultan Contoh", "bencana"),
        ("Prof. Darmawan Saleh, Ph.D.", "Universitas Contoh Nusantara", "kebijakan"),
    )
