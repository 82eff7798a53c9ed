"""An encrypted file that is written and read as a stream.

Cipher, derivation and salt are those of `cryptography`; here is only the frame, the STREAM construction as `age` has it: each chunk is
authenticated with its number and with whether it is the last, so that none can be left out, moved, added or cut off.

    TANGKAS1 | salt, 16 | proof of the key, 16 | chunk of 64 KiB + 16 | … | last chunk, shorter or as long
"""

import os
from collections.abc import Iterator
from typing import IO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils.crypto import constant_time_compare

AWAL: Final = b"TANGKAS1"
GARAM, BUKTI, TANDA = 16, 16, 16
POTONG: Final = 64 * 1024
TERPOTONG: Final = "Berkas cadangan ini terpotong atau berubah; tidak ada yang dipulihkan darinya. Salin lagi dari tempat asalnya."


class SandiError(Exception):
    """The file cannot be read with this key, or not at all; says what to do."""


def _derive(kunci: str, garam: bytes) -> tuple[AESGCM, bytes]:
    """A key of its own for each file, so that counting from nought never meets the same number twice."""
    material = HKDF(SHA256(), 32 + BUKTI, garam, b"tangkas cadangan").derive(kunci.encode())
    return AESGCM(material[:32]), material[32:]


def _nonce(nomor: int, *, akhir: bool) -> bytes:
    return nomor.to_bytes(11, "big") + bytes([akhir])


class Penulis:
    """What is written into it arrives encrypted in `target`. Without `finish` there is no last chunk, and no reader takes the file."""

    def __init__(self, target: IO[bytes], kunci: str) -> None:
        garam = os.urandom(GARAM)
        self.target, self.nomor, self.sisa = target, 0, bytearray()
        self.aead, bukti = _derive(kunci, garam)
        target.write(AWAL + garam + bukti)

    def write(self, data: bytes) -> int:
        self.sisa += data
        while len(self.sisa) > POTONG:  # a full chunk waits: it may be the last
            self._seal(bytes(self.sisa[:POTONG]), akhir=False)
            del self.sisa[:POTONG]
        return len(data)

    def flush(self) -> None:
        self.target.flush()

    def finish(self) -> None:
        self._seal(bytes(self.sisa), akhir=True)

    def _seal(self, data: bytes, *, akhir: bool) -> None:
        self.target.write(self.aead.encrypt(_nonce(self.nomor, akhir=akhir), data, None))
        self.nomor += 1


def is_encrypted(source: IO[bytes]) -> bool:
    found = source.read(len(AWAL)) == AWAL
    source.seek(0)
    return found


def read(source: IO[bytes], kunci: str) -> Iterator[bytes]:
    """The chunks in the clear, each given only after it was proven; the end only after the last was."""
    head = source.read(len(AWAL) + GARAM + BUKTI)[len(AWAL) :]
    if len(head) < GARAM + BUKTI:
        raise SandiError(TERPOTONG)
    if not kunci:
        raise SandiError("Cadangan ini terenkripsi. Isi CADANGAN_KUNCI atau CADANGAN_KUNCI_FILE dengan kunci yang dipakai saat membuatnya.")
    aead, bukti = _derive(kunci, head[:GARAM])
    if not constant_time_compare(head[GARAM:], bukti):
        raise SandiError("Kuncinya bukan kunci cadangan ini. Pakai CADANGAN_KUNCI yang berlaku saat cadangan ini dibuat.")
    block, nomor = source.read(POTONG + TANDA), 0
    while block:
        following = source.read(POTONG + TANDA)
        try:
            yield aead.decrypt(_nonce(nomor, akhir=not following), block, None)
        except InvalidTag:
            break
        if not following:
            return
        block, nomor = following, nomor + 1
    raise SandiError(TERPOTONG)
