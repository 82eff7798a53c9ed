"""The kinds of evaluation's mails with their first words. The office edits them afterwards."""

JENIS = (
    {
        "kode": "uji_dibuka",
        "nama": "Tes dibuka",
        "judul": "$tes dibuka: $program, $angkatan",
        "isi": "$tes untuk diklat Anda sudah dapat dikerjakan:\n\n$program, $angkatan\nSampai: $sampai\n$ketentuan\n\nKerjakan sebelum waktu "
        "itu; jawaban tersimpan sambil Anda mengisi.\n\n$tautan",
        "penanda": "tes, program, angkatan, sampai, ketentuan",
        "urutan": 210,
    },
    {
        "kode": "survei_dibuka",
        "nama": "Umpan balik dibuka",
        "judul": "Isi umpan balik: $survei",
        "isi": "Umpan balik ini dibuka untuk Anda:\n\n$survei\nSampai: $sampai\n\nJawaban Anda disimpan tanpa nama dan hanya tampil bersama "
        "jawaban orang lain. Abaikan surel ini bila Anda sudah mengisi.\n\n$tautan",
        "penanda": "survei, sampai",
        "hari": 2,
        "arti_hari": "diingatkan sekali lagi sekian hari sebelum ditutup; 0 berarti tidak",
        "urutan": 220,
    },
    {
        "kode": "pasca_diminta",
        "nama": "Penilaian pascadiklat diminta",
        "judul": "$jumlah penilaian pascadiklat menunggu Anda",
        "isi": "Beberapa bulan sesudah diklat, Anda diminta menilai hasilnya:\n\n$daftar\n\nTiap formulir perlu sekitar lima menit, dan "
        "isiannya tersimpan sebagai draf.\n\n$tautan",
        "penanda": "jumlah, daftar",
        "hari": 7,
        "arti_hari": "diingatkan lagi sekian hari sebelum tenggat; 0 berarti tidak",
        "urutan": 230,
    },
    {
        "kode": "pasca_terlambat",
        "nama": "Penilaian pascadiklat lewat tenggat",
        "judul": "$jumlah penilaian pascadiklat lewat tenggat",
        "isi": "Penilaian berikut sudah lewat tenggatnya dan belum diisi:\n\n$daftar\n\nIsi atau minta diisi secepatnya; formulir ditutup "
        "60 hari sesudah tenggat.\n\n$tautan",
        "penanda": "jumlah, daftar",
        "hari": 7,
        "arti_hari": "sesudah lewat sekian hari atasan penilai diberi tahu, sesudah dua kali lipatnya pengelola",
        "urutan": 240,
    },
)


def fill(apps):
    model = apps.get_model("pegawai", "AturanPengingat")
    model.objects.bulk_create(model(kelompok="Evaluasi", **row) for row in JENIS)
