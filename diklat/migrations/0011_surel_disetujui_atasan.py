"""The mail to whoever was approved by the head and waits for the office."""

from django.db import migrations

JENIS = {
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
}


def fill(apps, _schema_editor):
    apps.get_model("pegawai", "AturanPengingat").objects.get_or_create(kode=JENIS["kode"], defaults=JENIS)


class Migration(migrations.Migration):
    dependencies = [("diklat", "0010_pola_dan_kop")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
