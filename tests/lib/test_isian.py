"""Values put back into a finished page: only the form they came from, only what a person types."""

import pytest

from lib.isian import fill, note_files

HALAMAN = "/orang/3/?tab=a"
ONE_LEFT = '<select name="s"><option value="1" selected>A</option></select>'


def page(form: str, attrs: str = 'method="post"') -> str:
    return (
        f'<p>é\n<b>A &amp; B</b></p>\n<form {attrs}>\n{form}</form><form method="post" action="/lain/"><input name="nama" value="x"></form>'
    )


@pytest.mark.parametrize(
    ("before", "isi", "after", "jumlah"),
    [
        ('<input name="nama" value="a">', {"nama": ['"><script>']}, '<input name="nama" value="&quot;&gt;&lt;script&gt;">', 1),
        ('<input name="nama" value="a">', {"nama": ["a"]}, '<input name="nama" value="a">', 0),
        ('<input name="nama" value="a">', {}, '<input name="nama" value="a">', 0),
        ('<input type="password" name="s">', {"s": ["rahasia"]}, '<input type="password" name="s">', 0),
        ('<input type="hidden" name="h" value="1">', {"h": ["2"]}, '<input type="hidden" name="h" value="1">', 0),
        ('<input name="n" disabled>', {"n": ["2"]}, '<input name="n" disabled>', 0),
        ('<input type="checkbox" name="c" checked>', {}, '<input type="checkbox" name="c">', 1),
        ('<input type="radio" name="r" value="2">', {"r": ["2"]}, '<input type="radio" name="r" value="2" checked>', 1),
        ('<input type="radio" name="r" value="2" checked>', {}, '<input type="radio" name="r" value="2" checked>', 0),
        ("<textarea name=\"t\">\nlama</textarea>", {"t": ["a\nb<i>"]}, "<textarea name=\"t\">\na\nb&lt;i&gt;</textarea>", 1),
        (
            '<select name="s"><option value="">-</option><option value="1" selected>A</option><option value="2">B</option></select>',
            {"s": ["2"]},
            '<select name="s"><option value="">-</option><option value="1">A</option><option value="2" selected>B</option></select>',
            2,
        ),
        (ONE_LEFT, {"s": ["9"]}, ONE_LEFT, 0),
        ('<input name="n"><input name="n">', {"n": ["1", "2"]}, '<input name="n" value="1"><input name="n" value="2">', 2),
    ],
)  # fmt: skip
def test_fill_changes_what_differs_and_nothing_else(before, isi, after, jumlah):
    filled = fill(page(before), halaman=HALAMAN, tujuan=HALAMAN, isi=isi)
    assert (filled.html, filled.jumlah) == (page(after), jumlah)


@pytest.mark.parametrize(
    ("attrs", "tujuan", "found"),
    [
        ('method="post" action=""', HALAMAN, 1),
        ('method="post" action="?tab=b"', "/orang/3/?tab=b", 1),
        ('method="POST" action="tolak/"', "/orang/3/tolak/", 1),
        ('method="post" hx-post="/draf/3/"', "/draf/3/", 1),
        ('method="post" action="/lagi/"', "/lain-lagi/", 0),
        ('method="get"', HALAMAN, 0),
    ],
)
def test_the_form_is_found_by_where_it_posts(attrs, tujuan, found):
    assert fill(page('<input name="n">', attrs), halaman=HALAMAN, tujuan=tujuan, isi={"n": ["1"]}).jumlah == found


def test_of_several_forms_the_one_with_the_same_fixed_values():
    row = '<form method="post"><input type="hidden" name="orang" value="{0}"><input name="alasan"></form>'
    html = "".join(row.format(number) for number in (1, 2, 3))
    filled = fill(html, halaman="/a/", tujuan="/a/", isi={"orang": ["2"], "alasan": ["x"]}).html
    assert filled == html.replace('value="2"><input name="alasan">', 'value="2"><input name="alasan" value="x">')


def test_controls_outside_belong_to_the_form_they_name():
    html = '<form id="nilai" method="post"></form><table><input name="n" form="nilai"></table>'
    assert fill(html, halaman="/a/", tujuan="/a/", isi={"n": ["7"]}).html == html.replace('form="nilai"', 'form="nilai" value="7"')


def test_file_fields_say_what_was_kept_and_whether_they_were_refused():
    html = '<form method="post"><input type="file" name="a"><input type="file" name="b" aria-invalid="true"></form>'
    said = note_files(html, halaman="/a/", catatan=lambda name, salah: f"[{name}{salah}]")
    assert said == html.replace('name="a">', 'name="a">[aFalse]').replace('"true">', '"true">[bTrue]')
