"""Which language a person reads: by the option, the environment, the settings, the locale, or their currency.

Decides the order in which those are asked. Does not know any sentence.
"""

import os
import sys
from functools import lru_cache
from itertools import pairwise
from typing import Final, cast

from credit_cli.model.sourced import Language
from credit_cli.words.catalogue import Words

LANGUAGES: Final = ("zh", "en")
CHINESE_CURRENCY: Final = "CNY"


def from_environment(settled: str | None = None) -> Language | None:
    """The language of CREDIT_LANG, else of the settings, else of a Chinese or English locale, else None."""
    asked = os.environ.get("CREDIT_LANG"), settled, *(os.environ.get(n) for n in ("LC_ALL", "LC_MESSAGES", "LANG"))
    for wanted in asked:
        language = (wanted or "").lower()[:2]
        if language in LANGUAGES:
            return cast("Language", language)
    return None


def language(wanted: str | None, currency: str = CHINESE_CURRENCY, settled: str | None = None) -> Language:
    """The language to answer in."""
    if wanted is not None:
        return cast("Language", wanted)
    return from_environment(settled) or ("zh" if currency == CHINESE_CURRENCY else "en")


def _asked_for() -> Language | None:
    """The language of a `--lang` on the command line, for what is said before options are read."""
    args = sys.argv[1:]
    given = [after for arg, after in pairwise(args) if arg == "--lang"]
    given += [arg.removeprefix("--lang=") for arg in args if arg.startswith("--lang=")]
    return cast("Language", given[-1]) if given and given[-1] in LANGUAGES else None


@lru_cache(maxsize=1)
def help_words() -> Words:
    """The words of the help, which is written before any option is read."""
    return Words(_asked_for() or from_environment() or "zh")
