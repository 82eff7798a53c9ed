"""The bands that scores fall into, and when post-training evaluation happens.

Qualification: pass line 70.01 from LAN's basic training, the other bounds by custom. N-gain: Hake (1998). SKM: PermenPANRB 14/2017, bounds of NIK.
Satisfaction on the scale of four follows the SKM bounds divided by 25.
"""

from datetime import date

AWAL = date(2020, 1, 1)
KATEGORI = (
    ("kualifikasi", "", "Sangat Memuaskan", "90.01", True, "Kelaziman lembaga pelatihan", False),
    ("kualifikasi", "", "Memuaskan", "80.01", True, "Kelaziman lembaga pelatihan", False),
    ("kualifikasi", "", "Cukup Memuaskan", "70.01", True, "Batas lulus latsar 70,01", True),
    ("kualifikasi", "", "Kurang Memuaskan", "60.01", False, "Kelaziman lembaga pelatihan", False),
    ("kualifikasi", "", "Tidak Memuaskan", "0", False, "Kelaziman lembaga pelatihan", False),
    ("n_gain", "", "Tinggi", "0.7", True, "Hake, 1998", False),
    ("n_gain", "", "Sedang", "0.3", True, "Hake, 1998", False),
    ("n_gain", "", "Rendah", "0", True, "Hake, 1998", False),
    ("n_gain", "", "Turun", "-99", False, "Nilai akhir di bawah nilai awal", False),
    ("skm", "A", "Sangat Baik", "88.31", True, "PermenPANRB 14/2017", True),
    ("skm", "B", "Baik", "76.61", True, "PermenPANRB 14/2017", True),
    ("skm", "C", "Kurang Baik", "65", True, "PermenPANRB 14/2017", True),
    ("skm", "D", "Tidak Baik", "25", False, "PermenPANRB 14/2017", True),
    ("kepuasan", "", "Sangat baik", "3.5324", True, "Batas SKM dibagi 25", False),
    ("kepuasan", "", "Baik", "3.0644", True, "Batas SKM dibagi 25", False),
    ("kepuasan", "", "Kurang baik", "2.6", True, "Batas SKM dibagi 25", False),
    ("kepuasan", "", "Tidak baik", "1", False, "Batas SKM dibagi 25", False),
)


def fill(apps):
    kategori = apps.get_model("evaluasi", "KategoriNilai")
    kategori.objects.bulk_create(
        kategori(
            jenis=jenis, kode=kode, nama=nama, batas_bawah=batas, is_lulus=lulus, berlaku_mulai=AWAL, dasar=dasar, is_terverifikasi=verified
        )
        for jenis, kode, nama, batas, lulus, dasar, verified in KATEGORI
    )
    apps.get_model("evaluasi", "AturanPasca").objects.create()
