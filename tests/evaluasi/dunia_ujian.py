from typing import Any

from pegawai.models import Pengguna


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    return {}
