"""Plans and proposals: nobody decides what he asked for himself."""

from rencana.services import kunci_kursi, periode, usulan
from tests.diklat.pabrik import make_program
from tests.rencana.pabrik import make_periode, make_usulan
from tests.sendiri.panggung import adegan, none_of


@adegan("rencana.services.periode.approve_periode")
def _(diri):
    row = make_periode(status="diajukan", diajukan_oleh=diri)
    return lambda: periode.approve_periode(periode_id=row.pk, by=diri)


@adegan("rencana.services.usulan.approve_usulan")
def _(diri):
    row = make_usulan(diri)
    return lambda: usulan.approve_usulan(usulan_id=row.pk, by=diri)


@adegan("rencana.services.usulan.refuse_usulan")
def _(diri):
    row = make_usulan(diri)
    return lambda: usulan.refuse_usulan(usulan_id=row.pk, alasan="x", by=diri)


@adegan("rencana.services.usulan.approve_all")
def _(diri):
    row = make_usulan(diri)
    return lambda: none_of(usulan.approve_all(usulan_ids=[row.pk], by=diri))


@adegan("rencana.services.usulan.refuse_all")
def _(diri):
    row = make_usulan(diri)
    return lambda: none_of(usulan.refuse_all(usulan_ids=[row.pk], alasan="x", by=diri))


@adegan("rencana.services.kunci_kursi.set_kunci")
def _(diri):
    plan, values = make_periode(), {"pegawai_id": diri.pegawai_id, "program_id": make_program().pk, "arah": "masuk"}
    return lambda: kunci_kursi.set_kunci(periode_id=plan.pk, versi=plan.versi, by=diri, **values)
