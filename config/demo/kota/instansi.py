"""The record of the office of the demo, with an emblem that is drawn here."""

from datetime import time
from pathlib import Path
from typing import Any

import typst
from django.db import transaction

from config.demo.kota.asal import asal
from pegawai.models import Instansi
from pegawai.services.instansi import inspect_gambar, save_instansi, with_gambar


@transaction.atomic
def fill_instansi() -> None:
    instansi = Instansi.objects.get()
    for name, value in asal().instansi.items():
        setattr(instansi, name, _typed(name, value))
    picture = typst.compile(Path(__file__).with_name("lambang.typ"), format="png", ppi=288, sys_inputs={"wilayah": instansi.wilayah})
    assert isinstance(picture, bytes)  # noqa: S101 -- one page
    save_instansi(instansi=with_gambar(instansi, {"lambang": inspect_gambar(picture, "lambang.png")}))


def _typed(name: str, value: Any) -> Any:
    return time.fromisoformat(value) if name.startswith("jam_") else value
