"""The nine general competencies (PermenPANRB 38/2017), technical ones, default standards, validity and JPM bands."""

from datetime import date

MULAI = date(2023, 1, 1)
LABELS = ("Paham", "Dasar", "Menengah", "Mumpuni", "Ahli")
UMUM = (
    (
        "M.01",
        "Integritas",
        "INT",
        "manajerial",
        "Kata dan perbuatan sejalan, jujur kepada semua pihak, memegang kode etik dan menanggung akibat keputusannya.",
        (
            "Patuh aturan dan jujur dalam tugas sendiri.",
            "Mengingatkan rekan agar tetap pada etika.",
            "Menjaga seluruh anggota unit bertindak etis, memberi apresiasi dan teguran.",
            "Menciptakan iklim kerja yang menuntut kepatuhan etika di tingkat instansi.",
            "Menjadi teladan etika lintas instansi.",
        ),
    ),
    (
        "M.02",
        "Kerja Sama",
        "KER",
        "manajerial",
        "Membina hubungan kerja yang produktif dan berbagi peran agar tujuan bersama tercapai.",
        (
            "Menjalankan bagian tugas dalam tim.",
            "Membantu anggota lain dan berbagi informasi.",
            "Membangun tim dengan pembagian peran yang efektif.",
            "Menyinergikan unit dengan kepentingan berbeda.",
            "Membangun kemitraan strategis antarlembaga.",
        ),
    ),
    (
        "M.03",
        "Komunikasi",
        "KOM",
        "manajerial",
        "Menyimak dan menyampaikan gagasan lisan/tulisan secara jelas sehingga dipahami dan diterima pihak lain.",
        (
            "Menyampaikan informasi dengan jelas.",
            "Aktif memastikan pesan dipahami dua arah.",
            "Berkomunikasi asertif dan menyelaraskan pendapat.",
            "Menyampaikan hal sensitif/rumit kepada banyak pihak.",
            "Mempengaruhi opini publik dan pemangku kepentingan nasional.",
        ),
    ),
    (
        "M.04",
        "Orientasi pada Hasil",
        "OPH",
        "manajerial",
        "Gigih menuntaskan pekerjaan sesuai target mutu, terukur, dan terus mencari cara yang lebih baik.",
        (
            "Menyelesaikan tugas sesuai ukuran.",
            "Memperbaiki cara kerja sendiri agar melampaui ukuran.",
            "Menetapkan target unit dan memantau pencapaian.",
            "Mendorong unit-unit mencapai hasil melebihi target.",
            "Meningkatkan mutu pencapaian organisasi secara luas.",
        ),
    ),
    (
        "M.05",
        "Pelayanan Publik",
        "PPU",
        "manajerial",
        "Melayani kebutuhan pengguna layanan dengan adil, profesional, transparan, bebas kepentingan pribadi.",
        (
            "Melayani sesuai prosedur.",
            "Mengamati kebutuhan pengguna dan segera menanggapi.",
            "Memanfaatkan peluang perbaikan layanan unit.",
            "Memantau dan mengevaluasi layanan lintas unit.",
            "Menjamin kebijakan layanan berpihak pada kepentingan umum.",
        ),
    ),
    (
        "M.06",
        "Pengembangan Diri dan Orang Lain",
        "PDO",
        "manajerial",
        "Terus belajar dan membantu orang lain naik kemampuan melalui umpan balik, bimbingan, dan kesempatan.",
        (
            "Mengenali kekurangan dan belajar.",
            "Membagi pengetahuan kepada rekan.",
            "Membimbing dan memberi umpan balik berkala.",
            "Menyusun program pengembangan untuk unit-unit.",
            "Menciptakan budaya belajar berkelanjutan.",
        ),
    ),
    (
        "M.07",
        "Mengelola Perubahan",
        "MPR",
        "manajerial",
        "Menyesuaikan diri dengan keadaan baru dan mengajak orang lain ikut berubah dengan tertib.",
        (
            "Menerima cara kerja baru.",
            "Proaktif mengikuti dan mengusulkan perubahan.",
            "Membantu anggota melewati perubahan.",
            "Memimpin perubahan unit/instansi dan mengelola risikonya.",
            "Memimpin transformasi lintas lembaga.",
        ),
    ),
    (
        "M.08",
        "Pengambilan Keputusan",
        "PKP",
        "manajerial",
        "Memilih tindakan tepat waktu berdasar data, pilihan, dan risiko, lalu bertanggung jawab atasnya.",
        (
            "Mengumpulkan informasi, bertindak dalam kewenangan.",
            "Menganalisis masalah sebelum menyimpulkan.",
            "Membandingkan pilihan dan menimbang risiko.",
            "Memutuskan persoalan berisiko tinggi dan menyiapkan mitigasi.",
            "Memutuskan hal berdampak nasional.",
        ),
    ),
    (
        "SK.01",
        "Perekat Bangsa",
        "PBG",
        "sosial_kultural",
        "Menghargai keberagaman, menumbuhkan toleransi, dan menjaga persatuan dalam pelayanan.",
        (
            "Peka dan menghormati perbedaan.",
            "Aktif menumbuhkan sikap saling menghargai.",
            "Mempromosikan toleransi di unit.",
            "Mendayagunakan keberagaman untuk kinerja instansi.",
            "Wakil pemerintah dalam merawat persatuan.",
        ),
    ),
)
TEKNIS = (
    (
        "T.01",
        "Manajemen Kepegawaian",
        "Kepegawaian",
        "Mengelola formasi, mutasi, kinerja, dan data pegawai sesuai norma, standar, prosedur, dan kriteria.",
    ),
    (
        "T.02",
        "Analisis Kebutuhan Diklat",
        "Analisis diklat",
        "Menemukan kebutuhan pengembangan kompetensi dan menyusunnya menjadi rencana diklat yang terukur.",
    ),
    (
        "T.03",
        "Pengelolaan Keuangan Daerah",
        "Keuangan",
        "Menyusun, melaksanakan, menatausahakan, dan mempertanggungjawabkan anggaran daerah.",
    ),
    (
        "T.04",
        "Pengadaan Barang dan Jasa",
        "Pengadaan",
        "Merencanakan dan melaksanakan pengadaan yang efisien, terbuka, dan dapat dipertanggungjawabkan.",
    ),
    ("T.05", "Pengelolaan Arsip", "Arsip", "Menciptakan, menata, memelihara, dan menyusutkan arsip menurut jadwal retensi."),
    ("T.06", "Pelayanan Kesehatan Dasar", "Kesehatan", "Memberikan pelayanan kesehatan yang aman, bermutu, dan sesuai standar profesi."),
    ("T.07", "Pedagogi", "Pedagogi", "Merancang, melaksanakan, dan menilai pembelajaran yang sesuai kebutuhan peserta didik."),
    ("T.08", "Tata Naskah Dinas", "Naskah dinas", "Menyusun naskah dinas yang benar bentuk, kewenangan, dan bahasanya."),
    (
        "T.09",
        "Literasi Digital dan SPBE",
        "Digital",
        "Memakai layanan, data, dan perangkat digital pemerintah secara produktif dan bertanggung jawab.",
    ),
    ("T.10", "Keamanan Informasi", "Keamanan", "Melindungi data dan sistem dari kehilangan, kebocoran, dan penyalahgunaan."),
)
LEVEL_TEKNIS = (
    "Mengenal istilah dan langkah dasar, bekerja dengan bimbingan.",
    "Mengerjakan tugas rutin secara mandiri menurut pedoman.",
    "Menyelesaikan persoalan yang tidak rutin dan membimbing rekan.",
    "Merancang cara kerja, mengevaluasi hasil unit, dan menyusun pedoman.",
    "Menjadi rujukan lintas instansi dan mengembangkan metode baru.",
)
# Sources: JPT Pratama 4 from a published SKJ; the other levels are customary and not yet verified.
KELOMPOK = {
    "jpt_madya": 5,
    "jpt_pratama": 4,
    "administrator": 3,
    "pengawas": 2,
    "pelaksana": 1,
    "jf_utama": 5,
    "jf_madya": 4,
    "jf_muda": 3,
    "jf_pertama": 2,
    "jf_penyelia": 3,
    "jf_mahir": 2,
    "jf_terampil": 1,
    "jf_pemula": 1,
}
BATAS = (
    (
        "uji",
        "Pengisian jabatan dan uji kompetensi",
        True,
        (("Memenuhi syarat", 80, "ok"), ("Masih memenuhi syarat", 68, "warn"), ("Kurang memenuhi syarat", 0, "bad")),
    ),
    (
        "pemetaan",
        "Pemetaan kompetensi",
        False,
        (("Optimal", 90, "ok"), ("Cukup optimal", 78, "warn"), ("Kurang optimal", 0, "bad")),
    ),
)


def add_kompetensi(apps, kode, nama, singkatan, jenis, urutan, definisi, texts):
    kompetensi = apps.get_model("kompetensi", "Kompetensi").objects.create(
        kode=kode, nama=nama, singkatan=singkatan, jenis=jenis, urutan=urutan
    )
    versi = apps.get_model("kompetensi", "VersiKompetensi").objects.create(
        kompetensi=kompetensi, nomor=1, definisi=definisi, berlaku_mulai=MULAI
    )
    level = apps.get_model("kompetensi", "LevelKompetensi")
    level.objects.bulk_create(
        level(versi=versi, level=number, label=label, deskripsi=text)
        for number, (label, text) in enumerate(zip(LABELS, texts, strict=True), start=1)
    )
    return kompetensi


def fill(apps):
    bawaan = apps.get_model("kompetensi", "StandarBawaan")
    for order, (kode, nama, singkatan, jenis, definisi, texts) in enumerate(UMUM, start=1):
        kompetensi = add_kompetensi(apps, kode, nama, singkatan, jenis, order, definisi, texts)
        bawaan.objects.bulk_create(
            bawaan(
                kelompok=kelompok,
                kompetensi=kompetensi,
                level=level,
                berlaku_mulai=MULAI,
                dasar="PermenPANRB 38/2017",
                is_terverifikasi=kelompok == "jpt_pratama",
            )
            for kelompok, level in KELOMPOK.items()
        )
    for order, (kode, nama, singkatan, definisi) in enumerate(TEKNIS, start=20):
        add_kompetensi(apps, kode, nama, singkatan, "teknis", order, definisi, LEVEL_TEKNIS)
    masa = apps.get_model("kompetensi", "MasaBerlaku")
    for sumber in ("asesmen", "uji", "atasan", "mandiri", "diklat", "pasca"):
        official = sumber in ("asesmen", "uji")
        masa.objects.create(
            sumber=sumber,
            tahun=3,
            berlaku_mulai=date(2019, 1, 1),
            dasar="Peraturan BKN 26/2019 pasal 29(4)" if official else "Disamakan dengan hasil asesmen",
            is_terverifikasi=official,
        )
    perangkat_model = apps.get_model("kompetensi", "PerangkatBatas")
    batas_model = apps.get_model("kompetensi", "BatasJPM")
    for kode, nama, utama, batas in BATAS:
        perangkat = perangkat_model.objects.create(kode=kode, nama=nama, is_utama=utama)
        batas_model.objects.bulk_create(
            batas_model(perangkat=perangkat, label=label, batas_bawah=lower, warna=warna) for label, lower, warna in batas
        )
