"""A reckoning kept: everything of it in one transaction."""

import math
from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
from django.db import models, transaction

from lib import waktu
from rencana.models import (
    Susunan,
    SusunanBaris,
    SusunanKompetensi,
    SusunanLewat,
    SusunanPagu,
    SusunanPeserta,
    SusunanTak,
    SusunanTutup,
    SusunanUnit,
)
from rencana.optimum import Penjelasan, Rencana
from rencana.queries import susunan as queries
from rencana.queries import susunan_hasil as hasil
from rencana.queries.masalah import Bahan

SEKALI: Final = 5000


@transaction.atomic
def save_hasil(*, susunan: Susunan, bahan: Bahan, rencana: Rencana, values: Mapping[str, Any]) -> Susunan:
    """The plan has passed the checker. `values` are fields of the reckoning that only its job knows."""
    tutup = hasil.count_tutup(bahan, rencana.kursi)
    tambahan = queries.tambahan_of(susunan)
    baris = list(hasil.list_baris(bahan, rencana, tutup))
    facts = Penjelasan(bahan.masalah, rencana)
    tak = list(hasil.list_tak(bahan, facts))
    susunan.pagu_list.all().delete()
    insert(susunan, SusunanPagu, hasil.list_pagu(bahan, rencana, tambahan))
    insert(susunan, SusunanBaris, baris)
    insert(susunan, SusunanPeserta, hasil.list_peserta(bahan, rencana, tutup))
    insert(susunan, SusunanTutup, hasil.list_tutup(bahan, tutup))
    insert(susunan, SusunanLewat, hasil.list_lewat(bahan, facts))
    insert(susunan, SusunanTak, tak)
    insert(susunan, SusunanUnit, hasil.list_unit(bahan, rencana, tutup))
    insert(susunan, SusunanKompetensi, hasil.list_kompetensi(bahan, tutup))
    gap = hasil.gap_of(bahan)
    found = {
        **values, **of_plan(rencana), **of_greedy(bahan, rencana),
        "angkatan": sum(row.angkatan_count for row in baris), "kursi": len(rencana.kursi), "biaya": sum(row.biaya for row in baris),
        "dilayani": len(np.unique(rencana.kursi[:, 0])), "berkesenjangan": int((gap > 0).any(axis=1).sum()), "tidak_dilayani": len(tak),
        "level_kesenjangan": float(gap.sum()), "level_tertutup": float(tutup.dipakai.sum()),
        "bobot_kesenjangan": hasil.weight_gap(bahan), "bobot_tertutup": float(tutup.bobot.sum()),
        "disisihkan": bahan.katalog.disisihkan, "harga_awal": kept_prices(bahan, rencana),
    }  # fmt: skip
    for name, value in found.items():
        setattr(susunan, name, value)
    susunan.status, susunan.selesai_pada = Susunan.Status.SELESAI, waktu.now()
    susunan.save(update_fields=[*found, "status", "selesai_pada"])
    return susunan


def insert(susunan: Susunan, model: type[models.Model], rows: Iterable[Any]) -> None:
    found = list(rows)
    for row in found:
        row.susunan = susunan
    model._default_manager.bulk_create(found, batch_size=SEKALI)


def of_plan(rencana: Rencana) -> dict[str, Any]:
    greedy = min(rencana.nilai_serakah, rencana.nilai) if math.isfinite(rencana.nilai_serakah) else None  # last digits of a sum
    same = {"nilai": rencana.nilai, "batas": rencana.batas, "nilai_serakah": greedy}
    return {**same, "cara": rencana.cara, "sidik": rencana.sidik, "terpotong": list(rencana.terpotong)}


def of_greedy(bahan: Bahan, rencana: Rencana) -> dict[str, Any]:
    """What the greedy rule closes with the same money."""
    seats = rencana.kursi if rencana.cara == "serakah" else hasil.list_serakah(bahan.masalah)
    tutup = hasil.count_tutup(bahan, seats)
    closed = {"level_serakah": float(tutup.dipakai.sum()), "bobot_serakah": float(tutup.bobot.sum())}
    return {**closed, "dilayani_serakah": len(np.unique(seats[:, 0]))}


def kept_prices(bahan: Bahan, rencana: Rencana) -> dict[str, Any]:
    if not rencana.harga_awal:
        return {}
    return {"produk": queries.produk_of(bahan), "harga": [prices.tolist() for prices in rencana.harga_awal]}
