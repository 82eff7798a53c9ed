"""What waits for the decision of a head of unit, with what he needs to decide: the gap, and who stays in the office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from diklat.models import Pendaftaran, TargetJP, Transisi
from diklat.models.pendaftaran import BERKURSI, GUGUR, PendaftaranQuerySet
from diklat.queries import jp
from diklat.queries.celah import Celah, celah_of
from diklat.queries.tenggat import Tenggat, load_libur, make_tenggat
from lib import waktu
from pegawai.models import Penempatan, Pengguna

PUTUSAN = ("setujui", "tolak")
PERGI = tuple(status for status in BERKURSI if status != Pendaftaran.Status.TIDAK_HADIR)


@dataclass(frozen=True, slots=True)
class Permohonan:
    """One application as the head sees it. `pegawai_unit` people work in the applicant's unit, `pergi` of them are away then."""

    daftar: Pendaftaran
    celah: Celah | None
    tenggat: Tenggat | None
    jp_diakui: int
    jp_target: int | None
    pegawai_unit: int
    pergi: int
    serekan: int

    @property
    def di_kantor(self) -> int:
        return self.pegawai_unit - self.pergi


def pending_list(user: Pengguna) -> PendaftaranQuerySet:
    """The most urgent first."""
    rows = _with_office(Pendaftaran.objects.awaiting_decision_of(user))
    rows = rows.select_related("angkatan__program", "pegawai", "jabatan", "unit")
    return rows.order_by(F("batas_putusan").asc(nulls_last=True), "dibuat", "pk")


def describe(rows: Sequence[Pendaftaran]) -> list[Permohonan]:
    """Everything the page says about these rows, by a handful of queries for all of them."""
    today = waktu.today()
    people = {row.pegawai_id for row in rows}
    gaps = celah_of({row.angkatan.program_id for row in rows}, people)
    learned = jp.jp_of(people, today.year)
    targets = _targets(today)
    libur = load_libur(today)
    return [
        Permohonan(
            daftar=row,
            celah=gaps.get((row.angkatan.program_id, row.pegawai_id)),
            tenggat=make_tenggat(row.batas_putusan, libur, today) if row.batas_putusan else None,
            jp_diakui=learned[row.pegawai_id].diakui,
            jp_target=targets.get(row.pegawai.jenis_asn),
            pegawai_unit=row.pegawai_unit,  # type: ignore[attr-defined]
            pergi=row.pergi,  # type: ignore[attr-defined]
            serekan=row.serekan,  # type: ignore[attr-defined]
        )
        for row in rows
    ]


def decided_list(user: Pengguna) -> QuerySet[Transisi]:
    """What this account decided since the first of the month, latest first."""
    today = waktu.today()
    since = waktu.moment(today.replace(day=1))
    rows = Transisi.objects.filter(oleh=user, waktu__gte=since, dari=Pendaftaran.Status.DIAJUKAN)
    rows = rows.filter(aksi__in=PUTUSAN)
    return rows.select_related("pendaftaran__pegawai", "pendaftaran__angkatan__program").order_by("-waktu", "-pk")


def unit_names(user: Pengguna) -> str:
    return ", ".join(sorted(user.headed_units.values()))


def _targets(day: date) -> dict[str, int | None]:
    return {row.jenis_asn: row.paling_sedikit for row in TargetJP.objects.filter(pk__in=TargetJP.objects.on(day).values("pk"))}


def _with_office(rows: PendaftaranQuerySet) -> PendaftaranQuerySet:
    """Adds how many people the applicant's unit has, how many are in trainings on those days, and who else applies from it."""
    posted = Penempatan.objects.definitive().on(waktu.today()).filter(unit=OuterRef("unit")).order_by()
    overlapping = Pendaftaran.objects.filter(
        pegawai=OuterRef("pegawai"),
        status__in=PERGI,
        angkatan__mulai__lte=OuterRef(OuterRef("angkatan__selesai")),
        angkatan__selesai__gte=OuterRef(OuterRef("angkatan__mulai")),
    )
    others = Pendaftaran.objects.filter(~Q(status__in=GUGUR), angkatan=OuterRef("angkatan"), unit=OuterRef("unit")).order_by()
    return rows.annotate(
        pegawai_unit=_count(posted.values("unit").annotate(n=Count("pegawai", distinct=True)).values("n")),
        pergi=_count(posted.filter(Exists(overlapping)).values("unit").annotate(n=Count("pegawai", distinct=True)).values("n")),
        serekan=_count(others.exclude(pk=OuterRef("pk")).values("unit").annotate(n=Count("pk")).values("n")),
    )


def _count(rows: QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(rows, output_field=IntegerField()), 0)
