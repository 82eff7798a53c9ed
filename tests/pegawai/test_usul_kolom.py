"""Which column of a foreign file is proposed for which of ours: by the words of its title, or by what convincingly stands under it."""

import pytest

from lib.berkas.usul import Dicari, KolomBerkas, propose
from pegawai.services.impor import get_jenis
from pegawai.services.impor.pemetaan import KATA

NIP = ["199103272021212001", "196711101992031001", "198104152007031001"]
HARI = ["10-11-1967", "27-03-1991", "15-04-1981"]


def proposed(*kolom: tuple[str, list[str]]) -> dict[str, str]:
    """The title of the file by the key of ours."""
    dicari = [Dicari(one.kunci, one.titles, one.pola) for one in get_jenis("pegawai").kolom]
    files = [KolomBerkas(str(place), title, isi) for place, (title, isi) in enumerate(kolom)]
    for one in files:
        one.weigh(dicari)
    return {kunci: files[int(usul.huruf)].judul for kunci, usul in propose(dicari, files, KATA).items()}


@pytest.mark.parametrize(
    ("judul", "isi", "kunci"),
    [
        ("Nama Lengkap Orang", ["SUKMA AYU"], "nama"), ("Nama Karyawan", ["SUKMA AYU"], "nama"), ("Nama Staf Sekarang", ["SUKMA"], "nama"),
        ("Nama sesuai Ijazah", ["SUKMA"], "nama"), ("Tanggal Lahir Anak", ["?"], None), ("Nama Ibu", ["SUKMA"], None),
        ("Nama Bank", ["BJB"], None), ("Nama Atasan", ["SUKMA"], None), ("Nama Diklat", ["PIM"], None), ("Orang", ["SUKMA"], None),
        ("NIP Terbaru di Simpeg", NIP, "nip"), ("Nomor Induk Karyawan", NIP, "nip"), ("NIP Terbaru di Simpeg", ["12", "13"], None),
        ("Nomor Induk Kependudukan", ["3674012703910001"], None), ("Tgl Lahir menurut Akta", HARI, "tanggal_lahir"),
        ("Golongan Darah", ["A", "O"], None), ("Catatan", ["x"], None), ("Catatan", ["x", "v", "X", "x"], None), ("Cek", ["x", "Ia"], None),
        ("Keterangan", ["III/a", "III/b", "IV/a"], "golongan"), ("Keterangan", ["IX", "VII", "IX"], "golongan"),
    ],
)  # fmt: skip
def test_what_a_title_or_its_cells_propose(judul: str, isi: list[str], kunci: str | None) -> None:
    assert proposed((judul, isi)) == ({kunci: judul} if kunci else {})


def test_a_better_title_takes_the_column_that_one_with_more_words_would_have() -> None:
    assert proposed(("NIP Atasan Langsung", NIP), ("NIP", NIP), ("Nama", ["SUKMA"]), ("Catatan", ["x", ""])) == {
        "nip": "NIP",
        "nama": "Nama",
    }
