"""Mails before they are sent: who gets one, who gets none and why, and what it says, by the rules that will be asked at sending."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from pegawai.models import AturanPengingat, Notifikasi
from pegawai.models.notifikasi import JUDUL
from pegawai.services.notifikasi.jenis import JENIS, Kata
from pegawai.services.notifikasi.penerima import Penerima, Tutup, find_penerima
from pegawai.services.notifikasi.susun import DIMATIKAN, Timbangan, draft, weigh, words_of


@dataclass(frozen=True, slots=True)
class Orang:
    """`kunci` tells people of one name apart."""

    kunci: str
    nama: str
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Ramalan:
    """One kind of mail: `judul` and `isi` as the first of `penerima` reads them; `tanpa` get none, each with the reason."""

    aturan: str
    nama: str
    judul: str
    isi: str
    penerima: tuple[Orang, ...]
    tanpa: tuple[Orang, ...]
    is_contoh: bool = False


def foretell(rows: Sequence[Notifikasi]) -> list[Ramalan]:
    """What these rows of the outbox would become if they were sent now, a kind each."""
    weighed = sorted(weigh(rows), key=lambda one: (one.row.aturan, one.penerima.nama, one.row.pk))
    return [_of_kind(kode, list(group)) for kode, group in groupby(weighed, key=lambda one: one.row.aturan)]


def sketch(aturan: str, pegawai_ids: Iterable[int]) -> Ramalan:
    """Mails that a later job will make: who gets one; the words with sample values, for their occasion does not exist yet."""
    rule = AturanPengingat.objects.get(kode=aturan)
    rows = [Notifikasi(pk=place, aturan=aturan, pegawai_id=pk) for place, pk in enumerate(sorted(pegawai_ids), start=1)]
    found = find_penerima(rows)
    off = None if rule.is_aktif else DIMATIKAN
    told = Kata(JENIS[aturan].nilai_contoh())
    people = [Timbangan(row, rule, told, found[row.pk], off or _closed(found[row.pk])) for row in rows]
    made = _of_kind(aturan, sorted(people, key=lambda one: one.penerima.nama))
    return Ramalan(made.aturan, made.nama, made.judul, made.isi, made.penerima, made.tanpa, is_contoh=True)


def _closed(penerima: Penerima | Tutup) -> Tutup | None:
    return penerima if isinstance(penerima, Tutup) else None


def _of_kind(kode: str, weighed: Sequence[Timbangan]) -> Ramalan:
    told = [one for one in weighed if one.tutup is None]
    closed = tuple(_person(one) for one in weighed if one.tutup is not None)
    judul = isi = ""
    if told and told[0].rule is not None and isinstance(told[0].kata, Kata):
        words = words_of(draft(told[0].rule, told[0].kata), told[0].penerima.nama, told[0].kata.tautan)
        judul, isi = words[JUDUL], words["_isi"]
    rule = weighed[0].rule
    return Ramalan(kode, rule.nama if rule is not None else kode, judul, isi, tuple(_person(one) for one in told), closed)


def _person(one: Timbangan) -> Orang:
    row, alasan = one.row, one.tutup.alasan if one.tutup is not None else ""
    kunci = f"p{row.pegawai_id}" if row.pegawai_id else f"u{row.pengguna_id}" if row.pengguna_id else row.alamat
    return Orang(kunci, one.penerima.nama or row.alamat or "Tanpa nama", alasan)
