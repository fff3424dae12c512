"""The meanings in the data: what every action asks, what every claim and item of law is there for."""

from datetime import date, timedelta
from itertools import chain
from typing import get_args

import pytest
import yaml

from credit_cli.model.actions import Asks
from credit_cli.model.library import DATA, WORDS, shipped
from credit_cli.model.reading import READERS
from tests.harm.meanings import BORROWING, FORBIDDEN, advises_harm, harm_in, harmful_words

MODEL = shipped()


def test_every_action_says_what_it_asks_and_none_asks_what_is_forbidden() -> None:
    allowed = set(get_args(Asks))

    assert allowed.isdisjoint(FORBIDDEN)
    assert all(action.asks and set(action.asks) <= allowed for action in MODEL.actions.values())
    assert allowed == set(chain.from_iterable(action.asks for action in MODEL.actions.values()))


@pytest.mark.parametrize("meaning", FORBIDDEN)
def test_a_forbidden_meaning_cannot_be_written_into_an_action(meaning: str) -> None:
    path = next((DATA / "actions").glob("pay_down.yaml"))
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    told["asks"] = [meaning]

    assert _refused(told)


def _refused(told: object) -> bool:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415

    from credit_cli.model.actions import Action  # noqa: PLC0415

    try:
        TypeAdapter(Action).validate_python(told)
    except ValidationError as error:
        return any(part["loc"][:1] == ("asks",) for part in error.errors())
    return False


def test_the_readers_know_actions() -> None:
    assert "actions" in READERS


def test_money_is_only_asked_of_ones_own() -> None:
    for action in MODEL.actions.values():
        assert (action.kind == "pay") <= bool(set(action.asks) & {"pay_from_own_money", "set_own_money_aside"})
        assert (action.kind == "wait") == ("let_time_pass" in action.asks)
    assert not set(MODEL.actions) & BORROWING


def test_what_is_refused_is_never_said_without_refusing_it() -> None:
    for act in MODEL.law:
        for item in act.items:
            for text in (item.text.zh, item.text.en):
                assert harm_in(text) == [], item.id
    for claim in MODEL.claims:
        if claim.verdict in {"rejected", "no_evidence"}:
            assert harm_in(claim.answer.zh) == harm_in(claim.answer.en) == [], claim.id


def test_every_sentence_of_the_data_and_the_catalogue_is_harmless() -> None:
    """All that may ever be printed, said or not said by any sample."""
    folders = ("actions", "lenders", "letters", "rules", "factors")
    paths = [*WORDS.glob("*.yaml"), *(path for name in folders for path in (DATA / name).glob("*.yaml"))]
    found = []
    for path in (*paths, DATA / "planning.yaml", DATA / "platform.yaml"):
        texts = _texts(yaml.safe_load(path.read_text(encoding="utf-8")))
        found += [(path.name, *harm) for text in texts for harm in harm_in(text)]
    assert found == []


def _texts(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [str(node[lang]) for lang in ("zh", "en") if isinstance(node.get(lang), str)]
        rest = [value for key, value in node.items() if key not in {"zh", "en", "sources", "rationale", "notes"}]
        return own + [text for value in rest for text in _texts(value)]
    return [text for row in node for text in _texts(row)] if isinstance(node, list) else []


def test_a_law_that_is_no_longer_in_force_supports_no_action() -> None:
    """A window that has closed: whatever an action rests on is in force, or says that it has expired."""
    today = date.fromisoformat(MODEL.scorecard.version.replace(".", "-") + "-23")
    items = {item.id: item for act in MODEL.law for item in act.items}
    for action in MODEL.actions.values():
        for ref in action.law:
            assert items[ref].in_force(today) or items[ref].expired is not None, (action.key, ref)
    for item in items.values():
        if item.valid_until is not None and not item.in_force(item.valid_until + timedelta(days=1)):
            assert item.expired is None or item.valid_until is not None


@pytest.mark.parametrize("meaning", FORBIDDEN)
def test_advice_of_each_forbidden_meaning_would_be_seen(meaning: str) -> None:
    for word in harmful_words(meaning):
        assert advises_harm(f"这个月{word}") or advises_harm(f"You should {word} now"), word


@pytest.mark.parametrize(
    "sentence",
    ["先借新还旧，把逾期补上", "Borrow from a friend to repay it", "找人做征信修复", "Keep a balance to look active"],
)
def test_advice_that_does_harm_would_be_seen(sentence: str) -> None:
    assert advises_harm(sentence)


@pytest.mark.parametrize("sentence", ["不借新还旧", "Do not borrow elsewhere to fill the gap", "付费修复征信是骗局"])
def test_a_warning_is_no_advice(sentence: str) -> None:
    assert not advises_harm(sentence)
