"""Which wording is in force, and what it asks."""

from django.db.models import F, Q

from evaluasi.models import Butir, Instrumen, Survei, Ujian, VersiInstrumen
from lib import waktu
from pegawai.queries.akibat import Dampak


def find_terbit(jenis: str, program_id: int | None = None) -> VersiInstrumen | None:
    """The published version of the programme's own instrument of this kind, else of the general one; None where nothing is published."""
    rows = VersiInstrumen.objects.filter(status=VersiInstrumen.Status.TERBIT, instrumen__jenis=jenis, instrumen__is_aktif=True)
    found = rows.filter(Q(instrumen__program=program_id) | Q(instrumen__program=None))
    return found.select_related("instrumen").order_by(F("instrumen__program").asc(nulls_last=True), "-diterbitkan_pada", "pk").first()


def find_dipakai(instrumen: Instrumen) -> VersiInstrumen | None:
    """The version in force."""
    return VersiInstrumen.objects.filter(instrumen=instrumen, status=VersiInstrumen.Status.TERBIT).first()


def dampak_terbit(baru: VersiInstrumen, lama: VersiInstrumen | None) -> list[Dampak]:
    """What a version in force since just now changes: the one before it goes into the archive, what runs with it stays with it."""
    found = [Dampak(f"Tes dan survei yang dibuat mulai sekarang memakai versi {baru.nomor}", gawat=False)]
    if lama is None:
        return found
    tes = Ujian.objects.filter(versi=lama, selesai__gt=waktu.now()).exclude(angkatan__status="batal").select_related("angkatan__program")
    survei = Survei.objects.filter(versi=lama, status=Survei.Status.TERBUKA)
    tetap = tuple(f"{row}: tetap memakai versi {lama.nomor}" for row in (*tes, *survei))
    return [*found, Dampak(f"Versi {lama.nomor} masuk arsip", tetap, gawat=False)]


def butir_of(versi_id: int) -> list[Butir]:
    return list(Butir.objects.filter(versi=versi_id).order_by("urutan", "pk"))
