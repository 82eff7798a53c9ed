"""What every numbered and signed document has that leaves the office: a certificate, a charter."""

from datetime import date
from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models

from lib import waktu
from lib.pola import PANJANG


class Terbitan(models.Model):
    """Number, code, facts and file never change once issued. Whoever holds the paper checks it on one public page.

    A subclass says how it ended by `status`, `berakhir_pada`, `alasan` and `pengganti`.
    """

    RINCIAN: ClassVar[str]
    """The template of its public facts."""
    pengganti: Any
    berakhir_pada: Any
    alasan: Any
    status: Any
    berkas: Any

    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField()
    nomor = models.CharField(max_length=PANJANG, unique=True)
    kode = models.CharField("kode pemeriksaan", max_length=43, unique=True)
    isi = models.JSONField("isi yang dibekukan")
    sha256 = models.CharField(max_length=64, blank=True)
    terbit_pada = models.DateTimeField(default=waktu.now)
    usul_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    usul_pada = models.DateTimeField("diusulkan dicabut atau diganti pada", null=True, blank=True)
    usul_alasan = models.CharField("alasan usul", max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.nomor

    @property
    def is_usul(self) -> bool:
        """Somebody asked to withdraw or replace it, and it still waits for a second person."""
        return self.status == "terbit" and self.usul_oleh_id is not None

    @property
    def sebutan(self) -> str:
        return str(self._meta.verbose_name).capitalize()

    @property
    def tanggal(self) -> date:
        """The date that is printed on it."""
        printed = self.isi.get("tanggal")
        return date.fromisoformat(printed) if printed else waktu.day(self.terbit_pada)


def fixed(*fields: str) -> list[pgtrigger.Trigger]:
    """The laws of a document that was issued; `fields` are those besides the common ones."""
    common = ("tahun", "urut", "nomor", "kode", "isi", "terbit_pada")
    return [
        pgtrigger.Protect(name="hapus_dilarang", operation=pgtrigger.Delete),
        pgtrigger.Protect(name="isi_tetap", operation=pgtrigger.Update, condition=pgtrigger.AnyChange(*fields, *common)),
        pgtrigger.Protect(
            name="berkas_tetap",
            operation=pgtrigger.Update,
            condition=pgtrigger.Condition("OLD.sha256 <> '' AND NEW.sha256 IS DISTINCT FROM OLD.sha256"),
        ),
    ]
