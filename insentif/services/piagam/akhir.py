"""How a charter ends: withdrawn with a reason, and the award with it. Its row and its file stay."""

from django.core.exceptions import ValidationError
from django.db import transaction

from insentif.models import Piagam
from insentif.permissions import is_pengelola
from insentif.queries.syarat import may_withdraw
from insentif.services import nominasi
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import refuse_own
from pegawai.services import notifikasi


@transaction.atomic
def revoke_piagam(*, pk: int, alasan: str, by: Pengguna) -> Piagam:
    """By the office; the place among the recipients is free again. Refuses: sendiri, bukan_berwenang, sudah_dicabut, alasan."""
    row = nominasi.lock_nominasi(Piagam.objects.values_list("nominasi", flat=True).get(pk=pk))
    refuse_own(by, row.pegawai_id)
    if not (is_pengelola(by) and may_withdraw(row, by)):
        raise ValidationError("Piagam dicabut oleh pengelola diklat, bukan oleh penerimanya.", code="bukan_berwenang")
    piagam = Piagam.objects.select_for_update(no_key=True).get(pk=pk)
    if piagam.dicabut_pada is not None:
        raise ValidationError("Piagam ini sudah dicabut.", code="sudah_dicabut")
    reason = nominasi.read_reason(alasan)
    piagam.dicabut_pada, piagam.dicabut_oleh, piagam.alasan_cabut = waktu.now(), by, reason
    piagam.save(update_fields=["dicabut_pada", "dicabut_oleh", "alasan_cabut"])
    nominasi.end_nominasi(row, row.Status.DITARIK, f"Piagam dicabut. {reason}"[: nominasi.ALASAN_MAX], by)
    notifikasi.add(aturan="piagam_dicabut", objek=f"nominasi:{row.pk}", pegawai_ids=[row.pegawai_id])
    return piagam
