import ast
import re
from pathlib import Path

import pytest

from credit_cli.model.library import section
from credit_cli.model.sourced import Language, Text
from credit_cli.words.catalogue import Words

REPORTERS = Path(__file__).parents[2] / "credit_cli" / "reporters"
ROOM = ("common", "score", "explain", "plan", "simulate", "overview", "check", "table", "due")
FORBIDDEN = ("征信分", "极差", "保证恢复", "一定能恢复", "一定恢复", "包过", "guarantee your", "will be restored")
KEY = re.compile(rf"(?:{'|'.join(ROOM)})\.\w*")


def _texts() -> dict[str, Text]:
    texts: dict[str, Text] = section("words")
    return {key: text for key, text in texts.items() if key.split(".")[0] in ROOM}


def _used() -> tuple[set[str], set[str]]:
    """The keys that the reporters name in full, and the beginnings of those they put together."""
    whole, begun = set(), set()
    for path in REPORTERS.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
        parts = {id(part) for node in joined for part in node.values}
        for pieces in joined:
            first = pieces.values[0] if pieces.values else None
            if isinstance(first, ast.Constant) and KEY.fullmatch(str(first.value)):
                begun.add(str(first.value))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in parts and KEY.fullmatch(str(node.value)):
                whole.add(str(node.value))
    return whole, begun


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sentence_that_is_used_exists(lang: Language) -> None:
    words, (whole, begun) = Words(lang), _used()

    assert len(whole) > 80
    assert [key for key in sorted(whole) if not words.has(key)] == []
    assert [start for start in begun if not any(key.startswith(start) for key in _texts())] == []


def test_every_sentence_of_the_screens_is_used() -> None:
    whole, begun = _used()

    assert [key for key in _texts() if key not in whole and not key.startswith(tuple(begun))] == []


def test_both_languages_of_a_sentence_take_the_same_values() -> None:
    def values(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    assert [key for key, text in _texts().items() if values(text.zh) != values(text.en)] == []


def test_no_sentence_promises_anything_or_uses_a_refused_term() -> None:
    told = [(key, word) for key, text in _texts().items() for word in FORBIDDEN if word in text.zh + text.en]

    assert told == []


def test_chinese_sentences_use_chinese_punctuation() -> None:
    mixed = [key for key, text in _texts().items() if re.search(r"[\u4e00-\u9fff][,;:?!]", text.zh)]

    assert mixed == []
