"""SIASN's kinds of training, first conversion rules and yearly targets, fixed holidays, and the group of teachers.

Kinds: SIASN reference jenisDiklat with the letter of jenisKursusSertifikat. The conversion rules come from practice and are not verified
against PerLAN 10/2018; targets: PP 11/2017 art. 203(4), PP 49/2018 art. 40(1).
"""

from datetime import date

AWAL = date(2020, 1, 1)
JENIS = (
    (1, "Diklat Struktural", "T", True),
    (2, "Diklat Fungsional", "F", True),
    (3, "Diklat Teknis", "T", True),
    (4, "Workshop", "P", True),
    (5, "Pelatihan Manajerial", "T", True),
    (6, "Pelatihan Sosial Kultural", "T", True),
    (7, "Sosialisasi", "P", True),
    (8, "Bimbingan Teknis", "T", True),
    (9, "Seminar", "P", True),
    (10, "Magang", "T", False),
    (11, "Kursus", "T", True),
    (12, "Penataran", "T", True),
    (13, "Klasikal lainnya", "T", True),
    (14, "Coaching", "T", False),
    (15, "Mentoring", "T", False),
    (16, "E-Learning", "T", False),
    (17, "Pelatihan Jarak Jauh", "T", False),
    (18, "Detasering (Secondment)", "T", False),
    (19, "Pembelajaran Alam Terbuka (Outbond)", "T", False),
    (20, "Patok Banding (Benchmarking)", "T", False),
    (21, "Pertukaran PNS dengan pegawai swasta/BUMN/BUMD", "T", False),
    (22, "Belajar Mandiri (Self Development)", "T", False),
    (23, "Komunitas Belajar (Community of Practices)", "T", False),
    (24, "Bimbingan di Tempat Kerja", "T", False),
    (25, "Nonklasikal lainnya", "T", False),
)
# kinds -> (cara, jp per unit, cap per day)
KONVERSI = (
    ((1, 2, 3, 4, 5, 6, 8, 11, 12, 13), "jadwal", None, 10),
    ((7, 9), "jam", None, 8),
    ((14, 15, 24), "pertemuan", 2, 2),
    ((16, 17, 20), "jadwal", None, 8),
    ((19, 25), "jadwal", None, 8),
    ((22,), "penugasan", 2, 2),
    ((23,), "pertemuan", 2, 4),
    ((10, 18, 21), "penugasan", 20, None),
)
TARGET = (
    ("PNS", 20, "PP 11/2017 pasal 203 ayat (4)", True),
    ("CPNS", 20, "PP 11/2017 pasal 203 ayat (4)", False),
    ("PPPK", None, "PP 49/2018 pasal 40 ayat (1)", True),
)
LIBUR_TETAP = (
    (1, 1, "Tahun Baru Masehi"),
    (5, 1, "Hari Buruh Internasional"),
    (6, 1, "Hari Lahir Pancasila"),
    (8, 17, "Hari Kemerdekaan"),
    (12, 25, "Hari Natal"),
)


def fill(apps):
    model = {name: apps.get_model("diklat", name) for name in ("JenisDiklat", "AturanJP", "TargetJP", "KetentuanJP", "HariLibur")}
    model["JenisDiklat"].objects.bulk_create(
        model["JenisDiklat"](siasn_id=number, nama=nama, huruf=huruf, is_klasikal=klasikal) for number, nama, huruf, klasikal in JENIS
    )
    jenis = dict(model["JenisDiklat"].objects.values_list("siasn_id", "pk"))
    model["AturanJP"].objects.bulk_create(
        model["AturanJP"](jenis_id=jenis[number], cara=cara, jp=jp, batas_harian=batas, berlaku_mulai=AWAL)
        for numbers, cara, jp, batas in KONVERSI
        for number in numbers
    )
    model["TargetJP"].objects.bulk_create(
        model["TargetJP"](jenis_asn=asn, paling_sedikit=sedikit, berlaku_mulai=AWAL, dasar=dasar, is_terverifikasi=verified)
        for asn, sedikit, dasar, verified in TARGET
    )
    model["KetentuanJP"].objects.create(batas_pppk=24, berlaku_mulai=AWAL, dasar=TARGET[-1][2], is_terverifikasi=True)
    model["HariLibur"].objects.bulk_create(
        model["HariLibur"](tanggal=date(year, month, day), nama=nama) for year in range(2024, 2031) for month, day, nama in LIBUR_TETAP
    )
    apps.get_model("auth", "Group").objects.get_or_create(name="narasumber")
