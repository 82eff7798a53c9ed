"""The token of every form, and beside it whose form it is: a builtin, in the place of Django's own tag."""

from django import template
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from pegawai.kuki_draf import PEMILIK, sign_owner

register = template.Library()


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> str:
    token = CsrfTokenNode().render(context)
    user = getattr(context.get("request"), "user", None)
    if not token or user is None or not user.is_authenticated:
        return token
    return format_html('{}<input type="hidden" name="{}" value="{}">', token, PEMILIK, sign_owner(user.pk))
