"""A first set of rules, for the office to change: proposed numbers, not a regulation. Points are recognition, never money."""

from datetime import date

from django.utils import timezone

# kejadian, nama, poin, ambang, pengali bila menutup kesenjangan, batas setahun, batas bersama, jenis ASN
ATURAN = (
    ("lulus", "Lulus diklat", "1", None, "1.5", 60, "jp", []),
    ("luar", "Diklat luar terverifikasi", "1", None, "1", 60, "jp", []),
    ("kualifikasi", "Nilai akhir Sangat Memuaskan", "10", "90.01", "1", None, "", []),
    ("kualifikasi", "Nilai akhir Memuaskan", "5", "80.01", "1", None, "", []),
    ("n_gain", "Kemajuan belajar tinggi", "5", "0.7", "1", None, "", []),
    ("n_gain", "Kemajuan belajar sedang", "2", "0.3", "1", None, "", []),
    ("umpan_balik", "Mengisi umpan balik", "2", None, "1", 20, "", []),
    ("mentoring", "Pertemuan mentoring sebagai mentor", "3", None, "1", 30, "", []),
    ("berbagi", "Mengajar rekan", "5", "5", "1", 30, "", []),
    ("pasca_alumnus", "Evaluasi pascadiklat sebagai alumnus", "3", None, "1", None, "", []),
    ("pasca_atasan", "Evaluasi pascadiklat sebagai atasan", "2", None, "1", None, "", []),
    ("target_jp", "Mencapai 20 JP dalam setahun", "10", "20", "1", 10, "", ["PNS", "CPNS"]),
    ("mangkir", "Tidak hadir tanpa kabar atau batal mendadak", "-5", "3", "1", None, "", []),
)
# by group, for a PPPK may be assigned fewer JP a year
TINGKAT = (("Perunggu", 25, 20), ("Perak", 50, 40), ("Emas", 90, 70))
# nama, keterangan, kejadian, hanya celah, kali, dalam satu tahun
LENCANA = (
    ("20 JP tercapai", "Mencapai target JP setahun.", "target_jp", False, 1, False),
    ("Penutup kesenjangan", "Lulus tiga diklat yang menutup kesenjangan sendiri.", "lulus", True, 3, False),
    ("Tekun belajar", "Lulus sepuluh diklat.", "lulus", False, 10, False),
    ("Nilai tinggi", "Tiga kali nilai akhir Memuaskan atau lebih.", "kualifikasi", False, 3, False),
    ("Mentor", "Enam pertemuan mentoring dalam setahun.", "mentoring", False, 6, True),
    ("Berbagi ilmu", "Tiga kali mengajar rekan.", "berbagi", False, 3, False),
    ("Suara peserta", "Lima umpan balik dalam setahun.", "umpan_balik", False, 5, True),
    ("Kembali bercerita", "Tiga evaluasi pascadiklat tepat waktu.", "pasca_alumnus", False, 3, False),
)


def fill(apps):
    versi = apps.get_model("insentif", "VersiAturan").objects.create(
        nomor=1,
        berlaku_mulai=date(2024, 1, 1),
        kedudukan=["01", "71"],
        dasar="Usulan awal, untuk ditetapkan kantor.",
        status="terbit",
        diterbitkan_pada=timezone.now(),
    )
    row = apps.get_model("insentif", "AturanPoin")
    row.objects.bulk_create(
        row(
            versi=versi, kejadian=kejadian, nama=nama, poin=poin, ambang=ambang, pengali_celah=pengali, batas_tahun=batas,
            kelompok_batas=kelompok, jenis_asn=jenis,
        )
        for kejadian, nama, poin, ambang, pengali, batas, kelompok, jenis in ATURAN
    )  # fmt: skip
    tingkat = apps.get_model("insentif", "TingkatPoin")
    tingkat.objects.bulk_create(
        tingkat(versi=versi, kelompok=kelompok, nama=nama, ambang=ambang)
        for nama, pns, pppk in TINGKAT
        for kelompok, ambang in (("PNS", pns), ("PPPK", pppk))
    )
    lencana = apps.get_model("insentif", "Lencana")
    lencana.objects.bulk_create(
        lencana(nama=nama, keterangan=teks, kejadian=kejadian, hanya_celah=celah, kali=kali, dalam_tahun=tahun, urutan=10 * number)
        for number, (nama, teks, kejadian, celah, kali, tahun) in enumerate(LENCANA, 1)
    )
