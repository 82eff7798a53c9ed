"""Child module: the evaluation tab of a batch with 300 people, 40 items of feedback and two tests, beside the same numbers by hand."""

import random
from datetime import timedelta
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from config.demo.kota import akun
from diklat.models import Angkatan, JenisDiklat, Narasumber, Pendaftaran, Program, Sesi
from evaluasi.models import (
    BlokSurvei,
    Butir,
    HasilSurvei,
    Instrumen,
    JawabanUjian,
    KomentarSurvei,
    PengerjaanUjian,
    SelSurvei,
    Survei,
    Ujian,
    VersiInstrumen,
)
from pegawai.models import Pegawai
from tests.bench import pages
from tests.bench.measure import alternate

PEOPLE, ITEMS, QUESTIONS, EARLIER, WORDS = 300, 40, 30, 5, 60
UNSUR = ("Materi", "Metode dan praktik", "Waktu belajar", "Sarana dan jaringan", "Panitia", "Manfaat")
SUMS = "sum(h.n), round(sum(h.jumlah)::numeric / sum(h.n), 1), sum(h.satu), sum(h.dua), sum(h.tiga), sum(h.empat)"
FROM = "FROM evaluasi_hasilsurvei h JOIN evaluasi_butir b ON b.id = h.butir_id WHERE h.blok_id = ANY(%(blok)s)"
BEST = """
    WITH terbaik AS (
        SELECT DISTINCT ON (u.jenis, p.pendaftaran_id) p.id, u.jenis, p.pendaftaran_id, p.nilai
        FROM evaluasi_pengerjaanujian p JOIN evaluasi_ujian u ON u.id = p.ujian_id
        WHERE u.angkatan_id = %(angkatan)s AND p.nilai IS NOT NULL ORDER BY u.jenis, p.pendaftaran_id, p.nilai DESC)
"""
# What the tab tells, one statement a table of it: batch, survey, figures, cells, words, scores, topics.
STATEMENTS = (
    "SELECT a.*, g.nama FROM diklat_angkatan a JOIN diklat_program g ON g.id = a.program_id WHERE a.id = %(angkatan)s",
    "SELECT * FROM diklat_sesi s LEFT JOIN diklat_narasumber n ON n.id = s.narasumber_id WHERE s.angkatan_id = %(angkatan)s",
    """SELECT s.*, array_agg(k.id), sum(k.n), (SELECT count(*) FROM evaluasi_partisipasisurvei p WHERE p.survei_id = s.id)
       FROM evaluasi_survei s JOIN diklat_angkatan a ON a.id = s.angkatan_id LEFT JOIN evaluasi_bloksurvei k ON k.survei_id = s.id
       WHERE a.program_id = %(program)s GROUP BY s.id""",
    f"SELECT {SUMS} {FROM}",
    f"SELECT b.unsur, {SUMS} {FROM} GROUP BY 1",
    f"SELECT b.id, b.teks, {SUMS} {FROM} GROUP BY 1, 2",
    f"SELECT h.narasumber_id, {SUMS} {FROM} AND h.narasumber_id IS NOT NULL GROUP BY 1",
    f"SELECT b.unsur, {SUMS} {FROM.replace('(blok)', '(lama)')} GROUP BY 1",
    f"SELECT h.blok_id, {SUMS} {FROM.replace('(blok)', '(lama)')} GROUP BY 1",
    "SELECT * FROM evaluasi_selsurvei WHERE blok_id = ANY(%(blok)s)",
    "SELECT k.*, b.unsur FROM evaluasi_komentarsurvei k JOIN evaluasi_butir b ON b.id = k.butir_id WHERE k.blok_id = ANY(%(blok)s)",
    f"""{BEST} SELECT d.status, a.nilai, z.nilai FROM diklat_pendaftaran d
        LEFT JOIN terbaik a ON a.pendaftaran_id = d.id AND a.jenis = 'pre_test'
        LEFT JOIN terbaik z ON z.pendaftaran_id = d.id AND z.jenis = 'post_test' WHERE d.angkatan_id = %(angkatan)s""",
    f"""{BEST} SELECT t.jenis, b.unsur, 100.0 * count(*) FILTER (WHERE j.pilihan = b.kunci) / count(*) FROM terbaik t
        JOIN evaluasi_jawabanujian j ON j.pengerjaan_id = t.id JOIN evaluasi_butir b ON b.id = j.butir_id GROUP BY 1, 2""",
)
_address: list[str] = []
_keys: dict[str, Any] = {}


def fill() -> str:
    """Gives who looks."""
    program = Program.objects.create(
        kode="BENCHHASIL", nama="Hasil evaluasi", jenis=JenisDiklat.objects.first(), penyelenggara="BKPSDM", jp=12
    )
    umpan, guru = make_umpan(), list(Narasumber.objects.order_by("pk")[:4])
    batches = [make_angkatan(program, number) for number in range(1, EARLIER + 2)]
    blok = [make_blok(row, umpan, guru) for row in batches]
    angkatan = batches[-1]
    Sesi.objects.bulk_create(make_sesi(angkatan, number, row) for number, row in enumerate(guru, start=1))
    people = list(Pegawai.objects.active().order_by("pk")[:PEOPLE])
    rows = Pendaftaran.objects.bulk_create(
        Pendaftaran(angkatan=angkatan, pegawai=row, status="lulus", urutan=number) for number, row in enumerate(people, start=1)
    )
    for jenis in ("pre_test", "post_test"):
        make_tes(angkatan, jenis, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    _keys.update(angkatan=angkatan.pk, program=program.pk, blok=[blok[-1].pk], lama=[row.pk for row in blok[:-1]])
    _address[:] = [reverse("evaluasi:hasil-angkatan", args=[angkatan.pk])]
    return next(row.username for row in akun.list_akun() if row.peran == "pengelola")


def make_angkatan(program: Program, number: int) -> Angkatan:
    day = timezone.localdate() - timedelta(days=400 - 60 * number)
    days = {"mulai": day, "selesai": day, "pendaftaran_mulai": day - timedelta(days=30), "pendaftaran_sampai": day - timedelta(days=9)}
    seats = {"kuota": PEOPLE, "terisi": PEOPLE, "urutan_terakhir": PEOPLE}
    return Angkatan.objects.create(program=program, nomor=number, tahun=2026, status="selesai", **seats, **days)


def make_sesi(angkatan: Angkatan, number: int, guru: Narasumber) -> Sesi:
    start = timezone.now() - timedelta(days=900 + number)
    return Sesi(angkatan=angkatan, nomor=number, judul="Materi", mulai=start, selesai=start + timedelta(hours=1), jp=3, narasumber=guru)


def make_umpan() -> VersiInstrumen:
    """Thirty-five items about the training, five about each teacher, one for free words."""
    instrumen = Instrumen.objects.create(kode="BENCH-UB", nama="Umpan balik", jenis="umpan_balik")
    versi = VersiInstrumen.objects.create(instrumen=instrumen, nomor=1)
    for number in range(ITEMS):
        about = ("pengajar", "Pengajar") if number < 5 else ("materi", UNSUR[number % len(UNSUR)])
        Butir.objects.create(versi=versi, urutan=number + 1, jenis="skala", tentang=about[0], unsur=about[1], teks=f"Butir {number + 1}")
    Butir.objects.create(versi=versi, urutan=ITEMS + 1, jenis="teks", unsur="Materi", teks="Saran", is_wajib=False)
    return publish(versi)


def publish(versi: VersiInstrumen) -> VersiInstrumen:
    versi.status, versi.diterbitkan_pada = VersiInstrumen.Status.TERBIT, timezone.now()
    versi.save(update_fields=["status", "diterbitkan_pada"])
    return versi


def make_blok(angkatan: Angkatan, versi: VersiInstrumen, guru: list[Narasumber]) -> BlokSurvei:
    draw = random.Random(angkatan.nomor)
    day = angkatan.selesai + timedelta(days=14)
    survei = Survei.objects.create(
        jenis="umpan_balik", nama="Umpan balik", angkatan=angkatan, versi=versi, buka=angkatan.selesai, tutup=day, status="dirilis",
        diundang=PEOPLE, dirilis_pada=day,
    )  # fmt: skip
    blok = BlokSurvei.objects.create(program=angkatan.program, survei=survei, n=PEOPLE, dirilis=day)

    def figures(butir: Butir, narasumber: Narasumber | None = None) -> HasilSurvei:
        counts = [draw.randrange(5, 40), draw.randrange(20, 60), draw.randrange(60, 100)]
        return HasilSurvei(
            blok=blok, butir=butir, narasumber=narasumber, satu=counts[0], dua=counts[1], tiga=counts[2], empat=PEOPLE - sum(counts)
        )

    items = list(versi.butir_list.filter(jenis="skala"))
    HasilSurvei.objects.bulk_create(figures(row) for row in items if row.tentang != "pengajar")
    HasilSurvei.objects.bulk_create(figures(row, one) for row in items if row.tentang == "pengajar" for one in guru)
    words = versi.butir_list.get(jenis="teks")
    KomentarSurvei.objects.bulk_create(KomentarSurvei(blok=blok, butir=words, teks=f"Saran nomor {number}.") for number in range(WORDS))
    SelSurvei.objects.bulk_create(SelSurvei(blok=blok, kelompok=f"Kelompok {number}", n=40, rata="3.2") for number in range(6))
    return blok


def make_tes(angkatan: Angkatan, jenis: str, rows: list[Pendaftaran]) -> None:
    """Everybody's attempt with all its answers."""
    draw = random.Random(jenis)
    versi = VersiInstrumen.objects.create(instrumen=Instrumen.objects.create(kode=f"BENCH-{jenis[:4]}", nama="Tes", jenis=jenis), nomor=1)
    pilihan = ["Satu", "Dua", "Tiga", "Empat"]
    items = [
        Butir.objects.create(
            versi=versi, urutan=number, jenis="pilihan", unsur=f"Materi {number % 5}", teks="Soal", pilihan=pilihan, kunci=2
        )
        for number in range(1, QUESTIONS + 1)
    ]
    publish(versi)
    now = timezone.now()
    ujian = Ujian.objects.create(angkatan=angkatan, jenis=jenis, versi=versi, mulai=now - timedelta(days=9), selesai=now)
    done = {"status": "dikirim", "urutan": [row.pk for row in items], "batas": now, "selesai": now}
    attempts = PengerjaanUjian.objects.bulk_create(
        PengerjaanUjian(ujian=ujian, pendaftaran=row, nilai=draw.randrange(30, 96), **done) for row in rows
    )
    JawabanUjian.objects.bulk_create(
        (JawabanUjian(pengerjaan=one, butir=butir, pilihan=draw.randrange(1, 4)) for one in attempts for butir in items), batch_size=2000
    )


def describe() -> dict[str, float]:
    return pages.describe_look(look)


def measure(pairs: int) -> tuple[float, float]:
    bare()
    return alternate(look, bare, pairs)


def look() -> bytes:
    return pages._site[0].get(_address[0])


def bare() -> None:
    """A signed-in page without contents, and the numbers by hand."""
    pages.floor()
    with connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement, _keys)
            cursor.fetchall()


def enter(username: str) -> str:
    return pages.enter(username)
