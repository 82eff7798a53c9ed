from typing import Any

from crispy_forms.layout import Fieldset

from insentif.models import PenangguhanPoin
from lib.forms import FieldsHelper, ModelForm
from pegawai.forms.orang import OrangField, ask_orang
from pegawai.models import Pengguna


class PenangguhanForm(ModelForm):
    """Whose it is does not change any more once it is stored."""

    pegawai = OrangField("pegawai", label="Pegawai")

    class Meta:
        model = PenangguhanPoin
        fields = ("pegawai", "mulai", "selesai", "alasan")
        labels = {"mulai": "Mulai", "selesai": "Selesai (hari pertama mendapat poin lagi)", "alasan": "Alasan"}
        help_texts = {
            "selesai": "Kosongkan bila belum diketahui.",
            "alasan": "Misalnya nomor keputusan hukuman disiplin. Hanya kepegawaian, auditor, dan admin yang membacanya.",
        }

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            del self.fields["pegawai"]
        ask_orang(self, user)
        self.helper = FieldsHelper(Fieldset("", *self.fields))

    def _post_clean(self) -> None:
        """The laws of the table are checked by the service, which locks the person first."""
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)
