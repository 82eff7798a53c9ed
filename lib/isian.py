"""Puts typed values back into a form of a finished page, whatever template made it: pages stay unaware that they were left.

The page is read once; only the tags of controls whose value differs are written anew, every other byte stays as it was.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

Isi = Mapping[str, Sequence[str]]
UNTOUCHED = frozenset({"hidden", "submit", "button", "image", "reset", "password"})
CSRF = "csrfmiddlewaretoken"


@dataclass(slots=True)
class _Form:
    id: str
    alamat: frozenset[str]  # where it posts to, by itself or by htmx


@dataclass(slots=True)
class _Control:
    tag: str
    attrs: dict[str, str | None]
    start: int
    end: int
    form: _Form | None
    options: list["_Control"] = field(default_factory=list)
    text_end: int = 0

    @property
    def name(self) -> str:
        return self.attrs.get("name") or ""

    @property
    def type(self) -> str:
        return (self.attrs.get("type") or "text").lower() if self.tag == "input" else self.tag

    def render(self, **changes: str | bool | None) -> str:
        attrs = dict(self.attrs)
        for key, value in changes.items():
            if value is False:
                attrs.pop(key, None)
            else:
                attrs[key] = None if value is True else value
        inside = "".join(f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in attrs.items())
        return f"<{self.tag}{inside}>"


class _Reader(HTMLParser):
    """Forms that post, and the controls of the page with their places in the text."""

    def __init__(self, page: str, halaman: str) -> None:
        super().__init__(convert_charrefs=False)
        self.halaman = halaman
        self.lines = [0, *(at + 1 for at, letter in enumerate(page) if letter == "\n")]
        self.forms: list[_Form] = []
        self.controls: list[_Control] = []
        self._form: _Form | None = None
        self._open: _Control | None = None
        self.feed(page)
        self.close()

    @property
    def at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form":
            self._form = self._read_form(found)
        elif tag in {"input", "textarea", "select", "option"}:
            start = self.at
            control = _Control(tag, found, start, start + len(self.get_starttag_text() or ""), self._form)
            self._place(control)

    def _read_form(self, attrs: dict[str, str | None]) -> _Form | None:
        if (attrs.get("method") or "").lower() != "post":
            return None
        action = urljoin(self.halaman, attrs.get("action") or self.halaman)
        form = _Form(attrs.get("id") or "", frozenset({action, attrs.get("hx-post") or action}))
        self.forms.append(form)
        return form

    def _place(self, control: _Control) -> None:
        if control.tag == "option":
            if self._open and self._open.tag == "select":
                self._open.options.append(control)
            return
        self.controls.append(control)
        if control.tag != "input":
            self._open = control

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif self._open and tag == self._open.tag:
            self._open.text_end = self.at
            self._open = None

    def controls_of(self, form: _Form) -> list[_Control]:
        return [control for control in self.controls if self._owner(control) is form]

    def _owner(self, control: _Control) -> _Form | None:
        named = control.attrs.get("form")
        return next((form for form in self.forms if form.id == named), None) if named else control.form

    def find(self, tujuan: str, isi: Isi) -> _Form | None:
        """The form that posts there; of several the one whose fixed values fit best, as in a list with a form a row."""
        fitting = [form for form in self.forms if tujuan in form.alamat]
        return max(fitting, key=lambda form: self._fit(form, isi), default=None)

    def _fit(self, form: _Form, isi: Isi) -> int:
        fixed = [control for control in self.controls_of(form) if control.type == "hidden" and control.name != CSRF]
        return sum((control.attrs.get("value") or "") in isi.get(control.name, ()) for control in fixed)


@dataclass(frozen=True, slots=True)
class Terisi:
    html: str
    jumlah: int  # controls that show something else than the page did by itself


Catatan = Callable[[str, bool], str]  # (name of a file field, whether its file was refused) → what stands below it


def fill(html: str, *, halaman: str, tujuan: str, isi: Isi, catatan: Catatan = lambda *_: "") -> Terisi:
    """`halaman` and `tujuan` are addresses of ours with their query; `isi` is what the browser would have sent."""
    reader = _Reader(html, halaman)
    form = reader.find(tujuan, isi)
    if form is None:
        return Terisi(html, 0)
    return _apply(html, list(_changes(html, reader.controls_of(form), isi, catatan)))


def note_files(html: str, *, halaman: str, catatan: Catatan) -> str:
    """A page that came back as the answer to a form: its values are its own, its file fields say what was kept."""
    controls = [control for control in _Reader(html, halaman).controls if control.type == "file" and control.form]
    return _apply(html, [_note(control, catatan) for control in controls]).html


def _apply(html: str, patches: list[tuple[int, int, str]]) -> Terisi:
    changed = [(start, end, text) for start, end, text in patches if html[start:end] != text]
    pieces, done = [], 0
    for start, end, text in sorted(changed):
        pieces += [html[done:start], text]
        done = end
    return Terisi("".join([*pieces, html[done:]]), len(changed))


def _note(control: _Control, catatan: Catatan) -> tuple[int, int, str]:
    return control.end, control.end, catatan(control.name, control.attrs.get("aria-invalid") == "true")


def _changes(html: str, controls: list[_Control], isi: Isi, catatan: Catatan) -> Iterator[tuple[int, int, str]]:
    seen: Counter[str] = Counter()
    for control in controls:
        if control.type == "file":
            yield _note(control, catatan)
        elif control.name and control.type not in UNTOUCHED and "disabled" not in control.attrs:
            values = isi.get(control.name, ())
            yield from _change(html, control, values, seen[control.name])
            seen[control.name] += 1


def _change(html: str, control: _Control, values: Sequence[str], number: int) -> Iterator[tuple[int, int, str]]:
    if control.type == "checkbox" or (control.type == "radio" and values):
        ticked = (control.attrs.get("value") or "on") in values
        if ticked != ("checked" in control.attrs):
            yield control.start, control.end, control.render(checked=ticked)
    elif control.tag == "select":
        yield from _choose(control, values, number)
    elif number < len(values) and control.type != "radio":
        text = values[number]
        if control.tag == "textarea":
            if html[control.end : control.text_end].lstrip("\r\n") != escape(text):
                yield control.end, control.text_end, f"\n{escape(text)}"
        elif text != (control.attrs.get("value") or ""):
            yield control.start, control.end, control.render(value=text)


def _choose(control: _Control, values: Sequence[str], number: int) -> Iterator[tuple[int, int, str]]:
    """An option that is no longer offered leaves the choice of the page."""
    wanted = set(values) if "multiple" in control.attrs else set(values[number : number + 1])
    offered = {option.attrs.get("value") or "" for option in control.options}
    if not wanted <= offered or (not wanted and "multiple" not in control.attrs):
        return
    for option in control.options:
        chosen = (option.attrs.get("value") or "") in wanted
        if chosen != ("selected" in option.attrs):
            yield option.start, option.end, option.render(selected=chosen)
