"""Post-training forms to begin with: the same ground seen by the graduate, the supervisor, a peer and a subordinate."""

SERING = ["Tidak pernah", "Jarang", "Sering", "Selalu"]
TERASA = ["Tidak terasa", "Kurang terasa", "Terasa", "Sangat terasa"]
PENERAPAN = ["Diterapkan rutin", "Kadang-kadang", "Belum diterapkan"]
HAMBATAN = ["Tidak ada", "Perangkat belum tersedia", "Beban kerja", "Belum ada kesempatan", "Kurang dukungan", "Lainnya"]

PERILAKU = {
    "alumnus": (
        "Saya memakai pengetahuan dan keterampilan dari diklat dalam tugas sehari-hari.",
        "Saya menyelesaikan tugas dengan lebih mandiri daripada sebelum diklat.",
        "Saya mengajak rekan memakai cara kerja yang saya pelajari.",
        "Saya terus memperdalam materi diklat setelah selesai.",
    ),
    "atasan": (
        "Alumnus memakai pengetahuan dan keterampilan dari diklat dalam tugas sehari-hari.",
        "Alumnus menyelesaikan tugas dengan lebih mandiri daripada sebelum diklat.",
        "Alumnus mengajak rekan memakai cara kerja yang dipelajarinya.",
        "Alumnus mengusulkan perbaikan berdasarkan materi diklat.",
    ),
    "rekan": (
        "Alumnus memakai pengetahuan dan keterampilan dari diklat dalam pekerjaan bersama.",
        "Alumnus menyelesaikan bagiannya dengan lebih baik daripada sebelum diklat.",
        "Alumnus berbagi materi atau cara kerja yang dipelajarinya.",
        "Alumnus bersedia membantu bila rekan mengalami kesulitan.",
    ),
    "bawahan": (
        "Atasan saya memakai pengetahuan dan keterampilan dari diklat dalam memimpin pekerjaan.",
        "Atasan saya memberi arahan yang lebih jelas daripada sebelum diklat.",
        "Atasan saya berbagi materi atau cara kerja yang dipelajarinya.",
        "Atasan saya memberi kesempatan mencoba cara kerja yang baru.",
    ),
}
DAMPAK = {
    "alumnus": (
        "Mutu hasil kerja saya meningkat.",
        "Pekerjaan saya selesai lebih cepat atau lebih hemat.",
        "Penerima layanan atau rekan kerja merasakan perubahannya.",
    ),
    "atasan": (
        "Mutu hasil kerja alumnus meningkat.",
        "Pekerjaan unit selesai lebih cepat atau lebih hemat.",
        "Penerima layanan unit merasakan perubahannya.",
    ),
    "rekan": (
        "Mutu hasil kerja alumnus meningkat.",
        "Pekerjaan bersama selesai lebih cepat atau lebih hemat.",
        "Penerima layanan unit merasakan perubahannya.",
    ),
    "bawahan": (
        "Mutu hasil kerja unit meningkat.",
        "Pekerjaan unit selesai lebih cepat atau lebih hemat.",
        "Penerima layanan unit merasakan perubahannya.",
    ),
}
CATATAN = {
    "alumnus": "Tulis satu contoh hasil kerja yang lahir dari diklat ini, atau dukungan yang Anda perlukan.",
    "atasan": "Tulis satu contoh perubahan yang Anda lihat, atau dukungan yang akan Anda berikan.",
    "rekan": "Tulis satu contoh perubahan yang Anda lihat pada alumnus.",
    "bawahan": "Tulis satu contoh perubahan yang Anda lihat pada atasan Anda.",
}
PETUNJUK = {
    "alumnus": "Nilai keadaan Anda sekarang, beberapa bulan sesudah diklat. Isian Anda dipakai untuk memperbaiki diklat, bukan menilai kinerja.",
    "atasan": "Nilai pegawai Anda seperti keadaannya sekarang, dibandingkan dengan sebelum diklat. Dasarkan pada pekerjaan yang Anda lihat.",
    "rekan": "Alumnus ialah rekan Anda yang namanya tertulis di atas. Nilai yang Anda lihat sehari-hari; isian Anda hanya tampil sebagai gabungan.",
    "bawahan": "Nilai atasan Anda yang namanya tertulis di atas menurut yang Anda lihat sehari-hari. Isian Anda hanya tampil sebagai gabungan.",
}  # fmt: skip


def isi_pasca(peran):
    """jenis, tentang, unsur, pertanyaan, sisanya"""
    yield from (("skala", "", "Perilaku", teks, {"label_skala": SERING}) for teks in PERILAKU[peran])
    yield "pilihan", "", "Penerapan", "Seberapa jauh hasil diklat sudah diterapkan?", {"pilihan": PENERAPAN}
    yield "pilihan", "", "Hambatan", "Apa hambatan utama untuk menerapkannya?", {"pilihan": HAMBATAN, "is_wajib": False}
    yield from (("skala", "dampak", "Dampak", teks, {"label_skala": TERASA}) for teks in DAMPAK[peran])
    yield "teks", "", "Catatan", CATATAN[peran], {"is_wajib": False}
