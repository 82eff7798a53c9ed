"""Rows that an office begins with and edits afterwards, and the words of the mail about a pagu.

Codes of sub-kegiatan are a proposal of the office's usual budget, to be compared with its own DPA.
"""

from datetime import date

from django.db import migrations

from lib.migrasi import first_rows

SEJAK = date(2021, 1, 1)
SUB_KEGIATAN = (
    (
        "5.04.02.2.02",
        "Penyelenggaraan Pengembangan Kompetensi bagi Pimpinan Daerah, Jabatan Pimpinan Tinggi, Jabatan Fungsional, Kepemimpinan, dan Prajabatan",
    ),
    ("5.04.02.2.01", "Pengembangan Kompetensi Teknis"),
)
REKENING = (
    ("5.1.02.02.12.0001", "Belanja Kursus Singkat/Pelatihan"),
    ("5.1.02.02.12.0002", "Belanja Sosialisasi"),
    ("5.1.02.02.12.0003", "Belanja Bimbingan Teknis"),
    ("5.1.02.02.12.0004", "Belanja Diklat Kepemimpinan"),
    ("5.1.02.02.01.0003", "Honorarium Narasumber atau Pembahas, Moderator, Pembawa Acara, dan Panitia"),
    ("5.1.02.01.01.0052", "Belanja Makanan dan Minuman Rapat"),
    ("5.1.02.04.01.0001", "Belanja Perjalanan Dinas Biasa"),
    ("5.1.02.04.01.0003", "Belanja Perjalanan Dinas Dalam Kota"),
    ("5.1.02.04.01.0004", "Belanja Perjalanan Dinas Paket Meeting Dalam Kota"),
)
SUREL = (
    {
        "kode": "pagu_menipis",
        "nama": "Pagu terpakai 80 persen",
        "judul": "Pagu $pagu terpakai $persen",
        "isi": "Pagu $pagu sudah terpakai $persen: $terpakai dari $nilai. Sisanya $sisa.\n\nPeriksa angkatan yang masih akan dibuka, atau "
        "siapkan pergeseran pagu.\n\n$tautan",
        "penanda": "pagu, persen, terpakai, nilai, sisa",
        "urutan": 410,
    },
    {
        "kode": "usulan_diputus",
        "nama": "Usulan diklat diputus",
        "judul": "Usulan diklat $diminta: $putusan",
        "isi": "Usulan diklat $diminta untuk tahun $tahun sudah diputus: $putusan.\n\n$alasan\n\n$tautan",
        "penanda": "diminta, tahun, putusan, alasan",
        "urutan": 420,
    },
    {
        "kode": "rencana_diputus",
        "nama": "Rencana diputus",
        "judul": "$rencana: $putusan",
        "isi": "$rencana yang Anda ajukan $putusan.\n\n$alasan\n\n$tautan",
        "penanda": "rencana, putusan, alasan",
        "urutan": 430,
    },
)


def fill(apps):
    for name, rows in (("SubKegiatan", SUB_KEGIATAN), ("Rekening", REKENING)):
        model = apps.get_model("rencana", name)
        model.objects.bulk_create(model(kode=kode, nama=nama, berlaku_mulai=SEJAK) for kode, nama in rows)
    aturan = apps.get_model("pegawai", "AturanPengingat")
    for row in SUREL:
        values = {**row, "kelompok": "Rencana dan anggaran"}
        aturan.objects.update_or_create(kode=values.pop("kode"), defaults=values)


class Migration(migrations.Migration):
    dependencies = [("rencana", "0001_awal"), ("insentif", "0002_isi")]

    operations = [first_rows(fill)]
