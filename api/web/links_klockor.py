"""Addresses of the pages of the clocks: each keeps where the reader stands and what is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from api.web.links import Links, Stand


@dataclass(frozen=True, slots=True)
class ClockLinks:
    """The addresses of one nämnd's internkontroll, narrowed to an enhet or a samordnare."""

    links: Links
    enhet: str = ""
    samordnare: str = ""

    @property
    def root(self) -> str:
        """Give the address of the dashboard, without what it stands on."""
        return f"/{self.links.namnd}/internkontroll"

    @property
    def lists(self) -> bool:
        """Tell whether the reader may open the ärenden behind a number."""
        return self.links.lists

    def at(self, stand: Stand) -> ClockLinks:
        """Give the same addresses standing somewhere else."""
        return replace(self, links=replace(self.links, stand=stand))

    def narrowed(self, *, enhet: str | None = None, samordnare: str | None = None) -> ClockLinks:
        """Give the same addresses narrowed otherwise; None keeps what is chosen."""
        return replace(
            self,
            enhet=self.enhet if enhet is None else enhet,
            samordnare=self.samordnare if samordnare is None else samordnare,
        )

    def dashboard(self) -> str:
        """Address the dashboard."""
        return f"{self.root}{self._query()}"

    def development(self) -> str:
        """Address the page of lead times and trends."""
        return f"{self.root}/utveckling{self.links.stand.query()}"

    def chart(self, name: str, form: str, **more: str) -> str:
        """Address a chart in one form, `bred` or `smal`."""
        return f"{self.root}/diagram/{name}.svg{self._query(form=form, **more)}"

    def utredningar(
        self, klass: str, population: str = "pagaende", page: int = 1, form: str = ""
    ) -> str:
        """Address a list of utredningar, or the same as a file; empty for whom they are not."""
        path = _file("barnutredningstid/arenden", form)
        return self._listed(path, page, population=population, klass=klass)

    def anmalningar(
        self, lista: str = "oppna", tid: str = "", lage: str = "", page: int = 1, form: str = ""
    ) -> str:
        """Address a list of orosanmälningar, or the same as a file."""
        chosen = {"lista": "" if lista == "oppna" else lista, "tid": tid, "lage": lage}
        return self._listed(_file("orosanmalningar", form), page, **chosen)

    def anmalan(self, anmalan: UUID) -> str:
        """Address the page of one orosanmälan."""
        return f"{self.root}/orosanmalningar/{anmalan}{self.links.stand.query()}"

    def uppfoljningar(
        self, lista: str = "oppna", lage: str = "", page: int = 1, form: str = ""
    ) -> str:
        """Address a list of uppföljningar, or the same as a file."""
        chosen = {"lista": "" if lista == "oppna" else lista, "lage": lage}
        return self._listed(_file("uppfoljningar", form), page, **chosen)

    def handlaggning(self, lista: str = "kedjor", page: int = 1, form: str = "") -> str:
        """Address a list of what to look at in running utredningar, or the same as a file."""
        chosen = {"lista": "" if lista == "kedjor" else lista}
        return self._listed(_file("kedjor", form), page, **chosen)

    def draft(self, arende: UUID, *, anmalan: bool = False) -> str:
        """Address the lex Sarah report that is filled in with facts of a case."""
        folder = "internkontroll/orosanmalningar" if anmalan else "arenden"
        return f"/{self.links.namnd}/{folder}/{arende}/lex-sarah{self.links.stand.query()}"

    def punkt(self, ar: int, punkt: UUID) -> str:
        """Address a punkt of the nämnd's year, standing where the reader stands."""
        return f"/{self.links.namnd}/aret/{ar}/punkt/{punkt}{self.links.stand.query()}"

    def part(self, path: str) -> str:
        """Address another page of the internkontroll: what it shows has dates of its own."""
        return f"{self.root}/{path}"

    def _listed(self, path: str, page: int, **chosen: str) -> str:
        if not self.lists:
            return ""
        return f"{self.root}/{path}{self._query(**chosen, sida=str(page) if page > 1 else '')}"

    def _query(self, **more: str) -> str:
        return self.links.stand.query(**more, enhet=self.enhet, samordnare=self.samordnare)


def _file(name: str, form: str) -> str:
    return f"{name}/lista.{form}" if form else name
