"""All screens together: what holds for every one of them, in both languages and at every width."""

import re
from collections.abc import Callable, Sequence

import pytest

from credit_cli.engine.results import Explanation, Plan, Score, Simulation
from credit_cli.model.sourced import Language
from credit_cli.profile.load import Loaded
from credit_cli.reporters.cells import cells
from credit_cli.reporters.page import Page
from credit_cli.reporters.screen import Line, plain
from credit_cli.reporters.text.explain import explain
from credit_cli.reporters.text.overview import overview
from credit_cli.reporters.text.plan import plan as plan_screen
from credit_cli.reporters.text.score import score as score_screen
from credit_cli.reporters.text.simulate import simulate
from tests.reporters.conftest import HOSTILE, cause

SCREENS = ("score", "explain", "quiet", "plan", "hardship", "simulate", "overview")
FORBIDDEN = ("征信分", "信用分", "极差", "保证恢复", "一定恢复", "肯定恢复", "包过", "洗白征信", "guaranteed")
AMBIGUOUS = "█─━→·…—“”■□▲△●○◆★☆×÷±°"

Draw = Callable[[str, Page], list[str]]


@pytest.fixture
def draw(
    score: Callable[..., Score],
    explanation: Callable[..., Explanation],
    plan: Callable[..., Plan],
    hardship: Plan,
    simulation: Simulation,
) -> Draw:
    today = score(overdue_now=3, failed_debits=2, utilisation=0.97, sesame_trend=None, report_late_months=None)
    event = explanation(
        cause("RPY01", 0.31, ref="rule:overdue_anywhere"),
        cause("UTL01", 0.2, evidence=("/accounts/1/balances/0", "/accounts/1/balances/1"), points=14),
        cause("FRQ02", 0.1, evidence=("/accounts/2/draws/1",), points=0, ref="rule:quick_cycles"),
        cause("CAP02", 0.05, origin="capacity", responsive=False, evidence=("/person/income/0",)),
        cause("MLT03", 0.04, evidence=("/applications/0",), responsive=False),
        cause("REC03", 0.03, origin="record", evidence=("/guarantees/0", "/record/negatives/0")),
        cause("PLT01", 0.15, origin="platform", ref="notice:/notices/0", evidence=("/notices/0",), points=0),
    )

    def make(name: str, page: Page) -> list[str]:
        lines: Sequence[Line] = {
            "score": lambda: score_screen(today, page),
            "explain": lambda: explain([event, explanation(kind="exhausted", account="zhaohang")], today, page),
            "quiet": lambda: explain([], today, page),
            "plan": lambda: plan_screen(plan(), page),
            "hardship": lambda: plan_screen(hardship, page),
            "simulate": lambda: simulate(simulation, page),
            "overview": lambda: overview(today, [event], plan(), page),
        }[name]()
        return [plain(row) for row in lines]

    return make


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SCREENS)
def test_no_line_is_wider_than_the_screen(
    name: str, lang: Language, width: int, draw: Draw, page: Callable[..., Page]
) -> None:
    assert [row for row in draw(name, page(lang, width)) if cells(row) > width] == []


@pytest.mark.parametrize("name", SCREENS)
def test_verbose_lines_fit_eighty_cells(name: str, draw: Draw, page: Callable[..., Page]) -> None:
    for lang in ("zh", "en"):
        rows = draw(name, page(lang, 80, verbose=True))
        assert [row for row in rows if cells(row) > 80 and "--do" not in row] == []


@pytest.mark.parametrize("name", SCREENS)
def test_a_pipe_gets_everything_and_nothing_wrapped(name: str, draw: Draw, page: Callable[..., Page]) -> None:
    piped, narrow = draw(name, page("zh", None)), draw(name, page("zh", 80))
    joined = re.sub(r"\s", "", "".join(narrow))
    for row in piped:
        for sentence in re.findall(r"[^，。；：\s▮▯]{6,}", row):
            assert sentence in joined
    assert len(piped) <= len(narrow)


@pytest.mark.parametrize("name", SCREENS)
def test_both_languages_hold_the_same_numbers(name: str, draw: Draw, page: Callable[..., Page]) -> None:
    def amounts(lang: Language) -> set[str]:
        return set(re.findall(r"\d[\d,]*\.\d\d", "\n".join(draw(name, page(lang, None)))))

    def dates(lang: Language) -> list[str]:
        return sorted(set(re.findall(r"\d{4}-\d\d-\d\d", "\n".join(draw(name, page(lang, None))))))

    assert amounts("zh") == amounts("en")
    assert dates("zh") == dates("en")


@pytest.mark.parametrize("name", SCREENS)
def test_no_screen_uses_a_forbidden_word_or_an_ambiguous_width(
    name: str, draw: Draw, page: Callable[..., Page]
) -> None:
    for lang in ("zh", "en"):
        text = "\n".join(draw(name, page(lang, 80)))
        assert [word for word in FORBIDDEN if word in text] == []
        assert [char for char in AMBIGUOUS if char in text] == []


@pytest.mark.parametrize("name", SCREENS)
def test_no_code_is_shown_without_verbose(name: str, draw: Draw, page: Callable[..., Page]) -> None:
    text = "\n".join(draw(name, page("zh", 80)))
    assert re.findall(r"\b[A-Z]{3}\d\d\b", text) == []


def test_codes_are_shown_with_verbose(draw: Draw, page: Callable[..., Page]) -> None:
    for name in ("score", "explain", "plan"):
        assert "RPY01" in "\n".join(draw(name, page("zh", 80, verbose=True)))


@pytest.mark.parametrize("name", SCREENS)
def test_a_hostile_file_is_shown_and_not_obeyed(
    name: str, draw: Draw, page: Callable[..., Page], load: Callable[..., Loaded]
) -> None:
    loaded = load(alias=HOSTILE, notice=HOSTILE)
    text = "\n".join(draw(name, page("zh", 80, loaded=loaded)))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[red]恶<U+001B>" in text


@pytest.mark.parametrize("name", SCREENS)
def test_another_currency_is_named_by_its_code(
    name: str, draw: Draw, page: Callable[..., Page], load: Callable[..., Loaded]
) -> None:
    text = "\n".join(draw(name, page("zh", None, loaded=load(currency="USD"))))
    assert not re.search(r"\d 元", text)
    if name != "score":
        assert "USD " in text
