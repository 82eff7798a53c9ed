"""What a reckoning weighs by, and how much of one programme it holds in a month: set by planners, from a day on."""

from datetime import date
from decimal import Decimal
from typing import ClassVar, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from lib import waktu
from pegawai.models.riwayat import track_perubahan

PALING: Final = Decimal(5)
SEBULAN_PALING: Final = 12
KALI: Final = ("jpt_madya", "jpt_pratama", "administrator", "pengawas", "jauh", "usulan", "usulan_unit", "kebutuhan", "unit_tertinggal")
POIN: Final = ("nilai_jp", "nilai_wajib", "potongan_lalu")


def _kali(label: str, default: str, help_text: str = "") -> "models.DecimalField[Decimal, Decimal]":
    limits = [MinValueValidator(Decimal("0.1")), MaxValueValidator(PALING)]
    return models.DecimalField(label, max_digits=4, decimal_places=2, default=Decimal(default), validators=limits, help_text=help_text)


def _poin(label: str, default: str, help_text: str = "") -> "models.DecimalField[Decimal, Decimal]":
    limits = [MinValueValidator(0), MaxValueValidator(PALING)]
    return models.DecimalField(label, max_digits=4, decimal_places=2, default=Decimal(default), validators=limits, help_text=help_text)


class BobotQuerySet(models.QuerySet["BobotSusunan"]):
    def on(self, day: date) -> "BobotSusunan":
        """Those in force on the day; before the first, as the product was delivered."""
        return self.filter(berlaku_mulai__lte=day).first() or BobotSusunan(berlaku_mulai=day)


@track_perubahan("BobotSusunanEvent")
class BobotSusunan(models.Model):
    """Weights multiply the points of a level: whose it is, how far he is below, who asked. They hold until the next row begins."""

    berlaku_mulai = models.DateField("berlaku mulai", unique=True, default=waktu.today)
    jpt_madya = _kali("pimpinan tinggi madya", "1.5")
    jpt_pratama = _kali("pimpinan tinggi pratama", "1.4")
    administrator = _kali("administrator", "1.3")
    pengawas = _kali("pengawas", "1.2", "Kesenjangan yang memimpin menyentuh semua yang dipimpinnya. Jabatan lain berbobot 1.")
    jauh = _kali("dua level atau lebih di bawah standar", "1.2", "Yang jauh di bawah didahulukan daripada yang hampir sampai.")
    usulan = _kali("usulan pegawai yang disetujui", "1.25")
    usulan_unit = _kali("usulan unit yang disetujui", "1.1")
    kebutuhan = _kali("kompetensi pada daftar kebutuhan", "1.25")
    unit_tertinggal = _kali("unit yang tahun lalu sedikit mendapat diklat", "1.1", "Kurang dari separuh rata-rata semua unit per pegawai.")
    nilai_jp = _poin("poin tiap JP yang masih kurang", "0.05", "Satu level kompetensi berbobot 1 bernilai 1 poin.")
    nilai_wajib = _poin("poin tiap kursi diklat wajib", "3")
    potongan_lalu = _poin("potongan tiap kursi tahun lalu sesudah yang pertama", "0.15", "Agar yang jarang mendapat diklat didahulukan.")
    layani_persen = models.PositiveSmallIntegerField(
        "bagian tiap unit yang dilayani (persen)",
        default=20,
        validators=[MaxValueValidator(100)],
        help_text="Dari pegawai dengan kesenjangan pada tiap perangkat daerah, sedikitnya sebanyak ini mendapat kursi.",
    )
    angkatan_sebulan = models.PositiveSmallIntegerField(
        "angkatan satu program dalam sebulan, paling banyak",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(SEBULAN_PALING)],
        help_text="Ruang yang cukup besar dan pengajar yang ada dapat membatasinya lebih jauh.",
    )

    objects = BobotQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-berlaku_mulai"]
        verbose_name = "bobot susunan"
        verbose_name_plural = "bobot susunan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="bobotsusunan_kali_wajar",
                condition=models.Q(**{f"{name}__range": (Decimal("0.1"), PALING) for name in KALI}),
                violation_error_message="Bobot 0,1 sampai 5.",
            ),
            models.CheckConstraint(
                name="bobotsusunan_poin_wajar",
                condition=models.Q(**{f"{name}__range": (0, PALING) for name in POIN}),
                violation_error_message="Poin 0 sampai 5.",
            ),
            models.CheckConstraint(
                name="bobotsusunan_layani_wajar",
                condition=models.Q(layani_persen__lte=100),
                violation_error_message="Bagian yang dilayani 0 sampai 100 persen.",
            ),
            models.CheckConstraint(
                name="bobotsusunan_sebulan_1_sampai_12",
                condition=models.Q(angkatan_sebulan__range=(1, SEBULAN_PALING)),
                violation_error_message="Angkatan satu program dalam sebulan 1 sampai 12.",
            ),
        ]

    def __str__(self) -> str:
        return f"bobot susunan sejak {self.berlaku_mulai}"
