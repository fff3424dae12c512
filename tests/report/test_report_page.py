"""The report page without a browser: its numbers, its texts, what it hides, what it refers to."""

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from credit_cli.model.library import shipped
from credit_cli.profile.load import load
from tests.commands.running import SAMPLE_FILES, SAMPLES, credit, of_sample
from tests.report.reading import Reader

LANGUAGES = ("zh", "en")
LARGEST = 300_000
NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
PAGE_STYLE = Path(__file__).parents[2] / "credit_cli" / "reporters" / "html" / "templates" / "style.css"

every_sample = pytest.mark.parametrize("name", SAMPLE_FILES)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def page_of(name: str, lang: str, *options: str) -> str:
    ran = of_sample("report", name, "--lang", lang, *options)
    assert (ran.status, ran.err) == (0, "")
    return ran.out


@cache
def read(name: str, lang: str, *options: str) -> Reader:
    return Reader(page_of(name, lang, *options))


@cache
def machine(command: str, name: str, *options: str) -> Any:  # noqa: ANN401  whatever was printed
    return of_sample(command, name, "--format", "json", "--lang", "zh", *options).json


def said_by_json(of: str, name: str, review: str) -> float:
    """The number of the machine output that a marked number names."""
    command, *steps = of.split("/")
    if command == "change":
        return moved(steps[0], name, review)
    found: Any = machine(command, name)
    if command == "history":
        found = next(month for month in found["months"] if month["on"] == steps[0])
        steps = steps[1:]
    for step in steps:
        found = found[int(step)] if isinstance(found, list) else found[step]
    return float(found)


def moved(factor: str, name: str, review: str) -> float:
    """By how many points a factor moved since the review, `rest` for those that are not told one by one."""
    now, before = (machine("score", name, *options) for options in ((), ("--as-of", review)))
    if factor == "review":
        return float(before["score"])
    deltas = {
        new["factor"]: new["points"] - old["points"]
        for new, old in zip(now["contributions"], before["contributions"], strict=True)
    }
    told = {each.of.split("/")[1] for each in read(name, "zh").marked if each.of.startswith("change/")}
    return float(deltas[factor]) if factor != "rest" else float(sum(d for f, d in deltas.items() if f not in told))


def review_of(name: str) -> str:
    """The day from which the page follows the points: the day before the latest event's window, else 90 days ago."""
    said = re.search(r"(\d{4}-\d\d-\d\d) 的分数", page_of(name, "zh"))
    return said[1] if said else ""


def number_in(text: str) -> float:
    found = re.search(r"-?\+?\d[\d,]*(\.\d+)?", text)
    assert found, text
    return float(found[0].replace(",", "").replace("+", ""))


@every_language
@every_sample
def test_every_marked_number_is_the_machine_outputs(name: str, lang: str) -> None:
    marked = read(name, lang).marked
    review = review_of(name)
    assert len(marked) > 40

    wrong = []
    for each in marked:
        told, shown = said_by_json(each.of, name, review), number_in(each.text)
        if each.text.endswith("%"):
            agrees = abs(told * 100 - shown) <= 1
        elif each.of.endswith(("/interest", "/owed")):
            agrees = abs(told - shown) <= 0.5 or abs(told - shown) < 1
        else:
            agrees = abs(told) == abs(shown)
        if not agrees:
            wrong.append((each, told))
    assert wrong == []


@every_language
@every_sample
def test_every_other_number_is_said_on_a_screen_too(name: str, lang: str) -> None:
    """What is not marked stands in sentences, which are those of the screens, or in dates, lines and sources."""
    commands = (("score", "-v"), ("explain", "-v"), ("plan", "-v"), ("history", "-v"))
    known = [of_sample(command, name, "--lang", lang, *options).out for command, *options in commands]
    known += [of_sample("overview", name, "--lang", lang).out, (SAMPLES / name).read_text(encoding="utf-8")]
    known += [each.text for each in read(name, lang).marked]
    known += [str(machine("history", name)), values(name), values(name, "--as-of", review_of(name))]
    model = shipped()
    known += map(str, (model.scorecard, model.law, model.rules, model.actions, model.lenders))
    few = {str(count) for count in range(10)}

    found = {number for text in read(name, lang).texts for number in NUMBER.findall(LINE.sub("", text))}

    assert {n for n in found if n.lstrip("0") not in few} - set(NUMBER.findall("\n".join(known))) == set()


def squeezed(text: str) -> str:
    """Text without marks and spaces, which part what belongs together."""
    return re.sub(r"<[^>]*>|\s", "", unescape(text))


LINE = re.compile(r"第 [\d、 ]+ 行|[Ll]ines? [\d, ]+")
"""Where a row stands in the file."""


def values(name: str, *options: str) -> str:
    """The measured values of a score as a page writes them."""
    measured = [c["value"] for c in machine("score", name, *options)["contributions"] if c["value"] is not None]
    return " ".join(f"{value:.0%} {value:.1f} {value:.0f}" for value in measured)


@every_language
@every_sample
def test_the_page_is_small_whole_and_asks_for_nothing(name: str, lang: str) -> None:
    page, found = page_of(name, lang), read(name, lang)

    assert len(page.encode()) < LARGEST
    assert not {tag for tag, _ in found.tags} & {"script", "iframe", "object", "embed", "img", "form", "base"}
    loaded = [a for tag, a in found.tags if tag == "link"]
    assert all(a["href"] == "data:," for a in loaded)
    assert "@import" not in page
    assert "url(" not in page
    assert len(found.ids) == len(set(found.ids))


@every_language
@every_sample
def test_codes_stand_in_the_sources_only_and_english_begins_with_a_capital(name: str, lang: str) -> None:
    body = page_of(name, lang).split("<main", 1)[1].split('id="sources"')[0]

    assert re.findall(r">\s*[A-Z]{3}\d\d\b", body) == []
    assert re.findall(r'<span class="what">[a-z]', body) == []
    assert "1 other factors" not in body


@every_sample
def test_a_chart_is_told_in_words_as_well(name: str) -> None:
    found = read(name, "en")
    charts = [named for tag, named in found.tags if tag == "svg"]

    assert len(charts) >= 4
    for named in charts:
        assert named["role"] == "img"
        assert all(part in found.ids for part in str(named["aria-labelledby"]).split())


@every_language
@every_sample
def test_a_redacted_page_tells_no_amount_and_no_name(name: str, lang: str) -> None:
    profile = load(str(SAMPLES / name), shipped().lenders).profile
    assert profile is not None
    page = read(name, lang, "--redact")
    text = page.text + page_of(name, lang, "--redact").split("<body>")[1]
    text = squeezed(text)
    for item in (item for act in shipped().law for item in act.items):  # a market event's own amounts are nobody's
        for said in (item.title, item.text):
            text = text.replace(squeezed(getattr(said, lang)), "")
    named = {a.provider for a in profile.accounts} | {profile.person.alias if profile.person else None}
    named |= {notice.text for notice in profile.notices or ()}
    amounts = {
        f"{row.amount / 100:,.2f}".removesuffix(".00")
        for a in profile.accounts
        for rows in (a.limits, a.balances, a.payments, a.draws)
        for row in rows or ()
        if row.amount >= 100_000
    }

    assert [word for word in named if word and squeezed(word) in text] == []
    assert [amount for amount in amounts if re.search(rf"(?<![\d,]){re.escape(amount)}(?![\d,])", text)] == []
    assert re.search(r"(CNY|USD)\d|\d元", text) is None
    assert name not in text


def test_an_existing_file_is_left_alone_and_a_new_one_is_its_owners(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    first = credit("report", SAMPLES / "starter.yaml", "-o", target, "--lang", "en")
    written = target.read_bytes()
    second = credit("report", SAMPLES / "xiaolin.yaml", "-o", target, "--lang", "en")

    assert (first.status, first.out) == (0, "")
    assert str(target) in first.err
    assert target.stat().st_mode & 0o777 == 0o600
    assert second.status == 2
    assert target.read_bytes() == written


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys  # noqa: PLC0415

    for module in [m for m in sys.modules if m.startswith("credit_cli.reporters.html")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "jinja2", None)

    ran = credit("report", SAMPLES / "starter.yaml", "--lang", "en")

    assert (ran.status, ran.out) == (2, "")
    assert "credit-cli[report]" in ran.err


def luminance(colour: str) -> float:
    raw = colour.lstrip("#")
    raw = "".join(c * 2 for c in raw) if len(raw) == 3 else raw
    parts = [int(raw[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_guideline_says() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
def test_every_colour_of_text_stands_out_from_every_ground_of_text(theme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", PAGE_STYLE.read_text(encoding="utf-8"), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", blocks[theme]))

    poor = [
        (text, ground, round(contrast(colours[text], colours[ground]), 2))
        for text in ("ink", "muted", "accent", "good", "warn", "bad")
        for ground in ("paper", "card", "faint")
        if contrast(colours[text], colours[ground]) < 4.5
    ]

    assert poor == []
    assert contrast(colours["ink"], colours["accent-soft"]) >= 4.5
    assert contrast(colours["card"], colours["bad"]) >= 4.5
