"""A plain card of a plan and an avvikelse: what a clerk with a pencil would keep, and expect."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Card:
    """What stands; every answer is "may", "state" or the field that is wrong."""

    plan: str = "ingen"
    revisions: int = 0
    risks: dict[int, bool] = field(default_factory=dict)
    moments: dict[int, bool] = field(default_factory=dict)
    avvikelse: str = "ingen"
    atgarder: dict[int, str] = field(default_factory=dict)
    followed: bool = False

    def steg(self, stream: str) -> str:
        """Tell where a stream stands."""
        return self.plan if stream == "plan" else self.avvikelse

    def expects(self, act: str, number: int) -> str:
        """Tell what an act leads to that role and step allow."""
        if act.startswith(("add_", "change_", "end_")) and act.endswith(("risk", "moment")):
            return self._part(act, number)
        if act in {"change_atgard", "do_atgard", "drop_atgard", "assess_effekt"}:
            return self._atgard(act, number)
        if act == "close_avvikelse" and "planned" in self.atgarder.values():
            return "state"
        wanted = {
            "adopt_plan": ("state", any(self.moments.values())),
            "open_avvikelse": ("input", self.plan in {"antagen", "avslutad"} and 1 in self.moments),
            "close_avvikelse": ("input", self.followed),
        }
        refusal, fulfilled = wanted.get(act, ("", True))
        return "may" if fulfilled else refusal

    def _part(self, act: str, number: int) -> str:
        if self.plan == "antagen" and not self.revisions:
            return "state"
        parts = self.risks if act.endswith("risk") else self.moments
        if act.startswith("add_"):
            return "input" if number in parts else "may"
        return "may" if parts.get(number) else "input"

    def _atgard(self, act: str, number: int) -> str:
        stands = self.atgarder.get(number)
        if stands is None:
            return "input"
        if act == "assess_effekt":
            return "may" if stands == "done" else "state"
        return "may" if stands == "planned" else "state"

    def write(self, act: str, number: int) -> None:
        """Write down what an act that was let through leads to."""
        if act.endswith("_plan"):
            self._write_plan(act)
        elif act.endswith(("risk", "moment")):
            parts = self.risks if act.endswith("risk") else self.moments
            parts[number] = not act.startswith("end_")
        elif act.endswith("_atgard"):
            self._write_atgard(act, number)
        elif act == "follow_up_avvikelse":
            self.followed = True
        elif act == "close_avvikelse":
            self.avvikelse = "avslutad"
        elif act in {"open_avvikelse", "reopen_avvikelse"}:
            self.avvikelse, self.followed = "oppen", False

    def _write_plan(self, act: str) -> None:
        after = {"begin_plan": "utkast", "adopt_plan": "antagen", "close_plan": "avslutad"}
        self.plan = after.get(act, self.plan)
        self.revisions += act == "revise_plan"

    def _write_atgard(self, act: str, number: int) -> None:
        if act == "plan_atgard":
            self.atgarder[len(self.atgarder) + 1] = "planned"
        elif act != "change_atgard":
            self.atgarder[number] = "done" if act == "do_atgard" else "dropped"
