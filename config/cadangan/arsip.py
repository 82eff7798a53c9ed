"""One file with everything: the dump, its checksums, the files of the site; encrypted where there is a key."""

import contextlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings

from config.cadangan import basis, sandi
from config.cadangan.basis import CadanganError

DUMP, SUMS, MEDIA = "tangkas.dump", "sidik.txt", "media"
# Files on their way into the database hold what the product never keeps; the key of older installations lay here, too.
LEFT_OUT: Final = ("impor", "aktivasi", "kunci")
PULIH: Final = ".pulih"


def save(target: Path) -> None:
    """Beside the final name first: what bears that name is whole."""
    half_made = target.with_name(f".{target.name}.setengah")
    try:
        with os.fdopen(os.open(half_made, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            _write(file)
            file.flush()
            os.fsync(file.fileno())
        half_made.rename(target)
    finally:
        half_made.unlink(missing_ok=True)


def _write(file: IO[bytes]) -> None:
    out: Any = sandi.Penulis(file, settings.CADANGAN_KUNCI) if settings.CADANGAN_KUNCI else file
    with zipfile.ZipFile(out, "w") as archive:
        with archive.open(DUMP, "w", force_zip64=True) as dump:
            sums = basis.dump(basis.get_alamat(), dump)
        archive.writestr(SUMS, sums)
        write_media(archive, Path(settings.MEDIA_ROOT))
    if settings.CADANGAN_KUNCI:
        out.finish()


def write_media(archive: zipfile.ZipFile, media: Path) -> None:
    for file in sorted(media.rglob("*")):
        place = file.relative_to(media)
        if file.is_file() and place.parts[0] not in (*LEFT_OUT, PULIH):
            with contextlib.suppress(FileNotFoundError):  # its time was over since the folder was read
                archive.write(file, f"{MEDIA}/{place}")


@contextmanager
def open_archive(source: Path) -> Iterator[zipfile.ZipFile]:
    """Proven to the last chunk before anything of it is used; in the clear it lies in a file without a name, beside the site's."""
    with source.open("rb") as file, tempfile.TemporaryFile(dir=settings.MEDIA_ROOT) as clear:
        readable: IO[bytes] = file
        if sandi.is_encrypted(file):
            for block in sandi.read(file, settings.CADANGAN_KUNCI):
                clear.write(block)
            readable = clear
        if not zipfile.is_zipfile(readable) or (readable is file and not _is_whole(file)):
            raise CadanganError(f"{source.name} bukan cadangan Tangkas, atau terpotong atau berubah. Salin lagi dari tempat asalnya.")
        with zipfile.ZipFile(readable) as archive:
            yield archive


def _is_whole(file: IO[bytes]) -> bool:
    """Of one in the clear, each part has a checksum of its own."""
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, RuntimeError, EOFError):  # what a part says of itself makes no sense
        return False


def restore(source: Path) -> None:
    """Rows into the empty database of the settings; then the files take the place of those that are there."""
    media = Path(settings.MEDIA_ROOT)
    fresh = media / PULIH
    media.mkdir(parents=True, exist_ok=True)
    with open_archive(source) as archive:
        shutil.rmtree(fresh, ignore_errors=True)
        archive.extractall(fresh, [name for name in archive.namelist() if name.startswith(f"{MEDIA}/")])  # each by its own checksum
        with archive.open(DUMP) as dump:
            basis.restore(basis.get_alamat(), dump, archive.read(SUMS).decode())
    _replace(media, fresh)


def _replace(media: Path, fresh: Path) -> None:
    """The folder itself may be the place of a volume: what is in it is exchanged."""
    for old in media.iterdir():
        if old != fresh:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    if (fresh / MEDIA).exists():
        for new in (fresh / MEDIA).iterdir():
            new.rename(media / new.name)
    shutil.rmtree(fresh, ignore_errors=True)
