"""A small office for the pages of enrolment: a head with an account, people below him, somebody elsewhere."""

from dataclasses import dataclass

from pegawai.models import Pegawai, Pengguna, UnitKerja
from tests import factories


@dataclass(frozen=True)
class Kantor:
    dinas: UnitKerja
    bidang: UnitKerja
    kepala: Pengguna
    rina: Pengguna
    dodi: Pegawai
    jauh: Pegawai


def make_kantor() -> Kantor:
    dinas = factories.make_unit("Dinas Kantor")
    bidang = factories.make_unit("Bidang Kantor", dinas)
    head = factories.make_pegawai("Hendra Kepala", unit=bidang, memimpin=True)
    return Kantor(
        dinas=dinas,
        bidang=bidang,
        kepala=factories.make_pengguna(pegawai=head),
        rina=factories.make_pengguna(pegawai=factories.make_pegawai("Rina Staf", unit=bidang)),
        dodi=factories.make_pegawai("Dodi Staf", unit=bidang),
        jauh=factories.make_pegawai("Jauh Sekali", unit=factories.make_unit()),
    )
