"""Forms that the accounts `pegawai` and `atasan` owe, of two programmes, with a draft, a late one, one sent and one closed."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from evaluasi.models import AturanPasca, PenugasanEvaluasi
from evaluasi.queries.instrumen import butir_of, find_terbit
from evaluasi.services import pasca
from kompetensi.models import Kompetensi
from pegawai.models import Pegawai, Penempatan, Pengguna
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program


def find_rows(akun: dict[str, Pengguna]) -> dict[str, Any]:
    saya, atasan = akun["pegawai"], akun["atasan"]
    today = timezone.localdate()
    kompetensi = list(Kompetensi.objects.order_by("pk")[:2])
    unit = Penempatan.objects.definitive().on(today).get(pegawai=atasan.pegawai).unit
    staff = Pegawai.objects.filter(penempatan_list__unit__induk=unit, penempatan_list__selesai=None).order_by("pk").distinct()[:4]
    found: dict[str, Any] = {}
    for number, nama in enumerate(("Analisis Kebijakan Publik Madya", "Penyusunan Naskah Dinas")):
        program = make_program(nama, kode=f"PASCA-{number}", kompetensi=dict.fromkeys(kompetensi, 3))
        selesai = today - timedelta(days=200)
        angkatan = make_angkatan(program, status="ditutup", mulai=selesai - timedelta(days=2), selesai=selesai)
        seats = [make_pendaftaran(angkatan, person, "lulus") for person in staff]
        rows = [ask(seat, atasan.pegawai, "atasan", tenggat=20 - 12 * place) for place, seat in enumerate(seats)]
        found |= {"lulusan_pasca": seats[0], "isian_atasan": rows[0], "aturan_pasca": AturanPasca.objects.create(program=program, bulan=3)}
        found["isian_saya"] = ask(make_pendaftaran(angkatan, saya.pegawai, "lulus"), saya.pegawai, "alumnus", tenggat=6)
        found["isian_rekan"] = ask(seats[0], staff[1], "rekan", tenggat=12)
    draft, sent, closed = rows[1:4] if len(rows) > 3 else (rows[0],) * 3
    pasca.save_draf(penugasan_id=draft.pk, jawaban={}, level={}, by=atasan)
    jawaban = {str(butir.pk): "Lebih tertib." if butir.jenis == "teks" else 3 for butir in butir_of(sent.versi_id)}
    pasca.send_isian(penugasan_id=sent.pk, jawaban=jawaban, level=dict.fromkeys((row.pk for row in kompetensi), None), by=atasan)
    PenugasanEvaluasi.objects.filter(pk=closed.pk).update(status="ditutup", alasan_tutup="Kelulusan ditarik kembali.")
    return found | {"isian_terkirim": sent, "isian_tutup": closed, "aturan_umum": AturanPasca.objects.get(program=None)}


def ask(seat: Any, penilai: Pegawai, peran: str, *, tenggat: int) -> PenugasanEvaluasi:
    """Due in so many days; a past one was opened a month before."""
    today = timezone.localdate()
    days = {"dibuka": today - timedelta(days=40), "tenggat": today + timedelta(days=tenggat)}
    return PenugasanEvaluasi.objects.create(
        pendaftaran=seat, penilai=penilai, peran=peran, unit=seat.unit, versi=find_terbit(f"pasca_{peran}"), **days
    )
