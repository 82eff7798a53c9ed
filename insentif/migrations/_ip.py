"""A first table of the professionalism index, for the office to check.

Weights: PermenPANRB 38/2018 and Peraturan BKN 8/2019; single scores partly from practice and not verified.
"""

from datetime import date

# levels of education by SIASN id -> score
PENDIDIKAN = (
    ("S-3", ("50",), 25),
    ("S-2 dan yang setara", ("45", "47", "49"), 20),
    ("S-1, D-IV, profesi", ("35", "40", "42"), 15),
    ("D-III", ("30",), 10),
    ("SLTA, D-I, D-II", ("15", "17", "18", "20", "25"), 5),
    ("Di bawah SLTA", ("05", "10", "12"), 1),
)
# kinds of training by SIASN id
MANAJERIAL, FUNGSIONAL, SEMINAR = (
    ("1", "5"),
    ("2",),
    ("4", "7", "9", "10", "11", "14", "15", "16", "17", "18", "19", "20", "22", "23", "24", "25"),
)
TEKNIS = ("3", "6", "8", "12", "13")
# kelompok, indikator, jenis diklat, JP paling sedikit, bulan terakhir, skor
KOMPETENSI = (
    ("struktural", "Diklat kepemimpinan", MANAJERIAL, None, None, "15"),
    ("struktural", "Diklat teknis 20 JP", TEKNIS, 20, 12, "15"),
    ("struktural", "Seminar, lokakarya, magang, kursus", SEMINAR, None, 24, "10"),
    ("fungsional", "Diklat fungsional", FUNGSIONAL, None, None, "15"),
    ("fungsional", "Diklat teknis 20 JP", TEKNIS, 20, 12, "15"),
    ("fungsional", "Seminar, lokakarya, magang, kursus", SEMINAR, None, 24, "10"),
    ("pelaksana", "Diklat teknis 20 JP", TEKNIS, 20, 12, "22.5"),
    ("pelaksana", "Seminar, lokakarya, magang, kursus", SEMINAR, None, 24, "17.5"),
)
KINERJA = ((91, 30), (76, 25), (61, 15), (51, 5), (0, 1))
DISIPLIN = (("tidak_ada", 5), ("ringan", 3), ("sedang", 2), ("berat", 1))
KATEGORI = (("Sangat Tinggi", 91), ("Tinggi", 81), ("Sedang", 71), ("Rendah", 61), ("Sangat Rendah", 0))


def fill(apps):
    versi = apps.get_model("insentif", "VersiIP").objects.create(
        berlaku_mulai=date(2020, 1, 1), dasar="PermenPANRB 38/2018 dan Peraturan BKN 8/2019; beberapa skor dari praktik, perlu diperiksa."
    )
    butir = apps.get_model("insentif", "ButirIP")
    rows = [butir(dimensi="kualifikasi", indikator=nama, kode=list(kode), skor=skor) for nama, kode, skor in PENDIDIKAN]
    rows += [
        butir(dimensi="kompetensi", kelompok=kelompok, indikator=nama, kode=list(kode), ambang=ambang, bulan=bulan, skor=skor)
        for kelompok, nama, kode, ambang, bulan, skor in KOMPETENSI
    ]
    rows += [butir(dimensi="kinerja", indikator="Nilai kinerja", ambang=ambang, skor=skor) for ambang, skor in KINERJA]
    rows += [butir(dimensi="disiplin", indikator="Hukuman disiplin", kode=[kode], skor=skor) for kode, skor in DISIPLIN]
    for row in rows:
        row.versi = versi
    butir.objects.bulk_create(rows)
    kategori = apps.get_model("insentif", "KategoriIP")
    kategori.objects.bulk_create(kategori(versi=versi, nama=nama, batas_bawah=batas) for nama, batas in KATEGORI)
