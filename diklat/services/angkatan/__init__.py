"""Batches: making and changing them, the steps of their life, their days, and what the clock does."""

from diklat.services.angkatan.isi import fill_angkatan
from diklat.services.angkatan.jadwal import postpone_angkatan, refresh_hari, tell_perubahan
from diklat.services.angkatan.rancang import Rancangan, delete_draf, draft_angkatan
from diklat.services.angkatan.siklus import (
    advance_angkatan,
    cancel_angkatan,
    close_angkatan,
    confirm_angkatan,
    finish_angkatan,
    open_angkatan,
    reopen_angkatan,
)
from diklat.services.angkatan.susun import Salinan, copy_angkatan, create_angkatan, update_angkatan

__all__ = [
    "Rancangan",
    "Salinan",
    "advance_angkatan",
    "cancel_angkatan",
    "close_angkatan",
    "confirm_angkatan",
    "copy_angkatan",
    "create_angkatan",
    "delete_draf",
    "draft_angkatan",
    "fill_angkatan",
    "finish_angkatan",
    "open_angkatan",
    "postpone_angkatan",
    "refresh_hari",
    "reopen_angkatan",
    "tell_perubahan",
    "update_angkatan",
]
