"""Accounts of people whom an import makes inactive."""

from collections.abc import Collection

from pegawai.models import CatatanAkun, Pengguna


def close_accounts(*, pegawai_ids: Collection[int], by: Pengguna) -> int:
    """No entry from the next request on for those of these people who are no longer active; gives how many.

    An admin is never shut out by a file; opening an account again is a decision of the admin.
    """
    akun = Pengguna.objects.filter(pegawai__in=pegawai_ids, pegawai__kedudukan__is_aktif=False, is_active=True, is_superuser=False)
    ids = list(akun.exclude(pk=by.pk).order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    if ids:
        Pengguna.objects.filter(pk__in=ids).update(is_active=False)
        lines = (CatatanAkun(pengguna_id=pk, tindakan=CatatanAkun.Tindakan.NONAKTIF, rincian="Lewat impor data", oleh=by) for pk in ids)
        CatatanAkun.objects.bulk_create(lines)
    return len(ids)
