"""Mutated copies of a good workbook: each one ends in rows or in one sentence, and nothing else."""

import os
import random
import resource
from pathlib import Path

from lib.berkas.errors import BerkasDitolak
from lib.berkas.reader import read_table
from tests.lib.berkas.files import REQUIRED, pack, parts, save, sheet

COPIES = int(os.environ.get("BERKAS_FUZZ", "60"))
NUMBERS = [b"0", b"-1", b"4294967295", b"1e999", b"XFD1048576", b"", b"A0", b"&#0;", b'"', b"<", b"\xff"]


def good_parts() -> dict[str, str | bytes]:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>19750225200512{n:04}</t></is></c><c r="B{n}" t="s"><v>0</v></c>'
        f'<c r="C{n}"><v>{n * 1.5}</v></c><c r="D{n}" t="b"><v>1</v></c></row>'
        for n in range(2, 40)
    )
    heads = "".join(
        f'<c r="{letter}1" t="inlineStr"><is><t>{title}</t></is></c>'
        for letter, title in zip("ABCD", ["NIP", "NAMA", "JP", "AKTIF"], strict=True)
    )
    return parts(sheet(f'<row r="1">{heads}</row>{rows}'))


def mutate(dice: random.Random) -> bytes:
    content = good_parts()
    names = list(content)
    kind = dice.randrange(5)
    if kind == 0:
        return flip(pack(content), dice)
    name = dice.choice(names)
    part = str(content[name]).encode()
    at = dice.randrange(len(part))
    if kind == 1:
        content[name] = flip(part, dice)
    elif kind == 2:
        other = dice.choice(names)
        content[name], content[other] = content[other], content[name]
    elif kind == 3:
        digits = [place for place, byte in enumerate(part) if chr(byte).isdigit()] or [at]
        place = dice.choice(digits)
        content[name] = part[:place] + dice.choice(NUMBERS) + part[place + 1 :]
    else:
        content[name] = part[:at] + part[at + dice.randrange(200) :]
    return pack(content)


def flip(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randrange(1, 6)):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def test_mutated_copies_end_in_rows_or_in_a_sentence(tmp_path: Path) -> None:
    dice = random.Random(20261124)
    read_table(save(tmp_path, pack(good_parts())), required=REQUIRED)  # from now on the reader's template and its socket are there
    handles = len(list(Path("/proc/self/fd").iterdir()))
    outcomes: dict[str, int] = {}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(COPIES):
        path = save(tmp_path, mutate(dice))
        try:
            code = "terbaca" if read_table(path, required=REQUIRED).rows else "tanpa baris"
        except BerkasDitolak as refused:
            code = refused.code
        outcomes[code] = outcomes.get(code, 0) + 1
    print(outcomes, "parent KiB +", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)  # noqa: T201 - shown by -s
    assert sum(outcomes.values()) == COPIES
    assert "tanpa baris" not in outcomes
    assert len(outcomes) > 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["unggahan"]
    assert len(list(Path("/proc/self/fd").iterdir())) == handles
