"""Teachers, and the role that comes and goes with them."""

from collections.abc import Iterable
from typing import Final, TypedDict

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from diklat.models import Angkatan, Narasumber, Sesi
from diklat.permissions import WRITERS
from diklat.queries.siklus import DIKETAHUI_PESERTA
from lib import waktu
from pegawai.models import CatatanAkun, Pengguna
from pegawai.peran import LABELS, Peran
from pegawai.permissions import only_peran, refuse_own
from pegawai.services import akun, notifikasi

FIELDS: Final = ("nama", "instansi", "email", "pegawai", "pengguna", "is_aktif")
KE_PER_VERSI: Final = 100


class Penerima(TypedDict):
    pegawai_ids: list[int]
    pengguna_ids: list[int]
    alamat: list[str]


@only_peran(*WRITERS)
@transaction.atomic
def save_narasumber(*, narasumber: Narasumber, by: Pengguna) -> Narasumber:
    """Store a new or changed teacher and keep the role in step; a linked employee without an account gets one.

    Codes: sendiri (it gives a role), masih_mengajar, akun_beda, sudah_narasumber, and those of create_akun_pegawai.
    """
    former = _former_account(narasumber)
    refuse_own(by, narasumber.pegawai_id, narasumber.pengguna, former)
    _require_no_lessons(narasumber)
    account = _account_of(narasumber, by)
    if narasumber.pk:
        narasumber.save(update_fields=FIELDS)
    else:
        narasumber.save(force_insert=True)
    if former is not None and former != account:
        _set_role(former, False, by)
    if account is not None:
        _set_role(account, narasumber.is_aktif, by)
    return narasumber


def invite_pengajar(sesi: Sesi) -> None:
    """Tell the teacher of one session of a batch that people know of; teachers of a draft are told when it opens."""
    if sesi.angkatan.status in DIKETAHUI_PESERTA and sesi.narasumber is not None:
        _invite(sesi.angkatan, sesi.narasumber, [sesi], sesi.nomor)


def invite_all_pengajar(angkatan: Angkatan) -> None:
    """One mail for each teacher of the batch, with all the sessions."""
    sessions: dict[Narasumber, list[Sesi]] = {}
    for sesi in angkatan.sesi_list.filter(is_batal=False, narasumber__isnull=False).select_related("narasumber"):
        if sesi.narasumber is not None:
            sessions.setdefault(sesi.narasumber, []).append(sesi)
    for narasumber, rows in sessions.items():
        _invite(angkatan, narasumber, rows, 0)


def _invite(angkatan: Angkatan, narasumber: Narasumber, sesi_list: Iterable[Sesi], number: int) -> None:
    """`ke` tells versions of the schedule and sessions apart, so that a second lesson is told as well."""
    notifikasi.add(
        aturan="pengajar_diundang",
        objek=f"angkatan:{angkatan.pk}",
        **find_penerima([narasumber]),
        ke=angkatan.versi_jadwal * KE_PER_VERSI + number,
        data={"narasumber": narasumber.pk, "sesi": [sesi.pk for sesi in sesi_list]},
    )


def find_penerima(narasumber_list: Iterable[Narasumber]) -> Penerima:
    """How mail reaches these teachers: as employees, by their account, or as guests by their address."""
    found: Penerima = {"pegawai_ids": [], "pengguna_ids": [], "alamat": []}
    for row in narasumber_list:
        if row.pegawai_id is not None:
            found["pegawai_ids"].append(row.pegawai_id)
        elif row.pengguna_id is not None:
            found["pengguna_ids"].append(row.pengguna_id)
        elif row.email:
            found["alamat"].append(row.email)
    return found


def pengajar_mendatang(angkatan: Angkatan) -> list[Narasumber]:
    """Who teaches what is still to come in the batch."""
    coming = angkatan.sesi_list.filter(is_batal=False, selesai__gt=waktu.now())
    return list(Narasumber.objects.filter(pk__in=coming.values("narasumber")))


def _former_account(narasumber: Narasumber) -> Pengguna | None:
    """The account that the stored row is linked to; the row stays locked."""
    if narasumber.pk is None:
        return None
    stored = Narasumber.objects.select_for_update(of=("self",), no_key=True).select_related("pengguna").get(pk=narasumber.pk)
    if stored.pegawai_id is not None:
        account: Pengguna | None = Pengguna.objects.filter(pegawai=stored.pegawai_id).first()
        return account
    return stored.pengguna


def _require_no_lessons(narasumber: Narasumber) -> None:
    if narasumber.is_aktif or narasumber.pk is None:
        return
    coming = narasumber.sesi_list.filter(is_batal=False, selesai__gt=waktu.now()).count()
    if coming:
        text = f"Narasumber ini masih mengajar {coming} sesi yang akan datang. Ganti pengajarnya dahulu."
        raise ValidationError({"is_aktif": ValidationError(text, code="masih_mengajar")})


def _account_of(narasumber: Narasumber, by: Pengguna) -> Pengguna | None:
    if narasumber.pegawai is None:
        account = narasumber.pengguna
    else:
        account = akun.create_akun_pegawai(pegawai=narasumber.pegawai, by=by)
        if narasumber.pengguna is not None and narasumber.pengguna != account:
            text = "Akun ini bukan akun pegawai itu. Kosongkan akunnya; akun pegawai dipakai sendiri."
            raise ValidationError({"pengguna": ValidationError(text, code="akun_beda")})
    if account is not None and _others(narasumber, account).exists():
        field = "pegawai" if narasumber.pegawai is not None else "pengguna"
        raise ValidationError({field: ValidationError("Orang ini sudah tercatat sebagai narasumber.", code="sudah_narasumber")})
    return account


def _others(narasumber: Narasumber, account: Pengguna) -> QuerySet[Narasumber]:
    same = Q(pengguna=account)
    if account.pegawai_id is not None:
        same |= Q(pegawai=account.pegawai_id)
    return Narasumber.objects.filter(same).exclude(pk=narasumber.pk)


def _set_role(account: Pengguna, is_member: bool, by: Pengguna) -> None:
    group, _ = Group.objects.get_or_create(name=Peran.NARASUMBER)
    if account.groups.filter(pk=group.pk).exists() == is_member:
        return
    account.groups.add(group) if is_member else account.groups.remove(group)
    sign = "+" if is_member else "−"
    CatatanAkun.objects.create(pengguna=account, tindakan=CatatanAkun.Tindakan.PERAN, rincian=f"{sign}{LABELS[Peran.NARASUMBER]}", oleh=by)
