"""What planners set for every reckoning: people locked into a programme of a draft or out of it, and weights."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Program
from lib import waktu
from pegawai.models import Pegawai, Pengguna
from pegawai.permissions import refuse_own
from rencana.models import BobotSusunan, KunciKursi
from rencana.permissions import require_perencana
from rencana.services.periode import lock_draf, touch


@transaction.atomic
def set_kunci(*, periode_id: int, versi: int, pegawai_id: int, program_id: int, arah: str, by: Pengguna) -> KunciKursi | None:
    """`arah` as in the model; empty lets the reckoning decide again. Whether it can be met is said by the reckoning.

    Refuses: bukan_wewenang, sendiri, arah, usang, status, program, pegawai.
    """
    require_perencana(by)
    refuse_own(by, pegawai_id)
    if arah not in ("", *KunciKursi.Arah.values):
        raise ValidationError("Pilih harus ikut atau tidak ikut. Muat ulang halamannya.", code="arah")
    periode = lock_draf(periode_id, versi)
    if not arah:
        periode.kunci_list.filter(pegawai=pegawai_id, program=program_id).delete()
        touch(periode, by)
        return None
    if not Program.objects.active().filter(pk=program_id).exists():
        raise ValidationError("Program ini tidak lagi ditawarkan. Pilih program lain.", code="program")
    if not Pegawai.objects.active().posted_on(waktu.today()).filter(pk=pegawai_id).exists():
        raise ValidationError("Pegawai ini tidak lagi mempunyai penempatan. Pilih pegawai lain.", code="pegawai")
    values = {"arah": arah, "dibuat_oleh": by, "dibuat_pada": waktu.now()}
    row, _ = periode.kunci_list.update_or_create(pegawai_id=pegawai_id, program_id=program_id, defaults=values)
    touch(periode, by)
    return row


@transaction.atomic
def save_bobot(*, data: Mapping[str, Any], by: Pengguna) -> BobotSusunan:
    """In force from today on. Refuses: bukan_wewenang, and constraints."""
    require_perencana(by)
    row, _ = BobotSusunan.objects.update_or_create(berlaku_mulai=waktu.today(), defaults=dict(data))
    return row
