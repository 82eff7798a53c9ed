"""The ledger of everybody, with a line taken back, and objections of the account `pegawai`: one waits, one is answered."""

from typing import Any

from django.utils import timezone

from diklat.models import Pendaftaran
from insentif.models import PostingPoin
from insentif.services import hitung, keberatan
from pegawai.models import Pengguna
from tests.insentif.pabrik import make_lulus


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    saya = akun["pegawai"].pegawai
    make_lulus(saya, jp=12, hari=timezone.localdate(), nilai_awal=60, nilai_akhir=92)
    gone = make_lulus(saya, jp=6, hari=timezone.localdate())
    hitung.recalculate()
    Pendaftaran.objects.filter(pk=gone.pk).update(status="tidak_lulus")
    hitung.recalculate()
    line = PostingPoin.objects.hidup().filter(pegawai=saya, sumber__startswith="lulus").latest("pk")
    answered = keberatan.submit_keberatan(pegawai_id=saya.pk, posting=line, isi="JP diklat ini 14, bukan 12.")
    keberatan.answer_keberatan(keberatan_id=answered.pk, status="ditolak", jawaban="Sesi terakhir tidak dihadiri.", by=akun["pengelola"])
    waiting = keberatan.submit_keberatan(pegawai_id=saya.pk, posting=None, isi="Pertemuan mentoring saya belum tercatat.")
    return {"baris_poin": line, "keberatan": waiting, "keberatan_dijawab": answered}
