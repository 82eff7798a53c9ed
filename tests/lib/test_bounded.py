"""What a reader of strangers' files cannot do, whatever the file makes of it."""

import json
import os
import subprocess

from lib import bounded
from tests.lib.anak import Batas


def test_it_opens_writes_and_reaches_nothing_and_knows_no_secret() -> None:
    assert "SECRET_KEY" in os.environ
    with bounded.start("tests.lib.anak", {}, subprocess.DEVNULL) as process:
        told = json.loads(next(bounded.read_lines(process, Batas())))
    assert told == {
        "baca": "OSError",
        "jaringan": "OSError",
        "tulis": "OSError",
        "memori": "MemoryError",
        "proses": "(0, 0)",
        "lingkungan": "LC_ALL",
        "tempat": "/",
        "dimuat": [],  # each upload would wait for it
    }


def test_it_ends_with_the_block() -> None:
    with bounded.start("tests.lib.anak", {}, subprocess.DEVNULL) as process:
        assert process.poll() is None
    assert process.returncode is not None
