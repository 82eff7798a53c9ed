"""Meetings of a pair: one records, the other confirms, then both have their JP."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Mentoring, PertemuanMentoring
from diklat.services.jp import refresh_jp
from diklat.services.mentoring import lock_berjalan
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Notifikasi, Pengguna
from pegawai.services import notifikasi

ATURAN = "mentoring_dikonfirmasi"
MENIT_MIN, MENIT_MAX = 15, 480


@transaction.atomic
def add_pertemuan(*, mentoring_id: int, tanggal: date, menit: int, topik: str, catatan: str = "", by: Pengguna) -> PertemuanMentoring:
    """Recorded and so confirmed by one of the two; the other is asked by mail.

    Refuses: bukan_berjalan, bukan_pasangan, masa_depan, sebelum_mulai, lama, topik, sudah_dicatat.
    """
    mentoring = lock_berjalan(mentoring_id)
    side = _side(mentoring, by)
    if tanggal > waktu.today():
        raise ValidationError("Tanggal pertemuan tidak boleh sesudah hari ini.", code="masa_depan")
    if tanggal < mentoring.mulai:
        raise ValidationError(f"Mentoring ini dimulai {format_tanggal(mentoring.mulai)}.", code="sebelum_mulai")
    if not MENIT_MIN <= menit <= MENIT_MAX:
        raise ValidationError(f"Lama pertemuan {MENIT_MIN} sampai {MENIT_MAX} menit.", code="lama")
    if not topik.strip():
        raise ValidationError("Tulis topik pertemuan.", code="topik")
    person = mentoring.mentor if side == "mentor_setuju" else mentoring.mentee
    if mentoring.pertemuan_list.filter(tanggal=tanggal).exists():
        raise ValidationError(f"Pertemuan {format_tanggal(tanggal)} sudah dicatat.", code="sudah_dicatat")
    made: PertemuanMentoring = mentoring.pertemuan_list.create(
        tanggal=tanggal, menit=menit, topik=topik.strip(), catatan=catatan.strip(), dicatat_oleh=person, **{side: waktu.now()}
    )
    _ask_other(mentoring, made)
    return made


@transaction.atomic
def confirm_pertemuan(*, pertemuan_id: int, by: Pengguna) -> PertemuanMentoring:
    """By the other of the two; then the JP of both are derived. Refuses: bukan_berjalan, bukan_pasangan, sudah_dipastikan, hilang."""
    mentoring, pertemuan = _lock(pertemuan_id)
    side = _side(mentoring, by)
    if getattr(pertemuan, side) is not None:
        raise ValidationError("Anda sudah memastikan pertemuan ini.", code="sudah_dipastikan")
    setattr(pertemuan, side, waktu.now())
    pertemuan.save(update_fields=[side])
    if pertemuan.is_sah:
        refresh_jp(pegawai_ids=[mentoring.mentor_id, mentoring.mentee_id])
    return pertemuan


@transaction.atomic
def delete_pertemuan(*, pertemuan_id: int, by: Pengguna) -> None:
    """While only one has confirmed: the recorder takes it back, or the other says that it was not so.

    Refuses: bukan_berjalan, bukan_pasangan, sudah_dipastikan, hilang.
    """
    mentoring, pertemuan = _lock(pertemuan_id)
    _side(mentoring, by)
    if pertemuan.is_sah:
        raise ValidationError("Pertemuan yang sudah dipastikan keduanya tidak dapat dihapus.", code="sudah_dipastikan")
    pertemuan.delete()


@transaction.atomic
def remind_pertemuan(*, pertemuan_id: int, by: Pengguna) -> None:
    """Ask the other once more, at most once a day. Refuses as confirm does, and: menunggu_anda, baru_diingatkan."""
    mentoring, pertemuan = _lock(pertemuan_id)
    side = _side(mentoring, by)
    if pertemuan.is_sah:
        raise ValidationError("Pertemuan ini sudah dipastikan keduanya.", code="sudah_dipastikan")
    if getattr(pertemuan, side) is None:
        raise ValidationError("Pertemuan ini menunggu kepastian dari Anda sendiri.", code="menunggu_anda")
    today = Notifikasi.objects.filter(aturan=ATURAN, objek=_objek(mentoring), data__pertemuan=pertemuan.pk)
    if today.filter(dibuat__date=waktu.today()).exists():
        raise ValidationError("Hari ini sudah diingatkan. Coba lagi besok.", code="baru_diingatkan")
    _ask_other(mentoring, pertemuan)


def _lock(pertemuan_id: int) -> tuple[Mentoring, PertemuanMentoring]:
    """The pair first, then its meeting. Refuses: hilang, bukan_berjalan."""
    found = PertemuanMentoring.objects.filter(pk=pertemuan_id)
    pair = found.values_list("mentoring_id", flat=True).first()
    mentoring = lock_berjalan(pair) if pair is not None else None
    pertemuan = found.select_for_update().first()
    if mentoring is None or pertemuan is None:
        raise ValidationError("Catatan pertemuan ini sudah dihapus.", code="hilang")
    return mentoring, pertemuan


def _side(mentoring: Mentoring, by: Pengguna) -> str:
    """The field with which this person confirms. Refuses: bukan_pasangan."""
    sides = {mentoring.mentor_id: "mentor_setuju", mentoring.mentee_id: "mentee_setuju"}
    if by.pegawai_id not in sides:
        raise ValidationError("Hanya mentor dan mentee yang mencatat pertemuan.", code="bukan_pasangan")
    return sides[by.pegawai_id]


def _ask_other(mentoring: Mentoring, pertemuan: PertemuanMentoring) -> None:
    other = mentoring.mentor_id if pertemuan.mentor_setuju is None else mentoring.mentee_id
    sent = Notifikasi.objects.filter(aturan=ATURAN, objek=_objek(mentoring), pegawai=other).count()
    data = {"pertemuan": pertemuan.pk}
    notifikasi.add(aturan=ATURAN, objek=_objek(mentoring), pegawai_ids=[other], ke=sent + 1, data=data)


def _objek(mentoring: Mentoring) -> str:
    return f"mentoring:{mentoring.pk}"
