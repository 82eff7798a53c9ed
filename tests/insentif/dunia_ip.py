from typing import Any

from insentif.models import VersiIP
from pegawai.models import Pengguna


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    """The table in force and a row of it."""
    versi = VersiIP.objects.all()[0]
    return {"tabel_ip": versi, "butir_ip": versi.butir_list.filter(dimensi="kompetensi")[0], "kategori_ip": versi.kategori_list.all()[0]}
