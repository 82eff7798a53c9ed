"""Reference rows that a regulation changes once in years."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from kompetensi.models import BatasJPM, MasaBerlaku, PerangkatBatas, StandarBawaan
from lib.situs_admin import RujukanAdmin, RujukanForm, situs


class BatasInline(admin.TabularInline):
    model = BatasJPM
    extra = 0
    can_delete = False


class PerangkatBatasForm(RujukanForm):
    """The mark wanders to the set that is ticked; it is never taken away, or screens would have no bands."""

    class Meta:
        model = PerangkatBatas
        fields = ("kode", "nama", "dasar", "is_utama")
        help_texts = {"is_utama": "Tandai perangkat yang hendak dipakai; tanda pada perangkat lain terlepas sendiri."}

    def clean_is_utama(self) -> bool:
        chosen = bool(self.cleaned_data["is_utama"])
        if chosen and not (self.instance.pk and self.instance.batas_list.exists()):
            raise ValidationError("Isi batasnya lebih dahulu, simpan, lalu tandai perangkat ini.", code="tanpa_batas")
        if self.initial.get("is_utama") and not chosen:
            raise ValidationError("Layar selalu memakai satu perangkat. Tandai perangkat penggantinya.", code="tanpa_utama")
        return chosen

    def _get_validation_exclusions(self) -> set[str]:
        """That only one has the mark is seen to when it is saved."""
        return {*super()._get_validation_exclusions(), "is_utama"}  # type: ignore[misc]


@admin.register(PerangkatBatas, site=situs)
class PerangkatBatasAdmin(RujukanAdmin):
    form = PerangkatBatasForm
    list_display = ("kode", "nama", "dasar", "is_utama")
    inlines = (BatasInline,)

    def save_model(self, request: HttpRequest, obj: PerangkatBatas, form: Any, change: bool) -> None:
        if obj.is_utama:
            PerangkatBatas.objects.exclude(pk=obj.pk).filter(is_utama=True).update(is_utama=False)
        super().save_model(request, obj, form, change)


@admin.register(MasaBerlaku, site=situs)
class MasaBerlakuAdmin(RujukanAdmin):
    list_display = ("sumber", "tahun", "berlaku_mulai", "dasar", "is_terverifikasi")


@admin.register(StandarBawaan, site=situs)
class StandarBawaanAdmin(RujukanAdmin):
    list_display = ("kelompok", "kompetensi", "level", "bobot", "berlaku_mulai", "berlaku_sampai", "is_terverifikasi")
    list_filter = ("kelompok", "is_terverifikasi")
    list_select_related = ("kompetensi",)
