"""Word lists of the demo city. All people are invented; unit names are those of an Indonesian city."""

SENDIRI = ""  # the office itself, by the name its government gives it
BIDANG = {
    "Sekretariat Daerah": ("Bagian Organisasi", "Bagian Hukum", "Bagian Umum", "Bagian Kesejahteraan Rakyat"),
    "Sekretariat DPRD": ("Bagian Persidangan", "Bagian Keuangan Dewan", "Bagian Umum Dewan"),
    "Inspektorat": ("Inspektur Pembantu Wilayah I", "Inspektur Pembantu Wilayah II", "Inspektur Pembantu Khusus"),
    "Dinas Pendidikan dan Kebudayaan": ("Bidang Pembinaan SD", "Bidang Pembinaan SMP", "Bidang PAUD", "Bidang Kebudayaan"),
    "Dinas Kesehatan": ("Bidang Kesehatan Masyarakat", "Bidang Pencegahan Penyakit", "Bidang Pelayanan Kesehatan"),
    "Dinas SDA, Bina Marga dan Bina Konstruksi": ("Bidang Sumber Daya Air", "Bidang Bina Marga", "Bidang Bina Konstruksi"),
    "Dinas Cipta Karya dan Tata Ruang": ("Bidang Tata Bangunan", "Bidang Tata Ruang", "Bidang Penyehatan Lingkungan"),
    "Dinas Perumahan, Kawasan Permukiman dan Pertanahan": ("Bidang Perumahan", "Bidang Permukiman", "Bidang Pertanahan"),
    "Satuan Polisi Pamong Praja": ("Bidang Ketertiban Umum", "Bidang Penegakan Perda", "Bidang Perlindungan Masyarakat"),
    "Dinas Pemadam Kebakaran dan Penyelamatan": ("Bidang Pencegahan", "Bidang Pemadaman", "Bidang Penyelamatan"),
    "Dinas Sosial": ("Bidang Rehabilitasi Sosial", "Bidang Perlindungan Sosial", "Bidang Pemberdayaan Sosial"),
    "Dinas Ketenagakerjaan": ("Bidang Pelatihan Kerja", "Bidang Penempatan Tenaga Kerja", "Bidang Hubungan Industrial"),
    "Dinas PPPA, Pengendalian Penduduk dan KB": ("Bidang Perlindungan Anak", "Bidang Pengendalian Penduduk"),
    "Dinas Ketahanan Pangan, Pertanian dan Perikanan": ("Bidang Ketahanan Pangan", "Bidang Pertanian", "Bidang Perikanan"),
    "Dinas Kependudukan dan Pencatatan Sipil": ("Bidang Pendaftaran Penduduk", "Bidang Pencatatan Sipil"),
    "Dinas Komunikasi dan Informatika": ("Bidang Aplikasi Informatika", "Bidang Statistik dan Persandian", "Bidang Komunikasi Publik"),
    "Dinas Koperasi dan UKM": ("Bidang Koperasi", "Bidang Usaha Mikro"),
    "Dinas Penanaman Modal dan PTSP": ("Bidang Penanaman Modal", "Bidang Pelayanan Perizinan"),
    "Dinas Kepemudaan dan Olahraga": ("Bidang Kepemudaan", "Bidang Olahraga"),
    "Dinas Perpustakaan dan Arsip Daerah": ("Bidang Perpustakaan", "Bidang Kearsipan"),
    "Dinas Pariwisata": ("Bidang Destinasi", "Bidang Ekonomi Kreatif"),
    "Dinas Perindustrian dan Perdagangan": ("Bidang Perindustrian", "Bidang Perdagangan", "Bidang Metrologi"),
    "Badan Perencanaan, Penelitian dan Pengembangan Daerah": ("Bidang Perencanaan", "Bidang Penelitian", "Bidang Pengendalian"),
    "Badan Pendapatan Daerah": ("Bidang Pajak Daerah", "Bidang Penagihan", "Bidang Pendataan"),
    "Badan Keuangan dan Aset Daerah": ("Bidang Anggaran", "Bidang Perbendaharaan", "Bidang Aset"),
    SENDIRI: ("Bidang Pengembangan Kompetensi", "Bidang Mutasi dan Promosi", "Bidang Kinerja"),
    "Badan Penanggulangan Bencana Daerah": ("Bidang Kesiapsiagaan", "Bidang Kedaruratan"),
    "Badan Kesatuan Bangsa dan Politik": ("Bidang Ideologi", "Bidang Politik Dalam Negeri"),
    "Dinas Lingkungan Hidup": ("Bidang Persampahan", "Bidang Pengendalian Pencemaran", "Bidang Tata Lingkungan"),
    "Dinas Perhubungan": ("Bidang Lalu Lintas", "Bidang Angkutan", "Bidang Perparkiran"),
}
SUBBAGIAN = ("Subbagian Umum dan Kepegawaian", "Subbagian Keuangan", "Subbagian Perencanaan")

DEPAN_L = (
    "Adi Agus Ahmad Andi Arif Bayu Budi Dedi Dimas Eko Fajar Firman Galih Gunawan Hadi Hendra Heru Imam Indra Irfan Joko Kurnia "
    "Lukman Muhamad Nugroho Oki Prasetyo Rahmat Rizky Rudi Samsul Satria Slamet Sigit Taufik Teguh Wahyu Wawan Yoga Yusuf"
).split()
DEPAN_P = (
    "Anisa Aulia Ayu Citra Dewi Diah Dina Dwi Eka Endang Farida Fitri Hana Indah Intan Kartika Laila Lestari Lina Maria Maya "
    "Mega Nadia Novi Nur Putri Rahma Ratna Rina Rini Rosita Sari Siti Sri Suci Tuti Umi Wulan Yanti Yuliana"
).split()
BELAKANG = (
    "Anggraini Ardiansyah Aritonang Budiman Damanik Fauzi Firmansyah Ginting Gunadi Hakim Handayani Harahap Hartono Hasan "
    "Hidayat Irawan Jaelani Kusuma Kusumawardhani Lubis Maharani Mahendra Maulana Mulyadi Nasution Nugraha Nurhayati Pangestu "
    "Permana Pratama Purnama Puspita Rahayu Rahman Ramadhan Ritonga Santoso Saputra Sembiring Setiawan Siagian Simanjuntak "
    "Siregar Situmorang Sudrajat Suharto Sulistyo Supriyadi Suryana Susanto Sutanto Syahputra Tambunan Utami Wibowo Widodo "
    "Wijaya Wijanarko Wulandari Yulianto Zulkarnain"
).split()

# name, group, kind, weight in (education, health, general) units
JABATAN_FUNGSIONAL = (
    ("Guru Ahli Pertama", "jf_pertama", "fungsional", (40, 0, 0)),
    ("Guru Ahli Muda", "jf_muda", "fungsional", (26, 0, 0)),
    ("Guru Ahli Madya", "jf_madya", "fungsional", (10, 0, 0)),
    ("Pengawas Sekolah Ahli Madya", "jf_madya", "fungsional", (1, 0, 0)),
    ("Dokter Ahli Pertama", "jf_pertama", "fungsional", (0, 12, 0)),
    ("Dokter Ahli Muda", "jf_muda", "fungsional", (0, 6, 0)),
    ("Perawat Terampil", "jf_terampil", "fungsional", (0, 16, 0)),
    ("Perawat Mahir", "jf_mahir", "fungsional", (0, 10, 0)),
    ("Perawat Penyelia", "jf_penyelia", "fungsional", (0, 3, 0)),
    ("Bidan Terampil", "jf_terampil", "fungsional", (0, 12, 0)),
    ("Bidan Mahir", "jf_mahir", "fungsional", (0, 8, 0)),
    ("Apoteker Ahli Pertama", "jf_pertama", "fungsional", (0, 5, 0)),
    ("Sanitarian Terampil", "jf_terampil", "fungsional", (0, 4, 0)),
    ("Nutrisionis Terampil", "jf_terampil", "fungsional", (0, 3, 0)),
    ("Analis Kebijakan Ahli Pertama", "jf_pertama", "fungsional", (0, 0, 4)),
    ("Analis Kebijakan Ahli Muda", "jf_muda", "fungsional", (0, 0, 4)),
    ("Analis SDM Aparatur Ahli Pertama", "jf_pertama", "fungsional", (0, 0, 2)),
    ("Analis SDM Aparatur Ahli Muda", "jf_muda", "fungsional", (0, 0, 2)),
    ("Perencana Ahli Pertama", "jf_pertama", "fungsional", (0, 0, 3)),
    ("Perencana Ahli Muda", "jf_muda", "fungsional", (0, 0, 3)),
    ("Auditor Ahli Pertama", "jf_pertama", "fungsional", (0, 0, 2)),
    ("Auditor Ahli Madya", "jf_madya", "fungsional", (0, 0, 1)),
    ("Pranata Komputer Ahli Pertama", "jf_pertama", "fungsional", (0, 0, 3)),
    ("Pranata Komputer Ahli Muda", "jf_muda", "fungsional", (0, 0, 2)),
    ("Statistisi Ahli Pertama", "jf_pertama", "fungsional", (0, 0, 1)),
    ("Arsiparis Terampil", "jf_terampil", "fungsional", (1, 1, 4)),
    ("Arsiparis Mahir", "jf_mahir", "fungsional", (0, 0, 2)),
    ("Pengelola Pengadaan Barang/Jasa Ahli Pertama", "jf_pertama", "fungsional", (0, 0, 3)),
    ("Pengelola Pengadaan Barang/Jasa Ahli Muda", "jf_muda", "fungsional", (0, 0, 2)),
    ("Polisi Pamong Praja Terampil", "jf_terampil", "fungsional", (0, 0, 5)),
    ("Polisi Pamong Praja Mahir", "jf_mahir", "fungsional", (0, 0, 3)),
    ("Pemadam Kebakaran Terampil", "jf_terampil", "fungsional", (0, 0, 4)),
    ("Penelaah Teknis Kebijakan", "pelaksana", "pelaksana", (2, 3, 12)),
    ("Pengolah Data dan Informasi", "pelaksana", "pelaksana", (4, 4, 12)),
    ("Pengadministrasi Perkantoran", "pelaksana", "pelaksana", (6, 6, 14)),
    ("Penata Layanan Operasional", "pelaksana", "pelaksana", (3, 3, 10)),
    ("Operator Layanan Operasional", "pelaksana", "pelaksana", (3, 3, 10)),
    ("Pengelola Layanan Operasional", "pelaksana", "pelaksana", (3, 3, 10)),
    ("Dokumentalis Hukum", "pelaksana", "pelaksana", (0, 0, 2)),
)
# technical competency (code) and level asked for, by a word in the position's name
TEKNIS = (
    ("Guru", "T.07", {"jf_pertama": 2, "jf_muda": 3, "jf_madya": 4}),
    ("Pengawas Sekolah", "T.07", {"jf_madya": 4}),
    ("Dokter", "T.06", {"jf_pertama": 3, "jf_muda": 4}),
    ("Perawat", "T.06", {"jf_terampil": 2, "jf_mahir": 3, "jf_penyelia": 4}),
    ("Bidan", "T.06", {"jf_terampil": 2, "jf_mahir": 3}),
    ("Apoteker", "T.06", {"jf_pertama": 3}),
    ("Sanitarian", "T.06", {"jf_terampil": 2}),
    ("Nutrisionis", "T.06", {"jf_terampil": 2}),
    ("SDM Aparatur", "T.01", {"jf_pertama": 3, "jf_muda": 4}),
    ("SDM Aparatur", "T.02", {"jf_pertama": 2, "jf_muda": 3}),
    ("Pengadaan", "T.04", {"jf_pertama": 3, "jf_muda": 4}),
    ("Arsiparis", "T.05", {"jf_terampil": 2, "jf_mahir": 3}),
    ("Auditor", "T.03", {"jf_pertama": 3, "jf_madya": 4}),
    ("Perencana", "T.03", {"jf_pertama": 2, "jf_muda": 3}),
    ("Pranata Komputer", "T.10", {"jf_pertama": 3, "jf_muda": 4}),
    ("Penelaah", "T.08", {"pelaksana": 2}),
    ("Pengadministrasi", "T.08", {"pelaksana": 2}),
    ("Pengolah Data", "T.09", {"pelaksana": 2}),
    ("Kepala", "T.03", {"jpt_pratama": 3, "administrator": 3, "pengawas": 2}),
    ("Sekretaris", "T.03", {"jpt_pratama": 3, "administrator": 3}),
    ("", "T.09", {"jf_pertama": 2, "jf_muda": 2, "jf_madya": 3, "administrator": 2, "pengawas": 2}),
)
