"""Tests before and after the demo city's trainings of the last year: one instrument per programme, answers that fit the scores."""

from datetime import timedelta

from django.db import connection, transaction

from config.demo.kota.program import BERBAGIAN
from config.demo.kota.salin import without_indexes
from config.demo.kota.survei import u
from diklat.models import Program
from evaluasi.models import Butir, Instrumen, KomponenNilai, VersiInstrumen
from lib import waktu

BUTIR = 10
BULAN = 12
# Each fits any subject; the right answer comes first here and is moved to its place below.
POLA = (
    ("Apa yang dikerjakan lebih dahulu pada {topik}?",
     "Memahami keadaan dan kebutuhan pihak yang terkait",
     "Menyusun laporan akhir", "Meminta tambahan anggaran", "Menunggu arahan pimpinan"),
    ("Tanda bahwa {topik} berhasil adalah …",
     "ukurannya tercapai dan dirasakan penerima layanan", "semua formulir terisi", "rapatnya terlaksana", "anggarannya habis terpakai"),
    ("Bila data untuk {topik} tidak lengkap, langkah yang tepat adalah …",
     "mencatat kekurangannya, lalu melengkapi yang menentukan keputusan", "memakai angka tahun lalu tanpa catatan",
     "menunda tanpa batas waktu", "meminta pihak lain yang memutuskan"),
    ("Siapa yang perlu dilibatkan sejak awal dalam {topik}?",
     "pihak yang terkena akibatnya dan yang melaksanakannya", "hanya pimpinan unit", "hanya tim teknis", "pihak luar saja"),
    ("Risiko terbesar pada {topik} sebaiknya …",
     "diperiksa menurut kemungkinan dan dampaknya, lalu disiapkan tindakannya", "dibicarakan sesudah kegiatan selesai",
     "diserahkan kepada pengawas", "dibiarkan karena jarang terjadi"),
)  # fmt: skip
TES_AKHIR = """CASE WHEN d.program_id IN (SELECT program_id FROM evaluasi_komponennilai)
                 THEN greatest(d.nilai_akhir - 10, 2 * d.nilai_akhir - 100) ELSE d.nilai_akhir END"""
UJIAN = f"""
    INSERT INTO evaluasi_ujian (angkatan_id, jenis, versi_id, mulai, selesai, durasi, percobaan_maks, is_acak, tampil, dibuat)
    SELECT a.id, i.jenis, v.id,
           CASE i.jenis WHEN 'pre_test' THEN awal.mulai - interval '1 day' ELSE awal.selesai - interval '1 hour' END,
           CASE i.jenis WHEN 'pre_test' THEN awal.mulai + interval '2 hours' ELSE awal.selesai + interval '2 days' END,
           30, 1, true, 'pembahasan', a.dibuat
    FROM diklat_angkatan a
    JOIN evaluasi_instrumen i ON i.program_id = a.program_id AND i.jenis IN ('pre_test', 'post_test')
    JOIN evaluasi_versiinstrumen v ON v.instrumen_id = i.id AND v.status = 'terbit'
    JOIN LATERAL (SELECT min(s.mulai) AS mulai, max(s.selesai) AS selesai FROM diklat_sesi s
                  WHERE s.angkatan_id = a.id AND NOT s.is_batal) awal ON awal.mulai IS NOT NULL
    WHERE a.status NOT IN ('draf', 'batal') AND a.mulai > %(today)s - make_interval(months => {BULAN})
    ORDER BY a.id, i.jenis DESC;
    -- whole items make the score: rounded to the nearest item on the same side of the pass line
    UPDATE diklat_pendaftaran d SET nilai_awal = round(d.nilai_awal / {BUTIR}) * {BUTIR}, nilai_akhir = CASE
        WHEN d.nilai_akhir >= g.nilai_minimum THEN greatest(round(d.nilai_akhir / {BUTIR}), ceil(g.nilai_minimum / {BUTIR}.0)) * {BUTIR}
        ELSE least(round(d.nilai_akhir / {BUTIR}), ceil(g.nilai_minimum / {BUTIR}.0) - 1) * {BUTIR} END
    FROM diklat_angkatan a JOIN diklat_program g ON g.id = a.program_id
    WHERE a.id = d.angkatan_id AND a.id IN (SELECT angkatan_id FROM evaluasi_ujian);
    INSERT INTO evaluasi_pengerjaanujian (kode, ujian_id, pendaftaran_id, percobaan, status, urutan, mulai, batas, selesai,
                                          tambahan, alasan_tambahan, nilai)
    SELECT gen_random_uuid(), t.id, d.id, 1, 'dikirim', b.urutan, awal, awal + interval '30 minutes',
           awal + make_interval(mins => 12 + (15 * {u("d.id", 42)})::int), 0, '', n.nilai
    FROM evaluasi_ujian t
    JOIN (SELECT versi_id, array_agg(id ORDER BY urutan) AS urutan FROM evaluasi_butir GROUP BY 1) b ON b.versi_id = t.versi_id
    JOIN diklat_pendaftaran d ON d.angkatan_id = t.angkatan_id
    CROSS JOIN LATERAL (SELECT CASE t.jenis WHEN 'pre_test' THEN d.nilai_awal ELSE {TES_AKHIR} END AS nilai,
                               t.mulai + make_interval(mins => (80 * {u("d.id", 41)})::int) AS awal) n
    WHERE n.nilai IS NOT NULL AND t.selesai < %(now)s
    ORDER BY t.id, d.id;
    INSERT INTO evaluasi_nilaikomponen (pendaftaran_id, komponen_id, nilai, dicatat_pada)
    SELECT d.id, k.id, CASE k.sumber WHEN 'pengajar' THEN 2 * d.nilai_akhir - {TES_AKHIR} ELSE {TES_AKHIR} END, a.selesai
    FROM evaluasi_komponennilai k
    JOIN diklat_pendaftaran d ON d.program_id = k.program_id
    JOIN diklat_angkatan a ON a.id = d.angkatan_id
    WHERE d.nilai_akhir IS NOT NULL AND (k.sumber = 'pengajar' OR NOT EXISTS (
        SELECT FROM evaluasi_pengerjaanterbaik t WHERE t.pendaftaran_id = d.id AND t.jenis = 'post_test'));
    -- the items somebody has right are those that are easiest, with a little chance
    INSERT INTO evaluasi_jawabanujian (pengerjaan_id, butir_id, pilihan, teks, waktu)
    SELECT id, butir_id, CASE WHEN pangkat <= nilai / {BUTIR} THEN kunci
                              ELSE 1 + (kunci + (floor(3 * {u("id * 100 + urutan", 43)}))::int) %% 4 END, '', selesai
    FROM (
        SELECT p.id, p.nilai, p.selesai, b.id AS butir_id, b.kunci, b.urutan,
               row_number() OVER (PARTITION BY p.id ORDER BY 0.6 * {u("b.id", 44)} + {u("p.id * 100 + b.urutan", 45)}) AS pangkat
        FROM evaluasi_pengerjaanujian p
        JOIN evaluasi_ujian t ON t.id = p.ujian_id
        JOIN evaluasi_butir b ON b.versi_id = t.versi_id
    ) jawab;
"""


@transaction.atomic
def fill_tes() -> int:
    """Returns the number of answers."""
    fill_instrumen()
    fill_komponen()
    with connection.cursor() as cursor:
        with without_indexes("evaluasi_jawabanujian"):
            cursor.execute(UJIAN, {"today": waktu.today(), "now": waktu.now()})
        cursor.execute("SELECT count(*) FROM evaluasi_jawabanujian")
        (count,) = cursor.fetchone()
    return int(count)


def fill_instrumen() -> None:
    """Two published tests for each programme that asks for a final score."""
    now = waktu.now() - timedelta(days=700)
    for program in Program.objects.filter(nilai_minimum__isnull=False).prefetch_related("mata_list"):
        topics = [mata.judul for mata in program.mata_list.all()]
        for jenis, awalan in (("pre_test", "AWAL"), ("post_test", "AKHIR")):
            nama = f"{'Tes awal' if jenis == 'pre_test' else 'Tes akhir'} {program.nama}"
            instrumen = Instrumen.objects.create(kode=f"{awalan}-{program.kode}", nama=nama, jenis=jenis, program=program)
            versi = VersiInstrumen.objects.create(instrumen=instrumen, nomor=1, petunjuk="Pilih satu jawaban yang paling tepat.")
            Butir.objects.bulk_create(make_butir(versi, number, topics[number % len(topics)]) for number in range(BUTIR))
            versi.status, versi.diterbitkan_pada = VersiInstrumen.Status.TERBIT, now
            versi.save(update_fields=["status", "diterbitkan_pada"])


def fill_komponen() -> None:
    """Half of the score is the teacher's, and all of it where there is no test."""
    for program in Program.objects.filter(kode__in=BERBAGIAN):
        tests = [("Tes akhir", "post_test")] if program.nilai_minimum is not None else []
        parts = [*tests, (BERBAGIAN[program.kode], "pengajar")]
        for urutan, (nama, sumber) in enumerate(parts, 1):
            KomponenNilai.objects.create(program=program, urutan=urutan, nama=nama, sumber=sumber, bobot=100 // len(parts))


def make_butir(versi: VersiInstrumen, number: int, topik: str) -> Butir:
    teks, benar, *salah = POLA[(number // 2 + number) % len(POLA)]
    kunci = (number * 3) % 4 + 1
    pilihan = [*salah[: kunci - 1], benar, *salah[kunci - 1 :]]
    kata = teks.format(topik=topik[0].lower() + topik[1:])
    return Butir(versi=versi, urutan=number + 1, jenis="pilihan", unsur=topik, teks=kata, pilihan=pilihan, kunci=kunci)
