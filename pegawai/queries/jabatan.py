"""What the position pages show."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce, Lower

from lib.nilai import Nilai
from lib.paging import Sort
from pegawai.models import Jabatan, Penempatan, Pengguna
from pegawai.models.pegawai import Pegawai, PegawaiQuerySet
from pegawai.models.referensi import JabatanQuerySet
from pegawai.queries.unit import CHOICES, NUMBER

SORTS: dict[str, Sort] = {"nama": OrderBy(Lower("nama")), "jenis": ("jenis", "kelompok"), "pemangku": "pemangku_count"}
PEOPLE_SORTS: dict[str, Sort] = {"nama": OrderBy(Lower("nama")), "unit": "unit_sebutan", "golongan": "golongan__urutan"}


@dataclass(frozen=True)
class SaringanJabatan(Nilai):
    q: str = ""
    jenis: str = ""
    kelompok: str = ""
    dipakai: str = "ya"


def filter_jabatan(saringan: SaringanJabatan, per: date) -> JabatanQuerySet:
    """Positions that fit the filters, with `pemangku_count` of the day."""
    found = Jabatan.objects.search(saringan.q)
    if saringan.dipakai != "semua":
        found = found.filter(is_aktif=saringan.dipakai == "ya")
    found = found.filter(**{name: value for name in ("jenis", "kelompok") if (value := getattr(saringan, name))})
    return with_pemangku_count(found, per)


def people_of(user: Pengguna, jabatan: Jabatan, per: date) -> PegawaiQuerySet:
    """The people in the account's scope who hold the position on the day, with their unit."""
    held = Pegawai.objects.visible_to(user).posted_on(per, jabatan=jabatan)
    return held.with_posting(per).select_related("golongan").only("nama", "nip", "jenis_asn", "golongan__kode")


def label_of(jabatan: Jabatan) -> str:
    return f"{jabatan.nama} ({jabatan.get_kelompok_display()}) #{jabatan.pk}"


def find_jabatan(text: str) -> Jabatan | None:
    """The position meant by a number, by `label_of`, or by a full name that only one position in use has."""
    number = text if text.isdecimal() else (found[1] if (found := NUMBER.search(text)) else "")
    if number:
        return Jabatan.objects.filter(pk=number).first() if len(number) <= 18 else None
    named = list(Jabatan.objects.active().filter(nama__iexact=text.strip())[:2])
    return named[0] if len(named) == 1 else None


def choices(text: str) -> list[str]:
    words = NUMBER.sub("", text).split("(")[0]
    return [label_of(jabatan) for jabatan in Jabatan.objects.active().search(words).order_by("nama", "pk")[:CHOICES]]


def with_pemangku_count(jabatan_list: JabatanQuerySet, per: date) -> JabatanQuerySet:
    """Adds `pemangku_count`: people who hold the position definitively on the day."""
    held = Penempatan.objects.definitive().on(per).filter(jabatan=OuterRef("pk")).order_by().values("jabatan")
    return jabatan_list.annotate(
        pemangku_count=Coalesce(Subquery(held.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), Value(0))
    )
