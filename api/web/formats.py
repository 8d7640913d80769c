"""How dates, times, shares and numbers are written for people: Swedish, without surprises.

Dates stay ISO 8601 (the form of Swedish authorities), times are Swedish local time with a point.
Shares are computed from whole numbers with decimal arithmetic; no float touches a figure.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from audit.clock import STOCKHOLM

NO_BREAK = "\N{NO-BREAK SPACE}"
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def datum(day: date | None) -> str:
    """Write a day as `2022-12-31`; an unknown day as "framgår inte"."""
    return "framgår inte" if day is None else day.isoformat()


def dag_i_ord(day: date) -> str:
    """Write a day in words: `31 december 2022`."""
    return NO_BREAK.join((str(day.day), MONTHS[day.month - 1], str(day.year)))


def tid(moment: datetime) -> str:
    """Write a moment in Swedish local time as `2023-02-21 08.15`."""
    return moment.astimezone(STOCKHOLM).strftime(f"%Y-%m-%d{NO_BREAK}%H.%M")


def gemen(label: str) -> str:
    """Write a label inside a sentence: only its first letter changes, names keep theirs."""
    return label[:1].lower() + label[1:]


def antal(number: int) -> str:
    """Write a whole number with a no-break space between thousands: `4 812`."""
    return f"{number:,}".replace(",", NO_BREAK)


def telefon(number: str) -> str:
    """Write a telephone number so that it is never broken over two lines."""
    return NO_BREAK.join(number.split())


def decimaltal(number: Fraction) -> str:
    """Write a number with at most one decimal and a comma: `93` or `93,5`."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded:,f}".replace(",", NO_BREAK).replace(".", ",").removesuffix(",0")


def procent(part: int, whole: int) -> str:
    """Write a share with one decimal: `86,8 %`; of nothing it is "–", which is not zero."""
    if whole == 0:
        return "–"
    return share_text(andel(part, whole))


def share_text(share: Decimal) -> str:
    """Write a share in per cent with a comma: `86,8 %`."""
    return f"{share}".replace(".", ",") + f"{NO_BREAK}%"


def andel(part: int, whole: int) -> Decimal:
    """Compute a share in per cent, rounded half up to one decimal.

    Raises ZeroDivisionError for a share of nothing.
    """
    if whole == 0:
        message = "there is no share of nothing"
        raise ZeroDivisionError(message)
    return (Decimal(100 * part) / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def dagar(number: int) -> str:
    """Write a number of days with its word: `1 dag`, `12 dagar`."""
    return f"{antal(number)}{NO_BREAK}{'dag' if number == 1 else 'dagar'}"


def senast(last: date, left: int) -> str:
    """Say a last day, and how many days are left to it; negative after it."""
    if left < 0:
        return f"Sista dagen var {datum(last)}"
    return f"Senast {datum(last)}, {dagar(left)} kvar" if left else f"Senast {datum(last)}, i dag"


def utredningar(number: int) -> str:
    """Write a number of utredningar with its word: `1 utredning`, `68 utredningar`."""
    return f"{antal(number)}{NO_BREAK}{'utredning' if number == 1 else 'utredningar'}"


FILTERS = {
    "datum": datum,
    "dag_i_ord": dag_i_ord,
    "tid": tid,
    "telefon": telefon,
    "antal": antal,
    "decimaltal": decimaltal,
    "dagar": dagar,
    "utredningar": utredningar,
}
