"""E-mail: one short connection for each message, encrypted unless the settings say otherwise."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import TYPE_CHECKING, Final

from api.told.channels import NotSentError
from audit.clock import utc_now

if TYPE_CHECKING:
    from api.told.messages import Words
    from audit.settings import Settings

TIMEOUT: Final = 10.0
"""Seconds that the server has for each answer."""
PERMANENT: Final = 500
"""From this reply code on the server will not change its mind (RFC 5321 §4.2.1)."""


class Smtp:
    """Hands messages to the mail server of the settings."""

    def __init__(
        self, settings: Settings, said: Words, trusted: ssl.SSLContext | None = None
    ) -> None:
        """Keep how to connect; `trusted` replaces the certificates that the machine trusts."""
        self._settings = settings
        self._said = said
        self._trusted = trusted or ssl.create_default_context()
        self._domain = (settings.smtp_from or "").rpartition("@")[2]

    def send(self, to: str) -> None:
        """Hand the message over; raises NotSentError with a code and none of the server's words."""
        try:
            message = self._message(to)
            with self._connected() as server:
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            raise NotSentError("adress" if max(codes) >= PERMANENT else "avvisat") from None
        except (smtplib.SMTPConnectError, smtplib.SMTPServerDisconnected):
            raise NotSentError("ingen_kontakt") from None
        except smtplib.SMTPNotSupportedError:
            raise NotSentError("avvisat") from None
        except smtplib.SMTPResponseException:
            raise NotSentError("avvisat") from None
        except OSError:
            # A name that is not found, a refused connection, a timeout, a bad certificate.
            raise NotSentError("ingen_kontakt") from None
        except (ValueError, UnicodeError):
            raise NotSentError("adress") from None

    def _connected(self) -> smtplib.SMTP:
        """Connect, encrypt and sign in, as far as the settings ask."""
        settings = self._settings
        host, port = settings.smtp_host or "", settings.smtp_port
        # The domain: else the name of this machine would be looked up and told to the server.
        if settings.smtp_security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                host, port, self._domain, timeout=TIMEOUT, context=self._trusted
            )
        else:
            server = smtplib.SMTP(host, port, self._domain, timeout=TIMEOUT)
        try:
            if settings.smtp_security == "starttls":
                server.starttls(context=self._trusted)
            if settings.smtp_user is not None:
                server.login(settings.smtp_user, settings.smtp_password or "")
        except BaseException:
            server.close()
            raise
        return server

    def _message(self, to: str) -> EmailMessage:
        message = EmailMessage()
        message["From"] = self._settings.smtp_from
        message["To"] = to
        message["Subject"] = self._said.subject
        message["Date"] = format_datetime(utc_now())
        message["Message-ID"] = make_msgid(domain=self._domain)
        # No holiday notices back (RFC 3834 §5).
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(self._said.body)
        return message
