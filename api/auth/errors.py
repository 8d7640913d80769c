"""What can go wrong when somebody signs in or is not signed in."""

from __future__ import annotations

from audit.errors import AuthorityError, LiggareError


class NotSignedInError(LiggareError):
    """Nobody is signed in, or the session or the token has run out."""

    def __init__(self) -> None:
        """Say what to do; why exactly is nobody's business."""
        super().__init__("Du behöver logga in.")


class SignInRefusedError(LiggareError):
    """The username or the password is wrong, or the account is closed: which is not told."""

    def __init__(self) -> None:
        """Say the same in every case."""
        super().__init__("Användarnamnet eller lösenordet stämmer inte.")


class TooManyAttemptsError(LiggareError):
    """Too many attempts to sign in; `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        """Say how long to wait."""
        self.retry_after = retry_after
        minutes = max(1, -(-retry_after // 60))
        super().__init__(f"För många försök att logga in. Vänta {minutes} min och försök igen.")


class CrossSiteError(AuthorityError):
    """The request was sent by a page of another site, or from a form that is too old."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Formuläret skickades inte från en av våra sidor, eller är för gammalt. "
            "Ladda om sidan och försök igen."
        )


class PasswordOnlyError(LiggareError):
    """The log is an ordinary one, and a password alone is not enough to read it.

    No kind of AuthorityError: whoever tries another permission after one of those must not go on.
    """

    def __init__(self) -> None:
        """Say why and what to do."""
        super().__init__(
            "Den här nämndens uppgifter är skarpa. De visas bara efter inloggning "
            "med två faktorer. "
            "Lägg till inloggning i två steg under Mitt konto och logga in igen. "
            "En nyckel för program måste vara utfärdad för skarpa uppgifter."
        )


class CodeRefusedError(SignInRefusedError):
    """The code is wrong, too old, or was used before: which is not told."""

    def __init__(self) -> None:
        """Say the same in every case, and what helps."""
        LiggareError.__init__(
            self,
            "Koden stämmer inte, eller har redan använts. Vänta på nästa kod och försök igen.",
        )
