"""Instruments and their versions: publishing, drawing a new draft, putting away.

Whoever changes a version or its items locks the instrument first (`lock_draf`): nothing slips into a version that is being published.
"""

from collections.abc import Sequence
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from evaluasi.models import Butir, Instrumen, VersiInstrumen
from evaluasi.permissions import WRITERS
from evaluasi.queries import instrumen_syarat
from evaluasi.queries.instrumen import butir_of
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran

Status = VersiInstrumen.Status
FIELDS: Final = ("kode", "nama", "jenis", "program", "is_aktif")
ISI: Final = (
    "urutan", "jenis", "tentang", "unsur", "teks", "bantuan", "is_wajib", "bobot", "pilihan", "kunci", "label_skala",
    "angka_min", "angka_maks", "soal_id",
)  # fmt: skip
TERBIT_TETAP: Final = "Versi ini sudah terbit dan tidak berubah lagi. Buat draf baru dari versi ini, lalu ubah drafnya."


def check_terbit(instrumen: Instrumen, butir: Sequence[Butir]) -> None:
    """Refuses with all that is missing, each with its code (see `list_kekurangan`)."""
    if found := instrumen_syarat.list_kekurangan(instrumen, butir):
        raise ValidationError(found)


@only_peran(*WRITERS)
@transaction.atomic
def create_instrumen(*, instrumen: Instrumen, by: Pengguna, sumber: VersiInstrumen | None = None) -> VersiInstrumen:
    """The instrument with its first draft, empty or a copy of `sumber`. Refuses: sumber_lain (of another kind)."""
    if sumber is not None and not is_sejenis(instrumen, sumber.instrumen):
        text = f"“{sumber}” ialah {sumber.instrumen.get_jenis_display().lower()}. Pilih sumber yang sejenis, atau kosongkan."
        raise ValidationError({"sumber": ValidationError(text, code="sumber_lain")})
    instrumen.save(force_insert=True)
    return _add_draf(instrumen, 1, sumber)


@only_peran(*WRITERS)
@transaction.atomic
def save_instrumen(*, instrumen: Instrumen, by: Pengguna) -> Instrumen:
    """The head of a stored instrument. Refuses: jenis_tetap when its kind changes after something was published."""
    before = Instrumen.objects.select_for_update(no_key=True).get(pk=instrumen.pk)
    if before.jenis != instrumen.jenis and before.versi_list.exclude(status=Status.DRAF).exists():
        text = "Jenis tidak dapat diubah setelah ada versi yang terbit. Buat instrumen baru untuk jenis lain."
        raise ValidationError({"jenis": ValidationError(text, code="jenis_tetap")})
    instrumen.save(update_fields=FIELDS)
    return instrumen


@only_peran(*WRITERS)
@transaction.atomic
def set_aktif(*, instrumen_id: int, is_aktif: bool, by: Pengguna) -> Instrumen:
    """Out of use (what runs with it goes on), or back in use. Twice does once."""
    instrumen = Instrumen.objects.select_for_update(no_key=True).get(pk=instrumen_id)
    if instrumen.is_aktif != is_aktif:
        instrumen.is_aktif = is_aktif
        instrumen.save(update_fields=["is_aktif"])
    return instrumen


@only_peran(*WRITERS)
@transaction.atomic
def draw_draf(*, instrumen_id: int, by: Pengguna) -> VersiInstrumen:
    """A draft with the items of the newest version. Refuses: draf_ada, tidak_dipakai."""
    instrumen = Instrumen.objects.select_for_update(no_key=True).get(pk=instrumen_id)
    if not instrumen.is_aktif:
        raise ValidationError("Instrumen ini diarsipkan. Pakai lagi dahulu, lalu buat drafnya.", code="tidak_dipakai")
    if found := instrumen.versi_list.filter(status=Status.DRAF).first():
        raise ValidationError(f"Draf versi {found.nomor} sudah ada. Lanjutkan draf itu, atau hapus dahulu.", code="draf_ada")
    newest = instrumen.versi_list.order_by("-nomor").first()
    highest: int = instrumen.versi_list.aggregate(Max("nomor", default=0))["nomor__max"]
    return _add_draf(instrumen, highest + 1, newest)


@only_peran(*WRITERS)
@transaction.atomic
def publish_versi(*, versi_id: int, by: Pengguna) -> VersiInstrumen:
    """The draft comes into force and the version before it into the archive. Refuses: terbit, tidak_dipakai, and as check_terbit does."""
    versi = lock_draf(versi_id)
    if not versi.instrumen.is_aktif:
        raise ValidationError("Instrumen ini diarsipkan. Pakai lagi dahulu, lalu terbitkan.", code="tidak_dipakai")
    check_terbit(versi.instrumen, butir_of(versi.pk))
    for row in VersiInstrumen.objects.filter(instrumen=versi.instrumen, status=Status.TERBIT):
        row.status = Status.ARSIP
        row.save(update_fields=["status"])
    versi.status, versi.diterbitkan_pada, versi.diterbitkan_oleh = Status.TERBIT, waktu.now(), by
    versi.save(update_fields=["status", "diterbitkan_pada", "diterbitkan_oleh"])
    return versi


@only_peran(*WRITERS)
@transaction.atomic
def save_petunjuk(*, versi_id: int, petunjuk: str, by: Pengguna) -> VersiInstrumen:
    """What stands above the questions. Refuses: terbit."""
    versi = lock_draf(versi_id)
    versi.petunjuk = petunjuk
    versi.save(update_fields=["petunjuk"])
    return versi


@only_peran(*WRITERS)
@transaction.atomic
def delete_draf(*, versi_id: int, by: Pengguna) -> Instrumen:
    """Throw a draft away. Refuses: terbit."""
    versi = lock_draf(versi_id)
    versi.butir_list.all().delete()
    versi.delete()
    return versi.instrumen


def lock_draf(versi_id: int) -> VersiInstrumen:
    """The draft, its instrument locked until the end of the transaction. Refuses: terbit, hilang (thrown away meanwhile)."""
    found = Instrumen.objects.select_for_update(of=("self",), no_key=True).filter(versi_list=versi_id).first()
    versi = VersiInstrumen.objects.filter(pk=versi_id).first()
    if found is None or versi is None:
        raise ValidationError("Draf ini sudah dihapus. Buka instrumennya untuk melihat yang ada.", code="hilang")
    versi.instrumen = found
    if not versi.is_draf:
        raise ValidationError(TERBIT_TETAP, code="terbit")
    return versi


def is_sejenis(satu: Instrumen, dua: Instrumen) -> bool:
    """Whether the items of one fit the other: the two tests do, otherwise the kind is the same."""
    return satu.jenis == dua.jenis or (satu.is_tes and dua.is_tes)


def _add_draf(instrumen: Instrumen, nomor: int, sumber: VersiInstrumen | None) -> VersiInstrumen:
    versi = VersiInstrumen.objects.create(instrumen=instrumen, nomor=nomor, petunjuk=sumber.petunjuk if sumber else "")
    if sumber:
        rows = Butir.objects.filter(versi=sumber).order_by("urutan", "pk").values(*ISI)
        Butir.objects.bulk_create(Butir(versi=versi, **row) for row in rows)
    return versi
