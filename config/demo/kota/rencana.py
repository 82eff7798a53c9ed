"""A year of budget with a shift and a change, the plan in force and the one being made, and what asks for trainings.

Every batch of the year is committed on the pagu of its kind and, once it is over, spent; the budget is set so that it bears them.
"""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan, Program
from diklat.queries.ringkasan import Biaya
from kompetensi.models import Kompetensi
from lib import waktu
from pegawai import tasks
from pegawai.models import Pekerjaan, Pengguna, UnitKerja
from pegawai.peran import Peran
from pegawai.services import pekerjaan
from pegawai.services.kemajuan import Progress
from rencana.models import (
    BarisRencana,
    DaftarWajib,
    KomitmenBiaya,
    LaporanBulanan,
    MutasiAnggaran,
    PaguAnggaran,
    PeriodeRencana,
    Rekening,
    RevisiPagu,
    SubKegiatan,
    Susunan,
    UsulanDiklat,
)
from rencana.queries.laporan import Bulan
from rencana.queries.laporan import reckon as reckon_bulan
from rencana.services import kebutuhan, susunan, usulan
from rencana.services import periode as plans
from rencana.services.susunan_hitung import mark_gagal, run_susunan

Status = Angkatan.Status
KEPEMIMPINAN, BIMTEK, KURSUS = "5.1.02.02.12.0004", "5.1.02.02.12.0003", "5.1.02.02.12.0001"
SUB_TEKNIS, SUB_LAIN = "5.04.02.2.01", "5.04.02.2.02"
TERBUKA: Final = (Status.TERBUKA, Status.DIPASTIKAN, Status.BERJALAN, Status.SELESAI, Status.DITUTUP)
DETIK: Final = 45
JENIS: Final = "susun-rencana-contoh"
WAJIB_SEMUA: Final = "INT-1"
LAPORAN: Final = 3
BULAT: Final = 50_000_000
WAJIB: Final[tuple[tuple[str, list[str], str], ...]] = (
    ("PKP", ["pengawas"], "PP 11/2017: pelatihan struktural kepemimpinan pengawas"),
    ("PKA", ["administrator"], "PP 11/2017: pelatihan struktural kepemimpinan administrator"),
    (WAJIB_SEMUA, [], "Keputusan kepala daerah tentang pencegahan gratifikasi"),
)
ALASAN: Final = (
    ("MPR-1", "kesenjangan", "Tugas baru saya memimpin perubahan layanan; penilaian menunjukkan saya masih satu level di bawah standar."),
    ("PKP-D", "kesenjangan", "Pekerjaan saya makin banyak memakai data, sedangkan saya belum pernah dilatih."),
    ("OPH-2", "karier", "Menyiapkan diri untuk memimpin kegiatan tahun depan."),
    ("KEU-2", "wajib", "Jabatan saya mengharuskan menyusun RKA."),
)


@dataclass(slots=True)
class Pos:
    """One pagu of the year with the batches that it bears."""

    pagu: PaguAnggaran
    batches: list[tuple[Angkatan, int]] = field(default_factory=list)

    @property
    def biaya(self) -> int:
        return sum(cost for _, cost in self.batches)


def fill_rencana() -> None:
    """What people ask for goes the way of the product: each act in a transaction of its own."""
    planner, boss = (Pengguna.objects.with_peran(peran).earliest("pk") for peran in (Peran.PENGELOLA, Peran.PIMPINAN))
    year = waktu.today().year
    fill_anggaran(year, planner, boss)
    fill_bahan(year + 1, planner)


@transaction.atomic
def fill_anggaran(year: int, planner: Pengguna, boss: Pengguna) -> None:
    posts = make_posts(year)
    spread(posts, year)
    for post in posts.values():
        set_pagu(post, planner)
    shift(posts, planner)
    commit(posts, planner)
    plan_of_year(year, posts, planner, boss)
    plan_of_next(year + 1, posts, planner)


def fill_laporan() -> None:
    """Those of the last months, as the clock would have made them; nobody is mailed about what is past. They count certificates, too."""
    month = Bulan(waktu.today().replace(day=1))
    for _ in range(LAPORAN):
        month = month.lalu
        LaporanBulanan.objects.create(bulan=month.awal, isi=reckon_bulan(month))


def make_posts(year: int) -> dict[str, Pos]:
    """By rekening; leadership has a sub-kegiatan of its own."""
    subs = {row.kode: row for row in SubKegiatan.objects.all()}
    found = {}
    for kode in (KURSUS, BIMTEK, KEPEMIMPINAN):
        sub = subs[SUB_LAIN if kode == KEPEMIMPINAN else SUB_TEKNIS]
        found[kode] = Pos(PaguAnggaran.objects.create(tahun=year, sub_kegiatan=sub, rekening=Rekening.objects.get(kode=kode)))
    return found


def rekening_of(program: Program) -> str:
    if program.kode in ("PKP", "PKA", "LAT"):
        return KEPEMIMPINAN
    return BIMTEK if program.jp <= 8 else KURSUS


def spread(posts: dict[str, Pos], year: int) -> None:
    rows = Angkatan.objects.filter(tahun=year, status__in=TERBUKA).select_related("program").order_by("mulai", "pk")
    for row in rows:
        if cost := Biaya(row.program.biaya_angkatan, row.program.biaya_kursi, row.kuota).jumlah:
            posts[rekening_of(row.program)].batches.append((row, cost))


def set_pagu(post: Pos, planner: Pengguna) -> None:
    """The original budget was a tenth short, and the change in autumn brought it where ninety percent are used."""
    wanted = round_up(post.biaya * 11 // 10)
    day = date(post.pagu.tahun, 1, 2)
    revise(post, "murni", day, f"DPA/{post.pagu.rekening.kode[-4:]}/{day.year}", max(BULAT, wanted * 9 // 10), planner)
    autumn = min(date(day.year, 9, 28), waktu.today())
    revise(post, "perubahan", autumn, f"DPPA/{post.pagu.rekening.kode[-4:]}/{day.year}", wanted, planner)


def shift(posts: dict[str, Pos], planner: Pengguna) -> None:
    """A little from courses to guidance, on one document."""
    source, target = posts[KURSUS], posts[BIMTEK]
    amount = min(25_000_000, (last_of(source) - source.biaya) // 2)
    if amount < 1:
        return
    day = waktu.today()
    revise(source, "pergeseran", day, f"900/PERGESERAN/{day.year}", last_of(source) - amount, planner)
    revise(target, "pergeseran", day, f"900/PERGESERAN/{day.year}", last_of(target) + amount, planner)


def last_of(post: Pos) -> int:
    return int(post.pagu.revisi_list.order_by("-nomor").values_list("jumlah", flat=True)[0])


def revise(post: Pos, jenis: str, day: date, dokumen: str, jumlah: int, planner: Pengguna) -> None:
    nomor = post.pagu.revisi_list.count() + 1
    RevisiPagu.objects.create(pagu=post.pagu, nomor=nomor, jenis=jenis, tanggal=day, dokumen=dokumen, jumlah=jumlah, oleh=planner)


def commit(posts: dict[str, Pos], planner: Pengguna) -> None:
    """Three statements, whatever the number of batches: the costs, then what was committed, spent and released."""
    pairs = [(post, batch, cost) for post in posts.values() for batch, cost in post.batches]
    costs = KomitmenBiaya.objects.bulk_create(
        KomitmenBiaya(pagu=post.pagu, angkatan=batch, is_pembukaan=True, uraian=batch.nama[:200], oleh=planner) for post, batch, _ in pairs
    )
    lines = [line for row, (_, batch, cost) in zip(costs, pairs, strict=True) for line in lines_of(row, batch, cost, planner)]
    MutasiAnggaran.objects.bulk_create(sorted(lines, key=lambda line: line.tanggal))


def lines_of(row: KomitmenBiaya, batch: Angkatan, cost: int, planner: Pengguna) -> Iterable[MutasiAnggaran]:
    """Closed batches were paid for the people who came; the rest went back."""
    today = waktu.today()
    base = {"pagu_id": row.pagu_id, "komitmen_id": row.pk, "oleh": planner}
    yield MutasiAnggaran(jenis="komitmen", jumlah=cost, tanggal=min(batch.pendaftaran_mulai, today), **base)
    if batch.status != Status.DITUTUP:
        return
    spent = min(cost, Biaya(batch.program.biaya_angkatan, batch.program.biaya_kursi, batch.terisi).jumlah)
    paid = {"tanggal": min((batch.selesai or today) + timedelta(days=9), today), "dokumen": f"SPJ/{batch.pk}/{batch.tahun}"}
    if spent:
        yield MutasiAnggaran(jenis="realisasi", jumlah=spent, **paid, **base)
    if cost > spent:
        yield MutasiAnggaran(jenis="dilepas", jumlah=cost - spent, **paid, **base)


def plan_of_year(year: int, posts: dict[str, Pos], planner: Pengguna, boss: Pengguna) -> None:
    """What was planned is what is held, approved in January and locked."""
    plan = PeriodeRencana.objects.create(tahun=year, catatan="Rencana awal tahun", diubah_oleh=planner)
    rows: dict[tuple[int, int], list[tuple[Angkatan, int]]] = defaultdict(list)
    for post in posts.values():
        for batch, cost in post.batches:
            rows[batch.program_id, post.pagu.pk].append((batch, cost))
    BarisRencana.objects.bulk_create(make_row(plan, pagu_id, batches) for (_, pagu_id), batches in rows.items())
    at = waktu.moment(date(year, 1, 12), time(10))
    values = {"diajukan_oleh": planner, "diajukan_pada": at, "disetujui_oleh": boss, "disetujui_pada": at + timedelta(days=2)}
    PeriodeRencana.objects.filter(pk=plan.pk).update(status="terkunci", dikunci_pada=at + timedelta(days=3), **values)


def make_row(plan: PeriodeRencana, pagu_id: int, batches: list[tuple[Angkatan, int]]) -> BarisRencana:
    months = [0] * 12
    for batch, _ in batches:
        months[(batch.mulai or batch.pendaftaran_mulai).month - 1] += 1
    row = BarisRencana(periode=plan, program=batches[0][0].program, pagu_id=pagu_id, bulan=months)
    row.kursi, row.biaya = max(batch.kuota for batch, _ in batches), sum(cost for _, cost in batches)
    plans.describe(row)
    return row


def plan_of_next(year: int, posts: dict[str, Pos], planner: Pengguna) -> None:
    """A draft within budgets of the same size: what positions make mandatory is locked, the rest is left to the reckoning."""
    budgets = {}
    for kode, post in posts.items():
        pagu = PaguAnggaran.objects.create(tahun=year, sub_kegiatan=post.pagu.sub_kegiatan, rekening=post.pagu.rekening)
        budgets[kode] = Pos(pagu)
        revise(budgets[kode], "murni", waktu.today(), f"KUA-PPAS/{year}", round_up(post.biaya), planner)
    plan = PeriodeRencana.objects.create(
        tahun=year, diubah_oleh=planner, catatan="Usulan awal pengelola", batas_usulan=waktu.today() + timedelta(days=30)
    )
    left = {kode: last_of(post) for kode, post in budgets.items()}
    rows = []
    for place, program in enumerate(Program.objects.active().order_by("-biaya_angkatan", "kode")):
        kode, each = rekening_of(program), program.biaya_angkatan + 30 * program.biaya_kursi
        count = min(3, left[kode] // each) if each else 0
        if not count or (kode != KEPEMIMPINAN and program.kode != WAJIB_SEMUA):
            continue
        left[kode] -= each * count
        months = [int(month % 12 in {(place + 3 * step) % 11 + 1 for step in range(count)}) for month in range(12)]
        row = BarisRencana(periode=plan, program=program, pagu=budgets[kode].pagu, bulan=months, kursi=30, is_terkunci=kode == KEPEMIMPINAN)
        row.biaya, row.alasan = each * row.angkatan_count, "Wajib jabatan" if row.is_terkunci else "Wajib bagi semua"
        plans.describe(row)
        rows.append(row)
    BarisRencana.objects.bulk_create(rows)


@transaction.atomic
def queue_susunan() -> Pekerjaan:
    """The draft of next year is reckoned as a planner would have it, by a worker: the site need not wait a minute for it."""
    planner = Pengguna.objects.with_peran(Peran.PENGELOLA).earliest("pk")
    plan = PeriodeRencana.objects.get(status=PeriodeRencana.Status.DRAF)
    row = Susunan.objects.create(periode=plan, nama="Susunan dasar", versi=plan.versi, detik=DETIK, dibuat_oleh=planner)
    job = pekerjaan.create_pekerjaan(jenis=JENIS, judul=f"Susunan {plan}", oleh=planner, parameter={"susunan": row.pk})
    Susunan.objects.filter(pk=row.pk).update(pekerjaan=job)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return job


@pekerjaan.handler(JENIS, after_stop=mark_gagal)
def run_susunan_contoh(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil | None:
    """The product's reckoning, and its result is put into the draft; unless somebody has changed the draft meanwhile."""
    hasil = run_susunan(job, progress)
    row = Susunan.objects.get(pk=job.parameter["susunan"])
    with suppress(ValidationError):
        susunan.use_susunan(susunan_id=row.pk, versi=row.versi, by=job.oleh)
    return hasil


def fill_bahan(year: int, planner: Pengguna) -> None:
    programs = {row.kode: row for row in Program.objects.filter(kode__in=[kode for kode, *_ in (*WAJIB, *ALASAN)])}
    DaftarWajib.objects.bulk_create(
        DaftarWajib(program=programs[kode], kelompok_jabatan=groups, dasar=dasar, berlaku_mulai=date(year - 2, 1, 1))
        for kode, groups, dasar in WAJIB
        if kode in programs
    )
    propose(year, programs)
    units = UnitKerja.objects.top().active().order_by("pk")[:4]
    competencies = Kompetensi.objects.filter(jenis=Kompetensi.Jenis.MANAJERIAL).order_by("pk")[:2]
    for unit in units:
        for kompetensi in competencies:
            kebutuhan.add_kebutuhan(unit_id=unit.pk, kompetensi_id=kompetensi.pk, tahun=year, by=planner)


def propose(year: int, programs: dict[str, Program]) -> None:
    """By those who have an account; one of them is decided by whoever was asked and has one too."""
    people = Pengguna.objects.filter(pegawai__isnull=False, is_active=True).order_by("pk")[:8]
    for place, person in enumerate(people):
        kode, alasan, keterangan = ALASAN[place % len(ALASAN)]
        if kode in programs:
            wish = UsulanDiklat(tahun=year, alasan=alasan, program=programs[kode], keterangan=keterangan)
            usulan.submit_usulan(usulan=wish, by=person)
    planner = Pengguna.objects.with_peran(Peran.PENGELOLA).earliest("pk")
    office = UsulanDiklat.objects.awaiting_office(planner).first()
    if office is not None:
        usulan.approve_usulan(usulan_id=office.pk, by=planner)


def round_up(amount: int) -> int:
    return max(BULAT, -(-amount // BULAT) * BULAT)
