"""The rows of the small demo city's evaluation that the crawled pages show, one file a noun."""

from typing import Any

from pegawai.models import Pengguna
from tests.evaluasi import dunia_dampak, dunia_hasil, dunia_instrumen, dunia_pasca, dunia_survei, dunia_ujian

BAGIAN = (dunia_instrumen, dunia_ujian, dunia_survei, dunia_hasil, dunia_pasca, dunia_dampak)


def find_evaluasi(akun: dict[str, Pengguna]) -> dict[str, Any]:
    return {word: row for bagian in BAGIAN for word, row in bagian.find_rows(akun).items()}
