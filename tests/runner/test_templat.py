"""Laying out templates adds white space only where a browser draws none, and never twice."""

import pytest

from config.pemuat import join_lines
from config.runner.templates import LONGEST, find_faults, find_files
from config.runner.templates.layout import WIDTH, lay_out
from config.runner.templates.tokens import read_tokens

WORD = "panjang " * 8 + "sekali"
LONG = f"<b>{WORD}</b>"


def test_no_template_of_the_product_has_a_line_too_long():
    assert [path for path in find_files() if any(len(line) > LONGEST for line in path.read_text().split("\n"))] == []


def test_what_fits_stays_on_its_line():
    source = '<p class="a">satu <b>dua</b></p>\n'
    assert lay_out(source) == source


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (f"<ul><li>{LONG}</li><li>{LONG}</li></ul>\n", f"<ul>\n  <li>{LONG}</li>\n  <li>{LONG}</li>\n</ul>\n"),
        (
            f"<td>{{% if a %}}{LONG}{{% else %}}{LONG}{{% endif %}}</td>\n",
            f"<td>\n  {{% if a %}}\n    {LONG}\n  {{% else %}}\n    {LONG}\n  {{% endif %}}\n</td>\n",
        ),
        (f'<div class="tk-row">{LONG}{LONG}</div>\n', f'<div class="tk-row">\n  {LONG}\n  {LONG}\n</div>\n'),
        (f"<td>{LONG}<small>{WORD}</small></td>\n", f"<td>\n  {LONG}\n  <small>{WORD}</small>\n</td>\n"),
        (f'{{% note "info" %}}{LONG}, {LONG}{{% endnote %}}\n', f'{{% note "info" %}}\n  {LONG},\n  {LONG}\n{{% endnote %}}\n'),
    ],
)
def test_breaks_where_a_browser_draws_nothing(source: str, wanted: str):
    assert lay_out(source) == wanted


@pytest.mark.parametrize(
    "glued",
    [
        f"<p>{LONG}{LONG}</p>",
        f"<p>({LONG}{{{{ jumlah }}}}{LONG})</p>",
        f"<td>{LONG}{{% if a %}}{LONG}{{% endif %}}.</td>",
        f"<p>{LONG}{{% if a %}}<i>x</i>{{% endif %}}{{{{ b }}}}</p>",
        f'<p class="tk-pre">{WORD}{WORD}</p>',
        f"{{% block title %}}{LONG}{LONG}{{% endblock %}}",
    ],
)
def test_never_between_what_is_drawn_together(glued: str):
    before, after = (["" if not token.gap else " " for token in read_tokens(text)] for text in (glued, lay_out(glued)))
    inner = slice(2, -1)  # behind the first opening and before the last end white space is not drawn
    assert after[inner] == before[inner]


def test_a_textarea_keeps_its_text():
    source = f'<div><textarea name="a">\n  {WORD}{WORD}\n\n x</textarea></div>\n'
    assert source[source.index("<textarea") : source.index("</textarea")] in lay_out(source)


def test_a_long_tag_breaks_between_its_attributes():
    source = f'<input class="{"x" * 60}"{{% if a %}} disabled{{% endif %}} title="{WORD}" value="{{{{ b|default:"" }}}}">\n'
    text = lay_out(source)
    assert max(map(len, text.split("\n"))) <= WIDTH
    assert "".join(text.split()) == "".join(source.split())
    assert f'title="{WORD}"' in text


def test_a_second_time_changes_nothing():
    for path in find_files()[::9]:
        assert find_faults(path.read_text()) == []


def test_what_is_sent_carries_no_indents():
    assert join_lines('<p>\n  satu\n  {{ dua }}\n</p>\n  <b\n    class="x">tiga</b>') == '<p> satu {{ dua }} </p>\n<b class="x">tiga</b>'
