"""Sms: one HTTP request to whatever gateway the nämnd has, as the settings describe it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote_plus

from api.told.channels import NotSentError

if TYPE_CHECKING:
    from api.told.messages import Words
    from audit.settings import Settings

TIMEOUT: Final = 10.0
"""Seconds that the gateway has."""


class Sms:
    """Hands messages to the sms gateway of the settings."""

    def __init__(self, settings: Settings, said: Words) -> None:
        """Keep how to ask."""
        self._settings = settings
        self._said = said
        self._opener = urllib.request.build_opener(_NoRedirect())

    def send(self, to: str) -> None:
        """Hand the message over; raises NotSentError with a code and none of the gateway's words.

        Any 2xx answer counts as taken: what a gateway says in its body differs too much.
        """
        try:
            with self._opener.open(self._request(to), timeout=TIMEOUT):
                pass
        except urllib.error.HTTPError as refused:
            refused.close()
            raise NotSentError("avvisat") from None
        except OSError:
            raise NotSentError("ingen_kontakt") from None
        except Exception:  # noqa: BLE001 - an answer that is no HTTP is not worth a thread
            raise NotSentError("okant") from None

    def _request(self, to: str) -> urllib.request.Request:
        settings, body = self._settings, self._settings.sms_body
        as_json = body.lstrip().startswith("{")
        escaped = _in_json if as_json else quote_plus
        filled = body.replace("{text}", escaped(self._said.sms)).replace("{to}", escaped(to))
        kind = "application/json" if as_json else "application/x-www-form-urlencoded"
        headers = {"Content-Type": f"{kind}; charset=utf-8", "User-Agent": "Liggare"}
        for line in (settings.sms_headers or "").splitlines():
            name, _, value = line.strip().partition(":")
            headers[name] = value.strip()
        # The settings refuse everything but http and https.
        return urllib.request.Request(  # noqa: S310
            settings.sms_url or "", filled.encode(), headers, method=settings.sms_method
        )


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A number and a secret go where the settings say, and nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow nothing: the answer counts as a refusal."""
        return


def _in_json(text: str) -> str:
    """Write a text as the inside of a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
