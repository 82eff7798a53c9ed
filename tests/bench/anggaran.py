"""Child module: two hundred commitments at once, on one pagu and on one each, so that in the second case nobody waits for a lock."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count

from django.core.exceptions import ValidationError
from django.db import connections
from django.db.models import Sum

from lib import waktu
from pegawai.models import Pengguna
from rencana.models import KomitmenBiaya, MutasiAnggaran, PaguAnggaran, Rekening, RevisiPagu, SubKegiatan
from rencana.services import buku
from tests.bench import daftar
from tests.bench.measure import counted
from tests.bench.ujian import connect, disconnect, each
from tests.factories import make_pengguna

AT_ONCE, EACH = 200, 7
_planner: list[Pengguna] = []
_number = count(1)


def prepare() -> int:
    connections.settings["default"]["OPTIONS"]["pool"].update(max_size=daftar.CONNECTIONS + 2, min_size=daftar.CONNECTIONS)
    connections.close_all()
    _planner[:] = [make_pengguna("pengelola")]
    return AT_ONCE


def make_pagu(room: int) -> PaguAnggaran:
    """With room for so many."""
    post = {"sub_kegiatan": SubKegiatan.objects.earliest("pk"), "tahun": waktu.today().year}
    rekening = Rekening.objects.create(kode=f"9.9.{next(_number)}", nama="Belanja uji", berlaku_mulai=waktu.today())
    pagu = PaguAnggaran.objects.create(rekening=rekening, **post)
    RevisiPagu.objects.create(pagu=pagu, nomor=1, jenis="murni", tanggal=waktu.today(), dokumen="DPA", jumlah=room * EACH)
    return pagu


def measure(how: str) -> float:
    """Commitments per second over the same connections; `satu` also proves that one more than fits is never taken."""
    if how == "satu":
        race([make_pagu(AT_ONCE // 2)] * AT_ONCE, wanted=AT_ONCE // 2)
        return race([make_pagu(AT_ONCE)] * AT_ONCE, wanted=AT_ONCE)
    return race([make_pagu(1) for _ in range(AT_ONCE)], wanted=AT_ONCE)


def race(budgets: list[PaguAnggaran], *, wanted: int) -> float:
    costs = KomitmenBiaya.objects.bulk_create(KomitmenBiaya(pagu=pagu, uraian="Biaya uji") for pagu in budgets)
    keys = [row.pk for row in costs]
    with ThreadPoolExecutor(daftar.CONNECTIONS) as pool:
        each(pool, connect)
        start = time.perf_counter()
        list(pool.map(commit, keys))
        took = time.perf_counter() - start
        each(pool, disconnect)
    lines = MutasiAnggaran.objects.filter(komitmen__in=keys).aggregate(n=Sum("jumlah"))["n"]
    kept = PaguAnggaran.objects.filter(pk__in={row.pk for row in budgets}).aggregate(n=Sum("terikat"))["n"]
    if (lines, kept) != (wanted * EACH, wanted * EACH):
        raise RuntimeError(f"{lines} in the ledger, {kept} on the budget, {wanted * EACH} wanted")
    return len(keys) / took


def commit(komitmen_id: int) -> None:
    try:
        buku.commit(komitmen_id=komitmen_id, jumlah=EACH, by=_planner[0])
    except ValidationError as refusal:
        if refusal.code != "melebihi_pagu":
            raise


def count_queries() -> int:
    row = KomitmenBiaya.objects.create(pagu=make_pagu(2), uraian="Biaya uji")
    with counted() as queries:
        commit(row.pk)
    return len(queries)
