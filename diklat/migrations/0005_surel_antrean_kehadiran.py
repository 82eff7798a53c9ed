"""Mails where there was silence: into the queue, nominated, attendance not noted, results that end."""

from django.db import migrations

ANGKATAN = "program, angkatan, tanggal, tempat, jadwal"
RINGKAS = "$program, $angkatan\nWaktu: $tanggal\nTempat: $tempat"
JENIS = (
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
)


def fill(apps, _schema_editor):
    model = apps.get_model("pegawai", "AturanPengingat")
    for row in JENIS:
        model.objects.get_or_create(kode=row["kode"], defaults=row)


class Migration(migrations.Migration):
    dependencies = [("diklat", "0004_terakhir_terkunci")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
