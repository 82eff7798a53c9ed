"""Employees (ASN) and their postings. NIK, NPWP, BPJS, religion and address are never stored."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pgtrigger
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.expressions import RawSQL
from django.db.models.functions import Lower, Upper
from django.urls import reverse

from lib import waktu
from lib.kendala import Exclusion
from lib.nip import read_daftar
from pegawai.models.hari import Aktif, DateRange, Kedudukan
from pegawai.models.referensi import Golongan, Jabatan, JenisASN, KedudukanHukum, TingkatPendidikan, standing_on
from pegawai.models.riwayat import track_perubahan
from pegawai.models.unit import InSubtree, UnitKerja

if TYPE_CHECKING:
    from pegawai.models.akun import Pengguna

NIP_DIGITS = 4  # fewer digits than this belong to a name ("SMPN 12"), not to a NIP


OF_STANDING_SQL = "SELECT pegawai_id FROM kedudukan_pada(%s) WHERE kedudukan_id = %s"


class PegawaiQuerySet(models.QuerySet["Pegawai"]):
    def active(self, day: date | None = None) -> "PegawaiQuerySet":
        """Those whose standing of the day (today) counts as active."""
        return self.filter(Aktif("pk", day or waktu.today()))

    def inactive(self, day: date | None = None) -> "PegawaiQuerySet":
        return self.exclude(Aktif("pk", day or waktu.today()))

    def of_standing(self, kedudukan_id: int, day: date) -> "PegawaiQuerySet":
        return self.filter(pk__in=RawSQL(OF_STANDING_SQL, [day, kedudukan_id]))  # noqa: S611 -- constant SQL, parameters bound

    def with_kedudukan(self, day: date | None = None) -> "PegawaiQuerySet":
        """Adds `is_aktif` and `kedudukan_nama` of the day (today)."""
        day = day or waktu.today()
        return self.annotate(is_aktif=Aktif("pk", day), kedudukan_nama=Kedudukan("pk", day, "nama"))

    def visible_to(self, user: "Pengguna") -> "PegawaiQuerySet":
        """Everybody for city-wide roles; otherwise oneself and the people below the units one heads today."""
        if user.has_city_scope:
            return self
        if user.pegawai_id is None:
            return self.none()
        own = Pegawai.objects.filter(pk=user.pegawai_id).order_by().values("pk")
        if not user.headed_unit_ids:
            return self.filter(pk=user.pegawai_id)
        below = Penempatan.objects.in_subtree_of(user.headed_unit_ids, waktu.today()).on(waktu.today())
        return self.filter(pk__in=below.definitive().order_by().values("pegawai").union(own))

    def in_subtree_of(self, unit_ids: Iterable[int], day: date) -> "PegawaiQuerySet":
        """People posted on the day in these units or below them."""
        postings = Penempatan.objects.definitive().on(day).in_subtree_of(unit_ids, day)
        return self.filter(pk__in=postings.order_by().values("pegawai"))

    def posted_on(self, day: date, **conditions: Any) -> "PegawaiQuerySet":
        """People whose definitive posting of the day fulfils the conditions, say `jabatan__kelompok="pelaksana"`."""
        return self.filter(pk__in=Penempatan.objects.definitive().on(day).filter(**conditions).order_by().values("pegawai"))

    def with_posting(self, day: date) -> "PegawaiQuerySet":
        """Adds `unit_id`, `unit_sebutan`, `jabatan_id`, `jabatan_nama` of the definitive posting on the day; None without one."""
        of_day = {"status": Penempatan.Status.DEFINITIF, "mulai__berlaku": day, "pegawai__aktif": day}
        return self.annotate(
            kini=models.FilteredRelation(
                "penempatan_list", condition=models.Q(**{f"penempatan_list__{name}": value for name, value in of_day.items()})
            ),
            unit_id=models.F("kini__unit_id"),
            unit_sebutan=models.F("kini__unit__sebutan"),
            jabatan_id=models.F("kini__jabatan_id"),
            jabatan_nama=models.F("kini__jabatan__nama"),
        )

    def search(self, text: str) -> "PegawaiQuerySet":
        """Every word must occur in the name, the NIP (spaces allowed) or the path of the present unit; of many NIPs, any of them."""
        if len(listed := read_daftar(text)) > 1:
            return self.filter(nip__in=listed)
        digits = "".join(text.split())
        if digits.isdecimal() and len(digits) >= NIP_DIGITS:
            return self.filter(nip__contains=digits)
        found = self
        for word in text.split():
            found = found.filter(pk__in=_ids_matching(word))
        return found


def _ids_matching(word: str) -> models.QuerySet[Any, Any]:
    """A union of ids and not an OR over a join: so each branch can use its own trigram index. Whoever stands in it twice is found once."""
    postings = Penempatan.objects.definitive().on(waktu.today())
    unit = postings.filter(unit__teks_cari__icontains=word)
    branches: list[models.QuerySet[Any, Any]] = [unit.order_by().values("pegawai")]
    if word.isdecimal() and len(word) >= NIP_DIGITS:
        branches.append(Pegawai.objects.filter(nip__contains=word).order_by().values("pk"))
    return Pegawai.objects.filter(nama__icontains=word).order_by().values("pk").union(*branches, all=True)


@pgtrigger.register(
    pgtrigger.Trigger(
        name="surel_akun",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("email"),
        condition=pgtrigger.Condition("OLD.email IS DISTINCT FROM NEW.email"),
        func="UPDATE pegawai_pengguna SET email = lower(NEW.email) WHERE pegawai_id = NEW.id; RETURN NULL;",
    )
)
@track_perubahan("PegawaiEvent", impor=True)
class Pegawai(models.Model):
    """A civil servant of the city; the NIP may change, SIASN's id does not.

    `kedudukan` is the last standing that is recorded, and may lie ahead: which one holds on a day, RiwayatKedudukan knows.
    """

    class JenisKelamin(models.TextChoices):
        LAKI_LAKI = "L", "Laki-laki"
        PEREMPUAN = "P", "Perempuan"

    siasn_id = models.CharField("ID SIASN", max_length=42, unique=True, null=True, blank=True)
    nip = models.CharField(
        "NIP",
        max_length=18,
        unique=True,
        validators=[RegexValidator(r"^\d{18}$", "NIP harus 18 angka.", code="nip_panjang")],
        error_messages={"unique": "NIP ini sudah dipakai pegawai lain."},
    )
    nama = models.CharField(max_length=150)
    gelar_depan = models.CharField(max_length=40, blank=True)
    gelar_belakang = models.CharField(max_length=60, blank=True)
    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin, blank=True)
    tempat_lahir = models.CharField(max_length=80, blank=True)
    tanggal_lahir = models.DateField(null=True, blank=True)
    jenis_asn = models.CharField("jenis ASN", max_length=4, choices=JenisASN)
    kedudukan = models.ForeignKey(KedudukanHukum, verbose_name="kedudukan hukum", on_delete=models.PROTECT)
    golongan = models.ForeignKey(Golongan, on_delete=models.PROTECT, null=True, blank=True)
    tmt_golongan = models.DateField("TMT golongan", null=True, blank=True)
    tmt_cpns = models.DateField("TMT CPNS atau kontrak", null=True, blank=True)
    tingkat_pendidikan = models.ForeignKey(TingkatPendidikan, on_delete=models.PROTECT, null=True, blank=True)
    pendidikan = models.CharField("pendidikan terakhir", max_length=150, blank=True)
    tahun_lulus = models.PositiveSmallIntegerField(null=True, blank=True)
    email = models.EmailField("surel", blank=True)
    telepon = models.CharField("nomor telepon", max_length=30, blank=True)

    objects = PegawaiQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["nama", "pk"]
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="pegawai_nip_18_angka",
                condition=models.Q(nip__regex=r"^[0-9]{18}$"),
                violation_error_message="NIP harus 18 angka.",
            ),
            models.CheckConstraint(
                name="pegawai_nama_berisi",
                condition=~models.Q(nama=""),
                violation_error_message="Nama harus diisi.",
            ),
        ]
        indexes: ClassVar = [
            GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="pegawai_nama_trgm"),
            GinIndex(OpClass(models.F("nip"), name="gin_trgm_ops"), name="pegawai_nip_trgm"),
            models.Index(Lower("nama"), "id", name="pegawai_urut_nama"),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("pegawai:pegawai-detail", args=[self.pk])

    @cached_property
    def is_aktif(self) -> bool:
        """Active today; lists bring it along (`with_kedudukan`)."""
        return Pegawai.objects.active().filter(pk=self.pk).exists()

    @cached_property
    def kedudukan_nama(self) -> str:
        """The standing of today; lists bring it along."""
        return standing_on(self.pk, waktu.today()).nama

    @property
    def nama_lengkap(self) -> str:
        """The name with degrees, as official lists and certificates write it."""
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}"

    @property
    def is_dianonimkan(self) -> bool:
        """His term is over (docs/keputusan/0071): a number that no NIP can be."""
        return self.nip == str(self.pk).zfill(18)


@track_perubahan("RiwayatGolonganEvent", impor=True)
class RiwayatGolongan(models.Model):
    """From which day a person holds which rank; reports of a past day read the rank of that day."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="riwayat_golongan_list")
    golongan = models.ForeignKey(Golongan, on_delete=models.PROTECT)
    tmt = models.DateField("TMT")

    class Meta:
        ordering: ClassVar = ["-tmt"]
        verbose_name = "riwayat golongan"
        verbose_name_plural = "riwayat golongan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pegawai", "tmt"],
                name="riwayatgolongan_satu_per_tanggal",
                violation_error_message="Golongan pada tanggal itu sudah tercatat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.golongan.kode} sejak {self.tmt}"


class PenempatanQuerySet(models.QuerySet["Penempatan"]):
    def on(self, day: date) -> "PenempatanQuerySet":
        """Placements in force on the day: `selesai` is the first day without it, and whoever is not active has none."""
        return self.filter(mulai__berlaku=day, pegawai__aktif=day)

    def ending_after(self, day: date) -> "PenempatanQuerySet":
        """Placements in force on the day or still to come."""
        return self.filter(models.Q(selesai__isnull=True) | models.Q(selesai__gt=day))

    def definitive(self) -> "PenempatanQuerySet":
        return self.filter(status=Penempatan.Status.DEFINITIF)

    def in_subtree_of(self, unit_ids: Iterable[int], day: date) -> "PenempatanQuerySet":
        return self.filter(InSubtree("unit_id", unit_ids, day))

    def of_outer_on(self, day: date) -> "PenempatanQuerySet":
        """The definitive placement of the outer query's employee on a day, for Exists and Subquery."""
        return self.definitive().on(day).filter(pegawai=models.OuterRef("pk"))

    def heads(self) -> "PenempatanQuerySet":
        return self.filter(memimpin=True)


@track_perubahan("PenempatanEvent", impor=True)
class Penempatan(models.Model):
    """A posting; a person has one definitive posting at a time, and may act (Plt/Plh) beside it."""

    class Status(models.TextChoices):
        DEFINITIF = "definitif", "Definitif"
        PLT = "plt", "Pelaksana tugas (Plt)"
        PLH = "plh", "Pelaksana harian (Plh)"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penempatan_list")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="penempatan_list")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="penempatan_list")
    status = models.CharField(max_length=9, choices=Status, default=Status.DEFINITIF)
    memimpin = models.BooleanField("memimpin unit ini", default=False)
    mulai = models.DateField("mulai berlaku")
    selesai = models.DateField("berakhir sebelum", null=True, blank=True)
    dasar = models.CharField("dasar (nomor SK)", max_length=120, blank=True)

    objects = PenempatanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-mulai", "pk"]
        verbose_name = "penempatan"
        verbose_name_plural = "penempatan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="penempatan_tanggal_berurutan",
                condition=models.Q(selesai__isnull=True) | models.Q(selesai__gte=models.F("mulai")),
                violation_error_message="Tanggal berakhir harus sesudah tanggal mulai.",
            ),
            Exclusion(
                name="penempatan_satu_definitif",
                expressions=[
                    ("pegawai", RangeOperators.EQUAL),
                    (DateRange("mulai", "selesai"), RangeOperators.OVERLAPS),
                ],
                condition=models.Q(status="definitif"),
                violation_error_message="Pegawai ini sudah mempunyai penempatan definitif pada tanggal itu.",
            ),
            Exclusion(
                name="penempatan_satu_kepala_definitif",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    (DateRange("mulai", "selesai"), RangeOperators.OVERLAPS),
                ],
                condition=models.Q(status="definitif", memimpin=True),
                violation_error_message="Unit ini sudah mempunyai kepala definitif pada tanggal itu.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "pegawai"], name="penempatan_unit_pegawai"),
            models.Index(
                fields=["pegawai", "mulai"],
                include=["unit", "jabatan", "selesai"],
                condition=models.Q(status="definitif"),
                name="penempatan_definitif",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan} di {self.unit}"

    @property
    def dasar_lengkap(self) -> str:
        """What is there by its own name, such as "SK 800/12/2026" or "Surat perintah …"; a bare number is that of an SK."""
        return f"SK {self.dasar}" if self.dasar[:1].isdigit() else self.dasar
