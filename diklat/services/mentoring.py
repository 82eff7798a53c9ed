"""Pairs of mentor and mentee: begin with goals, end with the mentor's view of the levels, or are cancelled by HR.

Every writer of a pair and of its meetings locks the pair first, so a meeting is never confirmed behind a closing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Mentoring, Program, TujuanMentoring
from diklat.permissions import WRITERS
from diklat.queries.mentoring import JENIS_MENTORING
from diklat.queries.pasangan import mentor_list
from diklat.queries.pembaca import get_pembaca
from kompetensi.models import Kompetensi
from lib import waktu
from lib.format import format_desimal, format_tanggal
from pegawai.models import Pegawai, Pengguna
from pegawai.permissions import is_own, only_peran, peran_of, refuse_own
from pegawai.services import kunci

LEVEL_TERTINGGI: Final = 5


@dataclass(frozen=True, slots=True)
class IsiTujuan:
    kompetensi_id: int
    level: int
    uraian: str


@dataclass(frozen=True, slots=True)
class IsiAkhir:
    level: int
    catatan: str = ""


@transaction.atomic
def create_mentoring(
    *, program: Program, mentor: Pegawai, mentee: Pegawai, mulai: date, selesai: date, tujuan: Sequence[IsiTujuan], by: Pengguna
) -> Mentoring:
    """HR for anybody, a head for the people below him. The first level of each goal is the one in the mentee's profile.

    Refuses: sendiri (the mentee), bukan_bawahan, bukan_rekan, orang_sama, nonaktif, jenis, tanggal, masih_berjalan,
    tanpa_tujuan, ganda, kompetensi, sudah_dicapai.
    """
    _check_pair(program, mentor, mentee, by)
    if selesai < mulai:
        raise ValidationError("Tanggal akhir tidak boleh sebelum tanggal mulai.", code="tanggal")
    kunci.lock_pegawai([mentor.pk, mentee.pk])
    if Mentoring.objects.filter(mentor=mentor, mentee=mentee, status=Mentoring.Status.BERJALAN).exists():
        raise ValidationError("Pasangan ini masih mempunyai mentoring yang berjalan. Tutup dahulu yang lama.", code="masih_berjalan")
    made = Mentoring.objects.create(program=program, mentor=mentor, mentee=mentee, mulai=mulai, selesai=selesai, dibuat_oleh=by)
    TujuanMentoring.objects.bulk_create(_make_tujuan(made, tujuan))
    return made


@transaction.atomic
def close_mentoring(*, mentoring_id: int, akhir: Mapping[int, IsiAkhir], catatan: str, by: Pengguna) -> Mentoring:
    """By the mentor, with a level per goal (`akhir` by the goal's id) and a closing note.

    Refuses: bukan_berjalan, bukan_mentor, belum_dipastikan, level, catatan.
    """
    mentoring = lock_berjalan(mentoring_id)
    if by.pegawai_id != mentoring.mentor_id:
        raise ValidationError("Hanya mentor yang menutup mentoring.", code="bukan_mentor")
    _check_dipastikan(mentoring)
    if not catatan.strip():
        raise ValidationError("Tulis catatan penutup.", code="catatan")
    goals = list(mentoring.tujuan_list.all())
    for goal in goals:
        isi = akhir.get(goal.pk)
        if isi is None or not 0 <= isi.level <= LEVEL_TERTINGGI:
            raise ValidationError("Isi level menurut mentor, 0 sampai 5, untuk setiap tujuan.", code="level")
        goal.level_akhir, goal.catatan = isi.level, isi.catatan
    TujuanMentoring.objects.bulk_update(goals, ["level_akhir", "catatan"])
    mentoring.catatan_akhir = catatan.strip()
    return _end(mentoring, Mentoring.Status.SELESAI)


@only_peran(*WRITERS)
@transaction.atomic
def cancel_mentoring(*, mentoring_id: int, alasan: str, by: Pengguna) -> Mentoring:
    """By HR who is neither of the two; confirmed meetings keep their JP. Refuses: bukan_wewenang, bukan_berjalan, sendiri, alasan."""
    mentoring = lock_berjalan(mentoring_id)
    refuse_own(by, mentoring.mentor_id, mentoring.mentee_id)
    if not alasan.strip():
        raise ValidationError("Tulis alasan pembatalan.", code="alasan")
    mentoring.alasan_batal = alasan.strip()[: Mentoring._meta.get_field("alasan_batal").max_length]
    return _end(mentoring, Mentoring.Status.BATAL)


def lock_berjalan(mentoring_id: int) -> Mentoring:
    """The pair under its lock, with both people. Refuses: bukan_berjalan."""
    rows = Mentoring.objects.select_for_update(of=("self",)).select_related("mentor", "mentee")
    mentoring = rows.get(pk=mentoring_id)
    if mentoring.status != Mentoring.Status.BERJALAN:
        raise ValidationError(f"Mentoring ini sudah {mentoring.get_status_display().lower()}.", code="bukan_berjalan")
    return mentoring


def may_pair(by: Pengguna, mentee: Pegawai) -> bool:
    """HR for anybody, a head for those below him; nobody for himself."""
    if is_own(by, mentee.pk):
        return False
    if peran_of(by) & set(WRITERS):
        return True
    return bool(by.headed_unit_ids) and Pegawai.objects.visible_to(by).filter(pk=mentee.pk).exists()


def _check_pair(program: Program, mentor: Pegawai, mentee: Pegawai, by: Pengguna) -> None:
    refuse_own(by, mentee.pk)
    if not may_pair(by, mentee):
        raise ValidationError("Pilih mentee dari pegawai di unit yang Anda pimpin.", code="bukan_bawahan")
    if not mentor_list(by).filter(pk=mentor.pk).exists():
        raise ValidationError("Pilih mentor, pegawai aktif dari perangkat daerah Anda.", code="bukan_rekan")
    if mentor.pk == mentee.pk:
        raise ValidationError("Mentor dan mentee harus orang yang berbeda.", code="orang_sama")
    active = set(Pegawai.objects.active().filter(pk__in=(mentor.pk, mentee.pk)).values_list("pk", flat=True))
    for person in (mentor, mentee):
        if person.pk not in active:
            raise ValidationError(f"{person.nama} bukan pegawai aktif.", code="nonaktif")
    if program.jenis.siasn_id not in JENIS_MENTORING or not program.is_aktif:
        raise ValidationError("Pilih program berjenis coaching atau mentoring yang masih dipakai.", code="jenis")


def _make_tujuan(mentoring: Mentoring, tujuan: Sequence[IsiTujuan]) -> list[TujuanMentoring]:
    if not tujuan:
        raise ValidationError("Isi sedikitnya satu tujuan.", code="tanpa_tujuan")
    names = dict(Kompetensi.objects.active().filter(pk__in=[row.kompetensi_id for row in tujuan]).values_list("pk", "nama"))
    if len({row.kompetensi_id for row in tujuan}) < len(tujuan):
        raise ValidationError("Satu kompetensi hanya boleh menjadi satu tujuan.", code="ganda")
    own = get_pembaca(mentoring.mentee_id).butir
    made = []
    for row in tujuan:
        if row.kompetensi_id not in names:
            raise ValidationError("Kompetensi ini tidak ada atau tidak lagi dipakai.", code="kompetensi")
        level = own[row.kompetensi_id].level if row.kompetensi_id in own else None
        if level is not None and row.level <= level:
            reached = f"{names[row.kompetensi_id]} sudah pada level {format_desimal(level, 2)}"
            raise ValidationError(f"{reached}. Pilih level tujuan yang lebih tinggi.", code="sudah_dicapai")
        made.append(
            TujuanMentoring(
                mentoring=mentoring, kompetensi_id=row.kompetensi_id, level_awal=level, level_tujuan=row.level, uraian=row.uraian
            )
        )
    return made


def _check_dipastikan(mentoring: Mentoring) -> None:
    open_days = [format_tanggal(row.tanggal) for row in mentoring.pertemuan_list.pending().order_by("tanggal")]
    if open_days:
        raise ValidationError(
            f"{len(open_days)} pertemuan belum dipastikan keduanya: {', '.join(open_days)}. Pastikan atau hapus dahulu.",
            code="belum_dipastikan",
        )


def _end(mentoring: Mentoring, status: Mentoring.Status) -> Mentoring:
    mentoring.status, mentoring.ditutup_pada = status, waktu.now()
    mentoring.save(update_fields=["status", "ditutup_pada", "catatan_akhir", "alasan_batal"])
    return mentoring
