"""Take an applied import back: what it made goes, what it changed is as before, all or nothing (docs/keputusan/0025)."""

from typing import Final

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.backends.utils import CursorWrapper

from lib import waktu
from lib.format import format_angka
from pegawai.models import Impor, JejakImpor, Pekerjaan, Pengguna
from pegawai.permissions import refuse_own
from pegawai.queries import batal_impor as queries
from pegawai.services import pekerjaan
from pegawai.services.impor.jenis import JenisImpor, get_jenis
from pegawai.services.impor.unggahan import check_peran, lock_impor
from pegawai.services.kemajuan import Progress

Status = Impor.Status
DELETE_SQL: Final = """
    DELETE FROM {tabel} t USING (SELECT unnest(baru) AS id FROM pegawai_jejakimpor WHERE id = %s) d WHERE t.id = d.id
"""
RESTORE_SQL: Final = """
    UPDATE {tabel} t SET ({kolom}) = ROW({lama})
    FROM {kejadian} e JOIN (SELECT unnest(kejadian) AS pgh_id FROM pegawai_jejakimpor WHERE id = %s) k USING (pgh_id)
    WHERE t.id = e.pgh_obj_id
"""


@transaction.atomic
def start_undo(*, impor: Impor, by: Pengguna) -> Impor:
    """Queue the taking back, once. Refuses: `peran`, `status`, `tanpa_jejak`, `sendiri`, `tertahan`."""
    check_peran(impor.jenis, by)
    locked = lock_impor(impor.pk)
    if locked.status != Status.SELESAI:
        raise ValidationError("Hanya impor yang selesai yang dapat dibatalkan.", code="status")
    check_undo(locked, by)
    locked.status, locked.pesan = Status.PEMBATALAN, ""
    locked.pekerjaan = pekerjaan.create_pekerjaan(
        jenis="impor-batalkan", judul=f"Membatalkan impor {locked.nama_berkas}"[:160], oleh=by, parameter={"impor": locked.pk}
    )
    locked.save(update_fields=["status", "pesan", "pekerjaan"])
    return locked


def check_undo(impor: Impor, by: Pengguna) -> None:
    """Refuses: `tanpa_jejak` (an import of an earlier version, of long ago, or without a change), `sendiri`, `tertahan`."""
    if not JejakImpor.objects.filter(impor=impor).exists():
        raise ValidationError("Impor ini tidak menyimpan jejak, jadi tidak dapat dibatalkan sekaligus.", code="tanpa_jejak")
    if queries.is_about(impor, by.pegawai_id) or queries.brings_below(impor, by.headed_unit_ids):
        refuse_own(by, by)
    if penahan := queries.find_penahan(impor, frozenset(get_jenis(impor.jenis).undo)):
        words = "; ".join(row.kalimat for row in penahan)
        raise ValidationError(f"Impor ini belum dapat dibatalkan: {words}. Batalkan itu dahulu.", code="tertahan")


def stop_undo(job: Pekerjaan) -> None:
    """Nothing was taken back: the import stands as before, with the sentence of the job."""
    Impor.objects.filter(pekerjaan_id=job.pk, status=Status.PEMBATALAN).update(status=Status.SELESAI, pesan=job.pesan)


@pekerjaan.handler("impor-batalkan", after_stop=stop_undo)
def run_undo(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    impor = undo_impor(impor=lock_impor(job.parameter["impor"]), by=job.oleh, progress=progress)
    return pekerjaan.Hasil(pesan=impor.pesan, lanjut=impor.get_absolute_url())


def undo_impor(*, impor: Impor, by: Pengguna, progress: Progress) -> Impor:
    """Inside the caller's transaction that holds the row lock on `impor`. Done once. Refuses: `tertahan`."""
    if impor.status != Status.PEMBATALAN:
        return impor
    kind = get_jenis(impor.jenis)
    jejak_list = list(JejakImpor.objects.filter(impor=impor).order_by("-pk"))
    total = 2 * len(jejak_list) + 2
    with connection.cursor() as cursor:
        progress.step(1, total, "Memeriksa yang berdiri di atasnya")
        cursor.execute(f"LOCK TABLE {', '.join(kind.tabel)} IN SHARE ROW EXCLUSIVE MODE")
        check_undo(impor, by)
        try:
            removed, restored = _take_back(cursor, kind, jejak_list, by, progress)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except IntegrityError as error:
            raise ValidationError(f"Impor ini belum dapat dibatalkan. {_sentence(error)}", code="tertahan") from error
    impor.status, impor.dibatalkan_oleh, impor.dibatalkan_pada = Status.DIBATALKAN, by, waktu.now()
    impor.pesan = f"{format_angka(removed)} baris ditarik, {format_angka(restored)} baris dikembalikan ke isi semula."
    impor.save(update_fields=["status", "dibatalkan_oleh", "dibatalkan_pada", "pesan"])
    progress.step(total, total, "Selesai")
    return impor


def _take_back(cursor: CursorWrapper, kind: JenisImpor, jejak_list: list[JejakImpor], by: Pengguna, progress: Progress) -> tuple[int, int]:
    """New rows go first: a posting that was ended can only run on when the one that took its place is gone."""
    total = 2 * len(jejak_list) + 2
    for place, jejak in enumerate(jejak_list):
        progress.step(1 + place, total, "Menarik baris baru")
        if jejak.tabel not in kind.undo:
            cursor.execute(DELETE_SQL.format(tabel=jejak.tabel), [jejak.pk])
    for place, jejak in enumerate(jejak_list):
        progress.step(1 + len(jejak_list) + place, total, "Mengembalikan isi semula")
        if take_back := kind.undo.get(jejak.tabel):
            take_back.run(jejak, by)
        elif jejak.kejadian:
            _restore(cursor, jejak)
    return sum(len(jejak.baru) for jejak in jejak_list), sum(len(jejak.kejadian) for jejak in jejak_list)


def _restore(cursor: CursorWrapper, jejak: JejakImpor) -> None:
    tabel = queries.tabel_of(jejak.tabel)
    kolom = ", ".join(f'"{name}"' for name in tabel.kolom)
    lama = ", ".join(f'e."{name}"' for name in tabel.kolom)
    cursor.execute(RESTORE_SQL.format(tabel=tabel.nama, kolom=kolom, lama=lama, kejadian=tabel.kejadian), [jejak.pk])


def _sentence(error: IntegrityError) -> str:
    """The law's own sentence; a key that is still referred to has none."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    laws = {law.name: law for model in apps.get_models() for law in model._meta.constraints}
    return str(laws[name].violation_error_message) if name in laws else "Data lain sudah berpegang pada hasil impor ini."
