"""What the judge of passwords calls weak and strong, by class; and that it answers at once."""

import time
from itertools import cycle, islice

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator

from lib.sandi import WORDS_FILE, count_guesses

MIN = 10**9
WORDS = [word for line in WORDS_FILE.read_text().splitlines() if not line.startswith("#") for word in line.split()]
COMMON = [word for word in WORDS[:400:8] if len(word) > 3]
NAMES = ["agus", "budi", "siti", "dewi", "rahmawati", "kurniawan", "wahyudi", "hidayat", "fitriani", "lestari"]
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba")
MONTHS = ["januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"]

WEAK = {
    "satu tanda": [sign * length for sign in "aA1 0x!@#é" for length in (12, 20, 72)],
    "pengulangan": [part * times for part in ("ab", "123", "qwe", "abcd", "sandi", "bismillah", "aa bb ") for times in (6, 9)],
    "deret dan papan tik": ["".join(islice(cycle(row), length)) for row in ROWS for length in (12, 16, 24)],
    "dua deret": [first[:6] + second[:6] for first in ROWS for second in ROWS],
    "kata dan angka": [f"{word}{tail}"[:40] for word in COMMON for tail in ("12345678", "2026!!!!", "@@@@@@123")],
    "kata diulang": [word * 4 for word in COMMON],
    "dua kata umum": [f"{first} {second}1" for first, second in zip(COMMON, COMMON[7:], strict=False)],
    "huruf menjadi tanda": ["B1sm1ll4h123", "P@ssw0rdP@ssw0rd", "S4y4ngku2026", "1nd0n3s1a1945", "r4h4s14r4h4s14", "k4t4s4nd1123"],
    "dari belakang": [f"{word[::-1]}{word[::-1]}123" for word in COMMON],
    "berjarak": [" ".join("bismillah123"), "-".join("sayangku2026"), ".".join("katasandi123"), "b k p s d m sekali"],
    "nama": [f"{name}{tail}" for name in NAMES for tail in ("12345678", "ganteng123", "sayang2026")],
    "tanggal": [f"{day}{month}{year}" for day, month, year in zip(range(1, 29), cycle(MONTHS), range(1970, 2030), strict=False)],
    "tempat": ["tangerangselatan", "tangsel2026!", "bkpsdmtangsel",
               "KotaTangerang1", "pamulangciputat", "asnberakhlak2026", "jenjang-naik-2026"],
    "ungkapan": ["bismillahirrahmanirrahim", "aku cinta kamu selamanya", "akusayangmamapapa",
                 "indonesiamerdeka1945", "17agustus1945!", "tanahairku2026"],
}  # fmt: skip
STRONG = """gajah kecil menari sore|kuda batu hijau besar|bakso lemari sungai kancing|payung karpet wortel lampu|sepatu basah di teras
mieayam jembatan obeng lumba|kucing merah makan bakso|nenek terbang ke bulan naik sendok|rabu hujan kopi pahit|tupai wajan mendung kursi
kereta lambat membawa semen|pagar bambu dekat warung|sandal jepit hilang di masjid tua|kapur barus dalam koper|lumut tebing panggung kertas
sumur tua penuh kodok|tiga nelayan lupa jaring|pisau tumpul kue lapis|ember bocor tetap dipakai|topi jerami kena angin
paku karatan jendela kusam|dompet kosong tukang sate|galon penuh tangga licin|sarung kotak mesin jahit|rantai sepeda lepas lagi
wangi pandan dapur mertua|celengan ayam retak sebelah|jangkrik senyap menjelang subuh|kunci serep bawah keset|obat nyamuk dekat bantal
terasi goreng baunya jauh|spidol kering papan tulis|tambal ban seberang pasar|layang putus nyangkut genteng|kolam lele airnya keruh
lampu taman sering kedip|baterai jam dinding habis|sapu lidi menyapu pasir|gerobak bubur parkir miring|selimut tebal malam kemarau
duabelas kar|xK9#mQ2$vL7pRt|7h3kx-9mwqz-abcdu|Wq8!nzL0#fGt2|mz4T-kk9P-wv3J-hd7Q|kvqzmwtxplrj|b9$Tn!x4Qz@r8
correct horse battery staple|purple monkey dishwasher lamp|Zorvex klimat 88 bruntol|quokka&fjord&sphinx
hujan_tinta_peluru_gelas|9 kodok + 4 sumur tua
""".replace("\n", "|").strip("|").split("|")  # fmt: skip


@pytest.mark.parametrize("group", WEAK)
def test_asvs_6_2_4_weak_passwords_of_every_class(group):
    assert [sandi for sandi in WEAK[group] if count_guesses(sandi) >= MIN] == []


def test_asvs_6_2_4_there_are_enough_examples():
    assert len({sandi for group in WEAK.values() for sandi in group if len(sandi) >= 12}) >= 400
    assert len(STRONG) >= 50


def test_asvs_6_2_4_every_leaked_password_of_twelve_signs():
    leaked = [sandi for sandi in CommonPasswordValidator().passwords if len(sandi) >= 12]
    assert [sandi for sandi in leaked if count_guesses(sandi) >= MIN] == []


@pytest.mark.parametrize("sandi", STRONG)
def test_asvs_6_2_5_strong_passwords_are_taken(sandi):
    assert len(sandi) >= 12
    assert count_guesses(sandi) >= MIN


def test_asvs_6_2_11_words_of_the_person_count_nothing_and_are_forgotten():
    assert count_guesses("zulkarnaengumelar", ["Zulkarnaen Gumelar"]) < 10
    assert count_guesses("zulkarnaen gumelar zulkarnaen gumelar", ["Zulkarnaen Gumelar"]) < 10
    assert count_guesses("gumelar-ZULKARNAEN-99", ["zulkarnaen", "gumelar"]) < MIN
    assert count_guesses("zulkarnaengumelar") > MIN


@pytest.mark.parametrize(
    "sandi",
    ["a" * 256, "4@8({[<369!1|$5+7%24" * 13, "gajah kecil menari sore " * 10, "passwordqwertyletmein" * 12, "ab@4" * 64, "\ufdfa" * 256,
     "".join(chr(33 + number * 37 % 94) for number in range(256)), "".join(chr(0xFDF0 + number % 13) for number in range(256))],
)  # fmt: skip
def test_the_longest_password_is_judged_at_once(sandi):
    count_guesses("sekali saja")
    began = time.thread_time()
    count_guesses(sandi, ["rina", "rahmawati"] * 60)
    assert time.thread_time() - began < 0.05
