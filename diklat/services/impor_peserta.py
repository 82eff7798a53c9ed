"""Participants from a sheet of NIP: read, judge every row without writing, then enrol those that may, in one transaction.

Nothing is kept between preview and applying but a signed list of the rows, which the page carries: what was seen is what is applied.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse

from diklat.models import Angkatan, Pendaftaran
from diklat.permissions import WRITERS
from diklat.queries.pendaftaran import Penolakan, halangan, list_penolakan, load_konteks
from diklat.services import kunci, pendaftaran
from diklat.services.pendaftaran.daftar import PENUH
from diklat.workbooks import peserta as workbooks
from lib.berkas.cells import clean_text, header_key
from lib.berkas.errors import BerkasDitolak
from lib.berkas.limits import SMALL
from lib.berkas.reader import open_table
from lib.format import format_angka
from lib.nama import is_nama_lain
from lib.nip import NipSalah, parse_nip
from pegawai.models import Pegawai, Pekerjaan, Pengguna
from pegawai.permissions import SENDIRI, is_own, only_peran
from pegawai.services import pekerjaan
from pegawai.services.ekspor import make_notes
from pegawai.services.kemajuan import Progress

JENIS: Final = "impor-peserta"
NIP: Final = ("NIP", "NIP BARU", "NIP PNS", "NIP PPPK", "NOMOR INDUK PEGAWAI")
ALASAN: Final = ("ALASAN PENGECUALIAN", "ALASAN")
NAMA: Final = ("NAMA", "NAMA LENGKAP", "NAMA PEGAWAI")
ALASAN_CHARS: Final = 300
UMUR_DETIK: Final = 24 * 3600
HILANG: Final = "Data pegawai ini sudah tidak ada. Impor data pegawainya dahulu, lalu unggah baris ini lagi."
BARU, SUDAH, DITOLAK = "baru", "sudah", "ditolak"
# (sheet row, what stands in the NIP cell, name as written, reason)
Baris = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class Putusan:
    """What would happen to a row: `baru` becomes an enrolment, `sudah` is one already, `ditolak` says why."""

    nomor: int
    nip: str
    nama: str
    putusan: str
    pesan: str = ""
    pegawai_id: int | None = None
    alasan: str = ""
    tertulis: str = ""
    """The name in the file where it is another one than that of the person with this NIP."""


def read_berkas(berkas: "UploadedFile[Any]") -> list[Baris]:
    """The rows of an upload. Refuses what the bounded reader refuses, with its code."""
    with NamedTemporaryFile(suffix=Path(str(berkas.name)).suffix) as copy:
        for chunk in berkas.chunks():
            copy.write(chunk)
        copy.flush()
        try:
            with open_table(Path(copy.name), required=[NIP], columns=[*NAMA, *ALASAN], limits=SMALL) as table:
                places = [_place(table.header, titles) for titles in (NIP, NAMA, ALASAN)]
                return [(number, *(_cell(values, place) for place in places)) for number, values in table.rows]  # type: ignore[misc]
        except BerkasDitolak as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal


def judge(angkatan: Angkatan, rows: Sequence[Baris], by: Pengguna) -> list[Putusan]:
    """Every row with its verdict, in the order of the sheet; three queries whatever their number."""
    checked = [_check_nip(row) for row in rows]
    people = {row.nip: row for row in Pegawai.objects.filter(nip__in={nip for nip, _ in checked if nip})}
    facts = load_konteks(((angkatan.pk, person.pk) for person in people.values()), Pendaftaran.Jalur.IMPOR)
    seen: dict[str, int] = {}
    seats = _late_seats(angkatan)
    found = []
    for (number, raw, name, reason), (nip, wrong) in zip(rows, checked, strict=True):
        person = people.get(nip)
        shown = person.nama if person else name
        if wrong:
            found.append(Putusan(number, clean_text(raw), shown, DITOLAK, wrong))
        elif nip in seen:
            found.append(Putusan(number, nip, shown, DITOLAK, f"NIP ini sudah ada di baris {seen[nip]}. Hapus salah satu."))
        elif person is None:
            found.append(
                Putusan(
                    number, nip, shown, DITOLAK, "Tidak ada pegawai dengan NIP ini. Impor data pegawainya dahulu, atau periksa NIP-nya."
                )
            )
        elif is_own(by, person.pk):
            found.append(Putusan(number, nip, shown, DITOLAK, SENDIRI))
        else:
            putusan, why = _verdict(list_penolakan(facts[angkatan.pk, person.pk]), reason)
            if putusan == BARU and next(seats, None) is None:
                putusan, why = DITOLAK, PENUH
            other = name if is_nama_lain(name, person.nama) else ""
            found.append(Putusan(number, nip, shown, putusan, why, person.pk, reason, other))
        seen.setdefault(nip, number)
    return found


def sign_baris(angkatan: Angkatan, rows: Iterable[Putusan], by: Pengguna) -> str:
    """The rows that may be enrolled, for the page to carry."""
    chosen = [[row.nomor, row.pegawai_id, row.alasan] for row in rows if row.putusan == BARU]
    return signing.dumps(chosen, salt=_salt(angkatan.pk, by), compress=True)


@only_peran(*WRITERS)
@transaction.atomic
def start_impor(*, angkatan: Angkatan, baris: str, by: Pengguna) -> Pekerjaan:
    """Queue the enrolment of the rows seen in the preview. Refuses: `pratinjau` when they are not (or no longer) of this preview."""
    try:
        rows = signing.loads(baris, salt=_salt(angkatan.pk, by), max_age=UMUR_DETIK)
    except signing.BadSignature as error:
        raise ValidationError("Pratinjau ini sudah kedaluwarsa. Unggah berkasnya sekali lagi.", code="pratinjau") from error
    parameter = {"angkatan": angkatan.pk, "baris": rows}
    return pekerjaan.create_pekerjaan(jenis=JENIS, judul=f"Impor peserta {angkatan.nama}"[:160], oleh=by, parameter=parameter)


@pekerjaan.handler(JENIS)
def apply_impor(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """One enrolment after another by the one service; whoever is in already stays, whom a rule refuses is listed."""
    angkatan = Angkatan.objects.select_related("program").get(pk=job.parameter["angkatan"])
    rows = [(int(number), int(pk), str(reason)) for number, pk, reason in job.parameter["baris"]]
    people = Pegawai.objects.in_bulk([pk for _, pk, _ in rows])
    kunci.lock_kedatangan(people)
    inside = set(Pendaftaran.objects.alive().filter(angkatan=angkatan).values_list("pegawai_id", flat=True))
    statuses, left_out = list[str](), list[tuple[int, str, str, str]]()
    for count, (number, pk, reason) in enumerate(rows, start=1):
        if pk not in people:
            left_out.append((number, "", "", HILANG))
        elif pk not in inside:
            done, why = _enroll(angkatan.pk, pk, reason, job.oleh)
            if done:
                statuses.append(done)
            else:
                left_out.append((number, people[pk].nip, people[pk].nama, why))
        progress.step(count, len(rows), "Mendaftarkan peserta")
    return _result(job, progress, statuses, left_out)


def _enroll(angkatan_id: int, pegawai_id: int, reason: str, by: Pengguna) -> tuple[str, str]:
    """(state, "") or ("", why not)."""
    try:
        with transaction.atomic():
            row = pendaftaran.enroll_peserta(
                angkatan_id=angkatan_id, pegawai_id=pegawai_id, by=by, jalur=Pendaftaran.Jalur.IMPOR, alasan_pengecualian=reason
            )
    except ValidationError as refusal:
        return "", " ".join(refusal.messages)
    return row.status, ""


def _result(job: Pekerjaan, progress: Progress, statuses: list[str], left_out: list[tuple[int, str, str, str]]) -> pekerjaan.Hasil:
    waiting = statuses.count(Pendaftaran.Status.DAFTAR_TUNGGU)
    words = [f"{format_angka(len(statuses) - waiting)} orang terdaftar"]
    if waiting:
        words.append(f"{format_angka(waiting)} masuk daftar tunggu")
    if left_out:
        words.append(f"{format_angka(len(left_out))} tidak memenuhi syarat")
    hasil = pekerjaan.Hasil(pesan=f"{', '.join(words)}.", lanjut=reverse("diklat:peserta-list", args=[job.parameter["angkatan"]]))
    if not left_out:
        return hasil
    target = progress.folder / "belum-terdaftar.xlsx"
    workbooks.write_sisa(target, left_out, notes=make_notes(job, keterangan="yang belum terdaftar", jumlah=len(left_out)))
    return pekerjaan.Hasil(target, "belum-terdaftar.xlsx", hasil.pesan, hasil.lanjut)


def _verdict(refusals: list[Penolakan], reason: str) -> tuple[str, str]:
    """Being in already is no fault."""
    if any(row.code == "sudah_terdaftar" for row in refusals):
        return SUDAH, ""
    open_ones = halangan(refusals, reason)
    if not open_ones:
        return BARU, ""
    place = [f"Alasannya ditulis pada kolom {ALASAN[0]} di berkas ini."] if all(row.mengalah for row in open_ones) else []
    return DITOLAK, " ".join([*(row.pesan for row in open_ones), *place])


def _late_seats(angkatan: Angkatan) -> Iterator[int]:
    """Once the training runs nobody waits any more: one for each seat that is left. Before, without end."""
    return itertools.count() if angkatan.status in Angkatan.MENERIMA else iter(range(max(0, angkatan.kuota - angkatan.terisi)))


def _check_nip(row: Baris) -> tuple[str, str]:
    try:
        return parse_nip(row[1]).teks, ""
    except NipSalah as wrong:
        return "", f"{wrong.alasan}. {wrong.tindakan}"


def _place(header: list[str], titles: Sequence[str]) -> int | None:
    wanted = {header_key(title) for title in titles}
    return next((place for place, title in enumerate(header) if header_key(title) in wanted), None)


def _cell(values: Sequence[object], place: int | None) -> object:
    """A NIP stays as it is, so that one kept as a number can be told; texts are cleaned."""
    value = values[place] if place is not None and place < len(values) else ""
    return value if isinstance(value, int | float) else clean_text(value)[:ALASAN_CHARS]


def _salt(angkatan_id: int, by: Pengguna) -> str:
    return f"{JENIS}:{angkatan_id}:{by.pk}"
