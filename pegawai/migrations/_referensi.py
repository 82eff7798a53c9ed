"""Reference rows in SIASN's codes, the groups that stand for roles, and the record of the office.

An office edits afterwards which standings count as active, and the words of the mail.
"""

PANGKAT = (
    ("11", "I/a", "Juru Muda"),
    ("12", "I/b", "Juru Muda Tingkat I"),
    ("13", "I/c", "Juru"),
    ("14", "I/d", "Juru Tingkat I"),
    ("21", "II/a", "Pengatur Muda"),
    ("22", "II/b", "Pengatur Muda Tingkat I"),
    ("23", "II/c", "Pengatur"),
    ("24", "II/d", "Pengatur Tingkat I"),
    ("31", "III/a", "Penata Muda"),
    ("32", "III/b", "Penata Muda Tingkat I"),
    ("33", "III/c", "Penata"),
    ("34", "III/d", "Penata Tingkat I"),
    ("41", "IV/a", "Pembina"),
    ("42", "IV/b", "Pembina Tingkat I"),
    ("43", "IV/c", "Pembina Utama Muda"),
    ("44", "IV/d", "Pembina Utama Madya"),
    ("45", "IV/e", "Pembina Utama"),
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
PENDIDIKAN = (
    ("05", "SD"),
    ("10", "SLTP"),
    ("12", "SLTP kejuruan"),
    ("15", "SLTA"),
    ("17", "SLTA kejuruan"),
    ("18", "SLTA keguruan"),
    ("20", "D-I"),
    ("25", "D-II"),
    ("30", "D-III/Sarjana Muda"),
    ("35", "D-IV"),
    ("40", "S-1/Sarjana"),
    ("42", "Profesi"),
    ("45", "S-2"),
    ("47", "Spesialis"),
    ("49", "Subspesialis"),
    ("50", "S-3/Doktor"),
)
# X1 and X2 are no ids of SIASN. Names as SAPK and SIASN list them; of 51, 52, 89 and 91 only the meaning (out of service) is known.
KEDUDUKAN = (
    ("01", "Aktif", True),
    ("02", "CLTN", False),
    ("03", "Tugas Belajar", True),
    ("04", "Pemberhentian sementara", False),
    ("05", "Penerima uang tunggu", False),
    ("06", "Prajurit wajib", False),
    ("07", "Pejabat negara", False),
    ("08", "Kepala desa", False),
    ("09", "Banding administratif", False),
    ("11", "Pegawai titipan", True),
    ("12", "Pengungsi", False),
    ("13", "Perpanjangan CLTN", False),
    ("14", "Dinyatakan hilang", False),
    ("15", "PNS kena hukuman disiplin", True),
    ("16", "Pemindahan dalam rangka penurunan jabatan", True),
    ("20", "Masa persiapan pensiun", False),
    ("51", "Tidak aktif (SIASN 51)", False),
    ("52", "Tidak aktif (SIASN 52)", False),
    ("66", "Diberhentikan", False),
    ("67", "Punah", False),
    ("69", "TMS dari pengadaan", False),
    ("70", "Pembatalan NIP", False),
    ("71", "PPPK Aktif", True),
    ("77", "Pemberhentian tanpa hak pensiun", False),
    ("88", "Pemberhentian dengan hak pensiun", False),
    ("89", "Tidak aktif (SIASN 89)", False),
    ("91", "Tidak aktif (SIASN 91)", False),
    ("92", "Diblokir", False),
    ("98", "Mencapai BUP", False),
    ("99", "Pensiun", False),
    ("X1", "Tidak aktif (tidak ada di berkas SIASN)", False),
    ("X2", "PPPK Tidak Aktif", False),
)
GROUPS = ("pengelola", "kepegawaian", "pimpinan", "auditor")

SUREL_KEPALA = {
    "kode": "kepala_usul",
    "nama": "Kepala unit menunggu pengesahan",
    "kelompok": "Persetujuan",
    "judul": "Sahkan atau urungkan: $pegawai memimpin $unit",
    "isi": (
        "$pengusul mengusulkan $pegawai memimpin $unit ($sebagai) mulai $mulai.\n\nSebelum disahkan petugas lain, pegawai ini belum "
        "memimpin. Periksa SK-nya, lalu sahkan atau urungkan usul ini.\n\n$tautan"
    ),
    "penanda": "pegawai, sebagai, unit, mulai, pengusul",
    "urutan": 177,
}


def fill(apps):
    golongan = apps.get_model("pegawai", "Golongan")
    golongan.objects.bulk_create(
        golongan(siasn_id=siasn, kode=kode, skema="PNS", pangkat=pangkat, urutan=int(siasn)) for siasn, kode, pangkat in PANGKAT
    )
    golongan.objects.bulk_create(
        golongan(siasn_id=str(number), kode=kode, skema="PPPK", urutan=100 + number) for number, kode in enumerate(ROMAN, start=1) if kode
    )
    tingkat = apps.get_model("pegawai", "TingkatPendidikan")
    tingkat.objects.bulk_create(tingkat(siasn_id=siasn, nama=nama, urutan=int(siasn)) for siasn, nama in PENDIDIKAN)
    kedudukan = apps.get_model("pegawai", "KedudukanHukum")
    kedudukan.objects.bulk_create(kedudukan(siasn_id=siasn, nama=nama, is_aktif=aktif) for siasn, nama, aktif in KEDUDUKAN)
    group = apps.get_model("auth", "Group")
    group.objects.bulk_create(group(name=name) for name in GROUPS)
    apps.get_model("pegawai", "AturanPengingat").objects.create(**SUREL_KEPALA)
    apps.get_model("pegawai", "Instansi").objects.create(pk=1)  # in words that fit any government until an admin has written its own
