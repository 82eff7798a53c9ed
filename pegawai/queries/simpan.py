"""What has been kept longer than its term: whom and how many rows, for the page, the act and the workbook alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.apps import apps
from django.core.cache import cache
from django.db import models
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, LPad
from pghistory.models import Event

from lib import waktu
from lib.sql import fetch
from pegawai import pribadi
from pegawai.models import MasaSimpan, Pegawai, Pemusnahan, RincianSimpan
from pegawai.models.simpan import Jenis
from pegawai.queries.perubahan_jenis import tracked_of

SEJAK_SQL = "(SELECT s.sejak FROM tidak_aktif_sejak() s WHERE s.pegawai_id = pegawai_pegawai.id)"
LEWAT_SQL = "SELECT pegawai_id FROM tidak_aktif_sejak() WHERE sejak <= %s"
SEMALAM: Final = "simpan-lewat"
HITUNG_SQL = """
    SELECT j.jenis, h.rincian, h.jumlah, h.berkas
    FROM unnest(%s::text[], %s::date[]) j (jenis, batas), LATERAL hitung_musnah(j.jenis, %s::bigint[], j.batas) h
"""


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Rows of one table, or of its log, that are over."""

    nama: str
    jumlah: int
    tindakan: str
    berkas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lewat:
    """One kind of data today: the term in force, the day before which it is over, and what is."""

    jenis: Jenis
    masa: MasaSimpan
    batas: date
    orang: tuple[int, ...]
    hitungan: tuple[Hitungan, ...]

    @property
    def total(self) -> int:
        return sum(one.jumlah for one in self.hitungan)

    @property
    def terisi(self) -> list[Hitungan]:
        return [one for one in self.hitungan if one.jumlah]

    @property
    def tindakan(self) -> str:
        return "dianonimkan" if self.is_orang else "dihapus"

    @property
    def is_orang(self) -> bool:
        return self.jenis == Jenis.ORANG

    @property
    def berkas(self) -> list[str]:
        return [name for one in self.hitungan for name in one.berkas]


@dataclass(frozen=True, slots=True)
class Semalam:
    """What the nightly count found, by kind of data."""

    pada: datetime
    baris: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.baris.values())


def last_night() -> Semalam | None:
    """None: not counted since the cache was emptied."""
    found = cache.get(SEMALAM)
    return Semalam(**found) if found else None


def find_lewat(jenis: str, *, kecuali: int | None = None) -> Lewat | None:
    """Today; without the employee `kecuali`, who is the one that acts. None: no term is in force."""
    return next(iter(lewat_list(jenis, kecuali=kecuali)), None)


def lewat_list(*jenis: str, kecuali: int | None = None) -> list[Lewat]:
    """As many statements however many kinds."""
    masa = masa_today()
    batas = {kode: batas_of(masa[kode]) for kode in jenis if kode in masa}
    left = orang_list(batas[Jenis.ORANG]).exclude(pk=kecuali or 0) if Jenis.ORANG in batas else Pegawai.objects.none()
    orang = tuple(left.order_by("pk").values_list("pk", flat=True))
    found = hitung(batas, orang)
    return [
        Lewat(Jenis(kode), masa[kode], batas[kode], orang if kode == Jenis.ORANG else (), found[kode]) for kode in jenis if kode in masa
    ]


def masa_today() -> dict[str, MasaSimpan]:
    """The term in force of each kind."""
    return {row.jenis: row for row in MasaSimpan.objects.filter(berlaku_mulai__lte=waktu.today()).order_by("berlaku_mulai")}


def batas_of(masa: MasaSimpan) -> date:
    return waktu.years_before(waktu.today(), masa.tahun)


def hitung(batas: Mapping[str, date], orang: Sequence[int]) -> dict[str, tuple[Hitungan, ...]]:
    """Of each kind up to its day; `orang`: whose identity is over."""
    rules = RincianSimpan.objects.in_bulk()
    found: dict[str, tuple[Hitungan, ...]] = dict.fromkeys(batas, ())
    for jenis, pk, jumlah, berkas in fetch(HITUNG_SQL, [list(batas), list(batas.values()), list(orang)]):
        act = "kata dihapus" if rules[pk].isi else "baris dihapus"
        found[jenis] = (*found[jenis], Hitungan(name_of(rules[pk]), jumlah, act, tuple(berkas or ())))
    return found


def name_of(rule: RincianSimpan) -> str:
    model = _models()[rule.tabel]
    return f"Catatan perubahan {pribadi.name_of(tracked_of(model)).lower()}" if issubclass(model, Event) else pribadi.name_of(model)


def _models() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def orang_list(batas: date) -> QuerySet[Pegawai]:
    """Who left on that day or before and still has a name here, with the day (`sejak`)."""
    anonim = LPad(Cast(F("pk"), CharField()), 18, Value("0"))
    left = Pegawai.objects.filter(pk__in=RawSQL(LEWAT_SQL, [batas])).exclude(nip=anonim)  # noqa: S611 -- constant SQL, parameter bound
    return left.annotate(sejak=RawSQL(SEJAK_SQL, []))  # noqa: S611


def orang_of(found: Lewat) -> QuerySet[Pegawai]:
    return orang_list(found.batas).filter(pk__in=found.orang)


def pemusnahan_list() -> QuerySet[Pemusnahan]:
    return Pemusnahan.objects.select_related("diminta_oleh", "dibatalkan_oleh").defer("orang", "berkas")


def due_list() -> list[Pemusnahan]:
    """Whose wait is over. One asked for under a shorter term than today's is not carried out: the page says so."""
    masa = masa_today()
    rows = Pemusnahan.objects.filter(status=Pemusnahan.Status.MENUNGGU, laksana_pada__lte=waktu.now()).select_related("diminta_oleh")
    return [row for row in rows if row.jenis in masa and row.batas <= batas_of(masa[row.jenis])]


def waiting_of(jenis: str) -> Pemusnahan | None:
    return pemusnahan_list().filter(jenis=jenis, status=Pemusnahan.Status.MENUNGGU).first()
