"""The kinds of mail with their first words. The office edits them afterwards; placeholders stand in `penanda`."""

ANGKATAN = "program, angkatan, tanggal, tempat, jadwal"
PERMOHONAN = f"{ANGKATAN}, pemohon, unit, alasan, sampai"
GANTI = f"{ANGKATAN}, peserta, rekan, jawaban, alasan, sampai"
PENDAFTARAN, JADWAL, PUTUSAN, HASIL = "Pendaftaran", "Jadwal dan pelaksanaan", "Persetujuan", "Hasil diklat"
RINGKAS = "$program, $angkatan\nWaktu: $tanggal\nTempat: $tempat"

# kode, nama, kelompok, judul, isi, penanda
JENIS = (
    (
        "terdaftar", "Pendaftaran diterima", PENDAFTARAN, "Anda terdaftar: $program, $angkatan",
        f"Anda terdaftar sebagai peserta:\n\n{RINGKAS}\n\nJadwal:\n$jadwal\n\nJadwal terlampir untuk kalender Anda. Bila berhalangan, "
        "batalkan lewat halaman pendaftaran agar kursi dapat dipakai rekan lain.\n\n$tautan", PERMOHONAN,
    ),
    (
        "dari_tunggu", "Mendapat kursi dari daftar tunggu", PENDAFTARAN, "Kursi tersedia, Anda terdaftar: $program, $angkatan",
        f"Ada kursi yang kosong, dan giliran Anda tiba. Anda sekarang terdaftar sebagai peserta:\n\n{RINGKAS}\n\nJadwal:\n$jadwal\n\n"
        "Bila tidak dapat mengikuti, batalkan segera agar giliran berikutnya mendapat kursi.\n\n$tautan", PERMOHONAN,
    ),
    (
        "tawaran", "Tawaran kursi", PENDAFTARAN, "Tawaran kursi: $program, jawab sebelum $sampai",
        f"Ada kursi yang kosong, dan giliran Anda tiba:\n\n{RINGKAS}\n\nTerima atau tolak tawaran ini paling lambat $sampai. Sesudah itu "
        "kursi ditawarkan kepada urutan berikutnya.\n\n$tautan", PERMOHONAN,
    ),
    (
        "tawaran_lewat_1", "Tawaran kursi hampir berakhir", PENDAFTARAN, "Tawaran kursi segera berakhir: $program",
        f"Tawaran kursi ini belum Anda jawab:\n\n{RINGKAS}\n\nJawab paling lambat $sampai. Sesudah itu kursi ditawarkan kepada urutan "
        "berikutnya.\n\n$tautan", PERMOHONAN,
    ),
    (
        "ditolak", "Permohonan tidak disetujui", PENDAFTARAN, "Permohonan tidak disetujui: $program, $angkatan",
        f"Permohonan Anda untuk diklat berikut tidak disetujui:\n\n{RINGKAS}\n\nAlasan: $alasan\n\nAnda dapat memilih angkatan atau program "
        "lain di katalog diklat.\n\n$tautan", PERMOHONAN,
    ),
    (
        "dibatalkan", "Pendaftaran dibatalkan", PENDAFTARAN, "Pendaftaran dibatalkan: $program, $angkatan",
        f"Pendaftaran Anda pada diklat berikut dibatalkan:\n\n{RINGKAS}\n\nAlasan: $alasan\n\nHapus jadwalnya dari kalender Anda. Rincian "
        "dan riwayatnya ada di halaman pendaftaran.\n\n$tautan", PERMOHONAN,
    ),
    (
        "minat_dibuka", "Program yang diminati dibuka", PENDAFTARAN, "Pendaftaran dibuka: $program, $angkatan",
        f"Program yang Anda minati membuka pendaftaran:\n\n{RINGKAS}\n\nDaftar paling lambat $sampai, selama kursi tersedia.\n\n$tautan",
        f"{ANGKATAN}, sampai",
    ),
    (
        "sesi_h7", "Pengingat sebelum diklat dimulai", JADWAL, "$hari hari lagi: $program, $angkatan",
        f"Diklat Anda dimulai $hari_sesi:\n\n{RINGKAS}\n\nJadwal:\n$jadwal\n\nBeri tahu atasan Anda, dan siapkan bahan yang diminta. Bila "
        "berhalangan, batalkan sekarang agar kursi dapat dipakai rekan lain.\n\n$tautan", f"{ANGKATAN}, hari, hari_sesi, jam",
    ),
    (
        "sesi_h1", "Pengingat sebelum hari sesi", JADWAL, "$hari_sesi pukul $jam: $program",
        "Sesi Anda berikutnya:\n\n$jadwal\n\n$program, $angkatan\n\nDatang 15 menit sebelum mulai. Kehadiran dicatat pada setiap sesi.\n\n"
        "$tautan", f"{ANGKATAN}, hari, hari_sesi, jam",
    ),
    (
        "angkatan_berubah", "Jadwal berubah", JADWAL, "Jadwal berubah: $program, $angkatan",
        "Jadwal diklat berikut berubah:\n\n$program, $angkatan\n\n$perubahan\n\nAlasan: $alasan\n\nJadwal yang berlaku sekarang:\n$jadwal\n\n"
        "Lampiran memperbarui kalender Anda. Bila tidak dapat mengikuti jadwal baru, batalkan lewat halaman diklat.\n\n$tautan",
        f"{ANGKATAN}, alasan, perubahan",
    ),
    (
        "angkatan_batal", "Angkatan dibatalkan", JADWAL, "Dibatalkan: $program, $angkatan",
        "Diklat berikut dibatalkan dan tidak dilaksanakan:\n\n$program, $angkatan\n$jadwal\n\nAlasan: $alasan\n\nAnda tidak perlu berbuat "
        "apa-apa; lampiran menghapus jadwalnya dari kalender. Angkatan lain dapat dilihat di katalog diklat.\n\n$tautan",
        f"{ANGKATAN}, alasan",
    ),
    (
        "pengajar_diundang", "Undangan mengajar", JADWAL, "Jadwal mengajar: $program, $angkatan",
        "Anda tercatat sebagai narasumber:\n\n$program, $angkatan\n\n$jadwal\n\nBila berhalangan, hubungi pengelola diklat secepatnya dengan "
        "membalas lewat saluran dinas.\n\n$tautan", ANGKATAN,
    ),
    (
        "pesan", "Pesan pengelola kepada peserta", JADWAL, "$judul",
        "$isi\n\n$program, $angkatan\nDikirim oleh $pengirim, pengelola diklat.\n\n$tautan", f"{ANGKATAN}, judul, isi, pengirim",
    ),
    (
        "persetujuan", "Ringkasan permohonan yang menunggu", PUTUSAN, "$jumlah permohonan diklat menunggu keputusan Anda",
        "Permohonan berikut menunggu keputusan Anda:\n\n$daftar\n\nPermohonan yang lewat tenggat diteruskan ke atasan berikutnya.\n\n$tautan",
        "jumlah, daftar",
    ),
    (
        "eskalasi", "Permohonan diteruskan karena lewat tenggat", PUTUSAN, "Permohonan diteruskan kepada Anda: $pemohon, $program",
        "Permohonan ini belum diputuskan sampai tenggatnya, lalu diteruskan kepada Anda:\n\n$pemohon, $unit\n$program, $angkatan\n"
        "Waktu: $tanggal\n\nPutuskan paling lambat $sampai.\n\n$tautan", PERMOHONAN,
    ),
    (
        "minimum_kurang", "Peserta belum mencukupi", PUTUSAN, "Peserta belum cukup: $program, $angkatan ($peserta dari $minimum)",
        "Angkatan ini mempunyai $peserta peserta; paling sedikit $minimum.\n\n$program, $angkatan\nWaktu: $tanggal\n\nPastikan, tunda, atau "
        "batalkan angkatan ini paling lambat $sampai.\n\n$tautan", f"{ANGKATAN}, peserta, minimum, sampai",
    ),
    (
        "penarikan", "Peserta ditarik karena tidak aktif lagi", PUTUSAN, "Peserta ditarik: $pemohon dari $program, $angkatan",
        "$pemohon ($unit) tidak aktif lagi, sehingga pendaftarannya dibatalkan dan kursinya diberikan kepada urutan berikutnya.\n\n"
        "$program, $angkatan\nAlasan: $alasan\n\n$tautan", PERMOHONAN,
    ),
    (
        "sertifikat_terbit", "Sertifikat terbit", HASIL, "Sertifikat Anda terbit: $program",
        "Sertifikat Anda untuk $program sudah terbit dengan nomor $nomor.\n\nUnduh berkasnya lewat halaman berikut. Kode QR pada sertifikat "
        "membuktikan keasliannya.\n\n$tautan", "program, nomor",
    ),
    (
        "riwayat_diputuskan", "Riwayat diklat luar diputuskan", HASIL, "Riwayat diklat: $putusan, $diklat",
        "Riwayat diklat yang Anda ajukan sudah diperiksa:\n\n$diklat\nPutusan: $putusan\nCatatan petugas: $catatan\n\nBila ditolak, Anda "
        "dapat mengajukannya lagi dengan bukti yang diminta.\n\n$tautan", "diklat, putusan, catatan",
    ),
    (
        "mentoring_dikonfirmasi", "Pertemuan mentoring perlu dipastikan", HASIL, "Pastikan pertemuan mentoring $tanggal dengan $rekan",
        "$rekan mencatat pertemuan mentoring:\n\n$topik\nTanggal: $tanggal\nLama: $lama menit\n\nPertemuan dihitung sebagai JP sesudah Anda "
        "memastikannya. Bila keliru, tolak dengan catatan.\n\n$tautan", "rekan, topik, tanggal, lama",
    ),
    (
        "jp_kurang", "JP belum mencapai target", HASIL, "JP Anda tahun $tahun: $jp dari $target",
        "Sampai hari ini JP Anda tahun $tahun adalah $jp. Target Anda $target JP, jadi masih kurang $kurang JP.\n\nPilih diklat yang masih "
        "dibuka, atau ajukan diklat luar yang sudah Anda ikuti.\n\n$tautan", "tahun, jp, target, kurang",
    ),
)  # fmt: skip
# with their place among the others
LAINNYA = (
    {
        "kode": "ganti_tawaran",
        "kelompok": PENDAFTARAN,
        "nama": "Rekan menawarkan kursinya",
        "judul": "Gantikan $peserta di $program? Jawab sebelum $sampai",
        "isi": (
            f"$peserta tidak dapat mengikuti diklat ini dan kursinya ditawarkan kepada Anda:\n\n{RINGKAS}\n\nAlasan: $alasan\n\n"
            "Sanggupi atau tolak paling lambat $sampai. Sebelum Anda menyanggupi, tidak ada yang berubah.\n\n$tautan"
        ),
        "urutan": 34,
        "penanda": GANTI,
    },
    {
        "kode": "ganti_dijawab",
        "kelompok": PENDAFTARAN,
        "nama": "Jawaban rekan yang ditawari kursi",
        "judul": "$rekan $jawaban menggantikan $peserta: $program",
        "isi": (
            f"$rekan $jawaban menggantikan $peserta:\n\n{RINGKAS}\n\nBila permohonannya masih harus disetujui atau ia tidak dapat, kursi "
            "tetap pada $peserta.\n\n$tautan"
        ),
        "urutan": 36,
        "penanda": GANTI,
    },
    {
        "kode": "sertifikat_usul_cabut",
        "nama": "Pencabutan sertifikat menunggu pengesahan",
        "kelompok": PUTUSAN,
        "judul": "Sahkan atau batalkan: pencabutan sertifikat $nomor",
        "isi": (
            "$pengusul mengusulkan pencabutan sertifikat ini:\n\n$nomor, $pemilik\n$program\nAlasan: $alasan\n\nSertifikat tetap berlaku sampai "
            "pengelola lain mengesahkannya. Periksa alasannya, lalu sahkan pencabutan atau urungkan usul ini.\n\n$tautan"
        ),
        "penanda": "nomor, pemilik, program, pengusul, alasan",
        "urutan": 175,
    },
    {
        "kode": "sertifikat_usul_ganti",
        "nama": "Penggantian sertifikat menunggu pengesahan",
        "kelompok": PUTUSAN,
        "judul": "Sahkan atau batalkan: penggantian sertifikat $nomor",
        "isi": (
            "$pengusul mengusulkan penggantian sertifikat ini:\n\n$nomor, $pemilik\n$program\nAlasan: $alasan\n\nIsi penggantinya diambil "
            "dari data pegawai. Bandingkan keduanya, lalu sahkan penggantian atau urungkan usul ini.\n\n$tautan"
        ),
        "penanda": "nomor, pemilik, program, pengusul, alasan",
        "urutan": 176,
    },
    {
        "kode": "masuk_tunggu",
        "nama": "Masuk daftar tunggu",
        "kelompok": "Pendaftaran",
        "judul": "Anda masuk daftar tunggu: $program, $angkatan",
        "isi": (
            f"Semua kursi terisi, jadi Anda masuk daftar tunggu:\n\n{RINGKAS}\n\nKursi yang kosong diberikan menurut urutan, dan Anda "
            "dikabari begitu giliran Anda tiba. Urutan Anda ada pada halaman pendaftaran; di sana Anda juga dapat mundur.\n\n$tautan"
        ),
        "penanda": f"{ANGKATAN}, pemohon, unit, alasan, sampai",
        "urutan": 15,
    },
    {
        "kode": "diusulkan",
        "nama": "Anda diusulkan",
        "kelompok": "Pendaftaran",
        "judul": "Anda diusulkan mengikuti $program, $angkatan",
        "isi": (
            f"$pengusul mengusulkan Anda mengikuti diklat ini:\n\n{RINGKAS}\n\nUsul ini menunggu keputusan pengelola diklat; Anda dikabari "
            "begitu diputuskan. Bila tidak dapat mengikuti, batalkan lewat halaman pendaftaran.\n\n$tautan"
        ),
        "penanda": f"{ANGKATAN}, pemohon, unit, alasan, sampai, pengusul",
        "urutan": 16,
    },
    {
        "kode": "kehadiran_belum",
        "nama": "Kehadiran belum dicatat",
        "kelompok": "Jadwal dan pelaksanaan",
        "judul": "$jumlah sesi belum dicatat kehadirannya",
        "isi": (
            "Kehadiran sesi berikut belum dicatat:\n\n$daftar\n\nJP peserta, hasil, dan umpan balik mereka menunggu catatan ini.\n\n$tautan"
        ),
        "penanda": "jumlah, daftar",
        "hari": 1,
        "arti_hari": "Hari sesudah sesi; penanggung jawab angkatan dua hari kemudian",
        "urutan": 95,
    },
    {
        "kode": "hasil_kedaluwarsa",
        "nama": "Hasil penilaian segera berakhir",
        "kelompok": "Hasil diklat",
        "judul": "$jumlah hasil penilaian kompetensi Anda segera berakhir",
        "isi": (
            "Hasil penilaian berikut segera berakhir:\n\n$daftar\n\nSesudah hari itu kompetensinya terhitung belum dinilai. Tanyakan asesmen "
            "atau uji kompetensi berikutnya kepada kepegawaian, atau pilih diklat yang menaikkannya di katalog.\n\n$tautan"
        ),
        "penanda": "jumlah, daftar",
        "hari": 60,
        "arti_hari": "Hari sebelum hasilnya berakhir",
        "urutan": 215,
    },
    {
        "kode": "sertifikat_dicabut",
        "nama": "Sertifikat dicabut",
        "kelompok": "Hasil diklat",
        "judul": "Sertifikat dicabut: $program",
        "isi": (
            "Sertifikat Anda untuk $program, nomor $nomor, dicabut dan tidak berlaku lagi.\n\nAlasan: $alasan\n\n$akibat\n\nBila menurut Anda "
            "keliru, hubungi pengelola diklat.\n\n$tautan"
        ),
        "penanda": "program, nomor, alasan, akibat",
        "urutan": 175,
    },
    {
        "kode": "disetujui_atasan",
        "nama": "Disetujui atasan, menunggu pengelola",
        "kelompok": "Pendaftaran",
        "judul": "Disetujui atasan: $program, $angkatan",
        "isi": (
            "Atasan Anda menyetujui pendaftaran Anda pada diklat ini:\n\n$program, $angkatan\nWaktu: $tanggal\nTempat: $tempat\n\nPendaftaran ini "
            "sekarang menunggu keputusan pengelola diklat; kursi Anda belum pasti. Anda dikabari begitu diputuskan.\n\n$tautan"
        ),
        "penanda": "program, angkatan, tanggal, tempat, jadwal, pemohon, unit, alasan, sampai",
        "urutan": 17,
    },
)
HARI = {
    "sesi_h7": (7, "Hari sebelum hari pertama"),
    "sesi_h1": (1, "Hari sebelum setiap hari sesi"),
}


def fill(apps):
    model = apps.get_model("pegawai", "AturanPengingat")
    rows = []
    for place, (kode, nama, kelompok, judul, isi, penanda) in enumerate(JENIS, start=1):
        hari, arti = HARI.get(kode, (None, ""))
        rows.append(
            model(
                kode=kode, nama=nama, kelompok=kelompok, judul=judul, isi=isi, penanda=penanda, hari=hari, arti_hari=arti, urutan=place * 10
            )
        )
    model.objects.bulk_create([*rows, *(model(**row) for row in LAINNYA)])
