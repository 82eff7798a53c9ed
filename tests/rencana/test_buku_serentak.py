"""Many at once for the last rupiah of a pagu. The control takes the lock and the question of the service away."""

from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from pegawai.models import Notifikasi
from rencana.models import MutasiAnggaran
from rencana.services import buku, kunci
from tests.diklat.test_kursi_serentak import meet, run_all
from tests.factories import make_pengguna
from tests.rencana.pabrik import make_komitmen, make_pagu

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
AT_ONCE, EACH, ROOM = 200, 7, 130


def test_two_hundred_at_once_never_over_and_all_that_fits():
    by, pagu = make_pengguna("pengelola"), make_pagu(ROOM * EACH + EACH - 1)
    rows = [make_komitmen(pagu).pk for _ in range(AT_ONCE)]
    results = run_all([partial(buku.commit, komitmen_id=pk, jumlah=EACH, by=by) for pk in rows])
    pagu.refresh_from_db()
    refused = [result for result in results if isinstance(result, str)]
    assert refused == ["melebihi_pagu"] * (AT_ONCE - ROOM)
    assert (pagu.terikat, MutasiAnggaran.objects.count()) == (ROOM * EACH, ROOM)
    assert Notifikasi.objects.filter(aturan="pagu_menipis").count() == 1


def commit_or_law(**kwargs: Any) -> str:
    try:
        buku.commit(**kwargs)
    except ValidationError as refusal:
        return str(refusal.code)
    except IntegrityError as error:
        return str(error.__cause__.diag.constraint_name)  # type: ignore[union-attr]
    return "jadi"


def test_without_the_lock_of_the_service_the_law_of_the_table_still_holds(monkeypatch: pytest.MonkeyPatch):
    """What the lock gives is the sentence; what holds is the table."""
    by, pagu = make_pengguna("pengelola"), make_pagu(10)
    rows = [make_komitmen(pagu).pk for _ in range(2)]
    monkeypatch.setattr(buku, "lock_pagu", lambda ids: kunci.PaguAnggaran.objects.in_bulk(ids))
    monkeypatch.setattr(buku, "_check_sisa", lambda pagu, jumlah: None)
    results = meet(*(partial(commit_or_law, komitmen_id=pk, jumlah=6, by=by) for pk in rows))
    pagu.refresh_from_db()
    assert (sorted(results), pagu.terikat) == (["jadi", "paguanggaran_tidak_terlampaui"], 6)
