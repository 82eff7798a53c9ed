"""How long personal data is kept, and what was done when that was over (docs/keputusan/0071)."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from lib import waktu
from pegawai.models.riwayat import ledger, track_perubahan


class Jenis(models.TextChoices):
    """What the term is about; what happens at its end stands in the registry (`pegawai/simpan.py`)."""

    ORANG = "orang", "Identitas pegawai yang tidak aktif lagi"
    SUREL = "surel", "Isi surel dan pemberitahuan"
    TEKS = "teks", "Komentar dan jawaban bebas"
    AKSES = "akses", "Alamat jaringan dan saringan pada catatan akses"
    IMPOR = "impor", "Baris impor yang keliru"


@track_perubahan("MasaSimpanEvent")
class MasaSimpan(models.Model):
    """From a day on: for how many years this kind of data is kept."""

    jenis = models.CharField("jenis data", max_length=8, choices=Jenis)
    tahun = models.PositiveSmallIntegerField("disimpan (tahun)")
    berlaku_mulai = models.DateField()
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    is_terverifikasi = models.BooleanField("sudah diverifikasi", default=False)

    class Meta:
        ordering: ClassVar = ["jenis", "-berlaku_mulai"]
        verbose_name = "masa simpan data pribadi"
        verbose_name_plural = "masa simpan data pribadi"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jenis", "berlaku_mulai"],
                name="masasimpan_unik",
                violation_error_message="Masa simpan jenis data ini pada hari itu sudah ada.",
            ),
            models.CheckConstraint(
                name="masasimpan_1_sampai_50",
                condition=models.Q(tahun__range=(1, 50)),
                violation_error_message="Masa simpan 1 sampai 50 tahun.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.tahun} tahun"


@track_perubahan("PemusnahanEvent", exclude=["berkas", "jumlah"])
class Pemusnahan(models.Model):
    """Somebody confirmed what is over; it is done after a wait in which anybody in charge may call it off.

    `orang`: exactly whom was shown. `jumlah`: rows by table, as shown and then as done. `berkas`: files that are still to be deleted.
    """

    class Status(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu harinya"
        DIBATALKAN = "dibatalkan", "Dibatalkan"
        DILAKSANAKAN = "dilaksanakan", "Dilaksanakan"

    jenis = models.CharField("jenis data", max_length=8, choices=Jenis)
    batas = models.DateField("yang lebih lama dari")
    orang = ArrayField(models.BigIntegerField(), default=list, blank=True)
    jumlah = models.JSONField("baris tiap tabel", default=dict)
    status = models.CharField(max_length=12, choices=Status, default=Status.MENUNGGU)
    diminta_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField(default=waktu.now)
    laksana_pada = models.DateTimeField("dilaksanakan paling awal")
    dibatalkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    berakhir_pada = models.DateTimeField(null=True, blank=True)
    berkas = ArrayField(models.TextField(), default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["-diminta_pada", "-pk"]
        verbose_name = "pemusnahan"
        verbose_name_plural = "pemusnahan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jenis"],
                condition=models.Q(status="menunggu"),
                name="pemusnahan_satu_menunggu",
                violation_error_message="Pemusnahan jenis data ini sudah menunggu harinya.",
            ),
            models.CheckConstraint(
                name="pemusnahan_berakhir_lengkap",
                condition=models.Q(status="menunggu", berakhir_pada__isnull=True, dibatalkan_oleh__isnull=True)
                | models.Q(status="dibatalkan", berakhir_pada__isnull=False, dibatalkan_oleh__isnull=False)
                | models.Q(status="dilaksanakan", berakhir_pada__isnull=False, dibatalkan_oleh__isnull=True),
                violation_error_message="Pemusnahan yang berakhir harus menyebut waktunya, dan yang dibatalkan pembatalnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pemusnahan {self.pk}: {self.get_jenis_display()}"

    def get_absolute_url(self) -> str:
        return reverse("pegawai:simpan-detail", args=[self.jenis])

    @property
    def total(self) -> int:
        return sum(self.jumlah.values())


@ledger("waktu", exclude=["sidik", "sidik_lalu"])
@pgtrigger.register(pgtrigger.Protect(name="redaksi_tetap", operation=pgtrigger.Update | pgtrigger.Delete))
class Redaksi(models.Model):
    """A sealed row whose personal words were taken out: what the row hashed to when it was sealed, and what it hashes to since.

    Only the function `musnahkan` writes here; the application has no right to.
    """

    pemusnahan = models.ForeignKey(Pemusnahan, on_delete=models.PROTECT, related_name="+")
    tabel = models.CharField(max_length=63)
    baris = models.BigIntegerField("nomor baris")
    sidik_lalu = models.BinaryField()
    sidik = models.BinaryField()
    waktu = models.DateTimeField(default=waktu.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "redaksi"
        verbose_name_plural = "redaksi"
        indexes: ClassVar = [models.Index(fields=["tabel", "baris", "id"], name="redaksi_baris")]

    def __str__(self) -> str:
        return f"{self.tabel} {self.baris}"


class RincianSimpan(models.Model):
    """What the registry says, told to the database after every `migrate`; the application only reads it, so it cannot widen what
    `musnahkan` does. `isi`: the SET of an UPDATE, none: the rows go. `syarat`: which rows of `t`; $1 people, $2 the day."""

    jenis = models.CharField(max_length=8, choices=Jenis)
    urutan = models.PositiveSmallIntegerField()
    tabel = models.CharField(max_length=63)
    kunci = models.CharField(max_length=63)
    isi = models.TextField(blank=True)
    syarat = models.TextField()
    berkas = models.CharField(max_length=63, blank=True)
    pemicu = ArrayField(models.TextField())
    is_tumbuh = models.BooleanField()

    class Meta:
        ordering: ClassVar = ["jenis", "urutan"]
        verbose_name = "rincian masa simpan"
        verbose_name_plural = "rincian masa simpan"
        constraints: ClassVar = [models.UniqueConstraint(fields=["jenis", "urutan"], name="rinciansimpan_unik")]

    def __str__(self) -> str:
        return f"{self.jenis}: {self.tabel}"
