"""The four reasons for which an act is refused, each a kind of error of its own."""

from __future__ import annotations

from audit.errors import AuthorityError, NotFoundError, StateError

NO_ACCESS = "Det finns inget sådant, eller så har du inte åtkomst till det."


class AccessRefusedError(NotFoundError):
    """No access: said in the same words as where nothing is there."""

    reason = "access"

    def __init__(self) -> None:
        """Say the one sentence that tells nothing."""
        super().__init__(NO_ACCESS)


class JavRefusedError(AuthorityError):
    """The signed-in person is jävig here; somebody else must do it."""

    reason = "jav"

    def __init__(self) -> None:
        """Say why, without saying who else is."""
        super().__init__(
            "Du är anmäld som jävig eller inblandad här. Någon annan behöver göra det."
        )


class StateRefusedError(StateError):
    """The step does not allow it; `lacks` names in code what is missing."""

    reason = "state"

    def __init__(self, detail: str, lacks: tuple[str, ...] = ()) -> None:
        """Keep the sentence and what lacks."""
        super().__init__(detail)
        self.lacks = lacks


class AuthorityRefusedError(AuthorityError):
    """Somebody else may: `punkt` is the point of the delegationsordning, `who` those it names."""

    reason = "authority"

    def __init__(self, detail: str, punkt: str | None = None, who: tuple[str, ...] = ()) -> None:
        """Keep the sentence, the point and the names of befattningar or roles."""
        super().__init__(detail)
        self.punkt = punkt
        self.who = who


RefusedError = AccessRefusedError | JavRefusedError | StateRefusedError | AuthorityRefusedError
"""Any of the four."""
