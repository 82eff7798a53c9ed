"""Which wording is in force, and what it asks."""

from django.db.models import F, Q

from evaluasi.models import Butir, VersiInstrumen


def find_terbit(jenis: str, program_id: int | None = None) -> VersiInstrumen | None:
    """The published version of the programme's own instrument of this kind, else of the general one; None where nothing is published."""
    rows = VersiInstrumen.objects.filter(status=VersiInstrumen.Status.TERBIT, instrumen__jenis=jenis, instrumen__is_aktif=True)
    found = rows.filter(Q(instrumen__program=program_id) | Q(instrumen__program=None))
    return found.select_related("instrumen").order_by(F("instrumen__program").asc(nulls_last=True), "-diterbitkan_pada", "pk").first()


def butir_of(versi_id: int) -> list[Butir]:
    return list(Butir.objects.filter(versi=versi_id).order_by("urutan", "pk"))
