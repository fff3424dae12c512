"""How law is cited in a letter: the statute and its articles, from the model, in force on the day or not at all.

Decides the notation in both languages. Does not know which sentence rests on which law.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from credit_cli.model.law import Act, LawItem
from credit_cli.model.library import Model
from credit_cli.words.catalogue import Words

_PARAGRAPH = re.compile(r"第([\d、至]+)条(?:第(\d+)款)?(?:第(\d+)项)?")


class Cited(NamedTuple):
    """An item of the law with the act it stands in."""

    act: Act
    item: LawItem


def look_up(ids: Sequence[str], model: Model) -> tuple[Cited, ...]:
    """The items of some ids.

    Raises:
        KeyError: for an id that the model does not hold.
    """
    known = _items(model.law)
    return tuple(known[id_] for id_ in ids)


@lru_cache(maxsize=2)
def _items(law: tuple[Act, ...]) -> dict[str, Cited]:
    return {item.id: Cited(act, item) for act in law for item in act.items}


def in_force(found: Sequence[Cited], day: date) -> bool:
    """Whether every item holds on a day."""
    return all(cited.item.in_force(day) for cited in found)


def citation(found: Sequence[Cited], words: Words) -> str:
    """`《征信业管理条例》第25条`; articles of one statute are listed together, what has no article is left out."""
    statutes: dict[str, list[str]] = {}
    for act, item in found:
        if act.statute is not None and item.article is not None:
            statutes.setdefault(words.of(act.statute), []).append(item.article)
    comma = words("common.comma")
    told = [
        words("letter.citation", statute=statute, articles=comma.join(_article(a, words) for a in articles))
        for statute, articles in statutes.items()
    ]
    return words("letter.and_statute").join(told)


def _article(written: str, words: Words) -> str:
    """An article as the law writes it, or `Article 24(3)`."""
    parts = _PARAGRAPH.fullmatch(written)
    if words.lang == "zh" or parts is None:
        return written
    numbers, paragraph, point = parts.groups()
    several = "、" in numbers or "至" in numbers
    listed = numbers.replace("、", ", ").replace("至", " to ")
    listed += "".join(f"({part})" for part in (paragraph, point) if part)
    return words("letter.articles" if several else "letter.article", numbers=listed)
