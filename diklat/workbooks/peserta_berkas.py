"""Rows of an upload that name participants by NIP."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from lib.berkas.cells import clean_text, header_key
from lib.berkas.reader import Table, Value
from lib.nama import is_nama_lain


class Berpeserta(Protocol):
    """A row of a page about one participant."""

    @property
    def pendaftaran(self) -> Any: ...


R = TypeVar("R", bound=Berpeserta)


@dataclass(frozen=True, slots=True)
class Galat:
    """A cell that stays out: sheet row, column, what stood there, and what to do."""

    baris: int
    kolom: str
    nilai: str
    pesan: str


def match_peserta(table: Table, rows: Mapping[str, R], galat: list[Galat], tanda: list[Galat]) -> Iterator[tuple[int, R, list[Value]]]:
    """(sheet row, what `rows` holds for its NIP, values); a NIP that is a number, unknown or repeated goes to `galat`.

    A row that names somebody else goes to `tanda` as well: sorting one column alone moves what stands beside it to other people.
    """
    named = next((index for index, title in enumerate(table.header) if header_key(title) == "nama"), None)
    at = next(index for index, title in enumerate(table.header) if header_key(title) == "nip")
    where, seen = f"{table.letters[at]} (NIP)", dict[str, int]()
    for number, values in table.rows:
        text = clean_text(values[at])
        nip = "".join(text.split())
        if refusal := _refuse(values[at], nip, rows, seen):
            galat.append(Galat(number, where, text, refusal))
            continue
        seen[nip] = number
        nama = rows[nip].pendaftaran.pegawai.nama
        if named is not None and is_nama_lain(written := clean_text(values[named]), nama):
            tanda.append(Galat(number, f"{table.letters[named]} (NAMA)", written, f"NIP ini milik {nama}. Yang dipakai NIP."))
        yield number, rows[nip], values


def _refuse(raw: Value, nip: str, rows: Mapping[str, R], seen: Mapping[str, int]) -> str:
    if isinstance(raw, int | float):
        return "NIP ini tersimpan sebagai angka, sehingga angka belakangnya hilang. Ubah kolom menjadi teks, lalu ketik ulang."
    if len(nip) != 18 or not nip.isdigit():
        return f"NIP harus 18 angka, di sini {len(nip)}." if nip else "NIP kosong."
    if nip not in rows:
        return "Tidak ada peserta angkatan ini dengan NIP tersebut. Hapus barisnya."
    return f"NIP ini sudah ada di baris {seen[nip]}. Hapus salah satunya." if nip in seen else ""
