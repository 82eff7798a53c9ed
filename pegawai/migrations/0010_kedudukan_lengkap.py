"""All standings that SIASN sends. An office edits which of them count as active; X1 and X2 are no ids of SIASN.

Names: kedudukan hukum as SAPK and SIASN list them. Of 51, 52, 89 and 91 only the meaning (out of service) is known.
"""

from django.db import migrations

BERUBAH = {"77": "Pemberhentian tanpa hak pensiun"}
BARU = (
    ("06", "Prajurit wajib", False),
    ("07", "Pejabat negara", False),
    ("08", "Kepala desa", False),
    ("11", "Pegawai titipan", True),
    ("12", "Pengungsi", False),
    ("16", "Pemindahan dalam rangka penurunan jabatan", True),
    ("51", "Tidak aktif (SIASN 51)", False),
    ("52", "Tidak aktif (SIASN 52)", False),
    ("67", "Punah", False),
    ("69", "TMS dari pengadaan", False),
    ("70", "Pembatalan NIP", False),
    ("88", "Pemberhentian dengan hak pensiun", False),
    ("89", "Tidak aktif (SIASN 89)", False),
    ("91", "Tidak aktif (SIASN 91)", False),
    ("92", "Diblokir", False),
    ("X2", "PPPK Tidak Aktif", False),
)


def seed(apps, schema_editor):
    kedudukan = apps.get_model("pegawai", "KedudukanHukum")
    kedudukan.objects.filter(siasn_id="88").update(siasn_id="X1")
    for siasn, nama in BERUBAH.items():
        kedudukan.objects.filter(siasn_id=siasn).update(nama=nama)
    known = set(kedudukan.objects.values_list("siasn_id", flat=True))
    kedudukan.objects.bulk_create(kedudukan(siasn_id=siasn, nama=nama, is_aktif=aktif) for siasn, nama, aktif in BARU if siasn not in known)


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0009_satu_surel")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
