"""Press a button of the page that asks first, as a reader does: look, then confirm what was shown."""

from typing import Any

from django.test import Client

from pegawai.services.akibat import Akibat


def shown(response: Any) -> Akibat:
    """What the page says would happen."""
    assert is_asking(response), response
    akibat: Akibat = response.context["akibat"]
    return akibat


def is_asking(response: Any) -> bool:
    return any(template.name == "pegawai/kepastian.html" for template in response.templates)


def confirm(client: Client, url: str, data: dict[str, Any] | None = None, **kwargs: Any) -> Any:
    """The answer to the second press, with what the first one showed; to the first one where nothing had to be asked."""
    data = data or {}
    answer = client.post(url, data, **kwargs)
    return client.post(url, {**data, "sidik": shown(answer).sidik}, **kwargs) if is_asking(answer) else answer
