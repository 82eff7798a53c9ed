"""Two people at once on one instrument: one published version, one draft, and nothing slips into what is being published."""

from functools import partial
from threading import Event

import pytest

from evaluasi.models import Butir, VersiInstrumen
from evaluasi.queries import instrumen_syarat
from evaluasi.services import instrumen as services
from evaluasi.services import instrumen_butir
from tests import factories
from tests.diklat.test_kursi_serentak import meet
from tests.evaluasi.pabrik import make_versi
from tests.serentak import someone_waits

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
RONDE = 4


def codes(found):
    return sorted(row if isinstance(row, str) else "jadi" for row in found)


def test_a_draft_is_published_once():
    by = factories.make_pengguna("pengelola")
    lama = make_versi("pre_test")
    draf = services.draw_draf(instrumen_id=lama.instrumen_id, by=by)
    draf.butir_list.filter(urutan__gt=1).delete()
    assert codes(meet(*[partial(services.publish_versi, versi_id=draf.pk, by=by)] * 4)) == ["jadi", "terbit", "terbit", "terbit"]
    assert list(lama.instrumen.versi_list.values_list("nomor", "status")) == [(2, "terbit"), (1, "arsip")]


def test_one_draft_is_drawn():
    by = factories.make_pengguna("pengelola")
    instrumen = make_versi("pre_test").instrumen
    assert codes(meet(*[partial(services.draw_draf, instrumen_id=instrumen.pk, by=by)] * 4)) == ["draf_ada"] * 3 + ["jadi"]
    assert list(instrumen.versi_list.values_list("nomor", "status")) == [(2, "draf"), (1, "terbit")]


def test_publishing_and_drawing_at_once_leaves_one_of_each():
    by = factories.make_pengguna("pengelola")
    for _ in range(RONDE):
        draf = make_versi("pre_test", ("pilihan",), terbit=False)
        draw = partial(services.draw_draf, instrumen_id=draf.instrumen_id, by=by)
        found = codes(meet(partial(services.publish_versi, versi_id=draf.pk, by=by), draw))
        states = list(draf.instrumen.versi_list.values_list("nomor", "status"))
        assert (found, states) in [(["draf_ada", "jadi"], [(1, "terbit")]), (["jadi", "jadi"], [(2, "draf"), (1, "terbit")])]


@pytest.mark.parametrize("is_locked", [True, False])
def test_no_unchecked_question_slips_in(monkeypatch, tunggu, is_locked):
    """A question without a key is added while the publisher has read the draft; the control adds it past the lock."""
    by = factories.make_pengguna("pengelola")
    versi = make_versi("pre_test", ("pilihan",), terbit=False)
    checked, added, real = Event(), Event(), instrumen_syarat.list_kekurangan

    def check(*args):
        found = real(*args)
        checked.set()
        tunggu(someone_waits if is_locked else added.is_set)
        return found

    def add():
        assert checked.wait(60)
        butir = Butir(jenis="pilihan", teks="Tanpa kunci?", pilihan=["Ya", "Tidak"])
        if is_locked:
            return instrumen_butir.add_butir(versi_id=versi.pk, butir=butir, by=by)
        butir.versi, butir.urutan = versi, 2
        butir.save()
        added.set()
        return butir

    monkeypatch.setattr(instrumen_syarat, "list_kekurangan", check)
    found = codes(meet(partial(services.publish_versi, versi_id=versi.pk, by=by), add))
    terbit = VersiInstrumen.objects.get(pk=versi.pk)
    left = [row.kunci for row in terbit.butir_list.order_by("urutan")]
    wanted = (["jadi", "terbit"], "terbit", [2]) if is_locked else (["jadi", "jadi"], "terbit", [2, None])
    assert (found, terbit.status, left) == wanted


def test_moving_at_once_keeps_every_place_once():
    by = factories.make_pengguna("pengelola")
    versi = make_versi("umpan_balik", ("teks",) * 6, terbit=False)
    rows = list(versi.butir_list.order_by("urutan"))
    meet(*(partial(instrumen_butir.move_butir, butir=row, ke=ke, by=by) for row, ke in zip(rows, (6, 5, 1, 1, 2, 3), strict=True)))
    assert list(versi.butir_list.order_by("urutan").values_list("urutan", flat=True)) == [1, 2, 3, 4, 5, 6]
