"""Scores that a teacher gives himself, of the batches he teaches."""

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.services import kunci
from evaluasi.queries import pengajar as queries
from evaluasi.services.nilai import Isi, write_komponen
from pegawai.models import Pengguna


@transaction.atomic
def record_dari_pengajar(*, angkatan_id: int, nilai: Isi, by: Pengguna) -> int:
    """As `write_komponen`, of a batch that `by` teaches and of the parts that teachers give. Gives how many changed.

    Refuses: bukan_pengajar, bukan_bagiannya, and what `write_komponen` refuses.
    """
    angkatan = kunci.lock_angkatan(angkatan_id)
    if not queries.angkatan_dinilai(by).filter(pk=angkatan_id).exists():
        text = "Anda tidak (lagi) mengajar pada angkatan ini, atau nilainya tidak diisi sekarang. Hubungi pengelola diklat."
        raise ValidationError(text, code="bukan_pengajar")
    own = set(queries.komponen_pengajar(angkatan.program_id).values_list("pk", flat=True))
    if not {komponen for _, komponen in nilai} <= own:
        raise ValidationError("Ada nilai yang tidak diisi pengajar. Muat ulang daftarnya.", code="bukan_bagiannya")
    return write_komponen(angkatan_id=angkatan_id, nilai=nilai, by=by)
