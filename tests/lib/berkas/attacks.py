"""How an attack is made and how its refusal is measured."""

from pathlib import Path

import pytest

from lib.berkas.errors import BerkasDitolak
from lib.berkas.limits import IMPORT, Limits
from lib.berkas.reader import read_table
from tests.kerja import work
from tests.lib.berkas.files import HEADER, MAIN, REQUIRED, parts, sheet

Parts = dict[str, str | bytes]
MAX_SECONDS = 5  # of CPU
CELL = '<c r="{}"><v>1</v></c>'


def refusal(path: Path, limits: Limits = IMPORT) -> str:
    before = work()
    with pytest.raises(BerkasDitolak) as refused:
        read_table(path, required=REQUIRED, limits=limits)
    assert work() - before < MAX_SECONDS
    assert "{" not in str(refused.value)
    return refused.value.code


def with_cells(*addresses: str) -> Parts:
    return parts(sheet(HEADER + "".join(f"<row>{CELL.format(address)}</row>" for address in addresses)))


def with_part(name: str, content: str | bytes = "x") -> Parts:
    return {**parts(), name: content}


def with_strings(content: str | bytes) -> Parts:
    return with_part("xl/sharedStrings.xml", content)


def doctype(entities: str, use: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE sst [{entities}]><sst {MAIN}><si><t>{use}</t></si></sst>'


def laughs() -> str:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return doctype('<!ENTITY l0 "ha">' + lines, "&l9;")
