"""Which column of a file is proposed for which of ours."""

import pytest

from lib.berkas.usul import Dicari, KolomBerkas, propose

NIP, TANGGAL = r"\d{18}", r"\d\d-\d\d-\d{4}"
DICARI = (Dicari("nip", ("NIP BARU", "NIP"), NIP), Dicari("nama", ("NAMA",)), Dicari("lahir", ("TANGGAL LAHIR",), TANGGAL))
KATA = {"tgl": "tanggal", "lhr": "lahir", "pegawai": ""}
ANGKA = "196711101992031001"


@pytest.mark.parametrize(
    ("kolom", "wanted"),
    [
        ([("NIP", ANGKA), ("NAMA", "SITI")], {"nip": ("A", "sama"), "nama": ("B", "sama")}),
        ([("Nama Pegawai", "SITI"), ("Tgl. Lhr", "10-11-1967")], {"nama": ("A", "mirip"), "lahir": ("B", "mirip")}),
        ([("Nama (tanpa gelar)", "SITI")], {"nama": ("A", "mirip")}),
        ([("Kode", ANGKA), ("", "10-11-1967")], {"nip": ("A", "isi"), "lahir": ("B", "isi")}),
        ([("NIP", "SITI"), ("x", ANGKA)], {"nip": ("B", "isi")}),  # what stands under a title contradicts it
        ([("x", ANGKA), ("y", ANGKA)], {}),  # two columns fit, and nothing tells them apart
        ([("NIP", ANGKA), ("NIP BARU", ANGKA)], {"nip": ("A", "sama")}),
        ([("Catatan", "SITI"), ("Alamat", "JALAN")], {}),
    ],
)
def test_proposals(kolom: list[tuple[str, str]], wanted: dict[str, tuple[str, str]]) -> None:
    own = [KolomBerkas("AB"[place], judul, [isi] * 3) for place, (judul, isi) in enumerate(kolom)]
    for one in own:
        one.weigh(DICARI)
    assert {kunci: (usul.huruf, usul.sebab) for kunci, usul in propose(DICARI, own, KATA).items()} == wanted
