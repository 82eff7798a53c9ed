"""The catalogue: what can be learned, what it raises, who may take it, what it costs and when it is passed."""

from typing import TYPE_CHECKING, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.functional import cached_property

from diklat.models.referensi import JenisDiklat
from kompetensi.models import Kompetensi
from kompetensi.models.kamus import LEVEL_MAX, LEVEL_MIN
from lib import waktu
from pegawai.models import Golongan, Pegawai
from pegawai.models.referensi import JenisASN, KelompokJabatan
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna


class ProgramQuerySet(models.QuerySet["Program"]):
    def active(self) -> "ProgramQuerySet":
        return self.filter(is_aktif=True)

    def visible_to(self, user: "Pengguna") -> "ProgramQuerySet":
        """Withdrawn programmes only for those who keep the catalogue."""
        return self if user.has_city_scope else self.active()

    def search(self, text: str) -> "ProgramQuerySet":
        """Every word must occur in the name, the code or the name of a competency it raises."""
        found = self
        for word in text.split():
            raises = ProgramKompetensi.objects.filter(kompetensi__nama__icontains=word).values("program")
            found = found.filter(models.Q(nama__icontains=word) | models.Q(kode__icontains=word) | models.Q(pk__in=raises))
        return found


@track_perubahan("ProgramEvent")
class Program(models.Model):
    """A training that can be held again and again; each time is a batch (Angkatan)."""

    class Metode(models.TextChoices):
        TATAP_MUKA = "tatap_muka", "Tatap muka"
        DARING = "daring", "Daring"
        CAMPURAN = "campuran", "Campuran"

    class Persetujuan(models.TextChoices):
        TANPA = "tanpa", "Tanpa persetujuan"
        ATASAN = "atasan", "Atasan"
        ATASAN_PENGELOLA = "atasan_pengelola", "Atasan, lalu pengelola diklat"

    kode = models.CharField(max_length=20, unique=True, error_messages={"unique": "Kode ini sudah dipakai."})
    nama = models.CharField("nama program", max_length=160)
    jenis = models.ForeignKey(JenisDiklat, verbose_name="jenis diklat", on_delete=models.PROTECT, related_name="program_list")
    metode = models.CharField(max_length=10, choices=Metode, default=Metode.TATAP_MUKA)
    penyelenggara = models.CharField(max_length=160)
    ringkasan = models.TextField("tujuan dan isi singkat", blank=True)
    jp = models.PositiveSmallIntegerField("jumlah JP")
    biaya_angkatan = models.PositiveBigIntegerField("biaya tetap per angkatan (rupiah)", default=0)
    biaya_kursi = models.PositiveBigIntegerField("biaya per peserta (rupiah)", default=0)
    kelompok_jabatan = ArrayField(
        models.CharField(max_length=16, choices=KelompokJabatan), verbose_name="kelompok jabatan", default=list, blank=True
    )
    jenis_asn = ArrayField(models.CharField(max_length=4, choices=JenisASN), verbose_name="jenis ASN", default=list, blank=True)
    golongan_pns = models.ForeignKey(
        Golongan, verbose_name="golongan PNS terendah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    golongan_pppk = models.ForeignKey(
        Golongan, verbose_name="golongan PPPK terendah", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    prasyarat = models.ManyToManyField("self", verbose_name="program yang harus sudah lulus", symmetrical=False, blank=True)
    persetujuan = models.CharField("langkah persetujuan", max_length=16, choices=Persetujuan, default=Persetujuan.ATASAN)
    hadir_minimum = models.PositiveSmallIntegerField("kehadiran paling sedikit (persen)", default=80, validators=[MaxValueValidator(100)])
    nilai_minimum = models.PositiveSmallIntegerField(
        "nilai akhir paling rendah", null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    judul_sertifikat = models.CharField("judul sertifikat", max_length=60, default="Sertifikat")
    is_aktif = models.BooleanField("dipakai", default=True)
    dibuat = models.DateTimeField(default=waktu.now)

    kompetensi_set = models.ManyToManyField(Kompetensi, through="ProgramKompetensi", related_name="program_set")

    objects = ProgramQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["nama", "pk"]
        verbose_name = "program diklat"
        verbose_name_plural = "program diklat"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="program_jp_positif", condition=models.Q(jp__gte=1), violation_error_message="Jumlah JP sedikitnya 1."
            ),
            models.CheckConstraint(
                name="program_hadir_0_sampai_100",
                condition=models.Q(hadir_minimum__lte=100),
                violation_error_message="Kehadiran paling sedikit harus 0 sampai 100 persen.",
            ),
            models.CheckConstraint(
                name="program_nilai_0_sampai_100",
                condition=models.Q(nilai_minimum__isnull=True) | models.Q(nilai_minimum__lte=100),
                violation_error_message="Nilai akhir paling rendah harus 0 sampai 100.",
            ),
        ]
        indexes: ClassVar = [GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="program_nama_trgm")]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("diklat:program-detail", args=[self.pk])

    @cached_property
    def dinaikkan(self) -> "list[ProgramKompetensi]":
        """What passing raises, with the competencies, read once."""
        return list(self.kompetensi_list.select_related("kompetensi"))

    @property
    def kelompok_labels(self) -> list[str]:
        return [str(KelompokJabatan(kode).label) for kode in self.kelompok_jabatan]


@track_perubahan("ProgramKompetensiEvent")
class ProgramKompetensi(models.Model):
    """To which level a programme raises a competency, and what passing it does to the profile."""

    class Cara(models.TextChoices):
        BUKTI = "bukti", "Dicatat sebagai bukti"
        REKOMENDASI = "rekomendasi", "Disarankan untuk dinilai"
        NAIK = "naik", "Menaikkan level"

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="kompetensi_list")
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="program_list")
    level = models.PositiveSmallIntegerField("sampai level")
    cara = models.CharField("akibat kelulusan", max_length=12, choices=Cara, default=Cara.BUKTI)

    class Meta:
        ordering: ClassVar = ["kompetensi__urutan"]
        verbose_name = "kompetensi program"
        verbose_name_plural = "kompetensi program"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["program", "kompetensi"],
                name="programkompetensi_unik",
                violation_error_message="Kompetensi ini sudah ada pada program ini.",
            ),
            models.CheckConstraint(
                name="programkompetensi_level_1_sampai_5",
                condition=models.Q(level__range=(LEVEL_MIN, LEVEL_MAX)),
                violation_error_message="Level harus 1 sampai 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.program}: {self.kompetensi} sampai level {self.level}"


@track_perubahan("MataPelatihanEvent")
class MataPelatihan(models.Model):
    """One subject of the syllabus; printed on the back of the certificate."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="mata_list")
    urutan = models.PositiveSmallIntegerField(default=1)
    judul = models.CharField("mata pelatihan", max_length=160)
    jp = models.PositiveSmallIntegerField("JP")
    uraian = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["urutan", "pk"]
        verbose_name = "mata pelatihan"
        verbose_name_plural = "mata pelatihan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="matapelatihan_jp_positif", condition=models.Q(jp__gte=1), violation_error_message="JP sedikitnya 1."
            )
        ]

    def __str__(self) -> str:
        return self.judul


@track_perubahan("MinatEvent")
class Minat(models.Model):
    """Somebody would take this programme if a batch were open; planning counts them, and a new batch tells them."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="minat_list")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="minat_list")
    dibuat = models.DateTimeField(default=waktu.now)

    class Meta:
        ordering: ClassVar = ["dibuat"]
        verbose_name = "minat"
        verbose_name_plural = "minat"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["program", "pegawai"], name="minat_satu_per_orang", violation_error_message="Minat Anda sudah tercatat."
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.program}"
