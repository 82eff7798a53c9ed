"""An office to look at from the home pages."""

from datetime import timedelta

from kompetensi.services import profil
from lib import waktu
from pegawai.models import Pegawai
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_penilaian, make_standar, make_unit


def make_kantor() -> list[Pegawai]:
    """A unit of six people whose position asks for level 3; five have level 2, one was never assessed. The first one heads it."""
    unit = make_unit("Dinas Contoh")
    jabatan = make_jabatan("Analis", kelompok="jf_muda")
    kompetensi = make_kompetensi("Mengelola Contoh", jenis="manajerial")
    make_standar(jabatan, kompetensi, 3)
    people = [make_pegawai(f"Orang {n}", unit=unit, jabatan=jabatan, memimpin=n == 0) for n in range(6)]
    for person in people[:5]:
        make_penilaian(person, kompetensi, 2, tanggal=waktu.today() - timedelta(days=100))
    profil.refresh_profil(None)
    return people
