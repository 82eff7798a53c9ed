"""Filling in a post-training form: drafts as often as one likes, sending once."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import ProgramKompetensi
from evaluasi.models import Butir, JawabanPasca, LevelPasca, PenugasanEvaluasi
from evaluasi.queries.instrumen import butir_of
from evaluasi.services import bukti
from kompetensi.models.kamus import LEVEL_MAX
from lib import waktu
from pegawai.models import Pengguna

Status = PenugasanEvaluasi.Status
TAK_TERBUKA: Final = {
    Status.SELESAI: ValidationError("Isian ini sudah Anda kirim.", code="sudah_dikirim"),
    Status.DITUTUP: ValidationError("Permintaan penilaian ini sudah ditutup.", code="ditutup"),
    Status.DIALIHKAN: ValidationError("Permintaan penilaian ini sudah dialihkan kepada orang lain.", code="dialihkan"),
}
KOLOM: Final = {
    Butir.Jenis.PILIHAN: "pilihan",
    Butir.Jenis.SKALA: "skala",
    Butir.Jenis.ANGKA: "angka",
    Butir.Jenis.TEKS: "teks",
}


@transaction.atomic
def save_draf(*, penugasan_id: int, jawaban: Mapping[str, Any], level: Mapping[int, Decimal | None], by: Pengguna) -> datetime:
    """What was filled in so far, `jawaban` as IsianForm gives it; the moment of saving. Codes: sudah_dikirim, ditutup, dialihkan."""
    row = _lock(penugasan_id, by)
    row.draf = {"jawaban": {key: _plain(value) for key, value in jawaban.items()}, "level": {str(k): _plain(v) for k, v in level.items()}}
    row.draf_pada = waktu.now()
    row.save(update_fields=["draf", "draf_pada"])
    return row.draf_pada


@transaction.atomic
def send_isian(*, penugasan_id: int, jawaban: Mapping[str, Any], level: Mapping[int, Decimal | None], by: Pengguna) -> PenugasanEvaluasi:
    """The answers for good; those of a supervisor also become indicative evidence of the levels.

    `level` has one entry for each competency that the programme raises, None where the rater cannot tell.
    Codes: sudah_dikirim, ditutup, dialihkan, belum_lengkap, level_di_luar.
    """
    row = _lock(penugasan_id, by)
    items = {str(butir.pk): butir for butir in butir_of(row.versi_id)}
    _check_lengkap(items, jawaban)
    levels = _check_level(row, level)
    JawabanPasca.objects.bulk_create(
        JawabanPasca(penugasan=row, butir=items[key], **{KOLOM[Butir.Jenis(items[key].jenis)]: value})
        for key, value in jawaban.items()
        if key in items
    )
    LevelPasca.objects.bulk_create(LevelPasca(penugasan=row, kompetensi_id=pk, level=value) for pk, value in sorted(levels.items()))
    row.status, row.dikirim_pada, row.draf, row.draf_pada = Status.SELESAI, waktu.now(), {}, None
    row.save(update_fields=["status", "dikirim_pada", "draf", "draf_pada"])
    bukti.record_pasca(penugasan=row, by=by)
    return row


def _lock(penugasan_id: int, by: Pengguna) -> PenugasanEvaluasi:
    """Two clicks, or a click and the hourly refresh, come one after the other."""
    rows = PenugasanEvaluasi.objects.select_for_update(of=("self",)).select_related("pendaftaran__angkatan__program")
    row = rows.get(pk=penugasan_id, penilai=by.pegawai_id)
    if row.status != Status.TERBUKA:
        raise TAK_TERBUKA[Status(row.status)]
    return row


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value


def _check_lengkap(items: Mapping[str, Butir], jawaban: Mapping[str, Any]) -> None:
    missing = sum(butir.is_wajib and jawaban.get(key) in (None, "") for key, butir in items.items())
    if missing:
        raise ValidationError(f"{missing} pertanyaan wajib belum dijawab.", code="belum_lengkap")


def _check_level(row: PenugasanEvaluasi, level: Mapping[int, Decimal | None]) -> dict[int, Decimal]:
    asked = set(ProgramKompetensi.objects.filter(program=row.pendaftaran.program_id).values_list("kompetensi", flat=True))
    if asked - set(level):
        raise ValidationError("Pilih level untuk setiap kompetensi.", code="belum_lengkap")
    found = {pk: value for pk, value in level.items() if pk in asked and value is not None}
    if any(not 0 <= value <= LEVEL_MAX for value in found.values()):
        raise ValidationError(f"Level harus 0 sampai {LEVEL_MAX}.", code="level_di_luar")
    return found
