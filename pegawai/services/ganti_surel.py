"""The one mail address of an account: who may change it, and what the owner of the old one can do about it.

An employee's address stands in the employee's row and a trigger carries it to the account; another trigger notes every change and queues
the mails to both addresses (pegawai/models/akun.py).
"""

from datetime import timedelta
from typing import Final

import pgtrigger
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse

from lib.waktu import now
from pegawai.models import CatatanAkun, GantiSurel, Pegawai, Pengguna, SuratAkun
from pegawai.peran import Peran
from pegawai.queries.instansi import get_instansi
from pegawai.services.akun import check_may_handle, remove_sessions

SALT: Final = "tangkas.surel"
Jenis = SuratAkun.Jenis


def check_surel(*, pegawai: Pegawai, surel: str, by: Pengguna) -> None:
    """Whether an employee's address may become this one: the link for the password goes there. Codes: akun_istimewa, surel_dipakai."""
    akun = Pengguna.objects.filter(pegawai=pegawai).first()
    if akun is None or akun.email == surel.lower():
        return
    try:
        if akun.pk != by.pk:
            check_may_handle(akun, by)
    except ValidationError as refusal:
        raise ValidationError({"email": refusal}) from refusal
    if surel and Pengguna.objects.filter(email__iexact=surel).exclude(pk=akun.pk).exists():
        raise ValidationError({"email": ValidationError("Surel ini dipakai akun lain. Tulis surel miliknya.", code="surel_dipakai")})


def get_tautan(ganti: GantiSurel) -> str:
    """For the old address alone: nothing of it is stored."""
    path = reverse("surel-keberatan", kwargs={"kunci": signing.dumps(ganti.pk, salt=SALT)})
    return f"{settings.BASE_URL}{path}"


def find_ganti(kunci: str) -> GantiSurel | None:
    """The change that a link speaks of, while it can be objected to."""
    try:
        pk = signing.loads(kunci, salt=SALT, max_age=2 * settings.SUREL_KEBERATAN_SECONDS)
    except signing.BadSignature:
        return None
    since = now() - timedelta(seconds=settings.SUREL_KEBERATAN_SECONDS)
    told = SuratAkun.objects.filter(ganti=pk, jenis=Jenis.SUREL_LAMA, dibuat__gt=since)
    found: GantiSurel | None = GantiSurel.objects.select_related("pengguna").filter(pk=pk, ditolak=None, surat_list__in=told).first()
    return found


def tell_lama(pengguna: Pengguna) -> None:
    """Before anything that lets somebody in goes to the address of today: whoever lost it by a file hears of that."""
    untold = GantiSurel.objects.filter(pengguna=pengguna, ditolak=None).exclude(surat_list__jenis=Jenis.SUREL_LAMA)
    SuratAkun.objects.bulk_create(SuratAkun(pengguna=pengguna, jenis=Jenis.SUREL_LAMA, ganti=ganti) for ganti in untold)


@transaction.atomic
def reject_ganti(*, kunci: str) -> GantiSurel:
    """The old address comes back, later changes fall with this one, all that was gained since then ends, HR is told.

    Codes: tautan_gugur, surel_dipakai.
    """
    ganti = find_ganti(kunci)
    pengguna = Pengguna.objects.select_for_update().get(pk=ganti.pengguna_id) if ganti else None
    ganti = find_ganti(kunci)
    if ganti is None or pengguna is None:
        raise ValidationError(f"Tautan ini sudah dipakai atau lewat 7 hari. Hubungi {get_instansi().singkatan}.", code="tautan_gugur")
    _put_back(pengguna, ganti.lama)
    GantiSurel.objects.filter(pengguna=pengguna, pk__gte=ganti.pk, ditolak=None).update(ditolak=now())
    SuratAkun.objects.filter(pengguna=pengguna, ditutup=None).update(ditutup=now(), masukan="")
    _shut_out(pengguna, ganti)
    SuratAkun.objects.create(pengguna=pengguna)
    officers = Pengguna.objects.filter(Q(is_superuser=True) | Q(groups__name=Peran.KEPEGAWAIAN), is_active=True).exclude(email="")
    rows = [SuratAkun(pengguna=officer, jenis=Jenis.SUREL_DITOLAK, ganti=ganti) for officer in officers.distinct()]
    SuratAkun.objects.bulk_create(rows)
    return ganti


def _shut_out(pengguna: Pengguna, ganti: GantiSurel) -> None:
    """End every way in that somebody at the new address may hold: password, sessions, and the factors and passkeys made since."""
    pengguna.set_unusable_password()
    pengguna.save(update_fields=["password"])
    remove_sessions(pengguna)
    count, _ = Authenticator.objects.filter(user=pengguna, created_at__gte=ganti.waktu).delete()
    rincian = f"{count} langkah kedua dihapus" if count else ""
    CatatanAkun.objects.create(pengguna=pengguna, tindakan=CatatanAkun.Tindakan.SUREL_DITOLAK, rincian=rincian)


def _put_back(pengguna: Pengguna, surel: str) -> None:
    try:
        with pgtrigger.ignore("pegawai.Pengguna:catat_surel"), transaction.atomic():
            Pegawai.objects.filter(akun=pengguna).update(email=surel)
            pengguna.email = surel
            pengguna.save(update_fields=["email"])
    except IntegrityError as taken:
        raise ValidationError(f"Surel lama sudah dipakai akun lain. Hubungi {get_instansi().singkatan}.", code="surel_dipakai") from taken
