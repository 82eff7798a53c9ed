"""A batch with results and words, an SKM, both released."""

from tests.evaluasi.pabrik_hasil import make_hasil, make_komentar, make_selesai, make_skm


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    blok = make_hasil(make_selesai(kota["program"]), pengajar={kota["narasumber"]: (0, 1, 5, 4)})
    skm = make_skm({})
    return {"angkatan_hasil": blok.survei.angkatan, "komentar": make_komentar(blok), "skm": skm.survei}
