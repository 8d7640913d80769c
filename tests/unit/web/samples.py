"""View models as the pages make them, filled with the published figures of figures.md §1."""

from __future__ import annotations

from datetime import date

from api.web.links import Links, Stand
from api.web.models import pages, parts
from api.web.models.formular import Form
from api.web.models.frame import Frame, Kind, NavLink, Notice, Problem, SignedIn
from api.web.models.klockor import ClockListPage
from api.web.templating import render

LINKS = Links("stromsund", Stand(date(2022, 12, 31), date(2023, 2, 21)))


def frame(title: str = "Barnutredningstid", *notices: Notice) -> Frame:
    """Make the surroundings of a page in the constructed nämnd."""
    return Frame(
        title=title,
        namnd="Socialnämnden (konstruerad)",
        start="/stromsund",
        account=SignedIn("Kim Kvalitet", "Kvalitet", "token"),
        nav=(
            NavLink("Start", "/stromsund"),
            NavLink("Barnutredningstid", LINKS.figure(), current=True),
            NavLink("Kontrollstämpel", LINKS.checkpoint()),
        ),
        notices=notices,
        constructed=True,
    )


def basis() -> parts.Basis:
    """Make the line at the foot and one extract."""
    return parts.Basis(
        "Läget 2022-12-31 enligt uppgifter registrerade till och med 2023-02-21 08.15"
        " · kontrollnummer 4 812",
        ("Inläst 2023-02-20 ur utdrag framställt 2023-02-19 16.30.",),
    )


def answer() -> pages.Answer:
    """Make the answer of 2022-12-31."""
    return pages.Answer(
        part=59,
        whole=68,
        share="86,8 %",
        text="pågående utredningar är inom fyra månader",
        part_href=LINKS.listing("inom"),
        whole_href=LINKS.listing("alla"),
        rest_text="9 har pågått fyra månader eller mer",
        rest=(
            pages.Part(3, "inom beslutad förlängning", LINKS.listing("forlangd"), (), Kind.INFO),
            pages.Part(
                0,
                "där förlängningen har löpt ut",
                LINKS.listing("forlangning_ute"),
                (),
                Kind.WARNING,
            ),
            pages.Part(
                6,
                "utan beslut om förlängning",
                LINKS.listing("utan_beslut"),
                ("Varav 2 avslutade senare.",),
                Kind.ERROR,
            ),
        ),
        figure_href=LINKS.figure(),
    )


def dates(*problems: Problem) -> parts.DateControl:
    """Make the date control of the figure."""
    return parts.DateControl(
        action="/stromsund/internkontroll/barnutredningstid",
        laget="2022-12-31",
        registrerat="2023-02-21",
        keep=(("population", "pagaende"),),
        shortcuts=(("Som det var registrerat samma dag, 2022-12-31", LINKS.figure()),),
        problems=problems,
    )


def figure() -> parts.Figure:
    """Make the chart of the classes with its table."""
    rows = (
        ("Inom fyra månader", "59", "86,8 %", "inom"),
        ("Över fyra månader, inom beslutad förlängning", "3", "4,4 %", "forlangd"),
        ("Över fyra månader, förlängningen har löpt ut", "0", "0,0 %", "forlangning_ute"),
        ("Över fyra månader, utan beslut om förlängning", "6", "8,8 %", "utan_beslut"),
    )
    table = parts.Table(
        "Pågående utredningar 2022-12-31",
        (
            parts.Column("Klass"),
            parts.Column("Antal", numeric=True),
            parts.Column("Andel", numeric=True),
        ),
        tuple(
            (parts.Cell(name), parts.Cell(number, LINKS.listing(code)), parts.Cell(share))
            for name, number, share, code in rows
        ),
    )
    return parts.Figure(
        LINKS.chart("klasser", "pagaende", "bred"),
        LINKS.chart("klasser", "pagaende", "smal"),
        "59 av 68 är inom fyra månader, 3 har förlängning och 6 saknar beslut.",
        "Utredningar som pågick 2022-12-31, efter hur de förhåller sig till fyra månader.",
        table,
    )


def trend() -> parts.Figure:
    """Make the chart of the frozen measurements."""
    rows = (("2022-12-31", "59 av 68", "86,8 %"), ("2022-09-30", "57 av 64", "89,1 %"))
    table = parts.Table(
        "Frysta mätningar",
        (
            parts.Column("Mätdatum"),
            parts.Column("Inom", numeric=True),
            parts.Column("Andel", numeric=True),
        ),
        tuple(
            (parts.Cell(per, LINKS.figure()), parts.Cell(text), parts.Cell(share))
            for per, text, share in rows
        ),
    )
    return parts.Figure(
        LINKS.chart("matningar", "pagaende", "bred"),
        LINKS.chart("matningar", "pagaende", "smal"),
        "Andelen inom fyra månader sjönk från 89,1 % till 86,8 %.",
        "Andelen pågående utredningar inom fyra månader vid varje fryst mätning.",
        table,
    )


def figure_page(*notices: Notice) -> str:
    """Render the figure page."""
    page = pages.FigurePage(
        frame=frame("Barnutredningstid", *notices),
        heading="Barnutredningstid",
        lead="Hur många av barnavårdsutredningarna som håller sig inom fyra månader."
        " Läget den 31 december 2022, så som det var registrerat den 21 februari 2023.",
        sections=(NavLink("Läget", LINKS.internkontroll()),),
        populations=(
            NavLink("Pågående utredningar", LINKS.figure(), current=True),
            NavLink("Avslutade utredningar", LINKS.figure("avslutade")),
        ),
        dates=dates(),
        answer=answer(),
        figure=figure(),
        facts=(),
        trend=trend(),
        comparison="Mätningen före, 2022-09-30: 57 av 64 (89,1 %). Andelen är 2,3 procentenheter"
        " lägre nu och utredningarna är 4 fler.",
        definitions=(
            ("Regel", "En utredning ska vara klar senast inom fyra månader."),
            ("Lagrum", "11 kap. 2 § andra stycket socialtjänstlagen (2001:453)"),
            ("Hur säkert", "Läst i lagtexten."),
            ("Räknas som inom", "Till och med den sista dagen, utan förskjutning till vardag."),
        ),
        basis=basis(),
        freeze=pages.Freeze(
            "/stromsund/internkontroll/barnutredningstid/frys",
            "token",
            (("laget", "2022-12-31"),),
            "Mätningen sparas som den är och kan jämföras med senare mätningar.",
        ),
    )
    return render("figur.html", page)


def error_notice() -> Notice:
    """Make the notice of a stopped view."""
    return Notice(
        Kind.ERROR,
        "Sammanställningen har stannat",
        "Siffrorna nedan saknar 12 registreringar sedan 2023-02-20 10.00.",
        ("Fel: okänt innehåll vid löpnummer 4 800.",),
    )


def listing_page() -> str:
    """Render the list of the nine."""
    rows = tuple(
        (
            parts.Cell(f"Utredning 3f2a9-1bc0{i}", "/stromsund/arenden/x"),
            parts.Cell("Barn och unga 1"),
            parts.Cell("2022-07-1" + str(i)),
            parts.Cell("2022-11-1" + str(i)),
            parts.Cell(f"{40 + i}"),
            parts.Cell(
                "Utan beslut",
                brickor=(parts.Bricka("Avslutad senare, 2023-01-16", Kind.INFO),) if i < 2 else (),
            ),
        )
        for i in range(9)
    )
    names = ("Ärende", "Enhet", "Inledd", "Sista dag", "Dagar över", "Läge")
    table = parts.Table(
        "9 utredningar",
        tuple(parts.Column(name, name == "Dagar över") for name in names),
        rows,
    )
    page = ClockListPage(
        frame=frame("Fyra månader eller mer"),
        heading="Fyra månader eller mer",
        lead="9 utredningar pågick 2022-12-31 och hade då pågått fyra månader eller mer.",
        sections=(NavLink("Läget", LINKS.internkontroll()),),
        lists=(),
        states=(
            NavLink("Inom fyra månader", LINKS.listing("inom")),
            NavLink("Fyra månader eller mer", LINKS.listing("over"), current=True),
        ),
        table=table,
        paging=parts.Paging(2, 3, LINKS.listing("over"), LINKS.listing("over", page=3)),
        downloads=(),
        filter=Form("urval", "/x", "", "Välj datum", (), "Visa", method="get"),
        narrowed=False,
        basis=basis(),
    )
    return render("klockor/lista.html", page)


def timeline_page() -> str:
    """Render one ärende with a correction, a late registration and sealed words."""
    steps = (
        pages.Happening(
            "4 120",
            "Utredning inledd",
            "2022-07-18",
            "Registrerad 2022-10-03 08.20",
            "inledd 77 dagar tidigare",
            "Inläsning",
            (
                pages.Fact("Enhet", "Barn och unga 1"),
                pages.Fact("Inledd", "2022-07-18", replaced="2022-07-08", note="Rättad 2022-11-02"),
                pages.Fact("Sista dag", "2022-11-18"),
            ),
            (parts.Bricka("Registrerad i efterhand", Kind.WARNING),),
            "h1",
        ),
        pages.Happening(
            "4 411",
            "Utredningstiden förlängd",
            "2022-11-10",
            "Registrerad 2022-11-11 09.02",
            "",
            "Inläsning",
            (
                pages.Fact("Ny sista dag", "2023-01-18"),
                pages.Fact("Skäl i ord", "Skyddad text", sealed=True),
            ),
            (),
            "h2",
        ),
    )
    page = pages.TimelinePage(
        frame=frame("Utredning 3f2a9-1bc04"),
        heading="Utredning 3f2a9-1bc04",
        state=parts.Bricka("Pågår, inom beslutad förlängning", Kind.INFO),
        summary=(
            ("Inledd", "2022-07-18"),
            ("Sista dag", "2022-11-18"),
            ("Sista dag, förskjuten till vardag", "2022-11-18"),
            ("Lagrum", "11 kap. 2 § SoL (2001:453)"),
        ),
        limits=None,
        handled=(("Samordnare", "s1"), ("Barnet hört", "2022-09-01, enskilt samtal")),
        chain=(),
        draft=None,
        dates=dates(),
        happenings=steps,
        back=LINKS.figure(),
        basis=basis(),
    )
    return render("arende.html", page)


def start_page() -> str:
    """Render the nämnd's start page."""
    table = parts.Table(
        "Når fyra månader inom 30 dagar",
        (
            parts.Column("Ärende"),
            parts.Column("Sista dag"),
            parts.Column("Dagar kvar", numeric=True),
        ),
        (
            (
                parts.Cell("Utredning 3f2a9-1bc04", "/stromsund/arenden/x"),
                parts.Cell("2023-01-04"),
                parts.Cell("4"),
            ),
        ),
    )
    page = pages.StartPage(
        frame("Start", Notice(Kind.INFO, "Inläsning pågår", "Siffrorna kan ändras.")),
        "Barnutredningstid 31 december 2022",
        answer(),
        trend().table,
        table,
        LINKS.listing("snart"),
        basis(),
    )
    return render("start.html", page)


def checkpoint_page() -> str:
    """Render the page of the Kontrollstämpel with one view behind."""
    views = parts.Table(
        "Sammanställningar",
        (
            parts.Column("Sammanställning"),
            parts.Column("Läge"),
            parts.Column("Efter", numeric=True),
        ),
        (
            (
                parts.Cell("Barnutredningar"),
                parts.Cell("", brickor=(parts.Bricka("Aktuell", Kind.SUCCESS),)),
                parts.Cell("0"),
            ),
            (
                parts.Cell("Mätningar"),
                parts.Cell(
                    "", brickor=(parts.Bricka("Stannad", Kind.ERROR),), note="okänt innehåll"
                ),
                parts.Cell("12"),
            ),
        ),
    )
    page = pages.CheckpointPage(
        frame("Kontrollstämpel"),
        "liggare.example/stromsund/konstruerad\n4812\nrZ0uJ2x…=\n\n— liggare.example AbCd…=\n",
        "liggare.example+0a1b2c3d+AbCd",
        (("Kontrollnummer", "4 812"), ("Stämplad", "2023-02-21 08.15")),
        parts.Bricka("Stämplad för 3 minuter sedan", Kind.SUCCESS),
        (pages.Step("Spara stämpeln.", "Hämta den", "/x"), pages.Step("Kontrollera den.")),
        views,
    )
    return render("kontrollstampel.html", page)


def readers_page() -> str:
    """Render the list of readings, with none."""
    table = parts.Table(
        "Läsningar", (parts.Column("Tid"), parts.Column("Vem"), parts.Column("Vad")), ()
    )
    return render(
        "vem_har_last.html", pages.ReadersPage(frame("Vem har läst"), table, parts.Paging(1, 1))
    )


def login_page(*problems: Problem) -> str:
    """Render the sign-in page."""
    page = pages.LoginPage(
        Frame("Logga in"),
        "/",
        problems=problems,
        demo_accounts=(("kvalitet", "visa-kvalitet", "Kvalitet"),),
    )
    return render("logga_in.html", page)


def choose_page() -> str:
    """Render the choice between nämnder."""
    card = pages.NamndCard(
        "Socialnämnden (konstruerad)", "/stromsund", "Kvalitet", constructed=True
    )
    return render("valj_namnd.html", pages.ChooseNamndPage(Frame("Välj nämnd"), (card, card)))


def error_page() -> str:
    """Render a refusal that names the field and the reason."""
    problem = Problem("laget", "Läget den: skriv datumet som ÅÅÅÅ-MM-DD.")
    told = ("Något i adressen stämmer inte", "Liggaren kunde inte visa sidan.")
    page = pages.ErrorPage(frame("Fel"), 422, *told, (problem,), dates=dates(problem))
    return render("fel.html", page)


PAGES = {
    "figur": figure_page,
    "figur-stannad": lambda: figure_page(error_notice()),
    "lista": listing_page,
    "arende": timeline_page,
    "start": start_page,
    "kontrollstampel": checkpoint_page,
    "vem-har-last": readers_page,
    "logga-in": login_page,
    "logga-in-fel": lambda: login_page(
        Problem("losenord", "Kontot eller lösenordet stämmer inte.")
    ),
    "valj-namnd": choose_page,
    "fel": error_page,
}
"""Every page, rendered from its sample."""
