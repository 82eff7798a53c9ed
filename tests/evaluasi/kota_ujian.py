from types import SimpleNamespace

from tests.evaluasi.pabrik import make_pengerjaan, make_ujian


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    """A test of the batch in which `diri` takes part, and the attempt of `diri`, named by its code."""
    ujian = make_ujian(kota["angkatan"], "pre_test")
    kerja = make_pengerjaan(ujian, kota["daftar_diri"])
    return {"ujian": ujian, "pengerjaan": kerja, "kode_kerja": SimpleNamespace(pk=kerja.kode)}
