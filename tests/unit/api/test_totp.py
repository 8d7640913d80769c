"""One-time codes: RFC 6238's own vectors, the skew that is allowed, and codes for lost phones."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest

from api.auth.totp import (
    RECOVERY_CODES,
    SECONDS,
    code_at,
    enrolment_image,
    enrolment_uri,
    fitting_step,
    hashed,
    new_recovery_codes,
    new_secret,
    plain_code,
    step_of,
)

RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
NOW = datetime(2026, 11, 22, 8, 0, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"),
     (2000000000, "279037"), (20000000000, "353130")],
)  # fmt: skip
def test_the_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    """RFC 6238 appendix B, the SHA-1 column, its last six digits."""
    moment = datetime.fromtimestamp(seconds, UTC)

    assert code_at(RFC_SECRET, step_of(moment)) == code
    assert fitting_step(RFC_SECRET, code, moment, used=0) == step_of(moment)


@pytest.mark.parametrize(
    ("off", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_clock_may_be_one_step_off(off: int, *, fits: bool) -> None:
    """Half a minute early or late is accepted, a whole minute is not."""
    secret = new_secret()
    code = code_at(secret, step_of(NOW + timedelta(seconds=off * SECONDS)))

    assert (fitting_step(secret, code, NOW, used=0) is not None) is fits


def test_a_used_step_and_those_before_it_fit_no_more() -> None:
    """After a code was used, neither it nor the one before it is accepted; the next one is."""
    secret, used = new_secret(), step_of(NOW)
    steps = [fitting_step(secret, code_at(secret, used + off), NOW, used) for off in (-1, 0, 1)]

    assert steps == [None, None, used + 1]


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５６"])
def test_what_is_no_six_digits_fits_never(typed: str) -> None:
    """Anything but six ASCII digits is refused without being compared."""
    assert fitting_step(new_secret(), typed, NOW, used=0) is None


def test_the_picture_says_what_the_key_says() -> None:
    """The QR code holds secret, name and issuer, in a form that asks no other host."""
    secret = new_secret()

    assert enrolment_uri(secret, "anna") == (
        f"otpauth://totp/Liggaren:anna?secret={secret}&issuer=Liggaren"
    )
    assert enrolment_image(secret, "anna").startswith("data:image/svg+xml")


def test_recovery_codes_are_long_different_and_forgiving_to_type() -> None:
    """Each has 80 random bits; case, spaces and hyphens do not matter, nor 0 for O."""
    codes = new_recovery_codes()
    kept = hashed(codes)

    assert len(set(codes)) == RECOVERY_CODES
    assert all(len(base64.b32decode(plain_code(one))) == 10 for one in codes)
    assert all(one.fits(plain_code(code.lower().replace(" ", "-").replace("o", "0")))
               for one, code in zip(kept, codes, strict=True))  # fmt: skip
    assert not kept[0].fits(plain_code(codes[1]))
