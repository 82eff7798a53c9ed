"""What the sign-in sheet of a session shows: one line a participant, with a code that leads the teacher to that line."""

from collections.abc import Callable
from typing import Any

from diklat import cetak
from diklat.models import Kehadiran, Sesi
from diklat.queries import kehadiran as queries
from lib import qr, waktu
from lib.format import format_hari_tanggal, format_jam, format_nip, format_waktu
from pegawai.cetak.kop import draw_kop, get_kop


def render_daftar_hadir(sesi: Sesi, alamat_of: Callable[[int], str]) -> bytes:
    """A PDF; `alamat_of` gives the address behind the code of an enrolment."""
    return cetak.render("daftar_hadir", _data(sesi, alamat_of))


def _data(sesi: Sesi, alamat_of: Callable[[int], str]) -> dict[str, Any]:
    izin = {
        row.pendaftaran_id: f"{row.get_status_display()}: {row.alasan}" if row.alasan else row.get_status_display()
        for row in Kehadiran.objects.filter(sesi=sesi, status__in=(Kehadiran.Status.IZIN, Kehadiran.Status.SAKIT))
    }
    return {
        "kop": draw_kop(get_kop()),
        "angkatan": sesi.angkatan.nama,
        "sesi": f"Sesi {sesi.nomor}: {sesi.judul}",
        "waktu": f"{format_hari_tanggal(sesi.mulai)}, {format_jam(sesi.mulai)}–{format_waktu(sesi.selesai).rsplit('pukul ', 1)[-1]}",
        "tempat": sesi.ruang.nama if sesi.ruang else sesi.angkatan.tempat or ("Daring" if sesi.tautan else ""),
        "pengajar": sesi.narasumber.nama if sesi.narasumber else "",
        "dicetak": format_waktu(waktu.now()),
        "baris": [
            {
                "nama": row.pegawai.nama,
                "nip": format_nip(row.pegawai.nip),
                "unit": row.unit.sebutan if row.unit else "",
                "catatan": izin.get(row.pk, ""),
                "qr": qr.svg(alamat_of(row.pk), mask=2),
            }
            for row in queries.peserta_of(sesi.angkatan_id)
        ],
    }
