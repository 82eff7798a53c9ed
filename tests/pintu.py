"""Enter as somebody, as if the password had just been typed."""

import time
from typing import Any

from django.test import Client

from pegawai.kuki_draf import sign_owner
from pegawai.models import Pengguna


def enter(pengguna: Pengguna, client: Client | None = None, *, age: int = 0, **defaults: Any) -> Client:
    """A signed-in client; `age` seconds have passed since the password was given."""
    client = client or Client(**defaults)
    client.force_login(pengguna)
    client.pemilik = sign_owner(pengguna.pk)  # what its forms carry beside their token
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - age}]
    session["account_authentication_methods_user"] = str(pengguna.pk)
    session.save()
    return client
