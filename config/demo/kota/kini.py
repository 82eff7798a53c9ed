"""What is going on in the demo city today: a queue, an offer, decisions that wait, a mentoring, proofs to verify."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from json import dumps

import typst
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from config.demo.kota.asal import asal
from config.demo.kota.jadwal import at
from config.demo.kota.program import PROGRAM
from config.demo.kota.saya import find_me
from config.demo.kota.sertifikat import fill_penanda, fill_sertifikat
from diklat.models import (
    Angkatan,
    JenisDiklat,
    Mentoring,
    Minat,
    PenandaTangan,
    Pendaftaran,
    PertemuanMentoring,
    Program,
    RiwayatLuar,
    SuratDinas,
    TujuanMentoring,
)
from diklat.queries.bahan import sesi_bahan
from diklat.queries.pendaftaran.konteks import load_konteks
from diklat.queries.pendaftaran.syarat import list_penolakan
from diklat.services import jp
from diklat.services import pendaftaran as services
from diklat.services.bahan import add_bahan
from kompetensi.models import Kompetensi
from lib import waktu
from lib.dokumen.periksa import Dokumen
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.peran import Peran
from pegawai.services import akun

WAITING, DECISIONS, INTERESTED, PROOFS = 6, 4, 23, 14
PROOF_NAMES = (
    ("Seminar Nasional Tata Kelola Daerah", 9, "Universitas Contoh Nusantara", 4),
    ("Kursus Daring Analisis Data Publik", 16, "Lembaga Pelatihan Contoh", 12),
    ("Lokakarya Layanan Ramah Disabilitas", 4, "Perkumpulan Disabilitas Contoh", 8),
    ("Bimbingan Teknis Pengelolaan Aset", 8, "Balai Pelatihan Contoh", 16),
)
MEETINGS = ((56, "Membaca peta kompetensi", True), (28, "Menyiapkan bahan keputusan", True), (3, "Umpan balik rapat", False))
PROOF = """
#set page(paper: "a4", flipped: true, margin: 3cm)
#set text(size: 15pt)
#let d = json(bytes(sys.inputs.data))
#align(center)[
  #text(28pt)[Sertifikat] \\ #v(8mm)
  diberikan kepada \\ #v(4mm) #text(22pt, d.nama) \\ #v(8mm)
  sebagai peserta #text(style: "italic", d.judul) \\ diselenggarakan oleh #d.penyelenggara \\ #v(4mm) #d.tanggal, #d.jp JP
]
"""
MATERIAL = """
#set page(paper: "presentation-16-9", margin: 2cm)
#set text(size: 24pt)
#let d = json(bytes(sys.inputs.data))
#align(horizon)[#text(40pt, d.judul) \\ #d.program \\ #v(8mm) #d.nama]
"""


def fill_kini() -> None:
    """Needs the trainings and the accounts of the city."""
    fill_penanda()
    fill_sertifikat()
    fill_acara()


def fill_acara() -> None:
    """All but the certificates, in whose table it looks for nothing."""
    officer = Pengguna.objects.with_peran(Peran.PENGELOLA).order_by("pk").first()
    me = find_me()
    if officer is None:
        raise LookupError("accounts first")
    Angkatan.objects.exclude(status__in=("ditutup", "batal")).update(penanggung_jawab=officer)
    fill_letter(officer)
    fill_materi()
    fill_queue(officer, me)
    fill_offer(officer, me)
    fill_seat(officer, me)
    fill_decisions()
    fill_interest()
    fill_mentoring(me)
    fill_proofs(officer, me)


def upcoming(**conditions: object) -> Iterator[Angkatan]:
    """Open batches of the next weeks for whatever profession, the nearest first."""
    soon = waktu.today() + timedelta(days=8)
    found = Angkatan.objects.open_on(waktu.today()).filter(mulai__gt=soon, **conditions)
    found = found.exclude(program__kode__in=[p.kode for p in PROGRAM if p.profesi])
    yield from found.select_related("program").order_by("mulai", "pk")


def try_enroll(angkatan: Angkatan, pegawai: Pegawai, by: Pengguna, jalur: str = "pengelola") -> Pendaftaran | None:
    """None where a rule refuses this person; no reason to go on is given."""
    try:
        return services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=pegawai.pk, by=by, jalur=jalur)
    except ValidationError:
        return None


def candidates(program: Program) -> list[Pegawai]:
    """People of the right kind of position, in a fixed order without meaning."""
    fits = {"jabatan__kelompok__in": program.kelompok_jabatan} if program.kelompok_jabatan else {}
    people = Pegawai.objects.posted_on(waktu.today(), **fits).filter(akun__isnull=True)
    return list(people.order_by("nip")[:: max(1, people.count() // 400)])


def fill_up(angkatan: Angkatan, waiting: int, by: Pengguna) -> None:
    """Until every seat is taken and some wait."""
    wanted = angkatan.kuota - angkatan.terisi + waiting
    people = candidates(angkatan.program)
    facts = load_konteks([(angkatan.pk, pegawai.pk) for pegawai in people], "pengelola")
    for pegawai in people:
        if wanted <= 0:
            return
        if not list_penolakan(facts[angkatan.pk, pegawai.pk]):
            wanted -= try_enroll(angkatan, pegawai, by) is not None


def fill_queue(officer: Pengguna, me: Pegawai) -> None:
    """A full batch in which the demo employee is second in the queue."""
    for angkatan in upcoming(program__persetujuan="tanpa", cara_kursi="langsung"):
        fill_up(angkatan, 1, officer)
        if try_enroll(angkatan, me, officer) is not None:
            angkatan.refresh_from_db()
            fill_up(angkatan, WAITING - 2, officer)
            return


def fill_offer(officer: Pengguna, me: Pegawai) -> None:
    """A batch that offers its seats; one has just become free and is offered to the demo employee."""
    for angkatan in upcoming():
        if angkatan.menunggu:
            continue
        Angkatan.objects.filter(pk=angkatan.pk).update(cara_kursi=Angkatan.CaraKursi.DITAWARKAN)
        fill_up(angkatan, 0, officer)
        if try_enroll(angkatan, me, officer) is None:
            continue
        leaver = angkatan.pendaftaran_list.filter(status="terdaftar").earliest("urutan")
        services.cancel_pendaftaran(pendaftaran_id=leaver.pk, by=officer, alasan="Ada tugas mendesak di unit.")
        return


def fill_seat(officer: Pengguna, me: Pegawai) -> None:
    """Two batches in which the demo employee has a seat."""
    wanted = 2
    for angkatan in upcoming(cara_kursi="langsung", program__persetujuan="atasan"):
        if wanted and angkatan.sisa and try_enroll(angkatan, me, officer) is not None:
            wanted -= 1


def fill_letter(officer: Pengguna) -> None:
    """The order to attend of the batch that runs today, or else of the next one."""
    today = waktu.today()
    nearest = Angkatan.objects.filter(selesai__gte=today, status__in=("berjalan", "dipastikan", "terbuka")).order_by("mulai", "pk").first()
    if nearest is not None:
        SuratDinas.objects.create(
            angkatan=nearest,
            jenis=SuratDinas.Jenis.TUGAS,
            nomor=f"800.1.11.1/214/{asal().instansi['singkatan']}/{waktu.today().year}",
            tanggal=waktu.today() - timedelta(days=9),
            dasar="Rencana pengembangan kompetensi tahun berjalan.",
            sumber_biaya=f"APBD, DPA {asal().instansi['singkatan']}",
            penanda_tangan=PenandaTangan.objects.earliest("pk"),
            dibuat_oleh=officer,
        )


def fill_materi() -> None:
    """What the demo teacher hands out at the first session of the batch that he teaches today."""
    teacher = Pengguna.objects.with_peran(Peran.NARASUMBER).earliest("pk")
    sesi = sesi_bahan(teacher).filter(angkatan__status="berjalan").order_by("mulai", "pk").first()
    if sesi is not None:
        isi = print_document(MATERIAL, judul=sesi.judul, nama=teacher.nama, program=sesi.angkatan.program.nama)
        dokumen = Dokumen(isi, "application/pdf", "pdf", sha256(isi).hexdigest())
        add_bahan(sesi_id=sesi.pk, judul=f"Bahan tayang: {sesi.judul}", dokumen=dokumen, nama="bahan-tayang.pdf", by=teacher)


def fill_decisions() -> None:
    """Applications that wait for the heads who have an account."""
    open_batches = [a for a in upcoming(program__persetujuan__in=("atasan", "atasan_pengelola")) if a.sisa]
    for head in Pengguna.objects.filter(pegawai__isnull=False, groups__isnull=True):
        if not head.headed_unit_ids:
            continue
        own = Pegawai.objects.posted_on(waktu.today(), unit__in=head.headed_unit_ids)
        below = Penempatan.objects.heads().on(waktu.today()).filter(unit__in=UnitKerja.objects.below(*head.headed_unit_ids))
        people = own | Pegawai.objects.filter(pk__in=below.values("pegawai"))
        apply_some(list(people.exclude(pk=head.pegawai_id).order_by("nip")), open_batches)


def apply_some(people: list[Pegawai], batches: list[Angkatan]) -> None:
    wanted = DECISIONS
    for pegawai in people:
        if not wanted:
            return
        by = akun.create_akun_pegawai(pegawai=pegawai)
        wanted -= any(try_enroll(angkatan, pegawai, by, "mandiri") for angkatan in batches)


def fill_interest() -> None:
    program = Program.objects.filter(angkatan_list__isnull=True).exclude(jenis__siasn_id=15).order_by("pk").first()
    if program is not None:
        Minat.objects.bulk_create(Minat(program=program, pegawai=pegawai) for pegawai in candidates(program)[:INTERESTED])


def fill_mentoring(me: Pegawai) -> None:
    """A pair at work: two confirmed meetings, one that waits for the mentee."""
    today = waktu.today()
    program = Program.objects.get(jenis__siasn_id=15)
    mentor = Penempatan.objects.heads().definitive().on(today).exclude(pegawai=me).select_related("pegawai").earliest("pk").pegawai
    row = Mentoring.objects.create(
        program=program, mentor=mentor, mentee=me, mulai=today - timedelta(days=70), selesai=today + timedelta(days=60)
    )
    for kode, text in (("M.08", "Memimpin satu keputusan rapat dari data sampai tindak lanjut"), ("M.06", "Membimbing satu rekan baru")):
        TujuanMentoring.objects.create(
            mentoring=row, kompetensi=Kompetensi.objects.get(kode=kode), level_awal=Decimal(1), level_tujuan=3, uraian=text
        )
    for days, topik, confirmed in MEETINGS:
        day = today - timedelta(days=days)
        PertemuanMentoring.objects.create(
            mentoring=row,
            tanggal=day,
            menit=60,
            topik=topik,
            dicatat_oleh=mentor,
            mentor_setuju=at(day, 15, 0),
            mentee_setuju=at(day, 16, 0) if confirmed else None,
        )
    jp.refresh_jp(pegawai_ids=[mentor.pk, me.pk])


def fill_proofs(officer: Pengguna, me: Pegawai) -> None:
    """Training elsewhere: some verified, some waiting, one refused."""
    people = [me, *candidates(Program.objects.earliest("pk")), *candidates(Program.objects.filter(kelompok_jabatan=[]).earliest("pk"))]
    chosen = [me, me, *dict.fromkeys(people[1:])][: PROOFS + 2]
    states = ("diverifikasi", "diajukan", "diajukan", "diverifikasi", "diajukan", "ditolak")
    for number, pegawai in enumerate(chosen):
        make_proof(pegawai, number, states[number % len(states)], officer)
    jp.refresh_jp(pegawai_ids=[pegawai.pk for pegawai in chosen])


def make_proof(pegawai: Pegawai, number: int, status: str, officer: Pengguna) -> None:
    name, kind, host, hours = PROOF_NAMES[number % len(PROOF_NAMES)]
    day = waktu.today() - timedelta(days=20 + number * 9)
    content = print_document(PROOF, nama=pegawai.nama, judul=name, penyelenggara=host, tanggal=day.isoformat(), jp=hours)
    decided = status != "diajukan"
    row = RiwayatLuar(
        pegawai=pegawai,
        jenis=JenisDiklat.objects.get(siasn_id=kind),
        nama=name,
        penyelenggara=host,
        nomor_sertifikat=f"{number + 1:03d}/CTH/{day.year}",
        mulai=day,
        selesai=day,
        jp=hours,
        nama_bukti="sertifikat.pdf",
        jenis_bukti="application/pdf",
        sha256=sha256(content).hexdigest(),
        status=status,
        catatan="Nama pada bukti berbeda dengan nama pegawai." if status == "ditolak" else "",
        diputuskan_oleh=officer if decided else None,
        diputuskan_pada=waktu.now() if decided else None,
    )
    row.bukti.save(f"{row.sha256[:32]}.pdf", ContentFile(content), save=False)
    row.save()


def print_document(text: str, **data: str | int) -> bytes:
    found = typst.compile(text.encode(), format="pdf", sys_inputs={"data": dumps(data)})
    assert isinstance(found, bytes)  # noqa: S101 -- one document is bytes
    return found
