"""The walk over all pages finds a fault wherever it stands: planted one at a time, in row 30 of 40 that are otherwise alike."""

import json
from collections.abc import Iterator

import pytest

from tests.browser.halaman import HALAMAN
from tests.browser.jendela import Jendela, Peramban
from tests.browser.test_semua_halaman import SCAN, Keranjang, see

HERE = 30
ROW = """<tr class="baris"><td><label for="pilih-{n}">Pilih orang {n}</label><input type="checkbox" id="pilih-{n}"></td>
<td><a class="besar" href="/orang/{n}/" aria-describedby="ket-{n}">Orang {n}</a></td>
<td id="ket-{n}"><span class="badge">Aktif</span><span class="badge">PNS</span></td>
<td><b id="hapus-{n}">Hapus</b><button aria-labelledby="hapus-{n}"></button></td></tr>"""
PAGE = """<!doctype html><html lang="id"><head><title>Contoh - Tangkas</title><style>
  body {{ margin: 0; background: #fff; color: #111 }} h1 {{ font-size: 20px }} a {{ color: #04c }} .tk-nav {{ height: 60px }}
  .besar, button {{ display: inline-block; min-width: 40px; min-height: 40px }} input {{ width: 30px; height: 30px; margin: 8px }}
  td {{ padding: 8px }} .badge {{ display: block }} .kecil {{ display: inline-block; width: 12px; height: 12px; overflow: hidden }}
</style></head><body><nav class="tk-nav"><a class="besar" href="/">Beranda</a></nav><main><h1>Contoh</h1><h2>Daftar</h2><table>
<thead><tr><th>Pilih</th><th>Nama</th><th>Keadaan</th><th>Hapus</th></tr></thead><tbody>{rows}</tbody></table>{more}</main></body></html>"""
SCROLLS = '<div style="height: 60px; width: 200px; overflow: auto">{}</div>'.format("<p>Panjang sekali</p>" * 20)
LINK = '<p>Baca dahulu <a href="/a/" style="color: #223; text-decoration: none">panduan pengisian</a> sebelum mengisi.</p>'
IN_ROW = {  # what is planted: what it takes the place of, and what the walk says
    "label": ('<label for="pilih-30">Pilih orang 30</label>', "", "label:"),
    "label of another": ('for="pilih-30"', 'for="pilih-29"', "label:"),
    "id": ('id="ket-30"', 'id="ket-29"', "twice the id"),
    "contrast": ('<span class="badge">PNS', '<span class="badge" style="color: #bbb">PNS', "color-contrast:"),
    "role": ('<tr class="baris">', '<tr class="baris" role="barisan">', "aria-roles:"),
    "state": ("<button ", '<button aria-pressed="mungkin" ', "aria-valid-attr-value:"),
    "name": ('aria-labelledby="hapus-30"', 'aria-labelledby="tiada"', "button-name:"),
    "empty name": (">Hapus</b>", "> </b>", "button-name:"),
    "text of a link": (">Orang 30</a>", "></a>", "link-name:"),
    "picture": ("Orang 30</a>", 'Orang 30<img src="data:,"></a>', "image-alt:"),
    "size": ('<span class="badge">Aktif</span>', '<a class="kecil" href="/a/">a</a><a class="kecil" href="/b/">b</a>', "target-size:"),
    "width": ('<span class="badge">Aktif', '<span class="badge" style="width: 600px">Aktif', "narrow: 4"),
    "word": ("Orang 30<", "Serpong<", "says Serpong"),
}
APART = "<div>{}</div><div>{}</div>".format(
    "".join(f'<label for="jauh-{n}">Jauh {n}</label>' for n in (1, 2)), "".join(f'<input id="jauh-{n}">' for n in (1, 2, 3))
)
BELOW = {
    "labels that stand apart": (APART, "label:"),
    "contrast by a rule": ("<style>tr:nth-child(30) .badge { color: #bbb }</style>", "color-contrast:"),
    "heading": ("<h4>Rincian</h4>", "headings jump"),
    "second h1": ("<h1>Contoh lagi</h1>", "lang id, h1"),
    "scrolling": (SCROLLS, "scrollable-region-focusable:"),
    "link in a text": (LINK, "link-in-text-block:"),
}


@pytest.fixture
def mata(peramban: Peramban) -> Iterator[Keranjang]:
    window = Jendela(peramban, SCAN, {}, "http://localhost")
    yield Keranjang(window, {}, [])
    window.close()


def faults_of(mata: Keranjang, old: str = "", new: str = "", more: str = "") -> list[str]:
    rows = [ROW.format(n=n) for n in range(1, 41)]
    assert old in rows[HERE - 1]
    rows[HERE - 1] = rows[HERE - 1].replace(old, new, 1)
    html = PAGE.format(rows="".join(rows), more=more)
    mata.window.tell(f"document.open(), document.write({json.dumps(html)}), document.close()")
    return list(see(mata, HALAMAN[0], html.encode()))


def test_a_fault_in_one_of_many_like_rows_is_found(mata: Keranjang):
    assert faults_of(mata) == []
    said = {what: (faults_of(mata, old, new), fault) for what, (old, new, fault) in IN_ROW.items()}
    said |= {what: (faults_of(mata, more=more), fault) for what, (more, fault) in BELOW.items()}
    assert {what: found for what, (found, fault) in said.items() if not any(fault in one for one in found)} == {}
    assert faults_of(mata) == []
