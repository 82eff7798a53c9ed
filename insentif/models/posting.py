"""The ledger of points. Rows are only ever added; a mistake is taken back by a row that reverses it."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from insentif.models.aturan import AturanPoin
from pegawai.models import Pegawai
from pegawai.models.riwayat import ledger, track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna

# Statement by statement, so that hundreds of thousands of rows cost one look: a reversal takes back exactly its row, and a source is posted
# anew only after the posting before it was reversed. Each time planned anew: a plan kept from a handful of rows would compare every one of
# many rows with every other.
BERPASANGAN = """
    EXECUTE $cari$
        SELECT EXISTS (
            SELECT FROM baru n JOIN insentif_postingpoin o ON o.id = n.membalik_id
            WHERE (n.pegawai_id, n.tahun, n.aturan_id, n.sumber, n.poin)
                    IS DISTINCT FROM (o.pegawai_id, o.tahun, o.aturan_id, o.sumber, -o.poin)
               OR o.membalik_id IS NOT NULL
        )
    $cari$ INTO salah;
    IF salah THEN
        RAISE EXCEPTION 'pembalikan harus sama dengan baris yang dibalik'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'postingpoin_pembalikan_tepat';
    END IF;
    EXECUTE $cari$
        SELECT EXISTS (
            SELECT FROM baru n
            WHERE n.membalik_id IS NULL AND n.ke > 1 AND NOT EXISTS (
                SELECT FROM insentif_postingpoin o JOIN insentif_postingpoin b ON b.membalik_id = o.id
                WHERE o.sumber = n.sumber AND o.ke = n.ke - 1 AND o.membalik_id IS NULL)
        )
    $cari$ INTO salah;
    IF salah THEN
        RAISE EXCEPTION 'sumber yang sama hanya dicatat lagi sesudah yang lama dibalik'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'postingpoin_satu_hidup';
    END IF;
    RETURN NULL;
"""


class PostingQuerySet(models.QuerySet["PostingPoin"]):
    def hidup(self) -> "PostingQuerySet":
        """Postings that stand: neither reversed nor a reversal."""
        return self.filter(membalik__isnull=True, pembalik__isnull=True)

    def visible_to(self, user: "Pengguna") -> "PostingQuerySet":
        if user.has_city_scope:
            return self
        return self.filter(pegawai__in=Pegawai.objects.visible_to(user).order_by().values("pk"))


@ledger("dibuat")
class PostingPoin(models.Model):
    """Points of one person from one source by one rule: `satuan` units (JP, score) × the rule × `pengali` = `dasar`, after caps `poin`.

    `sumber` names the event, as "lulus:1234"; `ke` counts how often it was posted, each time after a reversal. What a redemption takes from
    the points of a year stands here too, without a rule: "tukar:12:2026".
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="poin_list", db_index=False)
    tahun = models.PositiveSmallIntegerField()
    tanggal = models.DateField("tanggal peristiwa")
    aturan = models.ForeignKey(AturanPoin, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    sumber = models.CharField(max_length=40)
    ke = models.PositiveSmallIntegerField(default=1)
    satuan = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    pengali = models.DecimalField(max_digits=4, decimal_places=2, default=1)
    dasar = models.IntegerField()
    poin = models.IntegerField()
    membalik = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="pembalik")
    dibuat = models.DateTimeField(db_default=Now())

    objects = PostingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-tanggal", "-pk"]
        verbose_name = "posting poin"
        verbose_name_plural = "buku poin"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sumber", "ke"],
                condition=models.Q(membalik__isnull=True),
                name="postingpoin_sekali",
                violation_error_message="Peristiwa ini sudah dicatat.",
            ),
            models.CheckConstraint(
                name="postingpoin_beraturan_kecuali_tukar",
                condition=models.Q(aturan__isnull=True, sumber__startswith="tukar:")
                | models.Q(models.Q(aturan__isnull=False) & ~models.Q(sumber__startswith="tukar:")),
                violation_error_message="Hanya penukaran yang dicatat tanpa aturan.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pegawai", "tahun"], include=["poin"], name="postingpoin_orang"),
            models.Index(fields=["dibuat", "id"], name="postingpoin_dibuat"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="buku_tetap", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="buku_tidak_dikosongkan",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'buku poin tidak dapat dikosongkan';",
            ),
            pgtrigger.Trigger(
                name="berpasangan",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="baru"),
                declare=[("salah", "BOOLEAN")],
                func=BERPASANGAN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sumber}: {self.poin}"


class PenangguhanQuerySet(models.QuerySet["PenangguhanPoin"]):
    def on(self, day: date) -> Self:
        return self.filter(mulai__berlaku=day)


@track_perubahan("PenangguhanPoinEvent")
class PenangguhanPoin(models.Model):
    """Days on which a person earns no points, as during a disciplinary measure; `selesai` is the first day after."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penangguhan_poin_list")
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    alasan = models.CharField(max_length=200)

    objects = PenangguhanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-mulai"]
        verbose_name = "penangguhan poin"
        verbose_name_plural = "penangguhan poin"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="penangguhanpoin_tanggal_berurutan",
                condition=models.Q(selesai__isnull=True) | models.Q(selesai__gt=models.F("mulai")),
                violation_error_message="Hari selesai harus sesudah hari mulai.",
            ),
            models.CheckConstraint(
                name="penangguhanpoin_beralasan", condition=~models.Q(alasan=""), violation_error_message="Tulis alasannya."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.mulai}"
