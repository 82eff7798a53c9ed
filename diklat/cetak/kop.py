"""Whose letters and certificates these are; another city overrides them by the setting `INSTANSI`."""

from typing import Final

from django.conf import settings

BAWAAN: Final = {
    "pemerintah": "Pemerintah Kota Tangerang Selatan",
    "badan": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "alamat": "",
    "kota": "Tangerang Selatan",
}


def get_kop() -> dict[str, str]:
    return {**BAWAAN, **getattr(settings, "INSTANSI", {})}
