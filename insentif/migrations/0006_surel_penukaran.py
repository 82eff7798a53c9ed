"""The mail that tells what became of a wish to redeem points."""

from django.db import migrations

JENIS = {
    "nama": "Penukaran poin diputuskan",
    "kelompok": "Poin",
    "judul": "Penukaran poin $putusan: $imbalan",
    "isi": "Permintaan Anda menukar $poin poin dengan $imbalan $putusan.\n\n$keterangan\n\n$tautan",
    "penanda": "imbalan, poin, putusan, keterangan",
    "urutan": 310,
}


def fill(apps, _schema_editor):
    apps.get_model("pegawai", "AturanPengingat").objects.update_or_create(kode="penukaran_diputuskan", defaults=JENIS)


class Migration(migrations.Migration):
    dependencies = [("insentif", "0005_penukaran")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
