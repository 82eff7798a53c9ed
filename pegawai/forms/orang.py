"""The one field in which a person is asked for: offers come while somebody types; without script a name or NIP is sent and looked up."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from pegawai.models import Pengguna
from pegawai.queries import orang as queries

PILIHAN_MAX: Final = 20  # of the same name, to choose from where no script offers them
PANJANG: Final = 120


class OrangInput(forms.TextInput):
    """`kandidat`: who fitted when more than one did; a select below the input then says who is meant, under the same name."""

    kandidat: Sequence[queries.Orang] = ()
    untuk: str = ""
    pada: int | None = None

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        asked = {"untuk": self.untuk, "isian": name, **({"pada": self.pada} if self.pada else {})}
        place = (attrs or {}).get("id", f"id_{name}")
        live = {
            "role": "combobox",
            "aria-autocomplete": "list",
            "aria-haspopup": "listbox",
            "aria-expanded": "false",
            "aria-controls": f"{place}_saran",
            "hx-get": f"{reverse('pegawai:orang-pilihan')}?{urlencode(asked)}",
            "hx-trigger": "input changed delay:200ms",
            "hx-target": f"#{place}_kotak",
            "hx-swap": "innerHTML",
            "hx-sync": "this:replace",
            "hx-push-url": "false",
            "hx-select": "unset",
        }
        field = super().render(name, value, {**live, **(attrs or {})}, renderer)
        shown = [(queries.sebut_orang(row), row) for row in self.kandidat]
        return render_to_string("pegawai/_orang_isian.html", {"isian": field, "tempat": place, "nama": name, "kandidat": shown})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        sent = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
        return next((text for text in reversed(sent) if text), None)


class OrangField(forms.Field):
    """One person, or one account, of a registered scope (pegawai/queries/orang.py); whoever is not in it does not exist here.

    The form says for whom it asks by `ask_orang`. Error codes: tidak_ada, banyak.
    """

    widget = OrangInput
    jenis = "pegawai"
    cara = "nama, NIP, atau unit"

    def __init__(self, untuk: str, **kwargs: Any) -> None:
        self.untuk = untuk
        self.user: Pengguna | None = None
        super().__init__(**{"help_text": f"Ketik {self.cara}nya, lalu pilih dari daftar.", **kwargs})
        self.widget.attrs |= {"autocomplete": "off", "maxlength": PANJANG, "spellcheck": "false"}

    def ask(self, user: Pengguna, pada: int | None = None) -> None:
        self.user = user
        self.widget.untuk, self.widget.pada = self.untuk, pada

    def to_python(self, value: Any) -> Any:
        text = " ".join(str(value or "").replace("\x00", "").split())[:PANJANG]
        if not text or self.user is None:
            return None
        found = queries.find_orang(queries.lingkup_of(self.untuk, self.user, self.widget.pada), text, PILIHAN_MAX + 1)
        exact = [row for row in found if row.nama.casefold() == text.casefold()]
        if len(found) == 1 or len(exact) == 1:
            return (exact or found)[0]
        self.widget.kandidat = found[:PILIHAN_MAX]
        raise ValidationError(self._explain(text, found), code="banyak" if found else "tidak_ada")

    def prepare_value(self, value: Any) -> Any:
        return queries.sebut_orang(value) if type(value) in queries.JENIS else value

    def _explain(self, text: str, found: Sequence[queries.Orang]) -> str:
        if not found:
            return f"Tidak ada {self.jenis} dengan {self.cara} “{text}” yang dapat Anda pilih di sini."
        more = "Lebih dari 20" if len(found) > PILIHAN_MAX else str(len(found))
        return f"{more} {self.jenis} cocok dengan “{text}”. Pilih yang dimaksud, atau tulis NIP-nya."


class AkunField(OrangField):
    """An account, also of somebody who is no employee here."""

    jenis = "akun"
    cara = "nama, NIP, nama akun, atau surel"


def ask_orang(form: forms.BaseForm, user: Pengguna, pada: int | None = None) -> None:
    """Every person in this form is asked for in the name of this account."""
    for field in form.fields.values():
        if isinstance(field, OrangField):
            field.ask(user, pada)
