"""The people among whom seats are shared in `test_kursi_acak`."""

from pegawai.models import KedudukanHukum
from tests.factories import make_pegawai, make_pengguna, make_unit


class Kota:
    """Four units (two below one, and one apart) with their people, an officer and the heads; the same for all examples."""

    def __init__(self):
        top = make_unit()
        self.units = [top, make_unit(induk=top), make_unit(induk=top), make_unit()]
        self.people = [[make_pengguna(pegawai=make_pegawai(unit=unit)) for _ in range(7)] for unit in self.units]
        self.accounts = {akun.pegawai_id: akun for people in self.people for akun in people}
        self.pengelola = make_pengguna("pengelola")
        top_head, other_head = (make_pengguna(pegawai=make_pegawai(unit=self.units[n], memimpin=True)) for n in (0, 3))
        self.heads = [top_head, top_head, top_head, other_head]
        self.gone = KedudukanHukum.objects.get(siasn_id="99")
