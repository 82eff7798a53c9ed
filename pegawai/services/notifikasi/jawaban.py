"""What the mail server's no means, in the words of the log. Its own answer is kept beside it, for whoever looks after the server."""

import re
from typing import Final

DIPERLUKAN: Final = re.compile(r"\b[45]\.\d{1,3}\.\d{1,3}\b")
PENGIRIM: Final = "Peladen surel tidak menerima alamat pengirim Tangkas. Minta administrator memeriksa pengaturan surel"
SEMENTARA: Final = "Peladen surel belum dapat menerima surel ini"
ALAMAT: Final = "Alamat penerima tidak dikenal peladen surel. Perbaiki alamatnya, lalu kirim ulang"
KOTAK: Final = "Kotak surat penerima penuh atau tidak aktif. Hubungi penerima, lalu kirim ulang"
KEBIJAKAN: Final = "Peladen surel menolak surel ini menurut aturan keamanannya. Minta administrator menghubungi pengelola peladen surel"
ISI: Final = "Peladen surel menolak isi surel ini. Minta administrator memeriksanya"
LAIN: Final = "Peladen surel menolak surel ini. Lihat jawaban peladen, lalu kirim ulang"
# The subject of an enhanced status code (RFC 3463), the middle number of 5.1.1.
POKOK: Final = {"1": ALAMAT, "2": KOTAK, "3": ISI, "6": ISI, "7": KEBIJAKAN}
KODE: Final = {550: ALAMAT, 551: ALAMAT, 553: ALAMAT, 552: KOTAK, 554: KEBIJAKAN, 530: KEBIJAKAN, 535: KEBIJAKAN}


def explain(code: int, text: str, *, pengirim: bool = False) -> str:
    """A sentence about a refusal by its class; `pengirim`: it came at the sender's address, before anything was said of the recipient."""
    sentence = LAIN
    if pengirim:
        sentence = PENGIRIM
    elif code < 500:
        sentence = SEMENTARA
    elif found := DIPERLUKAN.search(text):
        sentence = POKOK.get(found[0].split(".")[1], LAIN)
    else:
        sentence = KODE.get(code, LAIN)
    return f"{sentence} (kode {code})."
