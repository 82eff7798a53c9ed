"""Who read, took away, came in: what changes no row, and so has no event. Keys only; what was read is not copied."""

from typing import ClassVar

import pgtrigger
from django.db import models

from lib import waktu
from pegawai.models.akun import Pengguna
from pegawai.models.pegawai import Pegawai
from pegawai.models.riwayat import ledger


@ledger("waktu", "oleh_id")
@pgtrigger.register(pgtrigger.Protect(name="akses_tetap", operation=pgtrigger.Update | pgtrigger.Delete))
class Akses(models.Model):
    """One request, or one attempt to come in. Accounts and people may go; what they did stays, so nothing holds them here."""

    class Jenis(models.TextChoices):
        BACA = "baca", "Membuka data orang lain"
        EKSPOR = "ekspor", "Mengunduh lembar kerja"
        UNDUH = "unduh", "Mengunduh dokumen"
        MASUK = "masuk", "Masuk"
        GAGAL = "gagal", "Gagal masuk"
        KELUAR = "keluar", "Keluar"

    jenis = models.CharField(max_length=6, choices=Jenis)
    oleh = models.ForeignKey(Pengguna, on_delete=models.DO_NOTHING, db_constraint=False, null=True, blank=True, related_name="+")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.DO_NOTHING, db_constraint=False, null=True, blank=True, related_name="+")
    halaman = models.CharField(max_length=80, blank=True)  # the name of the address
    objek = models.BigIntegerField("nomor objek", null=True, blank=True)  # the key in the address
    saringan = models.CharField(max_length=300, blank=True)  # what a list was narrowed to, as the address says it
    alamat = models.GenericIPAddressField("alamat jaringan", null=True, blank=True)
    waktu = models.DateTimeField(default=waktu.now)

    class Meta:
        ordering: ClassVar = ["-waktu", "-pk"]
        verbose_name = "akses"
        verbose_name_plural = "akses"
        indexes: ClassVar = [models.Index(fields=["waktu", "id"], name="akses_waktu")]

    def __str__(self) -> str:
        return self.get_jenis_display()
