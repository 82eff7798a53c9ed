"""Suspensions: entered, corrected and taken out by hand; the person's points follow at once."""

from django.core.exceptions import ValidationError
from django.db import transaction

from insentif.models import PenangguhanPoin
from insentif.permissions import PENCATAT
from insentif.queries import penangguhan as queries
from insentif.services.hitung import Hasil, recalculate_pegawai
from lib.format import format_tanggal
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, refuse_own
from pegawai.services import kunci


@only_peran(*PENCATAT)
@transaction.atomic
def save_penangguhan(*, penangguhan: PenangguhanPoin, by: Pengguna) -> Hasil:
    """A new one or a change, and what became of the points. Refuses: sendiri, tumpang_tindih, and what the laws of the table say."""
    refuse_own(by, penangguhan.pegawai_id)
    kunci.lock_pegawai([penangguhan.pegawai_id])
    penangguhan.full_clean()
    if found := queries.find_tumpang(penangguhan):
        until = f"sampai sebelum {format_tanggal(found.selesai)}" if found.selesai else "tanpa hari selesai"
        text = f"Pegawai ini sudah ditangguhkan mulai {format_tanggal(found.mulai)} {until}. Ubah penangguhan itu, atau pilih hari lain."
        raise ValidationError({"mulai": ValidationError(text, code="tumpang_tindih")})
    penangguhan.save()
    return recalculate_pegawai(penangguhan.pegawai_id)


@only_peran(*PENCATAT)
@transaction.atomic
def delete_penangguhan(*, penangguhan_id: int, by: Pengguna) -> Hasil:
    """It was entered by mistake: its days earn points again. Twice does once. Refuses: sendiri."""
    row = PenangguhanPoin.objects.select_for_update(no_key=True).filter(pk=penangguhan_id).first()
    if row is None:
        return Hasil()
    refuse_own(by, row.pegawai_id)
    row.delete()
    return recalculate_pegawai(row.pegawai_id)
