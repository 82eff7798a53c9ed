from allauth.account.forms import LoginForm, ResetPasswordForm


class MasukForm(LoginForm):
    pass


class TautanSandiForm(ResetPasswordForm):
    pass
