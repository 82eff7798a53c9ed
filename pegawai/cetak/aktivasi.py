"""The letters that invite to an account: one page a person, with a code where no mail can be sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from lib import cetak, qr, waktu
from lib.format import format_nip, format_tanggal, format_waktu
from pegawai.cetak import FOLDER
from pegawai.cetak.kop import draw_kop, get_kop


@dataclass(frozen=True, slots=True)
class Surat:
    """`kode` is empty for who gets a link by mail."""

    nama: str
    nip: str
    unit: str
    surel: str
    kode: str


def render_surat(surat: Sequence[Surat], berlaku_sampai: datetime) -> bytes:
    page = f"{settings.BASE_URL}{reverse('akun-aktivasi')}"
    return cetak.render(
        "aktivasi",
        {
            "kop": draw_kop(get_kop()),
            "tanggal": format_tanggal(waktu.now()),
            "sampai": format_waktu(berlaku_sampai),
            "situs": settings.BASE_URL,
            "halaman": page,
            "hari": str(settings.PASSWORD_RESET_TIMEOUT // 86400),
            "surat": [
                {
                    "nama": one.nama,
                    "nip": format_nip(one.nip),
                    "unit": one.unit,
                    "surel": mask_surel(one.surel),
                    "kode": one.kode,
                    # Behind the "#" a browser keeps the code to itself: no address that a server sees holds it.
                    "qr": qr.svg(f"{page}#{one.kode}", mask=2) if one.kode else "",
                }
                for one in surat
            ],
        },
        folder=FOLDER,
    )


def mask_surel(surel: str) -> str:
    """Enough for its owner to know it, on a sheet that passes through hands."""
    name, _, host = surel.partition("@")
    return f"{name[:2]}…@{host}" if host else ""
