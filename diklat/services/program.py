"""Programmes and their parts: competencies, subjects, prerequisites. Each part is replaced as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import MataPelatihan, Program, ProgramKompetensi
from diklat.queries import program as queries


@dataclass(frozen=True, slots=True)
class IsiKompetensi:
    kompetensi_id: int
    level: int
    cara: str


@dataclass(frozen=True, slots=True)
class IsiMata:
    judul: str
    jp: int
    uraian: str = ""


@transaction.atomic
def set_kompetensi(*, program_id: int, isi: Sequence[IsiKompetensi]) -> int:
    """What the programme raises; gives how many rows changed. Refuses: ganda."""
    program = Program.objects.select_for_update().get(pk=program_id)
    wanted = {row.kompetensi_id: row for row in isi}
    if len(wanted) < len(isi):
        raise ValidationError("Satu kompetensi hanya boleh ditulis sekali.", code="ganda")
    changed = 0
    for row in program.kompetensi_list.all():
        new = wanted.pop(row.kompetensi_id, None)
        if new is None:
            row.delete()
        elif (row.level, row.cara) != (new.level, new.cara):
            row.level, row.cara = new.level, new.cara
            row.save(update_fields=["level", "cara"])
        else:
            continue
        changed += 1
    rows = [ProgramKompetensi(program=program, kompetensi_id=pk, level=new.level, cara=new.cara) for pk, new in wanted.items()]
    return changed + len(ProgramKompetensi.objects.bulk_create(rows))


@transaction.atomic
def set_mata(*, program_id: int, isi: Sequence[IsiMata]) -> None:
    """The syllabus in the order given."""
    program = Program.objects.select_for_update().get(pk=program_id)
    program.mata_list.all().delete()
    MataPelatihan.objects.bulk_create(
        MataPelatihan(program=program, urutan=place, judul=row.judul, jp=row.jp, uraian=row.uraian) for place, row in enumerate(isi, 1)
    )


@transaction.atomic
def set_prasyarat(*, program_id: int, prasyarat_ids: Sequence[int]) -> None:
    """What has to be passed before. Refuses: diri_sendiri, melingkar."""
    program = Program.objects.select_for_update().get(pk=program_id)
    # two officers who link two programmes to each other meet at these rows
    others = list(Program.objects.select_for_update(of=("self",)).filter(pk__in=prasyarat_ids).order_by("pk"))
    for other in others:
        if other.pk == program.pk:
            raise ValidationError("Program tidak dapat menjadi syarat bagi dirinya sendiri.", code="diri_sendiri")
        if queries.reaches(other.pk, program.pk):
            raise ValidationError(
                f"{other.nama} sudah mensyaratkan {program.nama}, jadi tidak dapat menjadi syaratnya. Pilih program lain.",
                code="melingkar",
            )
    program.prasyarat.set(others)


@transaction.atomic
def withdraw_program(*, program_id: int) -> Program:
    """Out of the catalogue; batches that exist go on."""
    return _set_aktif(program_id, is_aktif=False)


@transaction.atomic
def restore_program(*, program_id: int) -> Program:
    return _set_aktif(program_id, is_aktif=True)


def _set_aktif(program_id: int, *, is_aktif: bool) -> Program:
    program = Program.objects.select_for_update().get(pk=program_id)
    program.is_aktif = is_aktif
    program.save(update_fields=["is_aktif"])
    return program
