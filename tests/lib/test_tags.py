import re
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.forms import CharField, ValidationError
from django.template import Context, Template
from django.test import RequestFactory

from lib.forms import Form
from lib.templatetags import tangkas


def render(source, **context):
    return Template("{% load tangkas %}" + source).render(Context(context))


def render_at(address, source, **context):
    return render(source, request=RequestFactory().get(address), **context)


def test_icon_points_into_the_sprite():
    assert render('{% icon "home" "s" %}') == '<svg class="tk-i tk-i-s" aria-hidden="true"><use href="/static/icons.svg#i-home"/></svg>'


def test_status_escapes_its_word_and_keeps_an_icon():
    html = render('{% status "ok" kata %}', kata="<b>")
    assert html == (
        '<span class="tk-status ok"><svg class="tk-i" aria-hidden="true"><use href="/static/icons.svg#i-check"/></svg>&lt;b&gt;</span>'
    )


def label_of(html):
    return html.split('aria-label="')[1].split('"')[0]


def test_jenjang_says_level_standard_and_gap():
    assert label_of(render("{% jenjang 2 3 %}")) == "Level 2 dari 5, standar 3, kurang 1"
    assert label_of(render("{% jenjang 4 3 %}")) == "Level 4 dari 5, standar 3"
    assert label_of(render("{% jenjang 2.4 3 %}")) == "Level 2,40 dari 5, standar 3, kurang 0,60"
    assert label_of(render("{% jenjang 0 2 %}")) == "Level 0 dari 5, standar 2, kurang 2"
    assert label_of(render("{% jenjang kosong 2 %}", kosong=None)) == "Belum dinilai, standar 2"
    assert label_of(render("{% jenjang 3 kosong %}", kosong=None)) == "Level 3 dari 5"


def test_a_level_in_a_list_says_what_it_is_held_against():
    assert render('{% jenjang_kata 2 3 "tujuan" %}').endswith("</svg><small>Level 2, tujuan 3</small></span>")
    assert render('{% jenjang_kata kosong 3 "standar" %}', kosong=None).endswith("<small>Belum dinilai, standar 3</small></span>")
    assert render("{% jenjang_kata 2.4 3 %}").endswith("<small>Level 2,40</small></span>")


def test_bar_without_a_label_is_decoration():
    assert render("{% bar 120 80 %}") == (
        '<svg class="tk-bar" aria-hidden="true"><rect class="t" width="100%"/><rect class="v" width="100.0%"/>'
        '<line class="m" x1="80.0%" x2="80.0%" y2="100%"/></svg>'
    )
    assert label_of(render('{% bar 14 20 "14 dari 20 JP" %}')) == "14 dari 20 JP"


def test_query_replaces_and_removes_parameters():
    assert render_at("/?q=a%26b&halaman=3", '{% query urut="nama" halaman=None %}') == "?q=a%26b&amp;urut=nama"


def test_urut_turns_an_ascending_column_round():
    html = render_at("/?urut=nama&halaman=2", '{% urut "nama" "Nama" "r" %}')
    assert 'class="r" aria-sort="ascending"' in html
    assert 'href="?urut=-nama"' in html


def test_urut_follows_the_default_of_the_view():
    html = render_at("/", '{% urut "jpm" "JPM" %}', urut="-jpm")
    assert 'aria-sort="descending"' in html
    assert 'href="?urut=jpm"' in html


def test_pager_counts_rows_and_keeps_the_query_string():
    page = Paginator(range(1391), 25).page(3)
    html = render_at("/?unit=7&halaman=3", '{% include "components/pager.html" %}', page=page)
    assert "Menampilkan 51–75 dari 1.391" in html
    assert 'rel="next" href="?unit=7&amp;halaman=4"' in html
    assert tangkas.halaman_dekat(page) == [1, 2, 3, 4, "…", 56]


def test_pager_of_nothing():
    html = render_at("/", '{% include "components/pager.html" %}', page=Paginator([], 25).page(1))
    assert html.strip() == "<span data-announce>Tidak ada baris</span>"


class AngkaForm(Form):
    nip = CharField(label="NIP", help_text="18 angka")
    catatan = CharField(label="Catatan", required=False)

    def clean(self):
        raise ValidationError("Kuota penuh.")


def test_error_summary_lists_form_errors_then_fields():
    assert tangkas.galat_isian(AngkaForm({})) == [
        {"target": "", "text": "Kuota penuh."},
        {"target": "id_nip", "text": "Isi “NIP”."},
    ]


def test_error_that_names_its_field_is_not_named_twice():
    form = AngkaForm({"nip": "1"})
    form.add_error("nip", "NIP harus 18 angka.")
    assert tangkas.galat_isian(form)[1]["text"] == "NIP harus 18 angka."


def test_field_ties_hint_and_error_to_its_control():
    html = Template("{% load crispy_forms_tags %}{{ form.nip|as_crispy_field }}").render(Context({"form": AngkaForm({})}))
    assert 'aria-describedby="id_nip_helptext id_nip_error"' in html
    assert '<div class="tk-hint" id="id_nip_helptext">18 angka</div>' in html
    assert 'id="id_nip_error"' in html
    assert 'aria-invalid="true"' in html


def test_only_optional_fields_are_marked():
    html = Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": AngkaForm()}))
    assert html.count("(opsional)") == 1
    assert html.index("Catatan") < html.index("(opsional)")


def test_a_fact_says_what_it_is_and_keeps_the_marks_of_its_value():
    assert render('{% fakta "JP" %} {{ jp }}<small> dari 20</small> {% endfakta %}', jp="<8>") == (
        "<div><dt>JP</dt><dd>&lt;8&gt;<small> dari 20</small></dd></div>"
    )
    assert render('{% fakta nama "v" %}8{% endfakta %}', nama="<b>") == '<div><dt>&lt;b&gt;</dt><dd class="v">8</dd></div>'


def test_a_button_that_sends_itself_carries_the_tokens_of_the_page():
    token = render("{% csrf_token %}", csrf_token="abc")
    html = render('{% kirim "pegawai:pekerjaan-cancel" 7 sibuk="Menunggu" %}<b>Stop</b>{% endkirim %}', csrf_token="abc").strip()
    assert token
    assert html == (
        f'<form method="post" action="/pekerjaan/7/hentikan/">{token}'
        '<button class="btn btn-sm" type="submit" data-busy="Menunggu"><b>Stop</b></button></form>'
    )


def test_an_export_takes_the_filters_of_the_list_along():
    html = render_at("/pegawai/?unit=3&halaman=2&q=a%26b", '{% ekspor "pegawai:pegawai-export" %}', csrf_token="abc")
    assert 'action="/pegawai/ekspor/?unit=3&amp;q=a%26b"' in html


FORM = (
    r'<form method="post" action="\{% url [^%]*%\}">\s*\{% csrf_token %\}\s*'
    r'<button class="[^"{]*" type="submit"( data-busy="[^"{]*")?>((?!</button>)[\s\S])*</button>\s*</form>'
)
FAKTA = r"<div>\s*<dt>[^<{]*</dt>\s*<dd>"
COCOK = (
    r'\{% kosong "Tidak ada [^"{]* yang cocok" [^%]*saringan\.clear_url %\}'
    r"\s*Longgarkan saringan(nya\.|, atau cari dengan kata lain\.)\s*\{%"
)


@pytest.mark.parametrize("bentuk", [FORM, FAKTA, COCOK])
def test_what_has_a_tag_is_not_written_out(bentuk):
    folder = settings.BASE_DIR / "templates"
    assert [str(page.relative_to(folder)) for page in folder.rglob("*.html") if re.search(bentuk, page.read_text())] == []


def test_note_speaks_the_levels_of_messages():
    assert '<div class="tk-note bad">' in render('{% note "error" %}Gagal{% endnote %}')


def test_small_filters():
    assert [tangkas.inisial(name) for name in ("Rina Kusumawardhani", "dr. H. Budi", "Suharto", "", None)] == ["RK", "DB", "S", "?", "?"]
    assert [tangkas.persen_dari(*pair) for pair in ((131, 200), (0, 7), (5, 0), (None, 3))] == [Decimal("65.5"), 0, None, None]
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
    assert [tangkas.peramban(text) for text in (agent, "curl/8")] == ["Chrome di Windows", "Peramban lain"]


@pytest.mark.parametrize(("persen", "teks"), [("79.96", "79%"), ("80", "80%"), ("79.4", "79%"), ("80.5", "81%")])
def test_a_percentage_beside_a_bound_never_shows_what_it_did_not_reach(persen, teks):
    assert tangkas.persen_batas(Decimal(persen), 80) == teks


def test_a_percentage_in_a_text_is_rounded_by_the_filters_that_write_numbers():
    """45 + 18 + 35: a share that a template prints goes through `persen` or `desimal`."""
    printed = [
        found.group() for path in Path(settings.BASE_DIR, "templates").rglob("*.html")
        for found in re.finditer(r"\{\{[^}]*persen_dari:[^}]*\}\}", path.read_text())
    ]  # fmt: skip
    assert printed
    assert [text for text in printed if not re.search(r"\|(persen|desimal)(:\d)? \}\}$", text)] == []


def test_qr_is_drawn_without_a_data_address():
    html = render('{% qr "otpauth://totp/x?secret=ABC" "Kode QR" %}')
    assert html.startswith('<svg class="tk-qr" role="img" aria-label="Kode QR" viewBox="0 0 ')
    assert "data:" not in html


def test_confirm_dialog_works_by_a_plain_link_target():
    text = {"id": "hapus", "title": "Hapus 2 baris?", "text": "Nilainya hilang.", "action": "/a", "button": "Hapus", "keep": "Batal"}
    html = render('{% include "components/confirm.html" %}', word="A", **text)
    assert '<dialog class="tk-dialog" id="hapus"' in html
    assert 'pattern="A"' in html


def test_a_person_is_a_name_and_a_nip():
    siapa = SimpleNamespace(nama="A & B", nip="198001012005011001")
    assert render("{% orang siapa %}", siapa=siapa) == 'A &amp; B<small class="tk-nip">19800101 200501 1 001</small>'
    assert render('{% orang siapa "/a/" %}', siapa=siapa).startswith('<a href="/a/">A &amp; B</a><small')


def test_a_post_without_a_unit_says_so():
    assert render('{% kedudukan "Analis" unit.sebutan %}', unit=None) == "<span>Analis<small>belum ditempatkan</small></span>"
    assert render('{% kedudukan jabatan "Dinas" %}') == "<span>–<small>Dinas</small></span>"


def test_the_button_of_a_row_says_with_which():
    html = render('{% aksi "Ubah" "pegawai:padanan-edit" 7 kelas="quiet" gambar="plus" %} padanan\n {{ nama }} {% endaksi %}', nama="<x>")
    assert html.startswith('<a class="btn btn-sm quiet" href="/')
    assert html.endswith('#i-plus"/></svg>Ubah<span class="visually-hidden"> padanan &lt;x&gt;</span></a>')
