"""Accounts of people whom an import makes inactive."""

from collections.abc import Collection

from lib.sql import fetch
from pegawai.models import CatatanAkun, JejakImpor, Pegawai, Pengguna

# Whoever decided something about the account since then decided last.
REOPEN_SQL = """
    WITH lama AS (
        SELECT e.* FROM pegawai_penggunaevent e
        JOIN (SELECT unnest(kejadian) AS pgh_id, batas FROM pegawai_jejakimpor WHERE id = %s) k USING (pgh_id)
        WHERE NOT EXISTS (SELECT FROM pegawai_penggunaevent n WHERE n.pgh_obj_id = e.pgh_obj_id AND n.pgh_id > k.batas)
    ), kini AS (
        UPDATE pegawai_pengguna u SET username = lama.username, is_active = lama.is_active FROM lama WHERE u.id = lama.pgh_obj_id
        RETURNING u.id, u.is_active
    ) SELECT kini.id FROM kini JOIN lama ON lama.pgh_obj_id = kini.id JOIN pegawai_pengguna u ON u.id = kini.id
      WHERE kini.is_active AND NOT u.is_active
"""


def close_accounts(*, pegawai_ids: Collection[int], by: Pengguna) -> int:
    """No entry from the next request on for those of these people who are no longer active; gives how many.

    An admin is never shut out by a file; opening an account again is a decision of the admin.
    """
    gone = Pegawai.objects.inactive().filter(pk__in=pegawai_ids).order_by()
    akun = Pengguna.objects.filter(pegawai__in=gone.values("pk"), is_active=True, is_superuser=False)
    ids = list(akun.exclude(pk=by.pk).order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    if ids:
        Pengguna.objects.filter(pk__in=ids).update(is_active=False)
        lines = (CatatanAkun(pengguna_id=pk, tindakan=CatatanAkun.Tindakan.NONAKTIF, rincian="Lewat impor data", oleh=by) for pk in ids)
        CatatanAkun.objects.bulk_create(lines)
    return len(ids)


def restore_accounts(jejak: JejakImpor, by: Pengguna) -> None:
    """Login names and entry as they were before the import."""
    opened = [row[0] for row in fetch(REOPEN_SQL, [jejak.pk])]
    lines = (CatatanAkun(pengguna_id=pk, tindakan=CatatanAkun.Tindakan.AKTIF, rincian="Pembatalan impor data", oleh=by) for pk in opened)
    CatatanAkun.objects.bulk_create(lines)
