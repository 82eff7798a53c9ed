"""Reference rows that a regulation changes once in years."""

from django.contrib import admin

from kompetensi.models import BatasJPM, MasaBerlaku, PerangkatBatas, StandarBawaan
from lib.situs_admin import RujukanAdmin, situs


class BatasInline(admin.TabularInline):
    model = BatasJPM
    extra = 0
    can_delete = False


@admin.register(PerangkatBatas, site=situs)
class PerangkatBatasAdmin(RujukanAdmin):
    list_display = ("kode", "nama", "dasar", "is_utama")
    inlines = (BatasInline,)


@admin.register(MasaBerlaku, site=situs)
class MasaBerlakuAdmin(RujukanAdmin):
    list_display = ("sumber", "tahun", "berlaku_mulai", "dasar", "is_terverifikasi")


@admin.register(StandarBawaan, site=situs)
class StandarBawaanAdmin(RujukanAdmin):
    list_display = ("kelompok", "kompetensi", "level", "bobot", "berlaku_mulai", "berlaku_sampai", "is_terverifikasi")
    list_filter = ("kelompok", "is_terverifikasi")
    list_select_related = ("kompetensi",)
