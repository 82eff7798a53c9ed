"""Django's admin for rare maintenance: superusers only, the site's own login, nothing can be deleted.

Only what is registered here appears; the admin pages that libraries bring along are left out on purpose.
"""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from lib.forms import FORM_CLASS, OwnWords


class SitusAdmin(admin.AdminSite):
    site_header = "Tangkas: pemeliharaan"
    site_title = "Pemeliharaan Tangkas"
    index_title = "Tabel rujukan"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and getattr(request.user, "is_superuser", False))

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one door only; who is inside already lacks the right."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", request.path))

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        return redirect("account_change_password")

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        return redirect("account_logout")


class RujukanForm(OwnWords, forms.ModelForm):  # type: ignore[type-arg]
    """Its fields are chosen by the admin page."""


class RujukanAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A reference table: rows are added and corrected, never deleted. What other rows and files mean by it (`tetap`) stays as it was."""

    form = RujukanForm
    actions = None
    tetap: ClassVar[tuple[str, ...]] = ()
    formfield_overrides: ClassVar = {column: {"form_class": field} for column, field in FORM_CLASS.items()}

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), *(self.tetap if obj else ()))


situs = SitusAdmin(name="admin")
