"""The bank and the general test to begin with: twenty questions, of which the test asks ten.

Sources: UU 20/2023 on the civil service; SE PANRB 20/2021 on BerAKHLAK; UU 25/2009 on public service; UU 20/2001 on gifts;
UU 14/2008 on public information; UU 27/2022 on personal data; Perpres 95/2018 on electronic government; UU 43/2009 on archives.
"""

NILAI, LAYANAN, INTEGRITAS = "Nilai dasar ASN", "Pelayanan publik", "Integritas"
DIGITAL, NASKAH = "Keamanan dan data digital", "Naskah dinas dan arsip"
TES_UMUM = tuple(f"ASN-{number:02}" for number in range(1, 11))

# kode, materi, tingkat, pertanyaan, pilihan, kunci
SOAL = (
    (
        "ASN-01", NILAI, "mudah",
        "Kata mana yang bukan nilai dasar ASN BerAKHLAK?",
        ["Kompeten", "Kompetitif", "Kolaboratif", "Adaptif"], 2,
    ),
    (
        "ASN-02", NILAI, "sedang",
        "Tindakan mana yang paling menunjukkan nilai Akuntabel?",
        [
            "Menerima tugas tambahan tanpa bertanya",
            "Mengikuti pelatihan atas biaya sendiri",
            "Membantu rekan menyelesaikan laporannya",
            "Melaporkan biaya perjalanan dinas sesuai pengeluaran yang sebenarnya",
        ], 4,
    ),
    (
        "ASN-03", NILAI, "sedang",
        "Apa fungsi pegawai ASN menurut Undang-Undang Nomor 20 Tahun 2023?",
        [
            "Pelaksana kebijakan publik, pelayan publik, serta perekat dan pemersatu bangsa",
            "Penyusun anggaran, pelaksana kegiatan, serta pengawas pembangunan",
            "Perencana program, penegak peraturan, serta pembina masyarakat",
            "Pelayan pimpinan, pelaksana kegiatan, serta penghubung antarinstansi",
        ], 1,
    ),
    (
        "ASN-04", LAYANAN, "sedang",
        "Apa yang dimaksud dengan maklumat pelayanan?",
        [
            "Daftar pegawai yang bertugas melayani pada hari itu",
            "Pengumuman jam buka dan jam tutup kantor",
            "Pernyataan tertulis tentang kewajiban dan janji penyelenggara sesuai standar pelayanan",
            "Laporan tahunan tentang jumlah masyarakat yang dilayani",
        ], 3,
    ),
    (
        "ASN-05", LAYANAN, "mudah",
        "Seorang warga marah karena berkasnya belum selesai pada hari yang dijanjikan. Apa yang pertama Anda lakukan?",
        [
            "Memintanya datang lagi pada hari lain",
            "Mendengarkan sampai selesai, meminta maaf atas keterlambatan, lalu memeriksa keadaan berkasnya",
            "Menjelaskan bahwa keterlambatan itu kesalahan bagian lain",
            "Menyarankan ia menulis keluhannya di media sosial kantor",
        ], 2,
    ),
    (
        "ASN-06", LAYANAN, "mudah",
        "Bagaimana sebaiknya loket melayani penyandang disabilitas, lansia, dan ibu hamil?",
        [
            "Mengikuti antrean yang sama agar adil bagi semua",
            "Meminta mereka selalu datang bersama pendamping",
            "Melayani mereka hanya pada hari yang ditentukan",
            "Memberi perlakuan khusus sesuai kebutuhan mereka tanpa biaya tambahan",
        ], 4,
    ),
    (
        "ASN-07", LAYANAN, "sedang",
        "Lembaga negara mana yang mengawasi penyelenggaraan pelayanan publik dan menerima laporan maladministrasi?",
        [
            "Ombudsman Republik Indonesia",
            "Badan Pemeriksa Keuangan",
            "Komisi Informasi",
            "Lembaga Administrasi Negara",
        ], 1,
    ),
    (
        "ASN-08", INTEGRITAS, "sukar",
        "Paling lambat kapan penerima gratifikasi melaporkannya kepada Komisi Pemberantasan Korupsi?",
        [
            "7 hari kalender sejak gratifikasi diterima",
            "14 hari kerja sejak gratifikasi diterima",
            "30 hari kerja sejak gratifikasi diterima",
            "Bersama laporan harta kekayaan tahun itu",
        ], 3,
    ),
    (
        "ASN-09", INTEGRITAS, "sedang",
        "Anda ditugasi memeriksa permohonan izin usaha milik kakak kandung Anda. Apa yang Anda lakukan?",
        [
            "Memeriksanya seperti permohonan lain tanpa memberi tahu siapa pun",
            "Memberi tahu atasan tentang hubungan itu dan meminta petugas lain yang memeriksa",
            "Mendahulukannya karena syaratnya sudah Anda ketahui lengkap",
            "Menolaknya agar tidak dianggap memihak keluarga",
        ], 2,
    ),
    (
        "ASN-10", INTEGRITAS, "mudah",
        "Sikap mana yang sesuai dengan asas netralitas ASN pada masa pemilihan umum?",
        [
            "Menyukai unggahan calon yang programnya baik bagi daerah",
            "Menghadiri kampanye di luar jam kerja dengan pakaian dinas",
            "Mengajak keluarga besar memilih calon tertentu",
            "Menggunakan hak pilih tanpa menunjukkan dukungan, termasuk di media sosial",
        ], 4,
    ),
    (
        "DIG-01", DIGITAL, "mudah",
        "Anda menerima surel yang mengaku dari bagian TI dan meminta kata sandi. Apa yang Anda lakukan?",
        [
            "Membalasnya dengan kata sandi agar akun tidak diblokir",
            "Meneruskannya kepada semua rekan sebagai peringatan",
            "Tidak membalas dan melaporkannya kepada pengelola keamanan informasi",
            "Membuka tautannya untuk memastikan keasliannya",
        ], 3,
    ),
    (
        "DIG-02", DIGITAL, "mudah",
        "Kata sandi mana yang paling sukar ditebak?",
        ["tangsel123", "tanggal lahir ditambah nama", "P@ssw0rd", "kalimat panjang yang hanya Anda ketahui"], 4,
    ),
    (
        "DIG-03", DIGITAL, "sedang",
        "Data mana yang termasuk data pribadi yang bersifat spesifik menurut Undang-Undang Nomor 27 Tahun 2022?",
        ["Nama lengkap", "Data kesehatan", "Kewarganegaraan", "Jenis kelamin"], 2,
    ),
    (
        "DIG-04", DIGITAL, "sedang",
        "Atasan meminta daftar penerima bantuan dikirim ke pihak luar untuk promosi. Apa sikap Anda?",
        [
            "Menolak dengan santun karena data pribadi hanya boleh dipakai sesuai tujuan pengumpulannya",
            "Mengirimnya karena atasan yang bertanggung jawab",
            "Mengirim sebagian saja agar tidak melanggar",
            "Mengirimnya setelah menghapus nama instansi",
        ], 1,
    ),
    (
        "DIG-05", DIGITAL, "sukar",
        "Apa tujuan utama Sistem Pemerintahan Berbasis Elektronik (SPBE)?",
        [
            "Mengganti seluruh pegawai loket dengan mesin",
            "Mewujudkan tata kelola pemerintahan yang bersih, efektif, transparan, dan akuntabel serta layanan yang berkualitas",
            "Menambah jumlah aplikasi di setiap perangkat daerah",
            "Memindahkan semua arsip kertas ke luar kantor",
        ], 2,
    ),
    (
        "NAS-01", NASKAH, "mudah",
        "Apa ciri kalimat surat dinas yang baik?",
        ["Panjang dan penuh istilah", "Singkat, jelas, dan santun", "Memakai banyak singkatan", "Mengulang isi surat sebelumnya"], 2,
    ),
    (
        "NAS-02", NASKAH, "sedang",
        "Apa arti singkatan a.n. sebelum nama jabatan pada tanda tangan naskah dinas?",
        [
            "Pejabat di bawahnya menandatangani atas nama pejabat yang berwenang",
            "Naskah belum disetujui",
            "Naskah hanya berlaku di dalam kantor",
            "Pejabat yang berwenang sedang diganti untuk selamanya",
        ], 1,
    ),
    (
        "NAS-03", NASKAH, "sedang",
        "Apa yang disebut arsip vital menurut Undang-Undang Nomor 43 Tahun 2009?",
        [
            "Arsip yang sering dipinjam",
            "Arsip yang disimpan oleh pimpinan",
            "Arsip yang menjadi syarat dasar kelangsungan kerja pencipta arsip dan tidak tergantikan bila hilang",
            "Arsip yang sudah lewat masa simpannya",
        ], 3,
    ),
    (
        "NAS-04", NASKAH, "sedang",
        "Seorang warga meminta salinan informasi yang wajib tersedia setiap saat. Apa dasar pelayanannya?",
        [
            "Kebijakan masing-masing pegawai",
            "Izin tertulis kepala daerah untuk setiap permintaan",
            "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
            "Peraturan tentang perjalanan dinas",
        ], 3,
    ),
    (
        "NAS-05", NASKAH, "mudah",
        "Kapan rekaman keputusan rapat sebaiknya dibagikan kepada peserta?",
        [
            "Sebelum rapat berikutnya saja",
            "Setelah setahun, bersama laporan tahunan",
            "Hanya bila diminta",
            "Segera setelah rapat, dengan siapa mengerjakan apa dan batas waktunya",
        ], 4,
    ),
)  # fmt: skip
PETUNJUK = (
    "Pilih satu jawaban yang paling tepat untuk setiap soal. Kerjakan sendiri dan tanpa membuka catatan. "
    "Jawaban yang salah tidak mengurangi nilai."
)
