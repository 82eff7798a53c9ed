"""The rows of the small demo city's points that the crawled pages show, one file a noun."""

from types import ModuleType
from typing import Any

from pegawai.models import Pengguna
from tests.insentif import dunia_aturan, dunia_ip, dunia_penghargaan, dunia_saya, dunia_tukar

BAGIAN: tuple[ModuleType, ...] = (dunia_aturan, dunia_saya, dunia_tukar, dunia_penghargaan, dunia_ip)


def find_insentif(akun: dict[str, Pengguna]) -> dict[str, Any]:
    return {word: row for bagian in BAGIAN for word, row in bagian.find_rows(akun).items()}
