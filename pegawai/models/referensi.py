"""Reference tables in SIASN's terms: rank, position, education and legal standing."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.urls import reverse

from pegawai.models.riwayat import track_perubahan


class JenisASN(models.TextChoices):
    PNS = "PNS", "PNS"
    CPNS = "CPNS", "CPNS"
    PPPK = "PPPK", "PPPK"


@track_perubahan("GolonganEvent")
class Golongan(models.Model):
    """Rank of an ASN; PNS have golongan/ruang with a pangkat, PPPK have a Roman number only."""

    class Skema(models.TextChoices):
        PNS = "PNS", "PNS"
        PPPK = "PPPK", "PPPK"

    kode = models.CharField(max_length=8, unique=True)
    siasn_id = models.CharField("ID SIASN", max_length=8)
    skema = models.CharField(max_length=4, choices=Skema)
    pangkat = models.CharField(max_length=40, blank=True)
    urutan = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering: ClassVar = ["urutan"]
        verbose_name = "golongan"
        verbose_name_plural = "golongan"
        constraints: ClassVar = [models.UniqueConstraint(fields=["skema", "siasn_id"], name="golongan_siasn_unik")]

    def __str__(self) -> str:
        return f"{self.kode} ({self.pangkat})" if self.pangkat else self.kode


@track_perubahan("TingkatPendidikanEvent")
class TingkatPendidikan(models.Model):
    """Level of formal education."""

    siasn_id = models.CharField("ID SIASN", max_length=4, unique=True)
    nama = models.CharField(max_length=60)
    urutan = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["urutan"]
        verbose_name = "tingkat pendidikan"
        verbose_name_plural = "tingkat pendidikan"

    def __str__(self) -> str:
        return self.nama


@track_perubahan("KedudukanHukumEvent")
class KedudukanHukum(models.Model):
    """Legal standing; it decides whether a person counts as an active employee."""

    siasn_id = models.CharField("ID SIASN", max_length=4, unique=True)
    nama = models.CharField(max_length=80)
    is_aktif = models.BooleanField("pegawai aktif", default=False)

    class Meta:
        ordering: ClassVar = ["siasn_id"]
        verbose_name = "kedudukan hukum"
        verbose_name_plural = "kedudukan hukum"

    def __str__(self) -> str:
        return self.nama


def standing_on(pegawai_id: int, day: date) -> KedudukanHukum:
    """The standing of one person on a day."""
    found: KedudukanHukum = KedudukanHukum.objects.raw(STANDING_SQL, [day, pegawai_id])[0]
    return found


STANDING_SQL = "SELECT k.* FROM kedudukan_pada(%s) s JOIN pegawai_kedudukanhukum k ON k.id = s.kedudukan_id WHERE s.pegawai_id = %s"


class KelompokJabatan(models.TextChoices):
    """Groups of positions that share a standard level (PermenPANRB 38/2017)."""

    JPT_MADYA = "jpt_madya", "JPT Madya"
    JPT_PRATAMA = "jpt_pratama", "JPT Pratama"
    ADMINISTRATOR = "administrator", "Administrator"
    PENGAWAS = "pengawas", "Pengawas"
    PELAKSANA = "pelaksana", "Pelaksana"
    JF_UTAMA = "jf_utama", "JF Ahli Utama"
    JF_MADYA = "jf_madya", "JF Ahli Madya"
    JF_MUDA = "jf_muda", "JF Ahli Muda"
    JF_PERTAMA = "jf_pertama", "JF Ahli Pertama"
    JF_PENYELIA = "jf_penyelia", "JF Penyelia"
    JF_MAHIR = "jf_mahir", "JF Mahir"
    JF_TERAMPIL = "jf_terampil", "JF Terampil"
    JF_PEMULA = "jf_pemula", "JF Pemula"


class JabatanQuerySet(models.QuerySet["Jabatan"]):
    def search(self, text: str) -> "JabatanQuerySet":
        """Every word must occur in the name."""
        found = self
        for word in text.split():
            found = found.filter(nama__icontains=word)
        return found

    def active(self) -> "JabatanQuerySet":
        return self.filter(is_aktif=True)


@track_perubahan("JabatanEvent", impor=True)
class Jabatan(models.Model):
    """A position that people hold; its group decides the default competency standard."""

    class Jenis(models.TextChoices):
        STRUKTURAL = "struktural", "Struktural"
        FUNGSIONAL = "fungsional", "Fungsional"
        PELAKSANA = "pelaksana", "Pelaksana"

    siasn_id = models.CharField("ID SIASN", max_length=42, unique=True, null=True, blank=True)
    nama = models.CharField("nama jabatan", max_length=200)
    jenis = models.CharField("jenis jabatan", max_length=12, choices=Jenis)
    kelompok = models.CharField("kelompok jabatan", max_length=16, choices=KelompokJabatan)
    eselon = models.CharField(max_length=6, blank=True)
    is_aktif = models.BooleanField("dipakai", default=True)

    objects = JabatanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["nama"]
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("pegawai:jabatan-detail", args=[self.pk])
