"""Passwords that anybody around here would guess are refused."""

from django.core.exceptions import ValidationError

WORDS = ("tangkas", "tangsel", "tangerang", "bkpsdm", "kepegawaian")


class ContextWordValidator:
    def validate(self, password: str, user: object = None) -> None:
        if any(word in password.lower() for word in WORDS):
            raise ValidationError("Kata sandi memuat kata yang mudah ditebak.", code="kata_konteks")

    def get_help_text(self) -> str:
        return "Jangan memakai nama kota, kantor, atau aplikasi ini."
