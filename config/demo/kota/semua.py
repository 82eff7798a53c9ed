"""The whole demo city, in the order in which one part needs the other."""

from config.demo.kota.akun import create_akun, open_akun
from config.demo.kota.diklat import fill_diklat
from config.demo.kota.evaluasi import fill_bukti, fill_evaluasi_kini
from config.demo.kota.isi import fill_kota
from config.demo.kota.kini import fill_acara
from config.demo.kota.orang import JUMLAH
from config.demo.kota.poin import fill_poin
from config.demo.kota.rencana import fill_laporan, fill_rencana, queue_susunan
from config.demo.kota.salin import make_room, whole
from config.demo.kota.sebelah import helper
from config.demo.kota.sertifikat import fill_penanda, fill_sertifikat
from config.demo.kota.survei import fill_survei


def fill_semua(jumlah: int = JUMLAH) -> tuple[int, int]:
    """The number of people and of enrolments."""
    make_room()
    with helper() as start:
        with whole():
            people, enrolments = fill_kota(jumlah), fill_diklat()
            create_akun(kosong=False)
            fill_bukti()
        fill_penanda()
        answers, certificates = start(fill_survei), start(fill_sertifikat)
        fill_acara()
        answers()
        fill_evaluasi_kini()
        fill_poin()
        fill_rencana()
        certificates()
        fill_laporan()
    open_akun()
    queue_susunan()
    return people, enrolments
