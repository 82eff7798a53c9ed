"""Proposals: who may make, decide and withdraw them, and whom they are shown to."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from pegawai.models import Notifikasi
from rencana.models import UsulanDiklat
from rencana.queries import usulan as queries
from rencana.services import usulan as services
from tests.diklat.pabrik import make_program
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_unit
from tests.kepastian import confirm
from tests.pintu import enter
from tests.rencana.pabrik import make_usulan
from tests.rencana.test_periode import TAHUN
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor():
    """An office with its head, a unit below with its own head, and somebody there."""
    dinas = make_unit("Dinas A")
    bidang = make_unit("Bidang A1", dinas)
    people = {
        "kepala": make_pegawai("Kepala A", unit=dinas, memimpin=True),
        "kabid": make_pegawai("Kabid A1", unit=bidang, memimpin=True),
        "staf": make_pegawai("Staf A1", unit=bidang),
    }
    return {"dinas": dinas, "bidang": bidang} | {key: make_pengguna(pegawai=row) for key, row in people.items()}


def wish(**kwargs):
    return UsulanDiklat(**{"tahun": TAHUN, "alasan": "karier", "program": make_program(), "keterangan": "Perlu", **kwargs})


def test_a_proposal_asks_the_nearest_head_above(kantor):
    own = services.submit_usulan(usulan=wish(), by=kantor["staf"])
    assert (own.pegawai, own.unit, own.unit_pemutus) == (kantor["staf"].pegawai, kantor["bidang"], kantor["bidang"])
    unit = services.submit_usulan(usulan=wish(unit=kantor["bidang"], peserta=5), by=kantor["kabid"])
    assert (unit.pegawai, unit.unit_pemutus) == (None, kantor["dinas"])
    top = services.submit_usulan(usulan=wish(), by=kantor["kepala"])
    assert top.unit_pemutus is None


def test_what_is_refused(kantor):
    staf = kantor["staf"]
    assert code_of(lambda: services.submit_usulan(usulan=wish(), by=make_pengguna("pengelola"))) == "bukan_pegawai"
    assert code_of(lambda: services.submit_usulan(usulan=wish(unit=kantor["bidang"]), by=staf)) == "bukan_wewenang"
    assert code_of(lambda: services.submit_usulan(usulan=wish(tahun=TAHUN - 2), by=staf)) == "tahun_lewat"
    assert code_of(lambda: services.submit_usulan(usulan=wish(program=make_program(is_aktif=False)), by=staf)) == "tidak_aktif"
    row = services.submit_usulan(usulan=wish(), by=staf)
    assert code_of(lambda: services.approve_usulan(usulan_id=row.pk, by=kantor["kepala"])) == "bukan_wewenang"
    assert code_of(lambda: services.approve_usulan(usulan_id=row.pk, by=staf)) == "sendiri"
    assert code_of(lambda: services.refuse_usulan(usulan_id=row.pk, alasan=" ", by=kantor["kabid"])) == "alasan"
    assert code_of(lambda: services.withdraw_usulan(usulan_id=row.pk, by=kantor["kabid"])) == "bukan_wewenang"


def test_decided_once_and_the_proposer_hears(kantor):
    row = services.submit_usulan(usulan=wish(), by=kantor["staf"])
    services.refuse_usulan(usulan_id=row.pk, alasan="Belum perlu", by=kantor["kabid"])
    assert code_of(lambda: services.approve_usulan(usulan_id=row.pk, by=kantor["kabid"])) == "status"
    assert code_of(lambda: services.withdraw_usulan(usulan_id=row.pk, by=kantor["staf"])) == "status"
    assert list(Notifikasi.objects.filter(aturan="usulan_diputus").values_list("pengguna", flat=True)) == [kantor["staf"].pk]


def test_the_office_decides_where_nobody_stands_above(kantor):
    row = services.submit_usulan(usulan=wish(), by=kantor["kepala"])
    office = make_pengguna("pengelola")
    assert [row.pk for row in queries.waiting_for(office)] == [row.pk]
    assert not queries.waiting_for(kantor["kepala"]).exists()
    assert services.approve_usulan(usulan_id=row.pk, by=office).status == "disetujui"


def test_a_head_decides_many_on_one_page(kantor):
    rows = [make_usulan(kantor["staf"], unit=kantor["bidang"], unit_pemutus=kantor["bidang"]) for _ in range(3)]
    stranger = make_usulan(kantor["kepala"], unit=kantor["dinas"])
    client = enter(kantor["kabid"])
    keys = [row.pk for row in (*rows[:2], stranger)]
    confirm(client, reverse("rencana:usulan-decide"), {"pilih": keys, "aksi": "setujui"})
    assert sorted(UsulanDiklat.objects.filter(status="disetujui").values_list("pk", flat=True)) == sorted(row.pk for row in rows[:2])
    confirm(client, reverse("rencana:usulan-decide"), {"pilih": [rows[2].pk], "aksi": "tolak", "alasan": "Sudah ada"})
    rows[2].refresh_from_db()
    assert (rows[2].status, rows[2].alasan_putusan) == ("ditolak", "Sudah ada")


def test_who_sees_which_proposals(kantor):
    own = make_usulan(kantor["staf"], unit=kantor["bidang"], unit_pemutus=kantor["bidang"])
    above = make_usulan(kantor["kepala"], unit=kantor["dinas"])
    seen = {key: set(UsulanDiklat.objects.visible_to(kantor[key])) for key in ("kepala", "kabid", "staf")}
    assert seen == {"kepala": {own, above}, "kabid": {own}, "staf": {own}}
    assert set(UsulanDiklat.objects.visible_to(make_pengguna("pengelola"))) == {own, above}


def test_the_same_wish_stands_once(kantor):
    kompetensi = make_kompetensi("Integritas")
    make_usulan(kantor["staf"], kompetensi=kompetensi, unit=kantor["bidang"])
    twice = wish(program=None, kompetensi=kompetensi)
    with pytest.raises(ValidationError):
        services.submit_usulan(usulan=twice, by=kantor["staf"])
