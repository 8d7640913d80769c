"""What an area tells of the page that a form stands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

if TYPE_CHECKING:
    from api.acts import Acting
    from api.web.forms_area.form import AreaForm
    from audit.act_table import Standing

Values = dict[str, Any]


class Ground(Protocol):
    """The page of one thing, or for what begins the page it begins on."""

    @property
    def acting(self) -> Acting:
        """Give who is before the form."""

    @property
    def state(self) -> Standing:
        """Give the state that acts are taken on, an empty one for what begins.

        Raises NotFoundError where what the address names is not there.
        """

    @property
    def about(self) -> str:
        """Name what the form is about, above its heading."""

    @property
    def base(self) -> str:
        """Give the address of the page itself: its forms lie under it."""

    def there(self, form: AreaForm, chosen: Mapping[str, str]) -> bool:
        """Tell whether what the address chose is there, and can be acted on by this form."""

    def choices(self, source: str) -> Mapping[str, str]:
        """Give the choices of a field's source, code and label."""

    def presets(self, form: AreaForm, chosen: Mapping[str, str]) -> dict[str, str]:
        """Give what the inputs hold before anybody has typed, beside days that are today."""

    def present(self, form: AreaForm, chosen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Give what stands that the answer depends on, label and text; often nothing."""

    def values(self, form: AreaForm, values: Values) -> Values:
        """Give the command's values out of the inputs': the stream, the year, what is worked out.

        Raises InvalidInputError naming an input.
        """

    def after(self, form: AreaForm, typed: Mapping[str, str], stream: UUID) -> str:
        """Give the address that one comes to when it is done."""
