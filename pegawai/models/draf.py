"""What somebody typed or uploaded and has not sent yet; readable only in the browser it came from (pegawai/kuki_draf.py)."""

from datetime import timedelta
from typing import ClassVar, Final

from django.db import models
from django.db.models.functions import Concat

from lib import waktu

UMUR: Final = timedelta(days=7)
PEMISAH: Final = "\n"


class DrafQuerySet(models.QuerySet["Draf"]):
    def alamat(self) -> "models.QuerySet[Draf, str]":
        """Page and target of each, as one text; for the account that comes with every request."""
        return self.annotate(
            alamat=Concat("halaman", models.Value(PEMISAH, output_field=models.TextField()), "tujuan", output_field=models.TextField())
        ).values_list("alamat", flat=True)


class Draf(models.Model):
    """The fields of one form as the browser would have sent them, without files, passwords and tokens, encrypted."""

    pengguna = models.ForeignKey("pegawai.Pengguna", on_delete=models.CASCADE, related_name="draf_list")
    halaman = models.TextField("alamat halaman")
    tujuan = models.TextField("alamat kiriman")
    isi = models.BinaryField("isian terenkripsi")
    disimpan = models.DateTimeField(default=waktu.now, db_index=True)

    objects = DrafQuerySet.as_manager()

    class Meta:
        verbose_name = "draf"
        verbose_name_plural = "draf"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pengguna", "halaman", "tujuan"],
                name="draf_satu_per_formulir",
                violation_error_message="Draf formulir ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"draf {self.pk}"


class Titipan(models.Model):
    """An uploaded file that waits for the form around it to be put right, encrypted."""

    pengguna = models.ForeignKey("pegawai.Pengguna", on_delete=models.CASCADE, related_name="titipan_list")
    kunci = models.CharField(max_length=43, unique=True)
    bidang = models.CharField("nama isian", max_length=100)
    nama = models.CharField("nama berkas", max_length=255)
    jenis = models.CharField("jenis isi", max_length=100, blank=True)
    ukuran = models.PositiveIntegerField()
    isi = models.BinaryField("berkas terenkripsi")
    disimpan = models.DateTimeField(default=waktu.now, db_index=True)

    class Meta:
        verbose_name = "berkas titipan"
        verbose_name_plural = "berkas titipan"

    def __str__(self) -> str:
        return f"berkas titipan {self.pk}"
