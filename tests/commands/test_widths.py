"""Every screen of every sample at 60, 80 and 120 columns, in both languages, with and without colour.

Results are found once a sample and drawn at every width, in this process: what a command adds to that is no screen.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import pytest

from credit_cli.engine.actions.simulate import simulate
from credit_cli.engine.agenda import agenda
from credit_cli.engine.beside.besides import Besides
from credit_cli.engine.beside.comparisons import less_money
from credit_cli.engine.beside.setbacks import setbacks
from credit_cli.engine.diary.calendar import add_months, days_before
from credit_cli.engine.diff.comparing import compare
from credit_cli.engine.explain import explain
from credit_cli.engine.history import history
from credit_cli.engine.plan.planning import make_plan
from credit_cli.engine.score import score
from credit_cli.engine.world.budget import budget_of
from credit_cli.engine.world.trajectory import Start
from credit_cli.model.library import shipped
from credit_cli.model.sourced import Language
from credit_cli.profile.load import load
from credit_cli.profile.looking_back import as_of
from credit_cli.reporters.cells import cells
from credit_cli.reporters.letter import Matter, matter, write_letter
from credit_cli.reporters.letter.printed import Pair, as_text
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import Line, plain, write
from credit_cli.reporters.text import diff as diff_screen
from credit_cli.reporters.text import history as history_screen
from credit_cli.reporters.text.due import Owed, due
from credit_cli.reporters.text.explain import explain as explain_screen
from credit_cli.reporters.text.overview import overview
from credit_cli.reporters.text.plan import plan as plan_screen
from credit_cli.reporters.text.score import score as score_screen
from credit_cli.reporters.text.simulate import simulate as simulate_screen
from credit_cli.words.catalogue import Words
from tests.commands.running import SAMPLE_FILES, SAMPLES, credit

pytestmark = pytest.mark.usefixtures("plans_found_once")

WIDTHS = (60, 80, 120)
LANGUAGES: tuple[Language, ...] = ("zh", "en")
ANSI = re.compile(r"\x1b\[[\d;]*m")

Draw = Callable[[Page], Sequence[Line]]


@cache
def screens(name: str) -> tuple[dict[str, Draw], Callable[..., Page]]:
    """The screens of a sample, their results found, and how a page for them is made."""
    model = shipped()
    loaded = load(str(SAMPLES / name), model.lenders)
    profile = loaded.profile
    assert profile is not None
    day = profile.as_of
    start = _start(profile, day)
    today, events, plan = score(profile, day, model), explain(profile, model, day), make_plan(start)
    besides = Besides(setbacks(start, plan), less_money(start, plan))
    first = next((f"pay_down:{a.id}:100" for a in profile.accounts), "wait")
    tried = simulate(start, [first, "no_such_action:nobody:5@2026-01-01"])
    months = history(profile, model, day)
    then = days_before(day, 40)
    compared = compare(_start(as_of(profile, then), then), start)
    coming = agenda(plan, Page(profile, loaded.source, model, Words("zh")).today, add_months(day, 1))
    page = partial(Page, profile, loaded.source, model)
    drawn: dict[str, Draw] = {
        "overview": lambda p: overview(today, events, plan, p),
        "score": lambda p: score_screen(today, p),
        "explain": lambda p: explain_screen(events, today, p),
        "plan": lambda p: plan_screen(plan, p, besides),
        "due": lambda p: due(Owed(coming, p)),
        "simulate": lambda p: simulate_screen(tried, p),
        "history": lambda p: history_screen.history(months, p),
        "diff": lambda p: diff_screen.diff(compared, p, p),
        "letter": _letter,
    }
    return drawn, page


def _start(profile, day) -> Start:  # type: ignore[no-untyped-def]  # noqa: ANN001  a profile and its day
    model = shipped()
    return Start(profile, budget_of(profile, model.planning), add_months(day, 6), model)


def _letter(page: Page) -> Sequence[Line]:
    about = matter(page, "platform", account=None, on=None)
    if not isinstance(about, Matter):
        return []
    chinese, english = (write_letter(about, page.speaking(Words(lang)), str) for lang in LANGUAGES)
    return as_text(Pair(chinese, english if page.words.lang == "en" else None), page)


def drawn(name: str, lang: Language) -> Iterator[tuple[str, int, bool, list[Line]]]:
    """Every screen of a sample in a language at every width; with all details where there is least room."""
    draws, page = screens(name)
    for width, verbose in ((60, True), *((width, False) for width in WIDTHS)):
        for screen, draw in draws.items():
            yield screen, width, verbose, list(draw(page(Words(lang), width=width, verbose=verbose, path=name)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_no_line_is_too_wide_columns_align_and_colour_changes_nothing(name: str, lang: Language) -> None:
    wide, crooked, other = [], [], []
    for screen, width, verbose, lines in drawn(name, lang):
        texts = [plain(line) for line in lines]
        wide += [(screen, width, verbose, text) for text in texts if cells(text) > width]
        if screen in COLUMNS and not verbose and len(found := offsets(texts, COLUMNS[screen])) > 1:
            crooked.append((screen, width, sorted(found)))
        if width == WIDTHS[0] and not verbose:
            other += [(screen, pair) for pair in zip(texts, coloured(lines), strict=True) if pair[0] != pair[1]]

    assert wide == []
    assert crooked == []
    assert other == []


def coloured(lines: Sequence[Line]) -> list[str]:
    """Lines as a terminal with colours gets them, the codes taken out again."""
    stream = io.StringIO()
    write(lines, stream, colour=True)
    assert "\x1b[" in stream.getvalue() or not lines
    return [line.rstrip() for line in ANSI.sub("", stream.getvalue()).splitlines()]


def offsets(texts: Sequence[str], pattern: str) -> set[int]:
    """At which cells a pattern ends, in the lines that have it."""
    return {cells(text[: found.end()]) for text in texts if (found := re.search(pattern, text))}


COLUMNS = {
    "score": r"^  \S.* \d+ / +\d+",
    "history": r"^ *[\d,]* \|",
    "plan": r"^  \d{4}-\d\d-\d\d \S+ +\d{3}",
    "simulate": r"^  \d{4}-\d\d-\d\d \S+ +\d{3}",
    "diff": r"^  [ +-]+\d+  ",
}
"""What ends at one and the same cell in every row of a screen's table."""


def test_a_crooked_column_would_be_seen() -> None:
    assert len(offsets(["  还款    12 / 30", "  用额   12 / 30"], COLUMNS["score"])) == 2
    assert len(offsets(["  还款    12 / 30", "  ab      12 / 30"], COLUMNS["score"])) == 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    [("score",), ("explain",), ("plan",), ("due",), ("rule",), ("lender",), ("rule", "RPY01"), ("lender", "jiebei")],
    ids=" ".join,
)
def test_tables_of_many_and_the_reference_keep_their_width(words: tuple[str, ...], lang: str, width: int) -> None:
    command, *entry = words
    where = entry or ([str(SAMPLES)] if command in ("score", "explain", "plan", "due") else [])
    ran = credit(command, *where, "--lang", lang, env={"COLUMNS": str(width)})

    assert ran.status == 0
    assert [line for line in ran.out.splitlines() if cells(line) > width] == []


OF_THE_FILE = re.compile(r"^\S+:\d+:\d+: [A-Z]{3}\d\d |^ +\d+ \| |^ +\| +\^$")
"""The rows of a finding that are one line whatever the width: the place, which editors jump to, and the user's own."""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_what_check_says_beside_the_users_own_lines_keeps_its_width(name: str, lang: str) -> None:
    for width in WIDTHS:
        words = ("check", SAMPLES / name, "-v", "--min-score", "900", "--lang", lang)
        ran, painted = (credit(*words, env={"COLUMNS": str(width)} | more) for more in ({}, {"FORCE_COLOR": "1"}))

        own = [line for line in ran.out.splitlines() if not OF_THE_FILE.match(line)]
        assert own
        assert [line for line in own if cells(line) > width] == []
        assert "\x1b[" in painted.out
        assert ANSI.sub("", painted.out) == ran.out


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_commands_that_write_a_file_say_so_within_the_width(
    lang: str, width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (("init", "me.yaml", "--from", "sample"), ("report", "me.yaml", "-o", "me.html")):
        ran = credit(*words, "--lang", lang, env={"COLUMNS": str(width)})

        assert ran.status == 0
        assert [line for line in (ran.out + ran.err).splitlines() if cells(line) > width] == []
