"""What is left of a year is reckoned anew: the next revision, with what stands locked in and what is past left out, and its reckoning."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from lib.format import format_angka, format_tanggal_pendek
from pegawai.models import Pengguna
from pegawai.queries.akibat import Dampak
from rencana.models import BarisRencana, PeriodeRencana, Susunan
from rencana.models.periode import bulan_kosong
from rencana.permissions import require_perencana
from rencana.queries.kenyataan import Nyata, get_kenyataan
from rencana.queries.masalah_program import months_left
from rencana.services.periode import create_periode, describe
from rencana.services.susunan import create_susunan
from rencana.services.tahun import lock_berlaku

Asal = BarisRencana.Asal


@dataclass(slots=True)
class Sisa:
    """The reckoning that began, and what became of the rows: kept with how many batches, free to be reckoned anew, left out."""

    susunan: Susunan | None = None
    tetap: list[str] = field(default_factory=list)
    bebas: list[str] = field(default_factory=list)
    gugur: list[str] = field(default_factory=list)

    @property
    def dampak(self) -> list[Dampak]:
        kinds = (
            ("{} program tetap: angkatannya sudah ada, atau dikunci perencana", self.tetap, False),
            ("{} program dihitung ulang", self.bebas, False),
            ("{} program tidak ikut: bulannya sudah lewat dan belum ada angkatannya", self.gugur, True),
        )
        return [Dampak(title.format(format_angka(len(lines))), tuple(lines), gawat) for title, lines, gawat in kinds if lines]


@transaction.atomic
def remake_sisa(*, periode_id: int, by: Pengguna) -> Sisa:
    """A draft of the next revision and a reckoning of it; the plan in force stays until leadership approves the other.

    Refuses: bukan_wewenang, status, tahun_lewat (no month is left to plan), sedang_disusun, and what `create_susunan` refuses.
    """
    require_perencana(by)
    periode = lock_berlaku(periode_id)
    if not any(months_left(periode.tahun)):
        text = f"Tidak ada bulan {periode.tahun} yang masih dapat direncanakan. Susun rencana tahun berikutnya."
        raise ValidationError(text, code="tahun_lewat")
    day = format_tanggal_pendek(waktu.today())
    rows = get_kenyataan(periode).baris
    draft = create_periode(tahun=periode.tahun, by=by, catatan=f"Sisa tahun, disusun {day}")
    found = _carry_over(draft, rows)
    found.susunan = create_susunan(periode_id=draft.pk, data={"nama": f"Sisa tahun {day}"}, by=by)
    return found


def _carry_over(draft: PeriodeRencana, rows: Sequence[Nyata]) -> Sisa:
    """The copied rows as the year left them."""
    copies = {(row.program_id, row.pagu_id): row for row in draft.baris_list.select_related("program__jenis")}
    found = Sisa()
    for row in rows:
        copy = copies[row.baris.program_id, row.baris.pagu_id]
        months, stands = months_of(row)
        copy.is_terkunci = copy.is_terkunci or stands or copy.asal != Asal.OPTIMAL
        if not sum(months):
            found.gugur.append(row.baris.program.nama)
            copy.delete()
            continue
        kind = found.tetap if copy.is_terkunci else found.bebas
        kind.append(f"{row.baris.program.nama}: {format_angka(sum(months))} angkatan" if copy.is_terkunci else row.baris.program.nama)
        _resize(copy, months)
    return found


def months_of(row: Nyata) -> tuple[list[int], bool]:
    """Batches by the month in which they really are, with the places still to come; whether any batch stands."""
    months, stands = bulan_kosong(), False
    for place in row.tempat:
        batch = place.angkatan if place.angkatan in row.angkatan else None
        if batch is not None:
            stands = True
            real = batch.mulai.month if batch.mulai and batch.mulai.year == row.tahun else place.bulan
            months[real - 1] += 1
        elif place.angkatan is None and not row.has_come(place.bulan):
            months[place.bulan - 1] += 1
    return months, stands


def _resize(copy: BarisRencana, months: list[int]) -> None:
    """The cost of a batch stays, to the rupiah where all of them do; a target that was counted is counted anew."""
    before, counted = max(1, copy.angkatan_count), f"{copy.angkatan_count * copy.kursi} orang"
    copy.target = "" if copy.target == counted else copy.target
    copy.bulan = months
    copy.biaya = copy.biaya * copy.angkatan_count // before
    describe(copy)
    copy.save()
