"""Writes docs/scorecard.md: every factor with its bins and points, so that any score can be added up by hand.

`--check` says whether the page is stale. Decides nothing: all of it stands in the model's data.
"""

import re
import sys
from pathlib import Path
from typing import Final

from written import write_or_check

from credit_cli.model.factor import Factor
from credit_cli.model.library import Model, shipped
from credit_cli.model.sourced import Text

PAGE: Final = Path(__file__).parent.parent / "docs" / "scorecard.md"
HEAD: Final = """# The whole scorecard · 整张评分卡

[All documentation](README.md). Written by `python scripts/scorecard.py` from `credit_cli/model/data/`.

A score is {base} plus the points of every factor below; the highest is {most}. A fact that is not known is worth what
it is on average. `credit rule CODE` tells of each what it rests on, and the [model card](model-card.md) how good it is.

信用健康分 = {base} 加下面每一项的得分，最高 {most}。不知道的，按平均水平算。
每一项的依据见 `credit rule 代码`，有多准见[模型说明](model-card.zh-CN.md)。

"""


def both(text: Text) -> str:
    """A text in both languages."""
    return f"{text.zh} · {text.en}"


def factor(found: Factor, model: Model) -> list[str]:
    """A factor: its bins as they stand in the data, what not to know is worth, and what a person can do about it."""
    bins = [(each.label, each.points, f"{each.share:.0%}") for each in found.every_bin]
    rows = [f"| {both(label)} | {points} | {share} |" for label, points, share in bins]
    moved = [f"`{each.key}`" for each in model.actions.values() if found.code in each.codes]
    return [
        f"### {found.code} {both(found.name)}",
        "",
        f"`{found.factor}`",
        "",
        *("| 情况 · bin | 得分 · points | 占比 · share |", "| --- | ---: | ---: |", *rows),
        f"| 不知道 · not known | {found.unknown} | |",
        "",
        *([f"能动它的动作 · moved by: {', '.join(moved)}", ""] if moved else []),
    ]


def named_in(text: str) -> dict[str, str]:
    """The name of each code in a page: people's files and scripts know both, so that none may ever change."""
    return dict(re.findall(r"^### (\w+) .*\n\n`(\w+)`$", text, flags=re.MULTILINE))


def gone(before: str, now: str) -> list[str]:
    """Codes and names of the page before that are no longer in the page."""
    left = named_in(now).items()
    return [f"{code} {name}" for code, name in named_in(before).items() if (code, name) not in left]


def page() -> str:
    """The whole page."""
    model = shipped()
    card = model.scorecard
    lines = []
    for dimension in card.dimensions:
        factors = [each for each in card.factors if each.dimension == dimension.id]
        most = sum(each.best for each in factors)
        lines += [f"## {both(dimension.name)}: {most}", ""]
        lines += [line for each in factors for line in factor(each, model)]
    return HEAD.format(base=card.base, most=card.max) + "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    if lost := gone(PAGE.read_text(encoding="utf-8"), page()):
        sys.exit(f"a code is never dropped and its name never changed: {', '.join(lost)}")
    sys.exit(write_or_check(PAGE, page(), sys.argv[1:]))
