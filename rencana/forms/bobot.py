"""What reckonings weigh by."""

from typing import Any

from crispy_forms.layout import Fieldset

from lib.forms import FieldsHelper, ModelForm
from rencana.models import BobotSusunan
from rencana.models.bobot import KALI, POIN


class BobotForm(ModelForm):
    class Meta:
        model = BobotSusunan
        fields = (*KALI, *POIN, "layani_persen", "angkatan_sebulan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = (
            ("Kesenjangan berbobot lebih bila", KALI),
            ("Poin di samping level", POIN),
            ("Batas", ("layani_persen", "angkatan_sebulan")),
        )
        self.helper = FieldsHelper(*(Fieldset(title, *names) for title, names in parts))
