"""The items of a draft: adding, changing, moving, removing; each under the lock of the instrument."""

from collections.abc import Sequence
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from evaluasi.models import Butir, Soal, VersiInstrumen
from evaluasi.permissions import WRITERS
from evaluasi.queries.instrumen_syarat import BUTIR_MAKS
from evaluasi.services.instrumen import lock_draf
from pegawai.models import Pengguna
from pegawai.permissions import only_peran

FIELDS: Final = (
    "tentang", "unsur", "teks", "bantuan", "is_wajib", "bobot", "pilihan", "kunci", "label_skala", "angka_min", "angka_maks",
)  # fmt: skip


@only_peran(*WRITERS)
@transaction.atomic
def add_butir(*, versi_id: int, butir: Butir, by: Pengguna) -> Butir:
    """At the end of the draft. Refuses: terbit, hilang, penuh."""
    versi = lock_draf(versi_id)
    butir.versi, butir.urutan = versi, _check_tempat(versi, 1) + 1
    butir.save(force_insert=True)
    return butir


@only_peran(*WRITERS)
@transaction.atomic
def save_butir(*, butir: Butir, by: Pengguna) -> Butir:
    """Refuses: terbit, hilang. An item that came from the bank and no longer says the same lets go of it."""
    lock_draf(butir.versi_id)
    kept = _get(butir.pk, butir.versi_id)
    if kept.soal_id and (butir.teks, butir.pilihan, butir.kunci) != (kept.teks, kept.pilihan, kept.kunci):
        butir.soal = None
    butir.save(update_fields=[*FIELDS, "soal"])
    return butir


@only_peran(*WRITERS)
@transaction.atomic
def move_butir(*, butir: Butir, ke: int, by: Pengguna) -> int:
    """To place `ke` (from 1; beyond the ends means the end); the others close up. Gives the place. Refuses: terbit, hilang."""
    versi = lock_draf(butir.versi_id)
    at = _get(butir.pk, versi.pk).urutan
    place = min(max(ke, 1), versi.butir_list.count())
    if place < at:
        versi.butir_list.filter(urutan__range=(place, at - 1)).update(urutan=F("urutan") + 1)
    elif place > at:
        versi.butir_list.filter(urutan__range=(at + 1, place)).update(urutan=F("urutan") - 1)
    versi.butir_list.filter(pk=butir.pk).update(urutan=place)
    return place


@only_peran(*WRITERS)
@transaction.atomic
def delete_butir(*, butir: Butir, by: Pengguna) -> None:
    """The items after it move up. Refuses: terbit, hilang."""
    versi = lock_draf(butir.versi_id)
    row = _get(butir.pk, versi.pk)
    row.delete()
    versi.butir_list.filter(urutan__gt=row.urutan).update(urutan=F("urutan") - 1)


@only_peran(*WRITERS)
@transaction.atomic
def add_soal(*, versi_id: int, soal_ids: Sequence[int], by: Pengguna) -> int:
    """Copies of these questions at the end of the draft of a test, in the order of the bank; those inside already stay out.

    Gives how many came in. Refuses: terbit, hilang, bukan_tes, penuh.
    """
    versi = lock_draf(versi_id)
    if not versi.instrumen.is_tes:
        raise ValidationError("Bank soal hanya untuk tes awal dan tes akhir.", code="bukan_tes")
    inside = versi.butir_list.exclude(soal=None).values("soal")
    rows = list(Soal.objects.filter(pk__in=soal_ids, is_aktif=True).exclude(pk__in=inside))
    last = _check_tempat(versi, len(rows))
    Butir.objects.bulk_create(
        Butir(
            versi=versi, urutan=urutan, jenis=Butir.Jenis.PILIHAN, unsur=row.topik, teks=row.teks, pilihan=row.pilihan, kunci=row.kunci,
            soal=row,
        )
        for urutan, row in enumerate(rows, last + 1)
    )  # fmt: skip
    return len(rows)


def _get(pk: int, versi_id: int) -> Butir:
    found = Butir.objects.filter(pk=pk, versi=versi_id).first()
    if found is None:
        raise ValidationError("Pertanyaan ini sudah dihapus.", code="hilang")
    return found


def _check_tempat(versi: VersiInstrumen, extra: int) -> int:
    """How many items there are, which is the place of the last one."""
    count = versi.butir_list.count()
    if count + extra > BUTIR_MAKS:
        raise ValidationError(f"Satu versi paling banyak {BUTIR_MAKS} pertanyaan; sekarang {count}.", code="penuh")
    return count
