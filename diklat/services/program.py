"""Programmes and their parts: competencies, subjects, pattern of sessions, prerequisites. Each part is replaced as a whole."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import time
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import MataPelatihan, PolaSesi, Program, ProgramKompetensi
from diklat.permissions import WRITERS
from diklat.queries import program as queries
from diklat.queries.ketentuan import get_ketentuan
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran


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


@dataclass(frozen=True, slots=True)
class IsiPola:
    hari: int
    mulai: time
    selesai: time
    judul: str
    jp: int | None
    pengajar: str
    tempat: str

    @property
    def menit(self) -> int:
        return (self.selesai.hour - self.mulai.hour) * 60 + self.selesai.minute - self.mulai.minute


@only_peran(*WRITERS)
def save_program(*, program: Program, by: Pengguna) -> Program:
    """A new or changed row, without its parts."""
    program.save()
    return program


@only_peran(*WRITERS)
@transaction.atomic
def set_kompetensi(*, program_id: int, isi: Sequence[IsiKompetensi], by: Pengguna) -> int:
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


@only_peran(*WRITERS)
@transaction.atomic
def set_mata(*, program_id: int, isi: Sequence[IsiMata], by: Pengguna) -> None:
    """The syllabus in the order given."""
    program = Program.objects.select_for_update().get(pk=program_id)
    program.mata_list.all().delete()
    MataPelatihan.objects.bulk_create(
        MataPelatihan(program=program, urutan=place, judul=row.judul, jp=row.jp, uraian=row.uraian) for place, row in enumerate(isi, 1)
    )


@only_peran(*WRITERS)
@transaction.atomic
def set_pola(*, program_id: int, isi: Sequence[IsiPola], by: Pengguna) -> None:
    """The pattern of its sessions; jp None means by their length. Refuses: waktu, bersamaan."""
    program = Program.objects.select_for_update().get(pk=program_id)
    rows = sorted(isi, key=lambda row: (row.hari, row.mulai))
    for row in rows:
        if row.selesai <= row.mulai:
            raise ValidationError(f"Hari ke-{row.hari}, “{row.judul}”: jam selesai harus sesudah jam mulai.", code="waktu")
    for row, after in pairwise(rows):
        if row.hari == after.hari and row.selesai > after.mulai:
            text = f"Hari ke-{row.hari}: “{row.judul}” dan “{after.judul}” bertumpang tindih. Ubah jam salah satunya."
            raise ValidationError(text, code="bersamaan")
    minutes = get_ketentuan(waktu.today()).menit_per_jp
    program.pola_list.all().delete()
    PolaSesi.objects.bulk_create(
        PolaSesi(program=program, **{**asdict(row), "jp": row.menit // minutes if row.jp is None else row.jp}) for row in rows
    )


@only_peran(*WRITERS)
@transaction.atomic
def set_prasyarat(*, program_id: int, prasyarat_ids: Sequence[int], by: Pengguna) -> None:
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


@only_peran(*WRITERS)
@transaction.atomic
def withdraw_program(*, program_id: int, by: Pengguna) -> Program:
    """Out of the catalogue; batches that exist go on."""
    return _set_aktif(program_id, is_aktif=False)


@only_peran(*WRITERS)
@transaction.atomic
def restore_program(*, program_id: int, by: Pengguna) -> Program:
    return _set_aktif(program_id, is_aktif=True)


def _set_aktif(program_id: int, *, is_aktif: bool) -> Program:
    program = Program.objects.select_for_update().get(pk=program_id)
    program.is_aktif = is_aktif
    program.save(update_fields=["is_aktif"])
    return program
