"""Reference rows that a regulation or a calendar changes once in a year."""

from django.contrib import admin

from diklat.models import AturanJP, HariLibur, JenisDiklat, KetentuanJP, PenandaTangan, TargetJP
from lib.situs_admin import RujukanAdmin, situs


@admin.register(JenisDiklat, site=situs)
class JenisDiklatAdmin(RujukanAdmin):
    list_display = ("siasn_id", "nama", "huruf", "is_klasikal")
    tetap = ("siasn_id",)


@admin.register(AturanJP, site=situs)
class AturanJPAdmin(RujukanAdmin):
    list_display = ("jenis", "cara", "jp", "batas_harian", "berlaku_mulai", "berlaku_sampai", "is_terverifikasi")
    list_select_related = ("jenis",)


@admin.register(TargetJP, site=situs)
class TargetJPAdmin(RujukanAdmin):
    list_display = ("jenis_asn", "paling_sedikit", "berlaku_mulai", "berlaku_sampai", "is_terverifikasi")


@admin.register(KetentuanJP, site=situs)
class KetentuanJPAdmin(RujukanAdmin):
    list_display = ("berlaku_mulai", "berlaku_sampai", "menit_per_jp", "batas_pppk", "hari_putusan", "is_terverifikasi")


@admin.register(HariLibur, site=situs)
class HariLiburAdmin(RujukanAdmin):
    list_display = ("tanggal", "nama")


@admin.register(PenandaTangan, site=situs)
class PenandaTanganAdmin(RujukanAdmin):
    list_display = ("nama", "jabatan", "nip", "is_aktif")
