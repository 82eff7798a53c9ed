"""The backup of each night: into one folder, as many as are to be kept, one at a time."""

import fcntl
import logging
from pathlib import Path
from typing import Final

from django.conf import settings

from config.cadangan import arsip
from config.cadangan.basis import CadanganError
from lib import waktu

NAMA: Final = "cadangan-%Y%m%d-%H%M%S.zip"
SANDI: Final = ".sandi"  # added to the name of an encrypted one
logger = logging.getLogger("tangkas.cadangan")


def save_malam() -> Path | None:
    """None while another process makes one: a message that was delivered twice makes no second."""
    if not settings.CADANGAN_DIR:
        raise CadanganError("CADANGAN_DIR belum diisi: sebutkan folder cadangan, atau berkas tujuannya dengan --ke.")
    folder = Path(settings.CADANGAN_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".kunci").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return None
        for left in folder.glob(".cadangan-*.setengah"):  # of a process that was killed
            left.unlink()
        target = folder / f"{waktu.local(waktu.now()):{NAMA}}{SANDI if settings.CADANGAN_KUNCI else ''}"
        arsip.save(target)
        logger.info("cadangan", extra={"tindakan": "cadangan", "objek": target.name, "hasil": target.stat().st_size})
        for old in list_cadangan(folder)[settings.CADANGAN_SIMPAN :]:
            old.unlink()
        return target


def list_cadangan(folder: Path) -> list[Path]:
    """The newest first."""
    return sorted(folder.glob("cadangan-*.zip*"), key=lambda path: path.name, reverse=True)
