"""The whole demo city, in the order in which one part needs the other."""

from typing import Final

from config.demo.kota.akun import create_akun, open_akun
from config.demo.kota.diklat import fill_jp, fill_peserta
from config.demo.kota.evaluasi import fill_evaluasi_kini, fill_hasil, fill_profil
from config.demo.kota.isi import fill_orang, fill_penilaian
from config.demo.kota.kini import fill_acara
from config.demo.kota.orang import JUMLAH
from config.demo.kota.pasca import fill_bukti, fill_penugasan
from config.demo.kota.poin import fill_poin
from config.demo.kota.rencana import fill_laporan, fill_rencana, queue_susunan
from config.demo.kota.salin import make_room, whole
from config.demo.kota.sebelah import helper
from config.demo.kota.sertifikat import fill_penanda, fill_sertifikat
from config.demo.kota.survei import fill_survei

# filled beside something else once the people and their trainings are there
KEMUDIAN: Final = (
    *("kompetensi_penilaian", "diklat_catatanjp", "diklat_buktidiklat", "evaluasi_aturanpasca"),
    *("evaluasi_penugasanevaluasi", "evaluasi_jawabanpasca", "evaluasi_levelpasca"),
)


def fill_semua(jumlah: int = JUMLAH) -> tuple[int, int]:
    """The number of people and of enrolments."""
    make_room()
    with helper() as start:
        with whole(*KEMUDIAN) as put_back_keys:
            people, enrolments = fill_orang(jumlah), fill_peserta()
            create_akun(kosong=False)
            fill_hasil()
            fill_penanda()
        assessed, hours, answers = start(fill_penilaian), start(fill_jp), start(fill_survei)
        try:
            fill_penugasan()
            assessed()
            fill_bukti()
            hours()
        finally:
            put_back_keys()
        certificates = start(fill_sertifikat)
        fill_profil()
        fill_acara()
        answers()
        fill_evaluasi_kini()
        plan = start(fill_rencana)
        fill_poin()
        certificates()
        fill_laporan()
        plan()
    open_akun()
    queue_susunan()
    return people, enrolments
