"""An instrument with a published version and a draft, a test likewise, and a question of the bank."""

from evaluasi.models import Soal
from tests.evaluasi.pabrik import PILIHAN, make_versi


def make_rows(kota: dict[str, object]) -> dict[str, object]:
    survei, tes = make_versi("umpan_balik"), make_versi("post_test")
    draf, draf_tes = make_versi("umpan_balik", instrumen=survei.instrumen, terbit=False), make_versi(instrumen=tes.instrumen, terbit=False)
    soal = Soal.objects.create(kode="UJI-SOAL", topik="Uji", teks="Mana?", pilihan=PILIHAN, kunci=2)
    return {
        "instrumen": survei.instrumen,
        "versi_survei": survei,
        "versi_tes": tes,
        "draf_survei": draf,
        "draf_tes": draf_tes,
        "butir": draf.butir_list.earliest("urutan"),
        "butir_terbit": survei.butir_list.earliest("urutan"),
        "soal": soal,
    }
