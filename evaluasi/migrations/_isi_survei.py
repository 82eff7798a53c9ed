"""Anonymous forms to begin with: feedback of participants, and the survey of satisfaction by PermenPANRB 14/2017 (own words)."""

RAHASIA = "Jangan menulis nama atau hal lain yang menunjukkan siapa Anda."

# jenis, tentang, unsur, pertanyaan, sisanya
UMPAN_BALIK = (
    ("skala", "materi", "Materi", "Kesesuaian materi dengan tujuan diklat yang disampaikan di awal", {}),
    ("skala", "materi", "Materi", "Kesesuaian materi dengan kebutuhan pekerjaan Anda", {}),
    ("skala", "materi", "Materi", "Kejelasan bahan ajar dan kegunaannya setelah diklat", {}),
    ("teks", "materi", "Materi", "Materi apa yang perlu ditambah, dikurangi, atau diperdalam?", {"bantuan": RAHASIA, "is_wajib": False}),
    ("skala", "materi", "Metode dan praktik", "Keterlibatan peserta dalam cara belajar yang dipakai", {}),
    ("skala", "materi", "Metode dan praktik", "Kecukupan latihan dan praktik untuk menguasai materi", {}),
    ("skala", "pengajar", "Pengajar", "Sistematika penyajian", {"bantuan": "Urutan bahasan runtut dan mudah diikuti."}),
    ("skala", "pengajar", "Pengajar", "Kemampuan menyajikan", {"bantuan": "Bahasa, suara, contoh, dan alat bantu."}),
    ("skala", "pengajar", "Pengajar", "Penguasaan materi", {}),
    ("skala", "pengajar", "Pengajar", "Cara menjawab pertanyaan peserta", {}),
    ("skala", "pengajar", "Pengajar", "Ketepatan waktu dan kehadiran", {}),
    (
        "teks", "pengajar", "Pengajar", "Apa yang sebaiknya dipertahankan atau diperbaiki oleh pengajar ini?",
        {"bantuan": RAHASIA, "is_wajib": False},
    ),
    ("skala", "penyelenggara", "Waktu belajar", "Kecukupan waktu untuk mempelajari materi dan berlatih", {}),
    (
        "teks", "penyelenggara", "Waktu belajar", "Bagian mana yang perlu waktu lebih lama atau lebih singkat?",
        {"bantuan": RAHASIA, "is_wajib": False},
    ),
    ("skala", "penyelenggara", "Sarana dan jaringan", "Kenyamanan ruang, atau kemudahan memakai aplikasi belajar", {}),
    ("skala", "penyelenggara", "Sarana dan jaringan", "Kelancaran jaringan internet dan alat bantu belajar", {}),
    (
        "teks", "penyelenggara", "Sarana dan jaringan", "Sarana apa yang perlu diperbaiki?",
        {"bantuan": RAHASIA, "is_wajib": False},
    ),
    ("skala", "penyelenggara", "Panitia", "Kejelasan informasi sebelum dan selama diklat", {}),
    ("skala", "penyelenggara", "Panitia", "Kecepatan panitia menanggapi kebutuhan peserta", {}),
    (
        "skala", "dampak", "Manfaat", "Manfaat diklat bagi pekerjaan Anda sekarang",
        {"label_skala": ["Tidak bermanfaat", "Kurang bermanfaat", "Bermanfaat", "Sangat bermanfaat"]},
    ),
    (
        "skala", "dampak", "Manfaat", "Keyakinan Anda untuk menerapkan hasil diklat di tempat kerja",
        {"label_skala": ["Tidak yakin", "Kurang yakin", "Yakin", "Sangat yakin"]},
    ),
)  # fmt: skip
PETUNJUK_UMPAN_BALIK = (
    "Nilai apa yang Anda alami selama diklat. Jawaban disimpan tanpa nama Anda dan tidak dapat diubah setelah dikirim. "
    "Saat menulis saran, jangan menulis nama."
)
SKM = (
    (
        "skala", "", "U1", "Bagaimana kesesuaian persyaratan diklat dengan jenis layanannya?",
        {"label_skala": ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"], "bantuan": "Syarat mendaftar dan berkas yang diminta."},
    ),
    (
        "skala", "", "U2", "Bagaimana kemudahan prosedur layanan diklat di kantor kami?",
        {
            "label_skala": ["Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"],
            "bantuan": "Dari pendaftaran, persetujuan, sampai sertifikat diterima.",
        },
    ),
    (
        "skala", "", "U3", "Bagaimana kecepatan waktu dalam memberikan layanan?",
        {"label_skala": ["Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"]},
    ),
    (
        "skala", "", "U4", "Bagaimana kewajaran biaya layanan?",
        {
            "label_skala": ["Sangat mahal", "Cukup mahal", "Murah", "Gratis"],
            "bantuan": "Biaya yang Anda keluarkan sendiri untuk mengikuti diklat.",
        },
    ),
    (
        "skala", "", "U5", "Bagaimana kesesuaian diklat yang Anda terima dengan yang tercantum di katalog?",
        {"label_skala": ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"]},
    ),
    (
        "skala", "", "U6", "Bagaimana kemampuan petugas dalam melayani?",
        {"label_skala": ["Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"]},
    ),
    (
        "skala", "", "U7", "Bagaimana kesopanan dan keramahan petugas?",
        {
            "label_skala": [
                "Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah",
            ],
        },
    ),
    (
        "skala", "", "U8", "Bagaimana penanganan pengaduan, saran, dan masukan?",
        {"label_skala": ["Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"]},
    ),
    (
        "skala", "", "U9", "Bagaimana mutu sarana dan prasarana?",
        {"label_skala": ["Buruk", "Cukup", "Baik", "Sangat baik"], "bantuan": "Ruang, peralatan, dan aplikasi yang Anda pakai."},
    ),
    ("teks", "", "Saran", "Apa saran Anda agar layanan diklat menjadi lebih baik?", {"bantuan": RAHASIA, "is_wajib": False}),
)  # fmt: skip
PETUNJUK_SKM = (
    "Nilai layanan diklat yang Anda terima dalam 12 bulan terakhir. Jawaban disimpan tanpa nama Anda dan tidak dapat diubah "
    "setelah dikirim. Saat menulis saran, jangan menulis nama."
)
