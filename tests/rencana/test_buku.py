"""The ledger of a pagu: what may be written, what the database refuses by itself, and what random acts never reach."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import Q, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib import waktu
from pegawai.models import Notifikasi
from rencana.models import KomitmenBiaya, MutasiAnggaran, PaguAnggaran
from rencana.services import buku
from tests.factories import make_pengguna
from tests.rencana.pabrik import make_komitmen, make_pagu
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


def sums(pagu: PaguAnggaran) -> tuple[int, int, int]:
    pagu.refresh_from_db()
    return pagu.terikat, pagu.terealisasi, pagu.sisa


def write(pagu, komitmen=None, jenis="komitmen", jumlah=1, **rest):
    return MutasiAnggaran.objects.create(pagu=pagu, komitmen=komitmen, jenis=jenis, jumlah=jumlah, tanggal=waktu.today(), **rest)


def test_committed_spent_and_released():
    by, pagu = make_pengguna("pengelola"), make_pagu(1000)
    row = buku.create_komitmen(pagu_id=pagu.pk, uraian="Sewa ruang", jumlah=600, by=by)
    assert sums(pagu) == (600, 0, 400)
    buku.realise(komitmen_id=row.pk, jumlah=450, dokumen="SPJ 1", by=by)
    assert sums(pagu) == (0, 450, 550)
    assert list(row.mutasi_list.order_by("pk").values_list("jenis", "jumlah")) == [("komitmen", 600), ("realisasi", 450), ("dilepas", 150)]


def test_more_spent_than_committed_is_committed_first_or_refused():
    by, pagu = make_pengguna("pengelola"), make_pagu(1000)
    row = make_komitmen(pagu, 600)
    assert code_of(lambda: buku.realise(komitmen_id=row.pk, jumlah=1001, dokumen="SPJ", by=by)) == "melebihi_pagu"
    buku.realise(komitmen_id=row.pk, jumlah=1000, dokumen="SPJ", by=by)
    assert sums(pagu) == (0, 1000, 0)


def test_part_of_it_spent_leaves_the_rest_committed():
    by, pagu = make_pengguna("pengelola"), make_pagu(1000)
    row = make_komitmen(pagu, 600)
    buku.realise(komitmen_id=row.pk, jumlah=200, dokumen="SPJ", by=by, selesai=False)
    assert sums(pagu) == (400, 200, 400)
    buku.release(komitmen_id=row.pk, alasan="Batal", jumlah=100, by=by)
    assert sums(pagu) == (300, 200, 500)
    assert code_of(lambda: buku.release(komitmen_id=row.pk, alasan="Batal", jumlah=301, by=by)) == "tidak_terikat"


def test_over_the_pagu_only_with_leave_of_leadership():
    by, pagu = make_pengguna("pengelola"), make_pagu(1000)
    row = make_komitmen(pagu)
    assert code_of(lambda: buku.commit(komitmen_id=row.pk, jumlah=1001, by=by)) == "melebihi_pagu"
    assert code_of(lambda: buku.allow(pagu_id=pagu.pk, jumlah=1, alasan="Mendesak", by=by)) == "bukan_wewenang"
    boss = make_pengguna("pimpinan")
    assert code_of(lambda: buku.allow(pagu_id=pagu.pk, jumlah=1, alasan=" ", by=boss)) == "alasan"
    leave = buku.allow(pagu_id=pagu.pk, jumlah=1, alasan="Mendesak", by=boss)
    buku.commit(komitmen_id=row.pk, jumlah=1001, by=by)
    assert (sums(pagu), leave.peran) == ((1001, 0, 0), "pimpinan")
    assert code_of(lambda: buku.reverse(mutasi_id=leave.pk, alasan="Keliru", by=boss)) == "izin_terpakai"


def test_money_spent_by_mistake_is_committed_again():
    by, pagu = make_pengguna("pengelola"), make_pagu(1000)
    row = make_komitmen(pagu, 600, realisasi=600)
    spent = row.mutasi_list.get(jenis="realisasi")
    buku.reverse(mutasi_id=spent.pk, alasan="SPJ keliru", by=by)
    assert sums(pagu) == (600, 0, 400)
    assert code_of(lambda: buku.reverse(mutasi_id=spent.pk, alasan="Lagi", by=by)) == "tidak_dibalik"


@pytest.mark.parametrize("peran", ["kepegawaian", "pimpinan", "auditor"])
def test_only_planners_write(peran):
    by, row = make_pengguna(peran), make_komitmen(make_pagu(), 10)
    acts = (
        lambda: buku.create_komitmen(pagu_id=row.pagu_id, uraian="Sewa", jumlah=1, by=by),
        lambda: buku.commit(komitmen_id=row.pk, jumlah=1, by=by),
        lambda: buku.realise(komitmen_id=row.pk, jumlah=1, dokumen="SPJ", by=by),
        lambda: buku.release(komitmen_id=row.pk, alasan="Batal", by=by),
    )
    assert {code_of(act) for act in acts} == {"bukan_wewenang"}


def test_words_and_days_that_are_missing():
    by, row = make_pengguna("pengelola"), make_komitmen(make_pagu(), 10)
    tomorrow = waktu.today() + timedelta(days=1)
    assert code_of(lambda: buku.create_komitmen(pagu_id=row.pagu_id, uraian=" ", jumlah=1, by=by)) == "uraian"
    assert code_of(lambda: buku.commit(komitmen_id=row.pk, jumlah=0, by=by)) == "jumlah"
    assert code_of(lambda: buku.realise(komitmen_id=row.pk, jumlah=1, dokumen=" ", by=by)) == "dokumen"
    assert code_of(lambda: buku.realise(komitmen_id=row.pk, jumlah=1, dokumen="SPJ", tanggal=tomorrow, by=by)) == "tanggal_depan"
    assert code_of(lambda: buku.release(komitmen_id=row.pk, alasan=" ", by=by)) == "alasan"


def test_planners_hear_once_each_time_that_80_percent_is_reached():
    by, pagu = make_pengguna("pengelola"), make_pagu(1000)
    row = make_komitmen(pagu)
    for amount in (799, 1, 50):
        buku.commit(komitmen_id=row.pk, jumlah=amount, by=by)
    mails = Notifikasi.objects.filter(aturan="pagu_menipis")
    assert mails.count() == 1
    buku.release(komitmen_id=row.pk, alasan="Batal", jumlah=100, by=by)
    buku.commit(komitmen_id=row.pk, jumlah=60, by=by)
    assert mails.count() == 2


def law(act) -> str:
    with pytest.raises(DatabaseError) as found, transaction.atomic():
        act()
    return found.value.__cause__.diag.constraint_name or "pemicu"


def test_the_database_alone_refuses():
    pagu, other = make_pagu(1000), make_pagu(1000)
    row = make_komitmen(pagu, 600, realisasi=100)
    leave = write(pagu, jenis="izin", jumlah=5, alasan="Mendesak", peran="pimpinan", oleh=make_pengguna("pimpinan"))
    spent = row.mutasi_list.get(jenis="realisasi")
    laws = {
        "over the pagu": law(lambda: write(pagu, row, jumlah=406)),
        "more spent than committed": law(lambda: write(pagu, row, "realisasi", 501)),
        "more released than committed": law(lambda: write(pagu, row, "dilepas", 501)),
        "another pagu": law(lambda: write(other, row)),
        "leave without a reason": law(lambda: write(pagu, jenis="izin", jumlah=5)),
        "nothing": law(lambda: write(pagu, row, jumlah=0)),
        "half a reversal": law(lambda: write(pagu, row, "realisasi", -50, membalik=spent, alasan="Keliru")),
        "leave that is used": law(lambda: write(pagu, jenis="izin", jumlah=-6, membalik=leave, alasan="K", peran="p", oleh=leave.oleh)),
        "a line changed": law(lambda: MutasiAnggaran.objects.filter(pk=spent.pk).update(jumlah=1)),
        "a line deleted": law(lambda: MutasiAnggaran.objects.filter(pk=spent.pk)._raw_delete("default")),
        "a sum written by hand": law(lambda: PaguAnggaran.objects.filter(pk=pagu.pk).update(terikat=0)),
        "a cost moved": law(lambda: KomitmenBiaya.objects.filter(pk=row.pk).update(pagu=other)),
        "born with money": law(lambda: KomitmenBiaya.objects.create(pagu=pagu, uraian="x", terikat=1)),
    }
    assert laws == {
        "over the pagu": "paguanggaran_tidak_terlampaui",
        "more spent than committed": "komitmenbiaya_tidak_negatif",
        "more released than committed": "komitmenbiaya_tidak_negatif",
        "another pagu": "mutasianggaran_satu_pagu",
        "leave without a reason": "mutasianggaran_izin_beralasan",
        "nothing": "mutasianggaran_tanda",
        "half a reversal": "mutasianggaran_pembalikan_tepat",
        "leave that is used": "mutasianggaran_pembalikan_tepat",
        "a line changed": "pemicu",
        "a line deleted": "pemicu",
        "a sum written by hand": "pemicu",
        "a cost moved": "pemicu",
        "born with money": "pemicu",
    }


def test_the_ledger_cannot_be_emptied():
    make_komitmen(make_pagu(), 10)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE rencana_mutasianggaran CASCADE")


NAMES = ("commit", "realise", "part", "release", "allow", "reverse", "revise")
ACTS = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 2), st.integers(-5, 700)), max_size=25)


def do(name, pagu, cost, amount, by, boss):
    from tests.rencana.test_pagu import revise  # noqa: PLC0415 -- that file asks this one for `law`

    if name == "commit":
        buku.commit(komitmen_id=cost, jumlah=amount, by=by)
    elif name in ("realise", "part"):
        buku.realise(komitmen_id=cost, jumlah=amount, dokumen="SPJ", by=by, selesai=name == "realise")
    elif name == "release":
        buku.release(komitmen_id=cost, alasan="Batal", jumlah=amount, by=by)
    elif name == "allow":
        buku.allow(pagu_id=pagu.pk, jumlah=amount, alasan="Mendesak", by=boss)
    elif name == "revise":
        revise(pagu, amount * 3, by=by)
    elif (last := MutasiAnggaran.objects.order_by("-pk").first()) is not None:
        buku.reverse(mutasi_id=last.pk, alasan="Keliru", by=(by, boss)[amount % 2])


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_any_acts_in_any_order(acts):
    """Whatever is asked: the sums are those of the ledger, nothing is negative, and nothing is over pagu and leave."""
    with transaction.atomic():
        by, boss, pagu = make_pengguna("pengelola"), make_pengguna("pimpinan"), make_pagu(1000)
        costs = [make_komitmen(pagu).pk for _ in range(3)]
        for name, place, amount in acts:
            with suppress(ValidationError), transaction.atomic():
                do(name, pagu, costs[place], amount, by, boss)
            check_sums(pagu, costs)
        transaction.set_rollback(True)


def check_sums(pagu, costs):
    pagu.refresh_from_db()
    of = MutasiAnggaran.objects.filter(pagu=pagu).aggregate(
        komitmen=Sum("jumlah", filter=Q(jenis="komitmen"), default=0),
        realisasi=Sum("jumlah", filter=Q(jenis="realisasi"), default=0),
        dilepas=Sum("jumlah", filter=Q(jenis="dilepas"), default=0),
        izin=Sum("jumlah", filter=Q(jenis="izin"), default=0),
    )
    assert (pagu.terikat, pagu.terealisasi, pagu.izin) == (of["komitmen"] - of["realisasi"] - of["dilepas"], of["realisasi"], of["izin"])
    assert min(pagu.terikat, pagu.terealisasi, pagu.izin, pagu.sisa) >= 0
    assert pagu.nilai == pagu.revisi_list.latest("nomor").jumlah
    assert all(row.terikat >= 0 and row.terealisasi >= 0 for row in KomitmenBiaya.objects.filter(pk__in=costs))
