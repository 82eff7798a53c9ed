"""Child module: twelve thousand reminders through the outbox, and the same messages by bare smtplib over one connection."""

import smtplib
import time
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone

from diklat.models import Pendaftaran
from diklat.services import pengingat
from pegawai.models import Golongan, KedudukanHukum, Notifikasi, Pegawai
from pegawai.services import notifikasi
from pegawai.services.notifikasi import susun
from tests.diklat import pabrik

CHUNK = 100


def fill(count: int) -> int:
    """People with addresses, all of them in one batch that begins in a week; the scan puts their reminders in."""
    kedudukan, golongan = KedudukanHukum.objects.get(siasn_id="01"), Golongan.objects.get(kode="III/a")
    people = [
        Pegawai(
            nip=f"{number:018d}", nama=f"Pegawai Nomor {number}", gelar_belakang="S.Sos., M.Si.", email=f"pegawai{number}@contoh.go.id",
            jenis_asn="PNS", kedudukan=kedudukan, golongan=golongan,
        )
        for number in range(count)
    ]  # fmt: skip
    Pegawai.objects.bulk_create(people, batch_size=2000)
    angkatan = pabrik.make_angkatan(pabrik.make_program("Pelayanan Publik Prima"), kuota=count, status="dipastikan")
    for day in range(6, 9):
        pabrik.make_sesi(angkatan, timezone.localdate() + timedelta(days=day), ruang=pabrik.make_ruang())
    Pendaftaran.objects.bulk_create(
        [Pendaftaran(angkatan=angkatan, pegawai=p, status="terdaftar", urutan=number) for number, p in enumerate(people, start=1)],
        batch_size=2000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return pengingat.scan_sesi_h7()


def renew() -> None:
    """All reminders wait again."""
    Notifikasi.objects.update(status="menunggu", selesai=None, message_id="", data={}, percobaan=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE pegawai_notifikasi")


def run_drain(port: int) -> dict[str, float]:
    settings.EMAIL_PORT = port
    began, sent = time.perf_counter(), 0
    while count := notifikasi.drain():
        sent += count
    return {"rate": sent / (time.perf_counter() - began), "sent": sent}


def run_smtplib(port: int) -> dict[str, float]:
    """Finished bytes, one connection, nothing else."""
    rows = list(Notifikasi.objects.all())
    letters = [surat for start in range(0, len(rows), CHUNK) for surat in susun.compose(rows[start : start + CHUNK])[0]]
    sender, began = susun.sender_address(), time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for surat in letters:
            server.sendmail(sender, [surat.alamat], surat.content)
    return {"rate": len(letters) / (time.perf_counter() - began), "sent": len(letters)}
