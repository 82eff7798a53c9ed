"""Who leads a unit while its head is away: the head names a Plh, an officer confirms; it ends by itself, or when he is back."""

from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from pegawai.models import Pegawai, Penempatan, Pengguna, UsulKepala
from pegawai.permissions import refuse_own
from pegawai.services import kunci
from pegawai.services.kepala import lock_penempatan
from pegawai.services.penempatan import write_penempatan

HARI_MAX: Final = 92


@transaction.atomic
def appoint_plh(*, unit_id: int, pegawai_id: int, mulai: date, sampai: date, dasar: str, by: Pengguna) -> Penempatan:
    """A posting as Plh from `mulai` to `sampai`, both included; it leads once an officer has confirmed it (services/kepala.py).

    Refuses: sendiri, bukan_wewenang (not the head of this unit today), bukan_bawahan, tanggal, and what `write_penempatan` refuses.
    """
    refuse_own(by, pegawai_id)
    kunci.lock_pimpinan(by, pegawai_id)
    today = waktu.today()
    if unit_id not in by.headed_unit_ids:
        raise ValidationError("Plh ditunjuk oleh yang memimpin unit itu hari ini.", code="bukan_wewenang")
    if not Pegawai.objects.active().in_subtree_of([unit_id], today).filter(pk=pegawai_id).exists():
        raise ValidationError("Pilih pegawai aktif dari unit yang Anda pimpin.", code="bukan_bawahan")
    if mulai < today or sampai < mulai or (sampai - mulai).days >= HARI_MAX:
        text = f"Isi hari pertama mulai hari ini dan hari terakhir sesudahnya, paling lama {HARI_MAX} hari."
        raise ValidationError(text, code="tanggal")
    heads = Penempatan.objects.on(today).heads().filter(unit=unit_id, pegawai=by.pegawai_id)
    jabatan_id = heads.values_list("jabatan_id", flat=True).first()
    if jabatan_id is None:
        raise ValidationError("Plh ditunjuk oleh yang memimpin unit itu hari ini.", code="bukan_wewenang")
    posting = Penempatan(
        pegawai_id=pegawai_id,
        unit_id=unit_id,
        jabatan_id=jabatan_id,
        status=Penempatan.Status.PLH,
        memimpin=True,
        mulai=mulai,
        selesai=date.fromordinal(sampai.toordinal() + 1),
        dasar=dasar,
    )
    return write_penempatan(penempatan=posting, by=by)


@transaction.atomic
def end_plh(*, penempatan_id: int, by: Pengguna) -> Penempatan:
    """He leads until yesterday, or never when his first day has not come; what waits for an officer goes with it.

    Refuses: hilang, sendiri, bukan_wewenang (not the head of this unit today), sudah_berakhir.
    """
    posting = Penempatan.objects.filter(pk=penempatan_id, status=Penempatan.Status.PLH).select_related("pegawai").first()
    if posting is None:
        raise ValidationError("Penunjukan Plh ini tidak ada lagi. Muat ulang halaman.", code="hilang")
    refuse_own(by, posting.pegawai_id)
    if posting.unit_id not in by.headed_unit_ids:
        raise ValidationError("Plh diakhiri oleh yang memimpin unit itu hari ini.", code="bukan_wewenang")
    lock_penempatan(posting)
    posting.refresh_from_db(fields=["mulai", "selesai"])
    today = waktu.today()
    if posting.selesai is not None and posting.selesai <= max(today, posting.mulai):
        raise ValidationError("Plh ini sudah berakhir.", code="sudah_berakhir")
    posting.selesai = max(today, posting.mulai)
    posting.full_clean()
    posting.save(update_fields=["selesai"])
    UsulKepala.objects.menunggu().filter(penempatan=posting).delete()
    return posting
