"""Post-training forms: one mail per person and occasion with all that he owes and what is late below him, read when it is sent."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.conf import settings
from django.urls import reverse

from diklat.services.surel.dasar import Jawaban
from evaluasi.models import PenugasanEvaluasi
from evaluasi.models.pasca import PenugasanQuerySet
from evaluasi.queries.pasca.atasan import find_atasan
from evaluasi.queries.pasca.isian import SEBAGAI
from evaluasi.services.terlambat import hari_naik
from lib import waktu
from lib.format import format_tanggal
from pegawai.models import Notifikasi
from pegawai.services.notifikasi import Berhenti, Kata, register

SEBAB: Final = "Anda menerima surel ini karena diminta menilai hasil diklat, atau karena memimpin orang yang diminta."
TIDAK_ADA: Final = Berhenti("Tidak ada penilaian yang menunggu lagi.")
TIDAK_LAMBAT: Final = Berhenti("Tidak ada penilaian yang lewat tenggat lagi.")
DAFTAR_MAX: Final = 60
CONTOH: Final = {
    "jumlah": "2",
    "daftar": "- Rina Kusumawati (Sebagai atasan): Pelayanan Publik Prima, Angkatan II Tahun 2026. Paling lambat 20 Desember 2026.",
}


@register("pasca_diminta", sebab=SEBAB, contoh=CONTOH)
def pasca_diminta(rows: Sequence[Notifikasi]) -> Jawaban:
    mine = _by_penilai(_rows().filter(penilai__in={row.pegawai_id for row in rows}))
    return {row.pk: _digest(mine.get(row.pegawai_id or 0, []), TIDAK_ADA) for row in rows}


@register("pasca_terlambat", sebab=SEBAB, contoh=CONTOH)
def pasca_terlambat(rows: Sequence[Notifikasi]) -> Jawaban:
    """The rater's own late forms, those of his staff that are late for longer, and for the training office those that are later still."""
    today = waktu.today()
    late = list(_rows().filter(tenggat__lt=today))
    step = hari_naik()
    above = find_atasan({form.penilai_id for form in late if _late(form, today) > step}, today)
    return {row.pk: _late_words(row, late, above, step, today) for row in rows}


def _late_words(row: Notifikasi, late: Sequence[PenugasanEvaluasi], above: dict[int, int], step: int, today: date) -> Kata | Berhenti:
    if row.pegawai_id is None:
        waiting = [form for form in late if _late(form, today) > 2 * step]
        return _digest(waiting, TIDAK_LAMBAT, reverse("evaluasi:pasca-kelola") + "?keadaan=lewat", orang=True)
    own = [form for form in late if form.penilai_id == row.pegawai_id]
    staff = [form for form in late if _late(form, today) > step and above.get(form.penilai_id) == row.pegawai_id]
    own_words = _lines(own, orang=False)
    lines = [*own_words, *(["Belum diisi oleh pegawai Anda:", *_lines(staff, orang=True)] if staff else [])]
    if not lines:
        return TIDAK_LAMBAT
    return Kata({"jumlah": str(len(own) + len(staff)), "daftar": "\n".join(lines)}, reverse("evaluasi:pasca-list"))


def _late(form: PenugasanEvaluasi, today: date) -> int:
    return (today - form.tenggat).days


def _rows() -> PenugasanQuerySet:
    rows = PenugasanEvaluasi.objects.terbuka().select_related("pendaftaran__pegawai", "pendaftaran__angkatan__program", "penilai")
    return rows.order_by("tenggat", "pk")


def _by_penilai(rows: PenugasanQuerySet) -> dict[int, list[PenugasanEvaluasi]]:
    found: dict[int, list[PenugasanEvaluasi]] = {}
    for row in rows:
        found.setdefault(row.penilai_id, []).append(row)
    return found


def _digest(forms: Sequence[PenugasanEvaluasi], none: Berhenti, url: str = "", *, orang: bool = False) -> Kata | Berhenti:
    if not forms:
        return none
    words = {"jumlah": str(len(forms)), "daftar": "\n".join(_lines(forms, orang=orang))}
    return Kata(words, url or reverse("evaluasi:pasca-list"))


def _lines(forms: Sequence[PenugasanEvaluasi], *, orang: bool) -> list[str]:
    """`orang`: who owes the form, for those who only look after it; else the address of the form."""
    lines = [_line(form, orang=orang) for form in forms[:DAFTAR_MAX]]
    if len(forms) > DAFTAR_MAX:
        lines.append(f"dan {len(forms) - DAFTAR_MAX} penilaian lain.")
    return lines


def _line(form: PenugasanEvaluasi, *, orang: bool) -> str:
    alumnus, batch = form.pendaftaran.pegawai.nama, form.pendaftaran.angkatan.nama
    until = f"Paling lambat {format_tanggal(form.tenggat)}."
    if orang:
        return f"- {form.penilai.nama} tentang {alumnus}: {batch}. {until}"
    role = SEBAGAI[PenugasanEvaluasi.Peran(form.peran)]
    return f"- {alumnus} ({role}): {batch}. {until} {settings.BASE_URL}{form.get_absolute_url()}"
