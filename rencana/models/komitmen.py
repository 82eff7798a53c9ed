"""The ledger of the budget: what is committed, spent and released, in whole rupiah. Rows are only ever added."""

from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from diklat.models import Angkatan
from lib import waktu
from pegawai.models.riwayat import ledger, track_perubahan
from rencana.models.pagu import PaguAnggaran

if TYPE_CHECKING:
    from pegawai.models import Pengguna

# Statement by statement: first that a reversal takes back exactly its row, then the sums of commitments and budgets, whose laws refuse
# what would be negative or too much. The update of the pagu's row is also its lock: whoever comes past the service waits here.
DIJUMLAH = """
    IF EXISTS (
        SELECT FROM baru n JOIN rencana_mutasianggaran o ON o.id = n.membalik_id
        WHERE (n.pagu_id, n.komitmen_id, n.jenis, n.jumlah) IS DISTINCT FROM (o.pagu_id, o.komitmen_id, o.jenis, -o.jumlah)
           OR o.membalik_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'pembalikan harus sama dengan baris yang dibalik'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mutasianggaran_pembalikan_tepat';
    END IF;
    IF EXISTS (SELECT FROM baru n JOIN rencana_komitmenbiaya k ON k.id = n.komitmen_id WHERE k.pagu_id <> n.pagu_id) THEN
        RAISE EXCEPTION 'mutasi harus pada pagu komitmennya' USING ERRCODE = 'check_violation', CONSTRAINT = 'mutasianggaran_satu_pagu';
    END IF;
    UPDATE rencana_komitmenbiaya k
    SET terikat = k.terikat + d.terikat, terealisasi = k.terealisasi + d.terealisasi
    FROM (
        SELECT n.komitmen_id, sum(CASE n.jenis WHEN 'komitmen' THEN n.jumlah ELSE -n.jumlah END) AS terikat,
               coalesce(sum(n.jumlah) FILTER (WHERE n.jenis = 'realisasi'), 0) AS terealisasi
        FROM baru n WHERE n.komitmen_id IS NOT NULL GROUP BY n.komitmen_id
    ) d
    WHERE k.id = d.komitmen_id;
    UPDATE rencana_paguanggaran p
    SET terikat = p.terikat + d.terikat, terealisasi = p.terealisasi + d.terealisasi, izin = p.izin + d.izin
    FROM (
        SELECT n.pagu_id,
               coalesce(sum(CASE n.jenis WHEN 'komitmen' THEN n.jumlah ELSE -n.jumlah END) FILTER (WHERE n.jenis <> 'izin'), 0) AS terikat,
               coalesce(sum(n.jumlah) FILTER (WHERE n.jenis = 'realisasi'), 0) AS terealisasi,
               coalesce(sum(n.jumlah) FILTER (WHERE n.jenis = 'izin'), 0) AS izin
        FROM baru n GROUP BY n.pagu_id
    ) d
    WHERE p.id = d.pagu_id;
    RETURN NULL;
"""


class KomitmenQuerySet(models.QuerySet["KomitmenBiaya"]):
    def visible_to(self, user: "Pengguna") -> "KomitmenQuerySet":
        return self if user.has_city_scope else self.none()


@track_perubahan("KomitmenBiayaEvent", exclude=["terikat", "terealisasi"])
class KomitmenBiaya(models.Model):
    """A cost that a pagu bears: of a batch, or of anything else that is named. Without a row in the ledger it is only planned.

    `terikat` and `terealisasi` are the sums of its rows (see PaguAnggaran).
    """

    pagu = models.ForeignKey(PaguAnggaran, on_delete=models.PROTECT, related_name="komitmen_list")
    angkatan = models.ForeignKey(Angkatan, on_delete=models.PROTECT, null=True, blank=True, related_name="komitmen_list")
    is_pembukaan = models.BooleanField("biaya yang diikat saat angkatan dibuka", default=False, editable=False)
    uraian = models.CharField(max_length=200)
    terikat = models.BigIntegerField(default=0, editable=False)
    terealisasi = models.BigIntegerField(default=0, editable=False)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    objects = KomitmenQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-dibuat", "-pk"]
        verbose_name = "komitmen biaya"
        verbose_name_plural = "komitmen biaya"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["angkatan"],
                condition=models.Q(is_pembukaan=True),
                name="komitmenbiaya_satu_pembukaan",
                violation_error_message="Angkatan ini sudah mempunyai sumber dana.",
            ),
            models.CheckConstraint(
                name="komitmenbiaya_pembukaan_berangkatan",
                condition=models.Q(is_pembukaan=False) | models.Q(angkatan__isnull=False),
                violation_error_message="Biaya pembukaan selalu milik suatu angkatan.",
            ),
            models.CheckConstraint(
                name="komitmenbiaya_tidak_negatif",
                condition=models.Q(terikat__gte=0, terealisasi__gte=0),
                violation_error_message="Yang direalisasikan atau dilepas tidak boleh melebihi yang dikomitmenkan.",
            ),
            models.CheckConstraint(
                name="komitmenbiaya_beruraian", condition=~models.Q(uraian=""), violation_error_message="Tulis untuk apa biayanya."
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="lahir_kosong",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition("((NEW.terikat, NEW.terealisasi) IS DISTINCT FROM (0, 0))"),
            ),
            pgtrigger.Protect(
                name="hitungan_milik_buku",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "pg_trigger_depth() = 0 AND (NEW.terikat, NEW.terealisasi) IS DISTINCT FROM (OLD.terikat, OLD.terealisasi)"
                ),
            ),
            pgtrigger.Protect(
                name="pagu_tetap_bila_terpakai",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("NEW.pagu_id <> OLD.pagu_id AND OLD.terikat + OLD.terealisasi > 0"),
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


class MutasiQuerySet(models.QuerySet["MutasiAnggaran"]):
    def visible_to(self, user: "Pengguna") -> "MutasiQuerySet":
        return self if user.has_city_scope else self.none()


@ledger("dibuat", "oleh_id")
class MutasiAnggaran(models.Model):
    """One line of the ledger of a pagu: money committed, spent, released, or leave to exceed the pagu. A mistake is reversed by a line."""

    class Jenis(models.TextChoices):
        KOMITMEN = "komitmen", "Komitmen"
        REALISASI = "realisasi", "Realisasi"
        DILEPAS = "dilepas", "Dilepas"
        IZIN = "izin", "Izin melampaui pagu"

    pagu = models.ForeignKey(PaguAnggaran, on_delete=models.PROTECT, related_name="mutasi_list", db_index=False)
    komitmen = models.ForeignKey(KomitmenBiaya, on_delete=models.PROTECT, null=True, blank=True, related_name="mutasi_list")
    jenis = models.CharField(max_length=9, choices=Jenis)
    jumlah = models.BigIntegerField("jumlah (rupiah)")
    tanggal = models.DateField()
    dokumen = models.CharField("nomor dokumen", max_length=120, blank=True)
    alasan = models.CharField(max_length=300, blank=True)
    peran = models.CharField("peran pemberi izin", max_length=20, blank=True)
    membalik = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="pembalik")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    objects = MutasiQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-tanggal", "-pk"]
        verbose_name = "mutasi anggaran"
        verbose_name_plural = "buku anggaran"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="mutasianggaran_tanda",
                condition=models.Q(membalik__isnull=True, jumlah__gt=0) | models.Q(membalik__isnull=False, jumlah__lt=0),
                violation_error_message="Jumlah sedikitnya Rp1.",
            ),
            models.CheckConstraint(
                name="mutasianggaran_berkomitmen_kecuali_izin",
                condition=models.Q(jenis="izin", komitmen__isnull=True) | (~models.Q(jenis="izin") & models.Q(komitmen__isnull=False)),
                violation_error_message="Hanya izin yang dicatat tanpa komitmen.",
            ),
            models.CheckConstraint(
                name="mutasianggaran_izin_beralasan",
                condition=~models.Q(jenis="izin") | (~models.Q(alasan="") & ~models.Q(peran="") & models.Q(oleh__isnull=False)),
                violation_error_message="Izin melampaui pagu memuat pemberi, peran, dan alasannya.",
            ),
            models.CheckConstraint(
                name="mutasianggaran_pembalikan_beralasan",
                condition=models.Q(membalik__isnull=True) | ~models.Q(alasan=""),
                violation_error_message="Tulis alasan pembalikan.",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["pagu", "tanggal"], include=["jenis", "jumlah"], name="mutasianggaran_pagu")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="buku_tetap", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="buku_tidak_dikosongkan",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'buku anggaran tidak dapat dikosongkan';",
            ),
            pgtrigger.Trigger(
                name="dijumlah",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="baru"),
                func=DIJUMLAH,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.jumlah}"

    @property
    def is_dapat_dibalik(self) -> bool:
        """Neither a reversal nor reversed, of a kind that is; ask with `pembalik` read along."""
        return self.jenis in (self.Jenis.REALISASI, self.Jenis.IZIN) and self.membalik_id is None and not hasattr(self, "pembalik")
