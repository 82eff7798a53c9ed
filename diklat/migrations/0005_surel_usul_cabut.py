"""The mail to those who may confirm that a certificate is withdrawn."""

from django.db import migrations

JENIS = {
    "nama": "Pencabutan sertifikat menunggu pengesahan",
    "kelompok": "Persetujuan",
    "judul": "Sahkan atau batalkan: pencabutan sertifikat $nomor",
    "isi": (
        "$pengusul mengusulkan pencabutan sertifikat ini:\n\n$nomor, $pemilik\n$program\nAlasan: $alasan\n\nSertifikat tetap berlaku sampai "
        "pengelola lain mengesahkannya. Periksa alasannya, lalu sahkan pencabutan atau urungkan usul ini.\n\n$tautan"
    ),
    "penanda": "nomor, pemilik, program, pengusul, alasan",
    "urutan": 175,
}


def fill(apps, _schema_editor):
    apps.get_model("pegawai", "AturanPengingat").objects.update_or_create(kode="sertifikat_usul_cabut", defaults=JENIS)


class Migration(migrations.Migration):
    dependencies = [("diklat", "0004_bukti")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
