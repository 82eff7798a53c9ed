"""The whole demo city, in the order in which one part needs the other."""

from config.demo.kota.akun import create_akun, open_akun
from config.demo.kota.diklat import fill_diklat
from config.demo.kota.evaluasi import fill_evaluasi, fill_evaluasi_kini
from config.demo.kota.isi import fill_kota
from config.demo.kota.kini import fill_acara
from config.demo.kota.orang import JUMLAH
from config.demo.kota.poin import fill_poin
from config.demo.kota.rencana import fill_rencana, queue_susunan
from config.demo.kota.salin import beside, whole
from config.demo.kota.sertifikat import fill_penanda, fill_sertifikat


def fill_semua(jumlah: int = JUMLAH) -> tuple[int, int]:
    """The number of people and of enrolments."""
    with whole():
        people, enrolments = fill_kota(jumlah), fill_diklat()
        create_akun(kosong=False)
        fill_evaluasi()
    fill_penanda()
    with beside(fill_sertifikat):
        fill_acara()
        fill_evaluasi_kini()
        fill_poin()
    fill_rencana()
    open_akun()
    queue_susunan()
    return people, enrolments
