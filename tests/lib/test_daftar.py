import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from config.runner import paths

TANPA_DAFTAR = {  # tables that are no list of rows under named columns, and why
    "config/_ikhtisar.html": "matrix: a column for each year",
    "diklat/_baris.html": "fields of a formset",
    "diklat/_kalender_bulan.html": "calendar",
    "diklat/angkatan_jatah.html": "fields of a formset",
    "diklat/ruang_papan.html": "matrix: a column for each day",
    "diklat/kehadiran.html": "matrix: a column for each session",
    "evaluasi/_baris_formset.html": "fields of a formset",
    "evaluasi/_dampak_tabel.html": "matrix: the columns come from the sheet",
    "evaluasi/_hasil_tes.html": "five figures under each other",
    "evaluasi/banding_program.html": "matrix: a column for each batch",
    "evaluasi/nilai_list.html": "matrix: a column for each part of the mark",
    "kompetensi/peta.html": "heat map",
    "kompetensi/peta_kisi.html": "heat map of names",
    "pegawai/_pemetaan_tabel.html": "fields of a form",
    "pegawai/impor_unit.html": "fields of a formset",
    "pegawai/surat/kerangka.html": "frame of a mail",
    "pegawai/surat/pengingat.html": "frame of a mail",
}


def render(body, words='"Kota"', rows=({"nama": "A & B", "jp": 3, "unit": ""},), address="/", **context):
    page = Template(f"{{% load tangkas %}}{{% daftar row in rows {words} %}}{body}{{% enddaftar %}}")
    return page.render(Context({"rows": rows, "request": RequestFactory().get(address), **context})).replace("\n", "")


def test_a_table_is_a_list_or_says_why_not():
    templates = paths.BASE_DIR / "templates"
    found = {str(page.relative_to(templates)): page.read_text().count("<table") for page in templates.rglob("*.html")}
    assert {page for page, count in found.items() if count} == set(TANPA_DAFTAR)
    assert sum(found.values()) == len(TANPA_DAFTAR) + 2  # a mail is a table in a table


def test_a_list_names_its_region_and_keeps_its_roles_when_it_is_stacked():
    body = '{% kepala "Nama" %} {{ row.nama }} {% endkepala %}{% kolom "Jam pelajaran" "r num" label="JP" %}{{ row.jp }}{% endkolom %}'
    assert render(body, '"Kota {}, {}" nama 7 kelas="d stack"', nama="<X>") == (
        '<div class="tk-scroll" role="region" tabindex="0" aria-label="Kota &lt;X&gt;, 7, dapat digeser mendatar">'
        '<table class="tk-table d stack" role="table"><caption class="visually-hidden">Kota &lt;X&gt;, 7</caption>'
        '<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Nama</th>'
        '<th scope="col" role="columnheader" class="r">Jam pelajaran</th></tr></thead>'
        '<tbody role="rowgroup"><tr role="row"><th scope="row" role="rowheader">A &amp; B</th>'
        '<td role="cell" data-l="JP" class="r num">3</td></tr></tbody></table></div>'
    )


def test_a_list_that_is_not_stacked_has_neither_roles_nor_labels():
    html = render("{% kolom judul kelas %}{{ row.jp }}{% endkolom %}", '"Kota" kelas=""', judul="<i>", kelas="r nw")
    assert '<table class="tk-table"><caption' in html
    assert '<thead><tr><th scope="col" class="r">&lt;i&gt;</th></tr></thead><tbody><tr><td class="r nw">3</td></tr></tbody>' in html


def test_a_column_sorts_by_its_key():
    html = render('{% kolom "JP" "r num" urut="jp" lebar="tk-w" %}{{ row.jp }}{% endkolom %}', address="/?urut=-jp&halaman=2")
    assert '<th scope="col" role="columnheader" class="r tk-w" aria-sort="descending"><a class="tk-sort" href="?urut=jp">JP<svg' in html
    assert '<td role="cell" data-l="JP" class="r num">' in html


def test_a_head_may_be_only_heard():
    html = render('{% kolom "Batang" "gambar" sunyi=True %}x{% endkolom %}{% tindakan %}y{% endtindakan %}')
    assert '<th scope="col" role="columnheader"><span class="visually-hidden">Batang</span></th>' in html
    assert '<span class="visually-hidden">Tindakan</span></th>' in html
    assert '<td role="cell" class="gambar">x</td><td role="cell" class="r">y</td>' in html


def test_a_condition_stands_around_head_and_cells():
    body = '{% if boleh %}{% kolom "A" %}a{% endkolom %}{% else %}{% kolom "B" %}b{% endkolom %}{% endif %}'
    html = render(body, boleh=True)
    assert ">A</th></tr>" in html
    assert 'data-l="A">a</td></tr>' in html
    html = render(body, boleh=False)
    assert ">B</th></tr>" in html
    assert 'data-l="B">b</td></tr>' in html


def test_a_name_given_to_a_part_of_the_row_holds_for_its_cells():
    assert ">3</td>" in render('{% with jp=row.jp %}{% kolom "JP" %}{{ jp }}{% endkolom %}{% endwith %}')


def test_a_row_is_ticked_by_its_words():
    body = "{% pilih row.jp %}{% if row.unit %}Pilih {{ row.nama }}{% endif %}{% endpilih %}"
    html = render(body, rows=[{"nama": "A & B", "jp": 3, "unit": "x"}, {"nama": "C", "jp": 4}])
    assert html.count("data-pilih-semua") == 1
    assert (
        '<span class="visually-hidden">Pilih A &amp; B</span><input class="form-check-input" type="checkbox" name="pilih" value="3">'
        in html
    )
    assert html.count('name="pilih"') == 1
    assert '<td role="cell" class="pilih"></td>' in html


def test_a_row_carries_what_it_is_given():
    html = render('{% baris %}{% if row.jp %}class="sel"{% endif %}{% endbaris %}{% kolom "A" %}a{% endkolom %}')
    assert '<tr role="row" class="sel">' in html


def test_rows_in_groups_stand_under_their_heading():
    body = '{% kelompok n in hari %} {% if n %}Hari {{ n }}{% endif %} {% endkelompok %}{% kolom "A" %}a{% endkolom %}'
    html = render(body + '{% kolom "B" %}b{% endkolom %}', hari=[0, 2])
    assert html.count("<tbody") == 2
    assert html.count('class="grp"') == 1
    assert '<tr role="row" class="grp"><th scope="rowgroup" role="rowheader" colspan="2">Hari 2</th></tr>' in html


def test_a_list_without_rows_says_so_in_its_whole_width_and_keeps_its_foot():
    body = '{% kolom "A" %}a{% endkolom %}{% if boleh %}{% tindakan %}b{% endtindakan %}{% endif %}{% kaki "x" %}<tr></tr>{% endkaki %}'
    html = render(body + "{% empty %}Kosong", rows=[], boleh=True)
    assert '<tr role="row"><td role="cell" colspan="2">Kosong</td></tr>' in html
    assert '<tfoot role="rowgroup" class="x"><tr></tr></tfoot></table>' in html
    assert "<td" not in render('{% kolom "A" %}a{% endkolom %}', rows=[])


@pytest.mark.parametrize("body", ["teks", '{% kolom "A" warna="x" %}a{% endkolom %}'])
def test_what_belongs_to_no_column_is_refused(body):
    with pytest.raises(TemplateSyntaxError):
        render(body)
