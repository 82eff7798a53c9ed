"""Who takes part in which batch, how that came about, and who was there."""

from typing import TYPE_CHECKING, ClassVar, Final

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse

from diklat.models.angkatan import Angkatan, JatahUnit
from diklat.models.program import Program
from diklat.models.sesi import Sesi
from lib.waktu import now
from pegawai.models import Golongan, Jabatan, Pegawai, UnitKerja
from pegawai.models.riwayat import ledger, track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna

PRIORITAS_BIASA = 5


class Status(models.TextChoices):
    DIAJUKAN = "diajukan", "Diajukan"
    DISETUJUI_ATASAN = "disetujui_atasan", "Disetujui atasan"
    DAFTAR_TUNGGU = "daftar_tunggu", "Daftar tunggu"
    DITAWARI = "ditawari", "Ditawari"
    TERDAFTAR = "terdaftar", "Terdaftar"
    HADIR = "hadir", "Hadir"
    LULUS = "lulus", "Lulus"
    TIDAK_LULUS = "tidak_lulus", "Tidak lulus"
    TIDAK_HADIR = "tidak_hadir", "Tidak hadir"
    DITOLAK = "ditolak", "Ditolak"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    ANGKATAN_BATAL = "angkatan_batal", "Angkatan batal"


MENUNGGU_PUTUSAN = (Status.DIAJUKAN, Status.DISETUJUI_ATASAN)
IKUT = (Status.TERDAFTAR, Status.HADIR)
HASIL = (Status.LULUS, Status.TIDAK_LULUS, Status.TIDAK_HADIR)
PESERTA = (*IKUT, *HASIL)
BERKURSI = (Status.DITAWARI, *PESERTA)
TERBUKA = (*MENUNGGU_PUTUSAN, Status.DAFTAR_TUNGGU, Status.DITAWARI, *IKUT)
GUGUR = (Status.DITOLAK, Status.DIBATALKAN, Status.ANGKATAN_BATAL)
LANGKAH: Final = {
    "ajukan": "Mengajukan pendaftaran",
    "usulkan": "Diusulkan atasan",
    "beri_kursi": "Mendapat kursi",
    "antre": "Masuk daftar tunggu",
    "sanggupi": "Menyanggupi menggantikan rekan",
    "gantikan": "Menggantikan rekan",
    "setujui": "Disetujui",
    "tolak": "Ditolak",
    "eskalasi": "Diteruskan ke atasan berikutnya",
    "tawari": "Ditawari kursi",
    "terima": "Menerima tawaran",
    "tolak_tawaran": "Menolak tawaran",
    "hangus": "Tidak menjawab tawaran sampai batasnya",
    "batalkan": "Batal ikut",
    "digantikan": "Digantikan rekan",
    "pindah": "Pindah ke angkatan lain",
    "urungkan": "Usulan diurungkan pengusulnya",
    "tarik": "Ditarik karena tidak lagi aktif",
    "angkatan_batal": "Batal bersama angkatannya",
    "tidak_kebagian": "Tidak mendapat kursi",
    "hadir": "Hadir",
    "luluskan": "Dinyatakan lulus",
    "tidak_luluskan": "Dinyatakan tidak lulus",
    "tidak_hadir": "Dinyatakan tidak hadir",
    "dahulukan": "Diubah urutannya",
    "ubah_nilai": "Diubah nilainya",
    "batalkan_kelulusan": "Dibatalkan kelulusannya",
}
"""Each step of an application in words that follow a name: the history of one person, and the log of a batch."""


class PendaftaranQuerySet(models.QuerySet["Pendaftaran"]):
    def alive(self) -> "PendaftaranQuerySet":
        """Neither refused nor cancelled."""
        return self.exclude(status__in=GUGUR)

    def seated(self) -> "PendaftaranQuerySet":
        """Rows that hold a seat: offered, registered, or what became of them."""
        return self.filter(status__in=BERKURSI)

    def peserta(self) -> "PendaftaranQuerySet":
        return self.filter(status__in=PESERTA)

    def layak_sertifikat(self) -> "PendaftaranQuerySet":
        """Passed, and never got a certificate."""
        return self.filter(status=Status.LULUS, bersertifikat=False)

    def waiting(self) -> "PendaftaranQuerySet":
        """The waiting list in its order."""
        return self.filter(status=Status.DAFTAR_TUNGGU).order_by("prioritas", "urutan", "pk")

    def awaiting_decision_of(self, user: "Pengguna") -> "PendaftaranQuerySet":
        """What this account may decide today as head (definitive, Plt, Plh) of the unit that is asked; never the own application."""
        rows = self.filter(status=Status.DIAJUKAN, unit_pemutus__in=user.headed_unit_ids)
        return rows.exclude(pegawai_id=user.pegawai_id) if user.pegawai_id else rows

    def visible_to(self, user: "Pengguna") -> "PendaftaranQuerySet":
        """All for city-wide roles; otherwise one's own, those of people in one's scope, and those one has to decide."""
        if user.has_city_scope:
            return self
        people = Pegawai.objects.visible_to(user).order_by().values("pk")
        return self.filter(models.Q(pegawai__in=people) | models.Q(unit_pemutus__in=user.headed_unit_ids))


@track_perubahan(
    "PendaftaranEvent",
    exclude=["status", "urutan", "jatah", "tawaran_sampai", "unit_pemutus", "batas_putusan", "eskalasi", "bersertifikat"],
    lahir=False,
)
class Pendaftaran(models.Model):
    """One person in one batch. `unit`, `jabatan`, `golongan`, `atasan` are as they were on the day of application.

    `bersertifikat` is set by the trigger that sees a certificate come; none ever goes.
    """

    Status = Status

    class Jalur(models.TextChoices):
        MANDIRI = "mandiri", "Mendaftar sendiri"
        ATASAN = "atasan", "Diusulkan atasan"
        PENGELOLA = "pengelola", "Didaftarkan pengelola"
        IMPOR = "impor", "Dari berkas Excel"
        PENGGANTI = "pengganti", "Menggantikan rekan"

    angkatan = models.ForeignKey(Angkatan, on_delete=models.PROTECT, related_name="pendaftaran_list")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, editable=False, related_name="+")  # set by a trigger
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="pendaftaran_list")
    status = models.CharField(max_length=16, choices=Status, default=Status.DIAJUKAN)
    jalur = models.CharField(max_length=9, choices=Jalur, default=Jalur.MANDIRI)
    prioritas = models.PositiveSmallIntegerField("urutan dahulu (1 paling dahulu)", default=PRIORITAS_BIASA)
    urutan = models.PositiveIntegerField("urutan kedatangan")
    jatah = models.ForeignKey(JatahUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="pendaftaran_list")
    tawaran_sampai = models.DateTimeField(null=True, blank=True)
    unit_pemutus = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    batas_putusan = models.DateField("diputuskan paling lambat", null=True, blank=True)
    eskalasi = models.PositiveSmallIntegerField("berapa kali diteruskan", default=0)
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    golongan = models.ForeignKey(Golongan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    atasan = models.ForeignKey(Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    alasan = models.CharField("alasan keputusan terakhir", max_length=300, blank=True)
    alasan_pengecualian = models.CharField("alasan pengecualian", max_length=300, blank=True)
    diajukan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField("diajukan pada", default=now)
    menggantikan = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="pengganti")
    nilai_awal = models.DecimalField("nilai tes awal", max_digits=5, decimal_places=2, null=True, blank=True)
    nilai_akhir = models.DecimalField("nilai tes akhir", max_digits=5, decimal_places=2, null=True, blank=True)

    bersertifikat = models.BooleanField("pernah mendapat sertifikat", default=False, db_default=False, editable=False)

    objects = PendaftaranQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["urutan", "pk"]
        verbose_name = "pendaftaran"
        verbose_name_plural = "pendaftaran"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["angkatan", "pegawai"],
                condition=~models.Q(status__in=["ditolak", "dibatalkan", "angkatan_batal"]),
                name="pendaftaran_satu_per_orang",
                violation_error_message="Pegawai ini sudah terdaftar pada angkatan ini.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "program"],
                condition=models.Q(status__in=[str(s) for s in TERBUKA]),
                name="pendaftaran_satu_per_program",
                violation_error_message="Pegawai ini sedang mengikuti angkatan lain dari program ini.",
            ),
            models.UniqueConstraint(fields=["angkatan", "urutan"], name="pendaftaran_urutan_unik"),
            models.CheckConstraint(
                name="pendaftaran_tawaran_berbatas",
                condition=models.Q(status="ditawari", tawaran_sampai__isnull=False)
                | (~models.Q(status="ditawari") & models.Q(tawaran_sampai__isnull=True)),
                violation_error_message="Tawaran harus mempunyai batas waktu.",
            ),
            models.CheckConstraint(
                name="pendaftaran_jatah_berkursi",
                condition=models.Q(jatah__isnull=True) | models.Q(status__in=[str(s) for s in BERKURSI]),
                violation_error_message="Hanya pendaftaran yang berkursi memakai jatah unit.",
            ),
            models.CheckConstraint(
                name="pendaftaran_nilai_0_sampai_100",
                condition=(models.Q(nilai_awal__isnull=True) | models.Q(nilai_awal__range=(0, 100)))
                & (models.Q(nilai_akhir__isnull=True) | models.Q(nilai_akhir__range=(0, 100))),
                violation_error_message="Nilai harus 0 sampai 100.",
            ),
            models.CheckConstraint(
                name="pendaftaran_gugur_beralasan",
                condition=~models.Q(status__in=["ditolak", "dibatalkan", "angkatan_batal"]) | ~models.Q(alasan=""),
                violation_error_message="Tulis alasannya.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["angkatan", "status"], name="pendaftaran_angkatan_status"),
            models.Index(fields=["pegawai", "status"], name="pendaftaran_pegawai_status"),
            models.Index(
                fields=["angkatan", "prioritas", "urutan"],
                condition=models.Q(status="daftar_tunggu"),
                name="pendaftaran_antrean",
            ),
            models.Index(fields=["unit_pemutus"], condition=models.Q(status="diajukan"), name="pendaftaran_menunggu_atasan"),
            models.Index(fields=["tawaran_sampai"], condition=models.Q(status="ditawari"), name="pendaftaran_tawaran"),
            models.Index(fields=["angkatan"], condition=models.Q(status="lulus", bersertifikat=False), name="pendaftaran_layak"),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="program_dari_angkatan",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="NEW.program_id = (SELECT a.program_id FROM diklat_angkatan a WHERE a.id = NEW.angkatan_id); RETURN NEW;",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.angkatan}"

    def get_absolute_url(self) -> str:
        return reverse("diklat:pendaftaran-detail", args=[self.pk])

    @property
    def is_peserta(self) -> bool:
        return self.status in PESERTA

    @property
    def is_alive(self) -> bool:
        return self.status not in GUGUR


@ledger("waktu", "oleh_id")
@pgtrigger.register(pgtrigger.Protect(name="transisi_tetap", operation=pgtrigger.Update | pgtrigger.Delete))
class Transisi(models.Model):
    """One step in the life of an application: rows are only ever added. Without `oleh` the system did it."""

    pendaftaran = models.ForeignKey(Pendaftaran, on_delete=models.PROTECT, related_name="transisi_list", db_index=False)
    aksi = models.CharField(max_length=20)
    dari = models.CharField(max_length=16, choices=Status, blank=True)
    ke = models.CharField(max_length=16, choices=Status)
    alasan = models.CharField(max_length=300, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    waktu = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["waktu", "pk"]
        verbose_name = "langkah pendaftaran"
        verbose_name_plural = "langkah pendaftaran"
        indexes: ClassVar = [  # the newest of one application is never looked for among the newest of all
            models.Index(fields=["pendaftaran", "waktu", "id"], name="transisi_pendaftaran"),
            models.Index(fields=["waktu", "id"], name="transisi_waktu"),
        ]

    def __str__(self) -> str:
        return f"{self.aksi}: {self.dari} ke {self.ke}"


@track_perubahan("KehadiranEvent")
class Kehadiran(models.Model):
    """Whether one participant was at one session."""

    class Status(models.TextChoices):
        HADIR = "H", "Hadir"
        IZIN = "I", "Izin"
        SAKIT = "S", "Sakit"
        TANPA_KETERANGAN = "T", "Tanpa keterangan"

    class Cara(models.TextChoices):
        DAFTAR = "daftar", "Daftar hadir"
        QR = "qr", "Kode QR"
        BERKAS = "berkas", "Berkas Excel"

    sesi = models.ForeignKey(Sesi, on_delete=models.PROTECT, related_name="kehadiran_list")
    pendaftaran = models.ForeignKey(Pendaftaran, on_delete=models.PROTECT, related_name="kehadiran_list")
    status = models.CharField(max_length=1, choices=Status)
    cara = models.CharField(max_length=6, choices=Cara, default=Cara.DAFTAR)
    alasan = models.CharField("alasan koreksi", max_length=200, blank=True)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dicatat_pada = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["sesi", "pendaftaran"]
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sesi", "pendaftaran"], name="kehadiran_satu_per_sesi", violation_error_message="Kehadiran sudah dicatat."
            )
        ]

    def __str__(self) -> str:
        return f"{self.pendaftaran.pegawai}, {self.sesi}: {self.get_status_display()}"
