"""Whatever is printed, on every sample and on drawn profiles, in both languages, advises nothing that does harm.

By meaning: a step is an action whose declared `asks` are allowed, in a mode in which it may be advised, before its end.
By words: no sentence names a harmful thing but to warn of it. `score`, `explain` and `plan` of the samples are read in
`tests/commands/test_every_sample.py`. `HARM_REVIEW=1000 python -m pytest -q tests/harm` reads a thousand profiles.
"""

import os
import re
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from credit_cli.model.actions import Asks
from credit_cli.model.library import shipped
from tests.commands.running import SAMPLE_FILES, SAMPLES, credit
from tests.harm.meanings import FORBIDDEN, harm_in
from tests.profile.strategies import Diary, diaries, text_of

LANGUAGES = ("zh", "en")
ALLOWED = set(get_args(Asks)) - set(FORBIDDEN)
PRINTED = (("due", "--days", "60"), ("check", "-v"), ("letter", "--to", "lender"), ("letter", "--to", "regulator"))
LETTERS = (("letter", "--to", "platform"), ("letter", "--to", "bureau"))
TEXTS = (("score",), ("explain", "-v"), ("plan", "-v"), ("history",), *PRINTED, *LETTERS)
REFERENCE = (("rule",), ("lender",), ("rule", "shares"), ("rule", "windows"))
RAISES_A_LIMIT = {"verify_income", "verify_assets", "bind_card", "diversify_funding"}
MANY = settings(
    max_examples=int(os.environ.get("HARM_REVIEW", "6")),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("words", PRINTED, ids=" ".join)
@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_no_other_text_of_a_sample_advises_harm(name: str, words: tuple[str, ...], lang: str) -> None:
    ran = credit(words[0], SAMPLES / name, *words[1:], "--lang", lang)

    assert ran.status in {0, 1}
    assert harm_in(ran.out + ran.err) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_page_advises_no_harm(lang: str) -> None:
    page = credit("report", SAMPLES / "hardship.yaml", "--lang", lang).out

    assert harm_in(re.sub(r"<[^>]+>", "\n", page)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("words", REFERENCE, ids=" ".join)
def test_no_reference_text_advises_harm(words: tuple[str, ...], lang: str) -> None:
    assert harm_in(credit(*words, "--lang", lang).out) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_entry_of_the_reference_advises_harm(lang: str) -> None:
    actions = [credit("rule", key, "--lang", lang).out for key in shipped().actions]
    lenders = [credit("lender", key, "--lang", lang).out for key in shipped().lenders]

    assert [harm for text in (*actions, *lenders) for harm in harm_in(text)] == []


def meant(plan: dict[str, Any]) -> None:
    """Every step of a plan, by the codes of its meaning."""
    model = shipped()
    for step in plan["steps"]:
        action = model.actions[step["action"]]
        assert set(action.asks) <= ALLOWED
        assert plan["mode"] in action.modes
        assert action.valid_until is None or date.fromisoformat(plan["as_of"]) <= action.valid_until
        assert step["amount"] is None or set(action.asks) & {"pay_from_own_money", "set_own_money_aside"}
        assert plan["mode"] == "normal" or step["action"] not in RAISES_A_LIMIT


@MANY
@given(diary=diaries(2), lang=st.sampled_from(LANGUAGES))
def test_no_drawn_profile_is_advised_harm(tmp_path_factory: pytest.TempPathFactory, diary: Diary, lang: str) -> None:
    path = tmp_path_factory.getbasetemp() / "drawn.json"
    path.write_text(text_of(diary), encoding="utf-8")
    for words in TEXTS:
        ran = credit(words[0], path, *words[1:], "--lang", lang)

        assert ran.status in {0, 1}, (words, ran.err)
        assert harm_in(ran.out + ran.err) == [], words
    meant(credit("plan", path, "--format", "json").json)


@pytest.mark.parametrize("name", SAMPLE_FILES)
def test_what_a_samples_causes_lead_to_is_allowed(name: str) -> None:
    events = credit("explain", SAMPLES / name, "--format", "json").json["events"]
    actions = {action for event in events for cause in event["causes"] for action in cause["actions"]}

    assert all(set(shipped().actions[action].asks) <= ALLOWED for action in actions)
