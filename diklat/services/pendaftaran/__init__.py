"""Enrolment: every change of an application goes through here, under the lock of its batch."""

from diklat.services.pendaftaran.angkatan import (
    cancel_all,
    end_antrean,
    expire_tawaran,
    mark_hadir,
    resume_pendaftaran,
    set_hasil,
    set_jatah,
    set_kuota,
    set_prioritas,
    suspend_pendaftaran,
)
from diklat.services.pendaftaran.daftar import enroll_peserta
from diklat.services.pendaftaran.ganti import accept_penggantian, decline_penggantian, offer_kursi, withdraw_penggantian
from diklat.services.pendaftaran.keluar import (
    accept_tawaran,
    cancel_pendaftaran,
    decline_tawaran,
    move_peserta,
    undo_usulan,
    withdraw_nonaktif,
    withdraw_pegawai,
)
from diklat.services.pendaftaran.kursi import fill_seats, recount_kursi
from diklat.services.pendaftaran.putusan import approve_pendaftaran, escalate_persetujuan, refuse_pendaftaran

__all__ = [
    "accept_penggantian",
    "accept_tawaran",
    "approve_pendaftaran",
    "cancel_all",
    "cancel_pendaftaran",
    "decline_penggantian",
    "decline_tawaran",
    "end_antrean",
    "enroll_peserta",
    "escalate_persetujuan",
    "expire_tawaran",
    "fill_seats",
    "mark_hadir",
    "move_peserta",
    "offer_kursi",
    "recount_kursi",
    "refuse_pendaftaran",
    "resume_pendaftaran",
    "set_hasil",
    "set_jatah",
    "set_kuota",
    "set_prioritas",
    "suspend_pendaftaran",
    "undo_usulan",
    "withdraw_nonaktif",
    "withdraw_pegawai",
    "withdraw_penggantian",
]
