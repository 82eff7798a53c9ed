"""What is left of Tabler's style sheet for the classes that pages use."""

import re

import pytest

from config.runner import assets, paths, trim

WHOLE = (assets.PACKAGES / assets.FILES[assets.TABLER]).read_text()
SET_BY_SCRIPT = re.compile(r"""(?:classList\.\w+\(|className\s*[=:]\s*)"([^"]*)\"""")


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a,.b{x:1}", ".a{x:1}"),
        (".b{x:1}", ""),
        (".a .b,.b>.a,.a.b{x:1}", ""),
        (".a\\:b{x:1}", ""),
        ("p,[data-b],.a:hover{x:1}", "p,[data-b],.a:hover{x:1}"),
        (".a:not(.b),.b:not(.a){x:1}", ".a:not(.b){x:1}"),
        ("p:is(.a,.b:not(.c,.d)),.b{x:1}", "p:is(.a,.b:not(.c,.d)){x:1}"),
        ("@media print{.b{x:1}}", ""),
        ("@media print{.a,.b{x:1}.b{x:2}p{x:3}}", "@media print{.a{x:1}p{x:3}}"),
        ("@keyframes b{0%{x:1}to{x:2}}.b{x:3}", "@keyframes b{0%{x:1}to{x:2}}"),
        ('@charset "UTF-8";.a{x:1}', '@charset "UTF-8";.a{x:1}'),
        ("/*! v1.b {license} */.b{x:1}.a{x:1}", "/*! v1.b {license} */.a{x:1}"),
        (".a{x:\"}.b{\";y:url(data:,}.b{)}.b{x:'}'}", '.a{x:"}.b{";y:url(data:,}.b{)}'),
    ],
)
def test_rules_that_name_another_class_go(css: str, left: str):
    assert trim.trim(css, {"a"}) == left


def test_all_classes_known_leaves_all_rules():
    without_space = re.compile(r"\*/\s+")
    assert trim.trim(WHOLE, set(trim.CLASS.findall(WHOLE))) == without_space.sub("*/", WHOLE.partition("/*# source")[0]).strip()


def test_served_sheet_is_that_of_the_list():
    """Red after a change of the list until `make prepare`."""
    served = (assets.TARGET / assets.TABLER).read_text()
    left = trim.trim(assets.SOURCE_MAP.sub(b"", WHOLE.encode()).decode(), set(assets.names_in(assets.CLASS_LIST)))
    assert served == trim.without_pictures(left)
    assert "data:" in left
    assert "data:" not in served


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a{--x:url(\"data:a;b='}',c\");y:1}", ".a{y:1}"),
        (".a{y:1;background-image:url('data:a'),url(b.png) !important}", ".a{y:1;}"),
        ('.a{x:url("b.svg");y:1}', '.a{x:url("b.svg");y:1}'),
    ],
)
def test_pictures_within_the_sheet_go(css: str, left: str):
    assert trim.without_pictures(css) == left


def test_classes_that_scripts_set_are_in_the_list():
    """Those in pages: `tests/pandangan.py`."""
    scripts = "".join(path.read_text() for path in (paths.BASE_DIR / "static" / "js").glob("*.js"))
    said = {name for names in SET_BY_SCRIPT.findall(scripts) for name in names.split()}
    assert "visually-hidden" in said
    assert sorted(said & assets.left_out()) == []
