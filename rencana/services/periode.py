"""The life of a year's plan: made, submitted, approved by somebody else, locked, followed by a revision (docs/keputusan/0052).

Whoever changes a plan names the `versi` that he saw: a colleague's change in between is refused with who made it, and nothing is lost.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum

from diklat.models import Program
from lib import waktu
from lib.format import format_waktu
from pegawai.models import Pengguna
from pegawai.permissions import is_own
from pegawai.services import notifikasi
from rencana.models import BarisRencana, KunciKursi, PaguAnggaran, PeriodeRencana
from rencana.permissions import require_pemutus, require_perencana
from rencana.queries.periksa_baris import Temuan, check_baris, kalimat_melebihi
from rencana.services.buku import require_alasan
from rencana.services.kunci import lock_pagu

Status = PeriodeRencana.Status
FIELDS: Final = ("program", "pagu", "bulan", "kursi", "is_terkunci", "target", "kesesuaian", "alasan", "asal")
DISALIN: Final = (*FIELDS, "biaya", "jenis_kompetensi", "jalur", "penyelenggara")


@transaction.atomic
def create_periode(*, tahun: int, by: Pengguna, **values: Any) -> PeriodeRencana:
    """The first plan of a year, or, where one is in force, its next revision with the same rows.

    Refuses: bukan_wewenang, sedang_disusun, and constraints.
    """
    require_perencana(by)
    rows = PeriodeRencana.objects.select_for_update().filter(tahun=tahun).order_by("-revisi")
    found = list(rows)
    if any(row.status in PeriodeRencana.DISUSUN for row in found):
        raise ValidationError(f"Rencana {tahun} sedang disusun. Lanjutkan yang itu.", code="sedang_disusun")
    source = next((row for row in found if row.status in PeriodeRencana.BERLAKU), None)
    periode = PeriodeRencana(tahun=tahun, salinan_dari=source, diubah_oleh=by, **values)
    periode.revisi = found[0].revisi + 1 if found else 0
    periode.full_clean()
    periode.save(force_insert=True)
    if source is not None:
        BarisRencana.objects.bulk_create(
            BarisRencana(periode=periode, **{name: getattr(row, name) for name in DISALIN})
            for row in source.baris_list.select_related("program", "pagu")
        )
        KunciKursi.objects.bulk_create(
            KunciKursi(periode=periode, **{name: getattr(row, name) for name in ("program_id", "pegawai_id", "arah", "dibuat_oleh_id")})
            for row in source.kunci_list.all()
        )
    return periode


@transaction.atomic
def submit_periode(*, periode_id: int, versi: int, by: Pengguna) -> PeriodeRencana:
    """Refuses: bukan_wewenang, usang, status, kosong, tanpa_pagu, melebihi_pagu."""
    require_perencana(by)
    periode = lock_draf(periode_id, versi)
    rows = periode.baris_list
    if not rows.exists():
        raise ValidationError("Rencana ini masih kosong. Tambahkan programnya dahulu.", code="kosong")
    if missing := rows.filter(pagu=None, biaya__gt=0).count():
        raise ValidationError(f"{missing} program belum mempunyai pagu. Pilih pagunya dahulu.", code="tanpa_pagu")
    if over := _lock_melebihi(periode):
        raise ValidationError([ValidationError(text, code="melebihi_pagu") for text in over])
    periode.status, periode.diajukan_oleh, periode.diajukan_pada = Status.DIAJUKAN, by, waktu.now()
    return _save(periode, by, "status", "diajukan_oleh", "diajukan_pada")


@transaction.atomic
def approve_periode(*, periode_id: int, by: Pengguna) -> PeriodeRencana:
    """By leadership, and by somebody else than who submitted it; the plan in force until now is followed by it.

    Refuses: bukan_wewenang, status, sendiri, melebihi_pagu.
    """
    require_pemutus(by)
    periode = _lock(periode_id, Status.DIAJUKAN)
    if is_own(by, periode.diajukan_oleh):
        raise ValidationError("Rencana disetujui oleh orang lain daripada yang mengajukannya.", code="sendiri")
    if over := _lock_melebihi(periode):
        raise ValidationError([ValidationError(text, code="melebihi_pagu") for text in over])
    former = PeriodeRencana.objects.berlaku().filter(tahun=periode.tahun)
    former.update(status=Status.DIGANTIKAN, digantikan_pada=waktu.now())
    periode.status, periode.disetujui_oleh, periode.disetujui_pada = Status.DISETUJUI, by, waktu.now()
    _tell(periode)
    return _save(periode, by, "status", "disetujui_oleh", "disetujui_pada")


@transaction.atomic
def return_periode(*, periode_id: int, alasan: str, by: Pengguna) -> PeriodeRencana:
    """Back to the draft: leadership with a reason, or who submitted it takes it back. Refuses: bukan_wewenang, status, alasan."""
    periode = _lock(periode_id, Status.DIAJUKAN)
    if not is_own(by, periode.diajukan_oleh):
        require_pemutus(by)
    periode.alasan_kembali = require_alasan(alasan)
    _tell(periode)
    periode.status, periode.diajukan_oleh, periode.diajukan_pada = Status.DRAF, None, None
    return _save(periode, by, "status", "alasan_kembali", "diajukan_oleh", "diajukan_pada")


@transaction.atomic
def lock_periode(*, periode_id: int, by: Pengguna) -> PeriodeRencana:
    """From now on the year is held by this plan; only a revision changes it. Refuses: bukan_wewenang, status."""
    require_perencana(by)
    periode = _lock(periode_id, Status.DISETUJUI)
    periode.status, periode.dikunci_pada = Status.TERKUNCI, waktu.now()
    return _save(periode, by, "status", "dikunci_pada")


@transaction.atomic
def save_baris(*, periode_id: int, versi: int, data: Mapping[str, Any], by: Pengguna, baris_id: int | None = None) -> BarisRencana:
    """Add or change a row. `biaya` left out is reckoned from the programme.

    Refuses: bukan_wewenang, usang, status, tanpa_biaya, tanpa_bulan, tahun_lain, and constraints.
    """
    require_perencana(by)
    periode = lock_draf(periode_id, versi)
    row = make_baris(periode, data, baris_id)
    row.full_clean()
    row.save()
    _save(periode, by)
    return row


def make_baris(periode: PeriodeRencana, data: Mapping[str, Any], baris_id: int | None) -> BarisRencana:
    """The row as it would be kept. Refuses: tanpa_bulan, tahun_lain, tanpa_biaya."""
    row = periode.baris_list.select_related("program").get(pk=baris_id) if baris_id else BarisRencana(periode=periode)
    for name in FIELDS:
        if name in data:
            setattr(row, name, data[name])
    if not sum(row.bulan):
        raise ValidationError({"bulan": ValidationError("Tulis sedikitnya satu angkatan pada salah satu bulan.", code="tanpa_bulan")})
    if row.pagu is not None and row.pagu.tahun != periode.tahun:
        raise ValidationError({"pagu": ValidationError(f"Pilih pagu tahun {periode.tahun}.", code="tahun_lain")})
    row.biaya = data["biaya"] if data.get("biaya") is not None else estimate(row)
    describe(row)
    return row


def try_baris(*, periode: PeriodeRencana, data: Mapping[str, Any], baris_id: int | None = None) -> tuple[BarisRencana, list[Temuan]]:
    """What the row would cost and break; nothing is written. Refuses as `make_baris`."""
    row = make_baris(periode, data, baris_id)
    return row, check_baris(periode, row)


@transaction.atomic
def lock_baris(*, periode_id: int, versi: int, baris_id: int, kunci: bool, by: Pengguna) -> BarisRencana:
    """A locked row stays when the plan is reckoned anew. Refuses: bukan_wewenang, usang, status."""
    require_perencana(by)
    periode = lock_draf(periode_id, versi)
    row = periode.baris_list.select_related("program").get(pk=baris_id)
    row.is_terkunci = kunci
    row.save(update_fields=["is_terkunci"])
    _save(periode, by)
    return row


@transaction.atomic
def delete_baris(*, periode_id: int, versi: int, baris_id: int, by: Pengguna) -> None:
    """Refuses: bukan_wewenang, usang, status."""
    require_perencana(by)
    periode = lock_draf(periode_id, versi)
    periode.baris_list.get(pk=baris_id).delete()
    _save(periode, by)


def estimate(row: BarisRencana) -> int:
    """All batches with all their seats, at the programme's price. Refuses: tanpa_biaya."""
    each = row.program.biaya_angkatan + row.program.biaya_kursi * row.kursi
    if not each:
        text = f"{row.program.nama} belum mempunyai biaya. Isi pada programnya, atau tulis perkiraannya di sini (0 bila tanpa biaya)."
        raise ValidationError({"biaya": ValidationError(text, code="tanpa_biaya")})
    return each * row.angkatan_count


def describe(row: BarisRencana) -> None:
    """The columns of article 207(3) that follow from the programme."""
    program: Program = row.program
    row.jenis_kompetensi = ", ".join(sorted({raised.kompetensi.get_jenis_display() for raised in program.dinaikkan}))[:120]
    row.jalur = f"{program.jenis.nama}, {program.get_metode_display().lower()}"[:120]
    row.penyelenggara = program.penyelenggara
    row.target = row.target or f"{row.angkatan_count * row.kursi} orang"


def list_melebihi(periode: PeriodeRencana) -> list[str]:
    """A sentence for each pagu of which the plan takes more than there is."""
    wanted = dict(periode.baris_list.exclude(pagu=None).order_by().values("pagu").annotate(n=Sum("biaya")).values_list("pagu", "n"))
    rows = PaguAnggaran.objects.filter(pk__in=wanted).select_related("rekening", "unit").order_by("rekening__kode", "pk")
    return [text for row in rows if (text := kalimat_melebihi(row, wanted[row.pk]))]


def _lock_melebihi(periode: PeriodeRencana) -> list[str]:
    """As `list_melebihi`, and no budget of the plan is lowered until the step is done."""
    lock_pagu(periode.baris_list.exclude(pagu=None).order_by().values_list("pagu", flat=True))
    return list_melebihi(periode)


def lock_draf(periode_id: int, versi: int) -> PeriodeRencana:
    """The plan as it is, for whoever writes its rows; he names the version he saw. Refuses: status, usang."""
    periode = _lock(periode_id, Status.DRAF)
    if periode.versi != versi:
        who = periode.diubah_oleh.nama if periode.diubah_oleh else "Hitungan otomatis"
        when = format_waktu(periode.diubah_pada)
        text = f"{who} mengubah rencana ini {when}, sesudah Anda membukanya. Periksa keadaannya sekarang, lalu ulangi."
        raise ValidationError(text, code="usang")
    return periode


def touch(periode: PeriodeRencana, by: Pengguna) -> PeriodeRencana:
    """After rows of a plan that `lock_draf` gave were written together."""
    return _save(periode, by)


def _lock(periode_id: int, status: str) -> PeriodeRencana:
    rows = PeriodeRencana.objects.select_for_update(of=("self",)).select_related("diubah_oleh", "diajukan_oleh")
    periode = rows.get(pk=periode_id)
    if periode.status != status:
        text = f"{periode} berstatus {periode.get_status_display().lower()}, jadi langkah ini tidak tersedia. Muat ulang halamannya."
        raise ValidationError(text, code="status")
    return periode


def _save(periode: PeriodeRencana, by: Pengguna, *fields: str) -> PeriodeRencana:
    periode.diubah_oleh, periode.diubah_pada, periode.versi = by, waktu.now(), periode.versi + 1
    periode.save(update_fields=[*fields, "diubah_oleh", "diubah_pada", "versi"])
    return periode


def _tell(periode: PeriodeRencana) -> None:
    if periode.diajukan_oleh_id is not None:
        objek = f"periode:{periode.pk}:{periode.versi}"
        notifikasi.add(aturan="rencana_diputus", objek=objek, pengguna_ids=[periode.diajukan_oleh_id])
