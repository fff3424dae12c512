"""A profile full of markup, escape codes, direction marks, emoji and formulas: every command shows it as text.

The file's own name is hostile, too. What is looked for: nothing that a terminal, a browser, a calendar, a spreadsheet
or a Markdown reader would obey; the words themselves stay readable.
"""

import csv
import io
import json
import re
from pathlib import Path

import pytest
import yaml

from tests.commands.running import SAMPLES, Ran, credit
from tests.report.reading import Reader

pytestmark = pytest.mark.usefixtures("plans_found_once")

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>&amp;'\"`"
TERMINAL = "[red]red[/red][link=http://e]\x1b[31m\x1b]8;;http://e\x07\x9b2J"
DIRECTIONS = "\u202eRTL\u2066\u200f\u200b"
TEMPLATES = "{alias}{{ 7*7 }}{% raw %}%s"
EMOJI = "😀👨\u200d👩\u200d👧🏽é̂"
MARKDOWN = "![x](http://e/y.png) [a](javascript:1) | # **b**"
FORMULA = '=HYPERLINK("http://e";"x")'
HOSTILE = FORMULA + MARKUP + TERMINAL + DIRECTIONS + TEMPLATES + EMOJI + MARKDOWN
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Characters that a terminal obeys or that hide; a line feed and a tab of our own are none."""
LANGUAGES = ("zh", "en")
COMMANDS: dict[str, tuple[str, ...]] = {
    "overview": (),
    "score": ("-v",),
    "explain": ("-v",),
    "plan": ("-v",),
    "due": ("--days", "60"),
    "simulate": ("--do", "pay_down:jiebei:10"),
    "history": ("-v",),
    "letter": ("--to", "platform"),
    "check": ("-v",),
    "report": (),
}


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample in which every free text is hostile."""
    told = yaml.load((SAMPLES / "xiaolin.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  texts only
    told["person"] |= {"alias": HOSTILE, "region": HOSTILE, "industry": HOSTILE}
    for account in told["accounts"]:
        account["provider"] = f"{account['id']} {HOSTILE}"
    told["notices"] = [
        {"on": "2026-11-10", "kind": "platform_wide", "text": HOSTILE},
        {"on": "2026-11-20", "account": "jiebei", "kind": "personal", "text": HOSTILE},
    ]
    told["bills"] = [{"kind": HOSTILE, "due": "2026-11-01"}]
    told["ignore"] = [{"code": "UTL01", "reason": HOSTILE}]
    path = tmp_path_factory.mktemp("hostile") / "=cmd[red]<b>\u202e😀.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def let_everything_in(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Lets even the escape codes in that loading refuses: what prints must not rely on what reads."""
    if "refused" not in request.keywords:
        monkeypatch.setattr("credit_cli.profile.scalars._OBEYED", "(?!)")


def run(command: str, profile: Path, *options: str, colour: bool = False) -> Ran:
    env = {"COLUMNS": "80"} | ({"FORCE_COLOR": "1", "TERM": "xterm"} if colour else {})
    return credit(command, profile, *options, env=env)


@pytest.mark.refused
@pytest.mark.parametrize("command", COMMANDS)
def test_escape_codes_in_a_file_are_refused_and_told_harmlessly(command: str, profile: Path) -> None:
    ran = run(command, profile, *COMMANDS[command], "--lang", "en")

    assert ran.status == (1 if command == "check" else 2)
    assert "YML08" in ran.out + ran.err
    assert OBEYED.findall(ran.out + ran.err) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_terminal_obeys_what_is_printed(command: str, lang: str, profile: Path) -> None:
    ran = run(command, profile, *COMMANDS[command], "--lang", lang)

    assert ran.status == (1 if command == "check" else 0), ran.err  # its `ignore` accepts nothing, and says so
    assert ran.out
    assert OBEYED.findall(ran.out + ran.err) == []


@pytest.mark.parametrize("command", ["overview", "explain", "plan", "history", "due"])
def test_with_colours_only_our_own_codes_are_printed(command: str, profile: Path) -> None:
    ran = run(command, profile, *COMMANDS[command], "--lang", "en", colour=True)
    without_ours = re.sub(r"\x1b\[[\d;]*m", "", ran.out)

    assert ran.out != without_ours
    assert OBEYED.findall(without_ours) == []
    assert set(re.findall(r"\x1b\[([\d;]*)m", ran.out)) <= {"0", "1", "2", "31", "32", "33", "36", "1;31"}


@pytest.mark.parametrize("command", ["overview", "score"])
def test_the_words_stay_readable(command: str, profile: Path) -> None:
    out = "".join(run(command, profile, "--lang", "en").out.split())

    assert "=HYPERLINK" in out


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in ("overview", "report")])
def test_json_holds_it_as_a_value(command: str, profile: Path) -> None:
    ran = run(command, profile, *(o for o in COMMANDS[command] if o != "-v"), "--format", "json")

    assert OBEYED.findall(ran.out) == []
    assert isinstance(ran.json, dict)


@pytest.mark.parametrize("options", [(), ("--redact",)])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_browser_obeys_the_report(lang: str, options: tuple[str, ...], profile: Path) -> None:
    page = Reader(run("report", profile, "--lang", lang, *options).out)
    tags = {tag for tag, _ in page.tags}
    attributes = {name for _, named in page.tags for name in named}

    assert not tags & {"script", "img", "iframe", "form", "b"}
    assert not [name for name in attributes if name.startswith("on")]
    assert not [
        a
        for tag, a in page.tags
        if tag == "a" and not str(a["href"]).startswith(("#", "https://", "http://www", "http://"))
    ]
    assert ("<script>alert(1)</script>" in page.text) == (not options)
    assert "{{ 7*7 }}" in page.text or options


def test_no_calendar_obeys_it(profile: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    assert run("plan", profile, "--ics", str(target), "--lang", "en").status == 0
    text = target.read_text(encoding="utf-8")

    assert OBEYED.findall(text.replace("\r\n", "\n")) == []
    kinds = {line.split(":", 1)[1] for line in text.splitlines() if line.startswith("BEGIN:")}
    assert kinds == {"VCALENDAR", "VEVENT", "VALARM"}


def test_no_spreadsheet_computes_a_cell(profile: Path) -> None:
    rows = list(csv.reader(io.StringIO(run("history", profile, "--format", "csv").out)))
    tsv = [line.split("\t") for line in run("due", profile, "--format", "tsv", "--days", "60").out.splitlines()]

    assert len({len(row) for row in rows}) == 1
    assert len({len(row) for row in tsv}) == 1
    computed = re.compile(r"[=+@\t\r|%]|-(?!\d)")
    assert [cell for row in rows for cell in row if computed.match(cell)] == []


def test_a_cell_that_would_be_computed_gets_an_apostrophe() -> None:
    from credit_cli.reporters.json.history import rows_of  # noqa: PLC0415

    rows = rows_of([["=1+1", "+1", "-1", "@x", "a=b", -5, None, "\tx", 'say "x", y']])

    assert next(iter(csv.reader(rows))) == ["'=1+1", "'+1", "'-1", "'@x", "a=b", "-5", "", "' x", 'say "x", y']


@pytest.mark.parametrize("options", [("plan", "--markdown"), ("letter", "--to", "lender", "--format", "markdown")])
def test_no_markdown_reader_obeys_it(options: tuple[str, ...], profile: Path) -> None:
    command, *rest = options
    out = run(command, profile, *rest, "--lang", "en").out

    assert OBEYED.findall(out) == []
    assert "<script>" not in out.replace("\\<script", "")
    assert re.search(r"(?<!\\)!\[x\]\(http", out) is None


def test_two_hostile_files_are_compared(profile: Path) -> None:
    ran = credit("diff", profile, profile, "--lang", "en", env={"COLUMNS": "80"})

    assert ran.status == 0
    assert OBEYED.findall(ran.out + ran.err) == []
