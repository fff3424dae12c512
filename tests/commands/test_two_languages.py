"""Chinese and English say the same numbers, on every sample and in every text."""

import re

import pytest

from tests.commands.running import SAMPLE_FILES, SAMPLES, credit

TEXTS = (("score", "-v"), ("explain", "-v"), ("due", "--days", "60"), ("letter", "--to", "lender"))
PLANNED = ("xiaolin.yaml", "hardship.yaml", "starter.yaml")
RUNS = [(name, words) for name in SAMPLE_FILES for words in TEXTS] + [(name, ("plan", "-v")) for name in PLANNED]
TEN_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?) ?万")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?(?![\d%])")
"""Shares are left out: a Chinese sentence may say 三成 where an English one says 30%."""


def numbers(text: str) -> set[str]:
    """The numbers of three digits and more: amounts, scores, years; words stand for small ones in either language."""
    whole = TEN_THOUSANDS.sub(lambda found: f"{round(float(found[1]) * 10_000):,}", text)
    return {found.rstrip(",") for found in NUMBER.findall(whole) if len(re.sub(r"\D", "", found)) >= 3}


@pytest.mark.parametrize(("name", "words"), RUNS, ids=str)
def test_both_languages_say_the_same_numbers(name: str, words: tuple[str, ...]) -> None:
    command, options = words[:1], words[1:]
    zh, en = (
        credit(*command, SAMPLES / name, *options, "--lang", lang, env={"COLUMNS": "200"}).out for lang in ("zh", "en")
    )

    assert zh != en
    assert numbers(zh) == numbers(en)
