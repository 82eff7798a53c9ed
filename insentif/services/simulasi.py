"""The trial of a draft as a background job; its result is bound to exactly the content that was tried."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from insentif.models import Kejadian, KelompokASN, SimulasiAturan, SimulasiOrang, TingkatPoin, VersiAturan
from insentif.permissions import ADMIN
from insentif.queries import aturan as aturan_queries
from insentif.queries import simulasi as queries
from insentif.queries.tingkat import kelompok_of
from insentif.services.aturan import check_isi, delete_simulasi, lock_draf
from insentif.services.hitung import list_bagian
from lib import waktu
from lib.format import format_angka
from pegawai.models import Pekerjaan, Pengguna
from pegawai.permissions import only_peran
from pegawai.services import pekerjaan
from pegawai.services.kemajuan import Progress

TAHAP: Final = "Menghitung poin menurut draf"
BERUBAH: Final = "Draf ini diubah selama simulasi berjalan. Jalankan simulasi lagi."
JUMLAH: Final = ("naik", "turun", "tetap", "poin_naik", "poin_turun", "sebelum", "sesudah")
Jumlah = dict[str, Counter[str]]


@only_peran(*ADMIN)
@transaction.atomic
def create_simulasi(*, versi_id: int, by: Pengguna) -> Pekerjaan:
    """Queue a trial of the draft as it is now. Refuses: terbit, hilang, and as check_isi does."""
    versi = lock_draf(versi_id)
    isi = aturan_queries.isi_of(versi)
    check_isi(isi)
    parameter = {"versi": versi.pk, "sidik": isi.sidik}
    return pekerjaan.create_pekerjaan(jenis=queries.JENIS, judul=f"Simulasi {versi}", oleh=by, parameter=parameter)


@pekerjaan.handler(queries.JENIS)
def run_simulasi(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """Refuses: berubah when the draft is no longer what was to be tried; terbit, hilang."""
    today = waktu.today()
    versi = VersiAturan.objects.filter(pk=job.parameter["versi"]).first()
    if versi is None or aturan_queries.isi_of(versi).sidik != job.parameter["sidik"]:
        raise ValidationError(BERUBAH, code="berubah")
    lama = aturan_queries.newest_terbit()
    rentang = queries.rentang_of(versi.berlaku_mulai, today)
    hitungan = Hitungan()
    parts = list(list_bagian())
    for number, (first, last) in enumerate(parts):
        progress.step(number, len(parts), TAHAP)
        hitungan.add(queries.list_poin(versi, lama, rentang, today.year, first, last))
    progress.step(len(parts), len(parts), "Menyimpan hasil")
    row = _replace(versi.pk, job, hitungan, lama, rentang)
    naik, turun = (format_angka(sum(kelompok[arah] for kelompok in row.isi["kelompok"].values())) for arah in ("naik", "turun"))
    return pekerjaan.Hasil(pesan=f"{naik} pegawai bertambah, {turun} berkurang.", lanjut=reverse("insentif:aturan-coba", args=[versi.pk]))


class Hitungan:
    """Sums of a trial while it goes through the people."""

    def __init__(self) -> None:
        self.berubah: list[SimulasiOrang] = []
        self.kelompok: Jumlah = {kode: Counter(dict.fromkeys(JUMLAH, 0)) for kode in KelompokASN.values}
        self.kejadian: Jumlah = {kode: Counter() for kode in Kejadian.values}
        self.setahun: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def add(self, rows: Iterable[queries.Poin]) -> None:
        for pegawai_id, found in groupby(rows, key=lambda row: row.pegawai_id):
            lines = list(found)
            for line in lines:
                self.kejadian[line.kejadian].update(sebelum=line.sebelum, sesudah=line.sesudah)
            self._add_orang(pegawai_id, kelompok_of(lines[0].jenis_asn), lines)

    def _add_orang(self, pegawai_id: int, kelompok: str, lines: list[queries.Poin]) -> None:
        before, after = sum(line.sebelum for line in lines), sum(line.sesudah for line in lines)
        arah = "tetap" if before == after else "naik" if after > before else "turun"
        sums = {arah: 1, "poin_naik": max(0, after - before), "poin_turun": max(0, before - after), "sebelum": before, "sesudah": after}
        self.kelompok[kelompok].update(sums)
        self.setahun[kelompok].append((sum(line.tahun_sebelum for line in lines), sum(line.tahun_sesudah for line in lines)))
        if before != after:
            self.berubah.append(SimulasiOrang(pegawai_id=pegawai_id, kelompok=kelompok, sebelum=before, sesudah=after))


def _replace(versi_id: int, job: Pekerjaan, hitungan: Hitungan, lama: VersiAturan | None, rentang: queries.Rentang) -> SimulasiAturan:
    """Under the lock of the draft: what is kept was true of exactly what the draft says at this moment."""
    versi = lock_draf(versi_id)
    isi = aturan_queries.isi_of(versi)
    if isi.sidik != job.parameter["sidik"]:
        raise ValidationError(BERUBAH, code="berubah")
    delete_simulasi(versi)
    row = SimulasiAturan.objects.create(
        versi=versi,
        sidik=isi.sidik,
        sejak=rentang.sejak,
        oleh=job.oleh,
        isi={
            "andai": rentang.is_andai,
            "tahun": waktu.today().year,
            "kelompok": {kode: dict(sums) for kode, sums in hitungan.kelompok.items()},
            "kejadian": {kode: dict(sums) for kode, sums in hitungan.kejadian.items() if any(sums.values())},
            "tingkat": list(_tingkat(hitungan, isi.tingkat, lama)),
        },
    )
    for person in hitungan.berubah:
        person.simulasi = row
    SimulasiOrang.objects.bulk_create(hitungan.berubah, batch_size=2000)
    return row


def _tingkat(hitungan: Hitungan, baru: list[TingkatPoin], lama: VersiAturan | None) -> Iterator[list[Any]]:
    """Group, level, and how many people stand on it in the running year, before and after."""
    old = list(lama.tingkat_list.order_by("kelompok", "ambang")) if lama else []
    for kelompok in KelompokASN.values:
        totals = hitungan.setahun[kelompok]
        before = _reach([total for total, _ in totals], [row for row in old if row.kelompok == kelompok])
        after = _reach([total for _, total in totals], [row for row in baru if row.kelompok == kelompok])
        for nama in dict.fromkeys([*after, *before]):
            yield [kelompok, nama, before.get(nama), after.get(nama)]


def _reach(totals: Iterable[int], bands: list[TingkatPoin]) -> dict[str, int]:
    """How many reach each level as their highest; bands from the lowest up."""
    found = dict.fromkeys((band.nama for band in bands), 0)
    for total in totals:
        reached = next((band.nama for band in reversed(bands) if total >= band.ambang), None)
        if reached is not None:
            found[reached] += 1
    return found
