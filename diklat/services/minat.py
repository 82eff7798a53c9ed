"""Interest in a programme of which no batch takes applications; a new batch tells those who asked."""

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan, Minat, Program
from lib import waktu
from pegawai.models import Pegawai


@transaction.atomic
def add_minat(*, program_id: int, pegawai_id: int) -> Minat:
    """Safe to repeat. Refuses: nonaktif, ditarik, ada_angkatan."""
    program = Program.objects.get(pk=program_id)
    if not Pegawai.objects.active().filter(pk=pegawai_id).exists():
        raise ValidationError("Minat hanya dicatat untuk pegawai yang aktif.", code="nonaktif")
    if not program.is_aktif:
        raise ValidationError("Program ini tidak lagi dipakai, jadi tidak akan dibuka.", code="ditarik")
    if Angkatan.objects.open_on(waktu.today()).filter(program=program).exists():
        raise ValidationError("Pendaftaran program ini sedang dibuka. Anda dapat langsung mendaftar.", code="ada_angkatan")
    return Minat.objects.get_or_create(program=program, pegawai_id=pegawai_id)[0]


@transaction.atomic
def remove_minat(*, program_id: int, pegawai_id: int) -> bool:
    """True when there was one."""
    return bool(Minat.objects.filter(program=program_id, pegawai=pegawai_id).delete()[0])
