"""Forms at the door and on the account pages. Labels and sentences are our own, allauth's translation has gaps."""

import logging
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, ResetPasswordKeyForm, SetPasswordForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator, validate_email

from lib.forms import Form, ModelForm, OwnWords
from pegawai.models import Pengguna
from pegawai.passwords import MAX_LENGTH, NASIHAT
from pegawai.peran import GROUP_ROLES, LABELS, Peran
from pegawai.queries.akun import NIP_DIGITS, normalize_login

logger = logging.getLogger("pegawai.masuk")
HINT_SANDI = f"Sedikitnya 12 karakter. {NASIHAT}"
TOO_LONG = f"Kata sandi paling panjang {MAX_LENGTH} karakter."
LOGIN_ATTRS = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "maxlength": "254"}
NAMA_AKUN = RegexValidator(r"^[a-z][a-z0-9._]{2,59}\Z", "Mulai dengan huruf kecil, sedikitnya 3 karakter, tanpa spasi.", code="nama_akun")
PERAN_CHOICES = [(role, LABELS[role]) for role in (*GROUP_ROLES, Peran.ADMIN)]


def clean_login(text: str) -> str:
    """The normalised NIP, account name or mail address; says how many digits a NIP still lacks."""
    login = normalize_login(text)
    if login.isdecimal() and len(login) != NIP_DIGITS:
        verb = "baru mengetik" if len(login) < NIP_DIGITS else "mengetik"
        raise ValidationError(f"NIP harus {NIP_DIGITS} angka. Anda {verb} {len(login)} angka.", code="nip_panjang")
    return login


def dress_password(field: forms.Field, label: str, hint: str = "") -> None:
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs["maxlength"] = str(MAX_LENGTH)
    field.validators.append(MaxLengthValidator(MAX_LENGTH, TOO_LONG))
    field.error_messages["required"] = f"Isi {label[0].lower()}{label[1:]}."


def check_length(password: str) -> str:
    """Before anything is hashed: hashing megabytes would tie up the server."""
    if len(password) > MAX_LENGTH:
        raise ValidationError(TOO_LONG, code="sandi_terlalu_panjang")
    return password


class MasukForm(OwnWords, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label, login.help_text = "NIP atau surel", "NIP 18 angka, spasi boleh"
        login.max_length = 254
        login.widget.attrs = dict(LOGIN_ATTRS)
        login.error_messages["required"] = "Isi NIP atau surel Anda."
        dress_password(self.fields["password"], "Kata sandi")

    def clean_login(self) -> str:
        return clean_login(self.cleaned_data["login"])

    def user_credentials(self) -> dict[str, str]:
        """The name of a NIP account is never a mail address, so one of the two is enough."""
        login = self.cleaned_data["login"]
        return {"email" if "@" in login else "username": login, "password": self.cleaned_data["password"]}


class TautanSandiForm(Form):
    login = forms.CharField(
        label="NIP atau surel",
        help_text="NIP 18 angka, spasi boleh",
        max_length=254,
        widget=forms.TextInput(attrs=LOGIN_ATTRS),
        error_messages={"required": "Isi NIP atau surel Anda."},
    )

    def clean_login(self) -> str:
        login = clean_login(self.cleaned_data["login"])
        if not login.isdecimal():
            validate_email(login)
        return login


class SandiMixin:
    """Two fields for the new password, in our words."""

    fields: dict[str, forms.Field]

    def dress(self) -> None:
        dress_password(self.fields["password1"], "Kata sandi baru", HINT_SANDI)
        dress_password(self.fields["password2"], "Kata sandi baru, sekali lagi")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]
        errors = self.errors.get("password2")  # type: ignore[attr-defined]
        if errors and errors.data[0].code is None:
            errors.data[:] = [ValidationError("Kedua kata sandi tidak sama. Tulis kata sandi yang sama dua kali.", code="sandi_beda")]
        return cleaned


class GantiSandiForm(SandiMixin, OwnWords, ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dress()
        dress_password(self.fields["oldpassword"], "Kata sandi sekarang")

    def clean_oldpassword(self) -> str:
        check_length(self.cleaned_data["oldpassword"])
        return str(super().clean_oldpassword())


class BuatSandiForm(SandiMixin, OwnWords, SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dress()


class SandiBaruForm(SandiMixin, OwnWords, ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dress()


class PastikanForm(OwnWords, ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress_password(self.fields["password"], "Kata sandi")


def dress_code(field: forms.Field) -> None:
    field.label, field.help_text = "Kode", "6 angka dari aplikasi autentikator"
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"maxlength": "16", "inputmode": "numeric", "autocomplete": "one-time-code"}
    field.error_messages["required"] = "Isi kodenya."


class LangkahKeduaForm(OwnWords, AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress_code(self.fields["code"])
        self.fields["code"].help_text = "6 angka dari aplikasi autentikator, atau 10 angka kode pemulihan"

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        super()._emit_authentication_failed(authenticator)
        logger.warning("langkah kedua gagal", extra={"pengguna_id": self.user.pk, "tindakan": "langkah_kedua", "hasil": "gagal"})


class PastikanKodeForm(OwnWords, ReauthenticateCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress_code(self.fields["code"])


class AktifkanAutentikatorForm(OwnWords, ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress_code(self.fields["code"])


def dress_nama_kunci(field: forms.Field) -> None:
    field.label, field.help_text = "Nama kunci", "Misalnya ponsel kerja, agar Anda mengenali perangkatnya"


class TambahKunciForm(OwnWords, AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress_nama_kunci(self.fields["name"])


class UbahKunciForm(OwnWords, EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress_nama_kunci(self.fields["name"])


class AkunForm(ModelForm):
    """Name and mail address of an account."""

    class Meta:
        model = Pengguna
        fields = ("nama", "email")
        error_messages = {"nama": {"required": "Isi nama pemilik akun."}}

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class AkunLuarForm(ModelForm):
    """An account for somebody who is no employee here."""

    peran = forms.MultipleChoiceField(
        label="Peran", choices=PERAN_CHOICES, required=False, widget=forms.CheckboxSelectMultiple, help_text="Dapat diubah kemudian."
    )

    class Meta:
        model = Pengguna
        fields = ("username", "nama", "email")
        help_texts = {"username": "Huruf kecil, angka, titik, atau garis bawah; bukan NIP", "email": "Tautan kata sandi dikirim ke sini"}
        labels = {"username": "Nama akun"}
        error_messages = {"username": {"required": "Isi nama akun."}, "nama": {"required": "Isi nama pemilik akun."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["email"].error_messages["required"] = "Isi surel pemilik akun."
        self.fields["username"].validators.append(NAMA_AKUN)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class PeranForm(Form):
    peran = forms.MultipleChoiceField(
        label="Peran seluruh perangkat daerah", choices=PERAN_CHOICES, required=False, widget=forms.CheckboxSelectMultiple
    )
