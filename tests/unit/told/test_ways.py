"""What is handed to a mail server and to an sms gateway, and what is made of their answers."""

from __future__ import annotations

import json
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from api.told.channels import NotSentError
from api.told.messages import words
from api.told.sms import Sms
from api.told.smtp import Smtp
from api.told.ways import address_for, channels
from audit.settings import Settings
from audit.store.people import Contact
from tests.support.post import Gateway, Mailbox, mail_server, sms_gateway

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URL = "https://liggare.kommunen.example"
SAID = words(URL)


@pytest.fixture(scope="module")
def box() -> Iterator[Mailbox]:
    """A mail server without encryption."""
    with mail_server() as made:
        yield made


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    """An sms gateway."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with sms_gateway() as made:
        yield made


def settings(port: int = 25, **more: Any) -> Settings:
    """Make settings for a mail server on this machine."""
    given: dict[str, Any] = {
        "smtp_host": "127.0.0.1",
        "smtp_port": port,
        "smtp_security": "none",
        "smtp_from": "liggaren@kommunen.example",
        "public_url": URL,
    }
    return Settings(**{**given, **more})


def test_the_whole_message_is_these_words() -> None:
    """What leaves is written here in full: that something waits, and where to sign in."""
    assert SAID.subject == "Liggaren: något väntar på dig"
    assert SAID.sms == "Liggaren: något väntar på dig. https://liggare.kommunen.example/"
    assert SAID.body == (
        "Liggaren: något väntar på dig.\n"
        "\n"
        "Logga in för att se vad:\n"
        "https://liggare.kommunen.example/\n"
        "\n"
        "Meddelandet skickas automatiskt och går inte att svara på.\n"
    )


def test_the_mail_server_gets_the_words_and_few_headers(box: Mailbox) -> None:
    """Each header is accounted for; none tells of this machine or of what the message is about."""
    box.raw.clear()
    Smtp(settings(box.port), SAID).send("maja@kommunen.example")
    (message,) = box.messages

    assert message["Subject"] == SAID.subject
    assert message.get_content().replace("\r\n", "\n") == SAID.body
    assert (message["From"], message["To"]) == (
        "liggaren@kommunen.example",
        "maja@kommunen.example",
    )
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@kommunen.example>")
    assert box.greeted[-1] == "kommunen.example"
    assert {name.lower() for name in message} - {"x-peer", "x-mailfrom", "x-rcptto"} == {
        *("from", "to", "subject", "date", "message-id", "auto-submitted", "mime-version"),
        *("content-type", "content-transfer-encoding"),
    }


@pytest.mark.parametrize(
    ("answers", "fel"),
    [
        ({"refuses_address": "550 okänd"}, "adress"),
        ({"refuses_address": "450 senare"}, "avvisat"),
        ({"refuses": "554 nej"}, "avvisat"),
        ({"refuses": "451 senare"}, "avvisat"),
    ],
)
def test_a_refusal_becomes_a_code_and_nothing_of_what_was_said(
    box: Mailbox, monkeypatch: pytest.MonkeyPatch, answers: dict[str, str], fel: str
) -> None:
    """What a server says may hold an address: it is not kept."""
    for name, value in answers.items():
        monkeypatch.setattr(box, name, value)

    with pytest.raises(NotSentError) as refused:
        Smtp(settings(box.port), SAID).send("maja@kommunen.example")
    assert (refused.value.fel, refused.value.__cause__) == (fel, None)


def test_no_server_is_no_contact(gateway: Gateway) -> None:
    """A port where nobody answers mail is told apart from a refusal."""
    del gateway

    with pytest.raises(NotSentError) as refused:
        Smtp(settings(1), SAID).send("maja@kommunen.example")
    assert refused.value.fel == "ingen_kontakt"


def test_an_address_with_a_line_break_adds_no_header(box: Mailbox) -> None:
    """A header cannot be smuggled in with an address."""
    box.raw.clear()

    with pytest.raises(NotSentError) as refused:
        Smtp(settings(box.port), SAID).send("maja@kommunen.example\r\nBcc: annan@b.example")
    assert (refused.value.fel, box.raw) == ("adress", [])


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Make a certificate for 127.0.0.1: the server's side of it, and that of who trusts it."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(pem))
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(file)
    return serving, ssl.create_default_context(cadata=made.public_bytes(pem).decode())


def test_starttls_is_demanded_and_the_certificate_checked(tmp_path: Path) -> None:
    """A server that nobody vouches for gets no message; a trusted one gets it encrypted."""
    serving, trusting = certificate(tmp_path)
    with mail_server(tls=serving) as box:
        asked = settings(box.port, smtp_security="starttls")
        with pytest.raises(NotSentError):
            Smtp(asked, SAID).send("maja@kommunen.example")
        unheard = list(box.raw)
        Smtp(asked, SAID, trusting).send("maja@kommunen.example")

        assert (unheard, box.to) == ([], ["maja@kommunen.example"])


def test_a_server_without_starttls_gets_nothing_where_it_is_demanded(box: Mailbox) -> None:
    """Nothing is sent in clear because the other side cannot do better."""
    before = len(box.raw)

    with pytest.raises(NotSentError):
        Smtp(settings(box.port, smtp_security="starttls"), SAID).send("maja@kommunen.example")
    assert len(box.raw) == before


def test_the_gateway_is_asked_as_the_settings_say(gateway: Gateway) -> None:
    """Method, body and secret header are the nämnd's; the text is the same few words."""
    given = settings(
        sms_url=gateway.url,
        sms_method="PUT",
        sms_body='{"from": "Liggaren", "to": ["{to}"], "text": "{text}"}',
        sms_headers="Authorization: Bearer hemligt\nX-Konto: 12",
    )
    Sms(given, SAID).send('+46701740605"')
    ((method, headers, body),) = gateway.asked

    assert (method, headers["Authorization"], headers["X-Konto"]) == ("PUT", "Bearer hemligt", "12")
    assert json.loads(body) == {"from": "Liggaren", "to": ['+46701740605"'], "text": SAID.sms}


def test_a_gateway_that_wants_a_form_gets_one(gateway: Gateway) -> None:
    """A body that does not begin as JSON is form fields, each escaped."""
    given = settings(sms_url=gateway.url, sms_body="to={to}&message={text}")
    Sms(given, SAID).send("+46701740605")
    ((_, headers, body),) = gateway.asked

    assert headers["Content-Type"].startswith("application/x-www-form-urlencoded")
    assert parse_qs(body) == {"to": ["+46701740605"], "message": [SAID.sms]}


@pytest.mark.parametrize(("status", "fel"), [(401, "avvisat"), (503, "avvisat"), (302, "avvisat")])
def test_a_gateway_that_says_no_is_a_refusal(gateway: Gateway, status: int, fel: str) -> None:
    """Also one that points elsewhere: number and secret go where the settings say only."""
    gateway.status = status
    gateway.location = gateway.url + "/annanstans" if status == 302 else None

    with pytest.raises(NotSentError) as refused:
        Sms(settings(sms_url=gateway.url), SAID).send("+46701740605")
    assert (refused.value.fel, len(gateway.asked)) == (fel, 1)


def test_only_the_ways_that_are_set_are_open() -> None:
    """Without a mail server and a gateway nobody is told anything."""
    assert channels(Settings()) == {}
    assert list(channels(settings())) == ["epost"]
    assert list(channels(settings(smtp_host=None, sms_url="https://sms.example/"))) == ["sms"]


def test_a_way_reaches_whoever_gave_an_address_for_it() -> None:
    """An empty address is none."""
    contact = Contact(epost="maja@kommunen.example", mobil="")

    assert address_for("epost", contact) == "maja@kommunen.example"
    assert address_for("sms", contact) is None
