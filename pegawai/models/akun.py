"""Accounts. The role of a supervisor is derived from placements, the others are groups."""

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import ClassVar, Final

import pgtrigger
from django.contrib.auth.models import AbstractBaseUser, Group, PermissionsMixin, UserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject, Lower

from lib import waktu
from lib.sewa import lapsed
from lib.siap import Siap
from pegawai import menunggu
from pegawai.models.draf import Draf
from pegawai.models.hari import Aktif
from pegawai.models.pegawai import Pegawai, Penempatan
from pegawai.models.riwayat import ledger, track_perubahan
from pegawai.peran import CITY_ROLES, LABELS, Peran

BELUM_DIBACA_MAX = 100
TUNDA_MAKS: Final = timedelta(hours=2)  # between two tries of a mail about an account
CONTOH: Final = -1  # of a key, in a statement that is written once
GRUP: Final[Siap[str]] = Siap(lambda pengguna: Group.objects.filter(user=pengguna).values_list("name", flat=True), pengguna=CONTOH)
# By the two partial indexes of unread rows; cut off, so that whoever never reads costs no more than others.
BELUM_DIBACA_SQL = """
    (SELECT count(*) FROM (SELECT 1 FROM pegawai_notifikasi n
     WHERE (n.pengguna_id = pegawai_pengguna.id OR n.pegawai_id = pegawai_pengguna.pegawai_id)
       AND n.dibaca IS NULL AND jsonb_exists(n.data, '_judul') LIMIT %s) baru)
"""


class PenggunaQuerySet(models.QuerySet["Pengguna"]):
    def with_belum_dibaca(self) -> "PenggunaQuerySet":
        """Adds `belum_dibaca`: how many notices to this account and its employee wait, BELUM_DIBACA_MAX at most."""
        return self.annotate(belum_dibaca=RawSQL(BELUM_DIBACA_SQL, [BELUM_DIBACA_MAX]))  # noqa: S611 -- constant SQL, parameter bound

    def with_draf(self) -> "PenggunaQuerySet":
        """Adds `draf_alamat`: page and target of every form this account left unfinished."""
        return self.annotate(draf_alamat=ArraySubquery(Draf.objects.filter(pengguna=models.OuterRef("pk")).alamat()))

    def with_wewenang(self, hari: date) -> "PenggunaQuerySet":
        """Adds `nama_grup` and `unit_dipimpin`: its groups, and the units that its employee heads on the day."""
        groups = Group.objects.filter(user=models.OuterRef("pk")).order_by().values("name")
        headed = Penempatan.objects.heads().on(hari).filter(pegawai=models.OuterRef("pegawai")).order_by()
        units = headed.annotate(isi=JSONObject(pk="unit", sebutan="unit__sebutan")).values("isi")
        return self.annotate(nama_grup=ArraySubquery(groups), unit_dipimpin=ArraySubquery(units))

    def with_pegawai(self, hari: date | None = None) -> "PenggunaQuerySet":
        """With the employee, and whether the account's owner is in service on the day, today when none is named (`is_dinas`)."""
        in_service = models.Q(pegawai=None) | models.Q(Aktif("pegawai_id", hari or waktu.today()))
        return self.select_related("pegawai").annotate(is_dinas=models.ExpressionWrapper(in_service, models.BooleanField()))

    def search(self, text: str) -> "PenggunaQuerySet":
        """Every word must occur in the name, the account name (NIP, spaces allowed) or the mail address."""
        digits = text.replace(" ", "")
        if digits.isdigit():
            return self.filter(username__contains=digits)
        found = self
        for word in text.split():
            found = found.filter(models.Q(nama__icontains=word) | models.Q(username__icontains=word) | models.Q(email__icontains=word))
        return found

    def with_peran(self, role: str) -> "PenggunaQuerySet":
        return self.filter(is_superuser=True) if role == Peran.ADMIN else self.filter(groups__name=role)

    def masuk(self, pengguna: int, hari: date, kini: datetime) -> "PenggunaQuerySet":
        """The account of a session, with what every page asks and says of it; `take_wewenang` makes that its own."""
        own = self.with_belum_dibaca().with_draf().annotate(menunggu_saya=menunggu.numbers(hari, kini))
        return own.with_wewenang(hari).with_pegawai(hari).filter(pk=pengguna).order_by()


class PenggunaManager(UserManager.from_queryset(PenggunaQuerySet)):  # type: ignore[misc]
    """Django's user manager with the queries of this model."""

    use_in_migrations = False


class SuratAkunQuerySet(models.QuerySet["SuratAkun"]):
    def awaiting(self) -> "SuratAkunQuerySet":
        return self.filter(lapsed("coba_lagi", TUNDA_MAKS), ditutup__isnull=True).order_by("dibuat")


# Both addresses are told. What a background job writes (a file of thousands, its undoing) waits for accounts that were never used until
# the first mail that lets somebody in: ganti_surel.tell_lama.
CATAT_SUREL = """
    INSERT INTO pegawai_gantisurel (pengguna_id, lama, baru, waktu) VALUES (NEW.id, OLD.email, NEW.email, now()) RETURNING id INTO ganti;
    INSERT INTO pegawai_suratakun (jenis, pengguna_id, ganti_id, masukan, dibuat, coba_lagi, percobaan)
    SELECT jenis, NEW.id, ganti, '', now(), now(), 0
    FROM (VALUES ('surel_lama', OLD.email), ('surel_baru', NEW.email)) AS surat (jenis, alamat)
    WHERE alamat <> '' AND (NEW.last_login IS NOT NULL
        OR NOT coalesce(jsonb_exists(nullif(current_setting('pghistory.context_metadata', true), '')::jsonb, 'pekerjaan'), false));
    RETURN NULL;
"""


# A password that was set, or an entry, ends every code on paper.
PAKAI_KODE = """
    UPDATE pegawai_kodeaktivasi SET status = 'dipakai', berakhir = now() WHERE pengguna_id = NEW.id AND status = 'terbuka';
    RETURN NULL;
"""


@pgtrigger.register(
    pgtrigger.Trigger(
        name="pakai_kode",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("password", "last_login"),
        condition=pgtrigger.Condition("OLD.password IS DISTINCT FROM NEW.password OR OLD.last_login IS DISTINCT FROM NEW.last_login"),
        func=PAKAI_KODE,
    ),
    pgtrigger.Trigger(
        name="catat_surel",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("email"),
        declare=[("ganti", "bigint")],
        condition=pgtrigger.Condition("OLD.email <> '' AND lower(OLD.email) <> lower(NEW.email)"),
        func=CATAT_SUREL,
    ),
)
@track_perubahan("PenggunaEvent", exclude=["password", "last_login"])
class Pengguna(AbstractBaseUser, PermissionsMixin):
    """An account; its username is the NIP for employees, any word for others.

    The mail address of an employee is that of the employee's row: a trigger there writes it here, whoever changes it.
    """

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
    sandi_sementara_sampai = models.DateTimeField("kata sandi sementara berlaku sampai", null=True, blank=True)
    date_joined = models.DateTimeField("dibuat", default=waktu.now)

    objects = PenggunaManager()

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
        return frozenset(GRUP.rows(pengguna=self.pk))

    @property
    def peran_labels(self) -> list[str]:
        """The roles an admin can give, as words."""
        names = (CITY_ROLES & {group.name for group in self.groups.all()}) | ({Peran.ADMIN} if self.is_superuser else set())
        return [label for name, label in LABELS.items() if name in names]

    @cached_property
    def headed_units(self) -> dict[int, str]:
        """Key and name of the units this person heads today: definitive, Plt or Plh."""
        if self.pegawai_id is None:
            return {}
        headed = Penempatan.objects.heads().on(waktu.today()).filter(pegawai=self.pegawai_id)
        return dict(headed.values_list("unit", "unit__sebutan"))

    def take_wewenang(self) -> "Pengguna":
        """An account of `masuk` asks for its groups and units no more."""
        self.group_names = frozenset(self.nama_grup)  # type: ignore[attr-defined]
        self.headed_units = {row["pk"]: row["sebutan"] for row in self.unit_dipimpin}  # type: ignore[attr-defined]
        return self

    @cached_property
    def headed_unit_ids(self) -> tuple[int, ...]:
        return tuple(self.headed_units)

    @cached_property
    def is_dinas(self) -> bool:
        """No employee, or one who is in service today; `with_pegawai` brings it along."""
        return self.pegawai is None or self.pegawai.is_aktif

    @property
    def may_receive_mail(self) -> bool:
        """Active, and an employee only while in service."""
        return self.is_active and self.is_dinas

    @property
    def may_enter(self) -> bool:
        """As above, and not after the end of a temporary password."""
        expired = self.sandi_sementara_sampai is not None and self.sandi_sementara_sampai < waktu.now()
        return self.may_receive_mail and not expired

    @property
    def is_privileged(self) -> bool:
        """Holds a city-wide role; only an admin may touch such an account's password."""
        return self.has_city_scope

    @property
    def has_city_scope(self) -> bool:
        return self.is_superuser or bool(self.group_names & CITY_ROLES)

    def get_full_name(self) -> str:
        return self.nama

    def get_short_name(self) -> str:
        return self.nama.split(" ")[0].title()


class GantiSurel(models.Model):
    """An account got another mail address; written by a trigger. Its mail lets the old address object for SUREL_KEBERATAN_SECONDS."""

    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="ganti_surel_list")
    lama = models.EmailField("surel lama")
    baru = models.EmailField("surel baru", blank=True)
    waktu = models.DateTimeField(default=waktu.now)
    ditolak = models.DateTimeField("ditolak pemilik surel lama", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-waktu", "-pk"]
        verbose_name = "pergantian surel"
        verbose_name_plural = "pergantian surel"

    def __str__(self) -> str:
        return f"{self.pengguna}: {self.lama} → {self.baru}"


class SuratAkun(models.Model):
    """A mail about an account that waits to be sent; a link in it is made at the moment of sending and never stored."""

    class Jenis(models.TextChoices):
        TAUTAN = "tautan", "Tautan kata sandi"
        SANDI_BERGANTI = "sandi_berganti", "Kata sandi berganti"
        KEAMANAN_BERGANTI = "keamanan_berganti", "Langkah kedua atau kunci sandi berganti"
        SANDI_SEMENTARA = "sandi_sementara", "Kata sandi sementara dibuat petugas"
        SUREL_LAMA = "surel_lama", "Surel berganti, ke alamat lama"
        SUREL_BARU = "surel_baru", "Surel berganti, ke alamat baru"
        SUREL_DITOLAK = "surel_ditolak", "Pergantian surel ditolak, ke petugas"
        TUGAS_TERLAMBAT = "tugas_terlambat", "Tugas terjadwal tidak berjalan, ke admin"

    jenis = models.CharField(max_length=20, choices=Jenis, default=Jenis.TAUTAN)
    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, blank=True, related_name="surat_akun_list")
    ganti = models.ForeignKey(GantiSurel, on_delete=models.PROTECT, null=True, blank=True, related_name="surat_list")
    masukan = models.CharField("NIP atau surel yang ditulis", max_length=254, blank=True)
    dibuat = models.DateTimeField(default=waktu.now)
    dikirim = models.DateTimeField(null=True, blank=True)
    ditutup = models.DateTimeField("selesai ditangani", null=True, blank=True)
    coba_lagi = models.DateTimeField("dicoba lagi sesudah", default=waktu.now)
    percobaan = models.PositiveSmallIntegerField(default=0)

    objects = SuratAkunQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-dibuat"]
        verbose_name = "surat akun"
        verbose_name_plural = "surat akun"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="suratakun_ada_tujuan",
                condition=models.Q(pengguna__isnull=False) | ~models.Q(masukan="") | models.Q(ditutup__isnull=False),
                violation_error_message="Surat harus mempunyai tujuan.",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["coba_lagi"], condition=models.Q(ditutup__isnull=True), name="suratakun_menunggu")]

    def __str__(self) -> str:
        return self.get_jenis_display()


@ledger("waktu", "oleh_id")
@pgtrigger.register(pgtrigger.Protect(name="catatan_tetap", operation=pgtrigger.Update | pgtrigger.Delete))
class CatatanAkun(models.Model):
    """Who did what to whose account; rows are only ever added."""

    class Tindakan(models.TextChoices):
        DIBUAT = "dibuat", "Akun dibuat"
        DIUBAH = "diubah", "Nama atau surel diubah"
        PERAN = "peran", "Peran diubah"
        AKTIF = "aktif", "Akun diaktifkan"
        NONAKTIF = "nonaktif", "Akun dinonaktifkan"
        SESI = "sesi", "Semua sesi diakhiri"
        BUKA_KUNCI = "buka_kunci", "Kunci percobaan masuk dibuka"
        FAKTOR = "faktor", "Langkah kedua dihapus"
        SANDI_SEMENTARA = "sandi_sementara", "Kata sandi sementara dibuat"
        TAUTAN = "tautan", "Tautan kata sandi dikirim"
        SURAT = "surat", "Surat dengan kode aktivasi dibuat"
        SUREL_DITOLAK = "surel_ditolak", "Pergantian surel ditolak pemilik alamat lama"

    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="catatan_list")
    tindakan = models.CharField(max_length=20, choices=Tindakan)
    rincian = models.CharField(max_length=200, blank=True)
    oleh = models.ForeignKey(Pengguna, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    waktu = models.DateTimeField(default=waktu.now)

    class Meta:
        ordering: ClassVar = ["-waktu", "-pk"]
        verbose_name = "catatan akun"
        verbose_name_plural = "catatan akun"

    def __str__(self) -> str:
        return f"{self.get_tindakan_display()}: {self.pengguna}"
