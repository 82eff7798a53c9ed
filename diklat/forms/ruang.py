from typing import Any

from diklat.models import Ruang
from diklat.services.ruang import FIELDS
from lib.forms import ModelForm


class RuangForm(ModelForm):
    class Meta:
        model = Ruang
        fields = FIELDS
        help_texts = {"lokasi": "Gedung dan lantai.", "is_aktif": "Ruang yang tidak dipakai tidak dapat dipilih lagi."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["is_aktif"]
