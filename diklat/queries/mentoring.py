"""What the mentoring pages show, always inside the reader's scope."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, Sum

from diklat.models import CatatanJP, Mentoring, PertemuanMentoring, Program, TujuanMentoring
from diklat.models.mentoring import MentoringQuerySet
from kompetensi.queries.kata import Kata, kata_of
from lib import paging, waktu
from pegawai.models import Pegawai, Pengguna

JENIS_MENTORING: Final = (14, 15)
PERAN_PILIHAN: Final = {"mentor": "Saya mentor", "mentee": "Saya mentee", "unit": "Pegawai unit saya"}
SORTS: dict[str, paging.Sort] = {
    "mentee": ("mentee__nama", "-mulai"),
    "mentor": ("mentor__nama", "-mulai"),
    "mulai": "mulai",
    "selesai": "selesai",
    "pertemuan": "sah_jumlah",
}


@dataclass(frozen=True, slots=True)
class Saringan:
    """`peran` = as what the reader takes part, `menunggu` = a meeting waits for the reader (or, for HR, for anybody)."""

    q: str = ""
    status: str = ""
    peran: str = ""
    menunggu: bool = False


@dataclass(frozen=True, slots=True)
class Pertemuan:
    """A meeting as the reader sees it."""

    pertemuan: PertemuanMentoring
    menunggu_saya: bool
    menunggu_lawan: bool
    dicatat_saya: bool

    @property
    def kunci(self) -> str:
        return str(self.pertemuan.pk)


@dataclass(frozen=True, slots=True)
class Rincian:
    tujuan: list[TujuanMentoring]
    kata: Kata
    pertemuan: list[Pertemuan]
    jp_mentor: int
    jp_mentee: int

    @property
    def sah(self) -> int:
        return sum(row.pertemuan.is_sah for row in self.pertemuan)

    @property
    def belum(self) -> int:
        return len(self.pertemuan) - self.sah

    @property
    def menit(self) -> int:
        return sum(row.pertemuan.menit for row in self.pertemuan if row.pertemuan.is_sah)


def mentoring_list(user: Pengguna, saringan: Saringan) -> MentoringQuerySet:
    """Pairs in the reader's scope with `tujuan_jumlah`, `sah_jumlah`, `belum_jumlah`, and `menunggu_saya`."""
    rows = Mentoring.objects.visible_to(user).select_related("program", "mentor", "mentee")
    if saringan.q:
        people = Pegawai.objects.search(saringan.q).order_by().values("pk")
        rows = rows.filter(Q(mentor__in=people) | Q(mentee__in=people) | Q(program__nama__icontains=saringan.q))
    if saringan.status:
        rows = rows.filter(status=saringan.status)
    rows = rows.filter(_role(user, saringan.peran)).annotate(menunggu_saya=Exists(_waiting(user.pegawai_id)))
    if saringan.menunggu:
        anybody = PertemuanMentoring.objects.pending().filter(mentoring=OuterRef("pk"))
        rows = rows.filter(Exists(anybody)) if user.has_city_scope else rows.filter(menunggu_saya=True)
    confirmed = Q(pertemuan_list__mentor_setuju__isnull=False, pertemuan_list__mentee_setuju__isnull=False)
    return rows.annotate(
        tujuan_jumlah=Count("tujuan_list", distinct=True),
        sah_jumlah=Count("pertemuan_list", filter=confirmed, distinct=True),
        pertemuan_jumlah=Count("pertemuan_list", distinct=True),
    )


def waiting_count(user: Pengguna) -> int:
    """Meetings that wait for the confirmation of this person."""
    if user.pegawai_id is None:
        return 0
    return PertemuanMentoring.objects.waiting_for(user.pegawai_id).count()


def get_rincian(mentoring: Mentoring, pegawai_id: int | None) -> Rincian:
    """Four queries; JP from the ledger."""
    rows = mentoring.pertemuan_list.select_related("dicatat_oleh")
    ledger = CatatanJP.objects.filter(pertemuan__mentoring=mentoring).order_by()
    jp = dict(ledger.values_list("pegawai").annotate(jumlah=Sum("jp")))
    tujuan, kata = tujuan_of(mentoring)
    return Rincian(
        tujuan=tujuan,
        kata=kata,
        pertemuan=[_as_seen(row, mentoring, pegawai_id) for row in rows],
        jp_mentor=jp.get(mentoring.mentor_id, 0),
        jp_mentee=jp.get(mentoring.mentee_id, 0),
    )


def tujuan_of(mentoring: Mentoring) -> tuple[list[TujuanMentoring], Kata]:
    """The goals, and what their levels mean in the words of the day on which the pair was closed. Two queries."""
    rows = list(mentoring.tujuan_list.select_related("kompetensi"))
    return rows, kata_of((row.kompetensi_id for row in rows), waktu.day(mentoring.ditutup_pada or waktu.now()))


def program_pilihan() -> list[tuple[int, str]]:
    rows = Program.objects.active().filter(jenis__siasn_id__in=JENIS_MENTORING)
    return [(row.pk, f"{row.nama} ({row.jenis.nama.lower()})") for row in rows.select_related("jenis")]


def _as_seen(row: PertemuanMentoring, mentoring: Mentoring, pegawai_id: int | None) -> Pertemuan:
    running = mentoring.status == Mentoring.Status.BERJALAN
    waits = {mentoring.mentor_id: row.mentor_setuju is None, mentoring.mentee_id: row.mentee_setuju is None}
    mine = pegawai_id in waits
    return Pertemuan(
        pertemuan=row,
        menunggu_saya=running and mine and waits[pegawai_id],  # type: ignore[index]
        menunggu_lawan=running and mine and not waits[pegawai_id] and not row.is_sah,  # type: ignore[index]
        dicatat_saya=row.dicatat_oleh_id == pegawai_id,
    )


def _role(user: Pengguna, peran: str) -> Q:
    own = user.pegawai_id
    if peran == "mentor":
        return Q(mentor=own)
    if peran == "mentee":
        return Q(mentee=own)
    return ~Q(mentor=own) & ~Q(mentee=own) if peran == "unit" and own is not None else Q()


def _waiting(pegawai_id: int | None) -> Any:
    rows = PertemuanMentoring.objects.filter(mentoring=OuterRef("pk"))
    return rows.filter(mentoring__in=[]) if pegawai_id is None else rows.waiting_for(pegawai_id)


def overdue_days(mentoring: Mentoring) -> int:
    """Days past the planned end of a pair that still runs, else 0."""
    if mentoring.status != Mentoring.Status.BERJALAN:
        return 0
    return max(0, (waktu.today() - mentoring.selesai).days)
