"""The owner of a certificate that was withdrawn hears of it, and of what falls with it."""

from django.db import migrations

JENIS = {
    "kode": "sertifikat_dicabut",
    "nama": "Sertifikat dicabut",
    "kelompok": "Hasil diklat",
    "judul": "Sertifikat dicabut: $program",
    "isi": (
        "Sertifikat Anda untuk $program, nomor $nomor, dicabut dan tidak berlaku lagi.\n\nAlasan: $alasan\n\n$akibat\n\nBila menurut Anda "
        "keliru, hubungi pengelola diklat.\n\n$tautan"
    ),
    "penanda": "program, nomor, alasan, akibat",
    "urutan": 175,
}


def fill(apps, _schema_editor):
    apps.get_model("pegawai", "AturanPengingat").objects.get_or_create(kode=JENIS["kode"], defaults=JENIS)


class Migration(migrations.Migration):
    dependencies = [("diklat", "0006_catatan_lengkap")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
