"""The Swedish terms of law as data: how each is written in code, what it means, what is banned.

The key is (area, term): one word can mean two things in two areas.
Plain English stands here for developers only; what people read is Swedish.
A lawyer corrects the meanings; lagrum come from `audit/law`, never from here.
"""

from __future__ import annotations

from dataclasses import dataclass

GENERAL = "allmant"
"""The area of terms that mean the same everywhere."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its spelling, its name in code, its plural, what it means, and where it is from.

    `banned` holds the names, in CamelCase, that code must not use for it anywhere;
    `banned_in_areas` those that only the areas' own code must not use, because elsewhere
    they are ordinary technical words.
    """

    area: str
    term: str
    code: str
    plural: str
    meaning: str
    source: str
    banned: tuple[str, ...] = ()
    banned_in_areas: tuple[str, ...] = ()


_SOL = "socialtjänstlagen"
_KL = "kommunallagen"
_LEXSARAH = "socialtjänstlagen, LSS och SOSFS 2011:5"
_PLAN = "nämndens internkontrollplan"

TERMS: tuple[Term, ...] = (
    Term(GENERAL, "nämnd", "Namnd", "nämnder", "responsible committee", _KL,
         ("Board", "Committee")),
    Term(GENERAL, "ärende", "Arende", "ärenden", "matter on file", "förvaltningslagen",
         ("Errand",), ("Case", "Ticket")),
    Term(GENERAL, "beslut", "Beslut", "beslut", "formal decision", "förvaltningslagen",
         (), ("Decision",)),
    Term(GENERAL, "beslutsfattare", "Beslutsfattare", "beslutsfattare",
         "body or role that decided", "delegationsordningen", ("DecisionMaker",)),
    Term(GENERAL, "delegationsordning", "Delegationsordning", "delegationsordningar",
         "order saying who decides what", _KL, ("DelegationOrder",)),
    Term(GENERAL, "diarienummer", "Diarienummer", "diarienummer", "registry number",
         "nämndens diarium", ("CaseNumber", "RegistryNumber")),
    Term(GENERAL, "handling", "Handling", "handlingar", "official document",
         "tryckfrihetsförordningen", (), ("Document",)),
    Term(GENERAL, "gallring", "Gallring", "gallringar", "lawful disposal of records", _SOL,
         ("Purge",), ("Deletion",)),
    Term(GENERAL, "personakt", "Personakt", "personakter", "file kept on a person", _SOL,
         ("PersonalFile",)),
    Term(GENERAL, "enhet", "Enhet", "enheter", "unit of the organisation",
         "nämndens organisation", (), ("Department",)),
    Term(GENERAL, "verksamhet", "Verksamhet", "verksamheter", "the activity that a nämnd runs",
         _SOL),
    Term(GENERAL, "verksamhetssystem", "Verksamhetssystem", "verksamhetssystem",
         "the case-work system that extracts come from", "nämndens systemförteckning",
         ("CaseSystem",)),
    Term(GENERAL, "källa", "Kalla", "källor", "the system a fact was read from",
         "nämndens systemförteckning"),
    Term(GENERAL, "källreferens", "Kallreferens", "källreferenser",
         "random token that stands for an identifier of the source", "Liggare"),
    Term(GENERAL, "lagrum", "Lagrum", "lagrum", "the section of an act that applies", "SFS",
         ("LegalBasis", "LegalSection")),
    Term(GENERAL, "lagstadgad tid", "LagstadgadTid", "lagstadgade tider",
         "a time that an act sets", "lag (1930:173)", ("StatutoryTime",)),
    Term(GENERAL, "sista dag", "SistaDag", "sista dagar", "the last day by 1 §, not moved",
         "1 § lag (1930:173)", ("Deadline",)),
    Term(GENERAL, "vardag", "Vardag", "vardagar", "a day that 2 § does not list",
         "2 § lag (1930:173)", ("Workday", "BusinessDay", "WorkingDay")),
    Term(GENERAL, "särskilda skäl", "Skal", "skäl", "the reasons an act demands", _SOL),
    Term(GENERAL, "revisor", "Revisor", "revisorer", "elected auditor of the municipality", _KL),
    Term(GENERAL, "granskning", "Granskning", "granskningar", "an audit by the revisorer", _KL),
    Term(GENERAL, "utskott", "Utskott", "utskott", "sub-committee that a nämnd delegates to", _KL,
         ("Subcommittee",)),
    Term(GENERAL, "ordförande", "Ordforande", "ordförande", "chair of a nämnd", _KL,
         ("Chairman", "Chairperson")),
    Term("barnutredning", "barn", "Barn", "barn", "child", _SOL, (), ("Child",)),
    Term("barnutredning", "orosanmälan", "Orosanmalan", "orosanmälningar",
         "report that a child may be in need", _SOL, ("ConcernReport", "WelfareReport")),
    Term("barnutredning", "anmälan", "Anmalan", "anmälningar", "an orosanmälan, in short", _SOL,
         (), ("Notification", "Filing")),
    Term("barnutredning", "skyddsbedömning", "Skyddsbedomning", "skyddsbedömningar",
         "immediate assessment of a child's need of protection", _SOL,
         ("SafetyAssessment", "ProtectionAssessment")),
    Term("barnutredning", "förhandsbedömning", "Forhandsbedomning", "förhandsbedömningar",
         "assessment of whether to open an utredning", _SOL, ("PreliminaryAssessment",)),
    Term("barnutredning", "utredning", "Utredning", "utredningar",
         "the statutory inquiry into a child's need of protection or support", _SOL,
         ("Investigation", "Inquiry")),
    Term("barnutredning", "barnavårdsutredning", "Barnavardsutredning", "barnavårdsutredningar",
         "the full name of an utredning about a child", _SOL, ("ChildInvestigation",)),
    Term("barnutredning", "barnutredning", "Barnutredning", "barnutredningar",
         "the area's name: barnavårdsutredning in short", "nämndens dokument"),
    Term("barnutredning", "utredningstid", "Utredningstid", "utredningstider",
         "the time an utredning may take", _SOL, ("InvestigationTime",)),
    Term("barnutredning", "barnutredningstid", "Barnutredningstid", "barnutredningstider",
         "the kontrollmoment that measures utredningstid", _PLAN),
    Term("barnutredning", "förlängning", "Forlangning", "förlängningar",
         "decision to extend the utredningstid for a certain time", _SOL, ("Prolongation",)),
    Term("barnutredning", "inledd", "Inledd", "inledda", "the day an utredning was opened", _SOL),
    Term("barnutredning", "beslutad", "Beslutad", "beslutade", "the day a decision was made", _SOL),
    Term("barnutredning", "avslutad", "Avslutad", "avslutade", "the day an utredning was closed",
         _SOL),
    Term("barnutredning", "avslut", "Avslut", "avslut", "how an utredning ended",
         "nämndens dokument"),
    Term("barnutredning", "pågående", "Pagaende", "pågående", "running on a day",
         "nämndens dokument"),
    Term("barnutredning", "registrerad i källa", "RegistreradIKalla", "registrerade i källa",
         "the day the source itself registered a fact", "nämndens systemförteckning"),
    Term("barnutredning", "tidsklass", "Tidsklass", "tidsklasser",
         "where an utredning stands towards its time on a day", "Liggare"),
    Term("barnutredning", "insats", "Insats", "insatser", "help that the nämnd gives", _SOL,
         ("Intervention",)),
    Term("barnutredning", "uppföljning", "Uppfoljning", "uppföljningar",
         "follow-up after an utredning without insats or a placement", _SOL),
    Term("barnutredning", "återkoppling", "Aterkoppling", "återkopplingar",
         "answer to the one who made an anmälan", _SOL),
    Term("verkstallighet", "ej verkställt beslut", "EjVerkstalltBeslut", "ej verkställda beslut",
         "favourable decision not carried out (EVB)", _SOL, ("UnexecutedDecision",)),
    Term("verkstallighet", "avbrott", "Avbrott", "avbrott", "a decision's carrying out stopped",
         _SOL),
    Term("internkontroll", "internkontroll", "Internkontroll", "internkontroller",
         "the nämnd's check of itself", _KL, ("InternalControl",)),
    Term("internkontroll", "internkontrollplan", "Internkontrollplan", "internkontrollplaner",
         "yearly plan of the internkontroll", _PLAN, ("ControlPlan",)),
    Term("internkontroll", "kontrollmoment", "Kontrollmoment", "kontrollmoment",
         "one check in the plan", _PLAN, ("ControlStep", "ControlPoint"), ("Check",)),
    Term("internkontroll", "mätning", "Matning", "mätningar",
         "the numbers of a kontrollmoment on a day", _PLAN, ("Measurement",)),
    Term("internkontroll", "riskanalys", "Riskanalys", "riskanalyser", "risk analysis", _PLAN,
         ("RiskAssessment", "RiskAnalysis")),
    Term("internkontroll", "avvikelse", "Avvikelse", "avvikelser", "deviation found by a check",
         _PLAN, ("Deviation",), ("Finding",)),
    Term("internkontroll", "åtgärd", "Atgard", "åtgärder", "measure taken", _PLAN,
         (), ("Action", "Measure")),
    Term("lexsarah", "rapport", "Rapport", "rapporter", "report that staff must make", _LEXSARAH,
         (), ("Report", "Incident")),
    Term("lexsarah", "missförhållande", "Missforhallande", "missförhållanden",
         "misconduct or shortcoming", _LEXSARAH, ("Misconduct", "Malpractice")),
    Term("lexsarah", "påtaglig risk", "PatagligRisk", "påtagliga risker",
         "evident risk of a missförhållande", _LEXSARAH, ("TangibleRisk", "PalpableRisk")),
    Term("lexsarah", "utredning", "Utredning", "utredningar",
         "the inquiry that a report leads to", _LEXSARAH, ("Investigation", "Inquiry")),
)  # fmt: skip

BANNED: dict[str, str] = {name: term.code for term in TERMS for name in term.banned}
"""A name that no code uses → the name to use instead."""

BANNED_IN_AREAS: dict[str, str] = {
    name: term.code for term in TERMS for name in term.banned_in_areas
}
"""A name that only the areas' own code may not use → the name to use instead."""
