"""The key of earlier versions lay among the media, and so in each of their backups: move it to SIGNING_DIR."""

import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import migrations


def move_kunci(*_: Any) -> None:
    """Onto another volume it is copied beside its new place and then renamed, so that nobody reads half a key.
    A key that is there already stays; the old one goes in either case."""
    old, new = Path(settings.MEDIA_ROOT) / "kunci", Path(settings.SIGNING_DIR)
    file = old / "penanda.pem"
    if not file.is_file():
        return
    new.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (new / file.name).exists():
        draft = new / ".pindah"
        draft.touch(mode=0o600)
        shutil.copyfile(file, draft)
        with draft.open("rb") as copied:
            os.fsync(copied.fileno())
        draft.replace(new / file.name)
    shutil.rmtree(old)


class Migration(migrations.Migration):
    dependencies = [("diklat", "0008_indeks_menerima")]

    operations = [migrations.RunPython(move_kunci, migrations.RunPython.noop)]
