"""Accounts. The role of a supervisor is derived from placements, the others are groups."""

from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from pegawai.models.pegawai import Pegawai, Penempatan

CITY_GROUPS = frozenset({"pengelola", "kepegawaian", "pimpinan", "auditor"})


class Pengguna(AbstractBaseUser, PermissionsMixin):
    """An account; its username is the NIP for employees, any word for others."""

    username = models.CharField(
        "NIP atau nama akun",
        max_length=60,
        unique=True,
        error_messages={"unique": "Nama akun ini sudah dipakai."},
    )
    email = models.EmailField("surel", blank=True)
    nama = models.CharField(max_length=150)
    pegawai = models.OneToOneField(Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="akun")
    is_active = models.BooleanField("aktif", default=True)
    is_staff = models.BooleanField("boleh membuka admin", default=False)
    wajib_ganti_sandi = models.BooleanField("wajib mengganti kata sandi", default=False)
    date_joined = models.DateTimeField("dibuat", default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["nama"]

    class Meta:
        ordering: ClassVar = ["nama", "pk"]
        verbose_name = "akun"
        verbose_name_plural = "akun"
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="pengguna_surel_unik",
                violation_error_message="Surel ini sudah dipakai akun lain.",
            )
        ]

    def __str__(self) -> str:
        return self.nama

    @cached_property
    def group_names(self) -> frozenset[str]:
        return frozenset(self.groups.values_list("name", flat=True))

    @cached_property
    def headed_unit_ids(self) -> tuple[int, ...]:
        """Units this person heads today: definitive, Plt or Plh."""
        if self.pegawai_id is None:
            return ()
        heads = Penempatan.objects.heads().on(timezone.localdate()).filter(pegawai_id=self.pegawai_id)
        return tuple(heads.values_list("unit_id", flat=True))

    @property
    def has_city_scope(self) -> bool:
        return self.is_superuser or bool(self.group_names & CITY_GROUPS)

    def get_full_name(self) -> str:
        return self.nama

    def get_short_name(self) -> str:
        return self.nama.split(" ")[0].title()


class PermintaanTautan(models.Model):
    """A mailed link that somebody asked for; the row is the queue, the token is made at the moment of sending."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="permintaan_tautan_list")
    aktivasi = models.BooleanField(default=False)
    dibuat = models.DateTimeField(default=timezone.now)
    dikirim = models.DateTimeField(null=True, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-dibuat"]
        verbose_name = "permintaan tautan kata sandi"
        verbose_name_plural = "permintaan tautan kata sandi"
        indexes: ClassVar = [models.Index(fields=["dibuat"], condition=models.Q(dikirim__isnull=True), name="permintaantautan_menunggu")]

    def __str__(self) -> str:
        return f"Tautan untuk {self.pengguna}"
