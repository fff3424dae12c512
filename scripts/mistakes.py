"""Writes docs/mistakes.md: every problem and finding, as it is told, from the broken files of the tests.

`--check` says whether the page is stale. Decides nothing about any of them: what is printed is what the program prints.
"""

import sys
from pathlib import Path
from typing import Final

from written import write_or_check

from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from credit_cli.profile.problems import CODES
from credit_cli.reporters.screen import plain
from credit_cli.reporters.text.problems import problem_lines
from credit_cli.words.catalogue import Words

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "docs" / "mistakes.md"
BROKEN: Final = ROOT / "tests" / "broken"
ZH: Final = Words("zh")
EN: Final = Words("en")
HEAD: Final = """# What is told of a mistake · 写错了会怎么说

[All documentation](README.md). Written by `python scripts/mistakes.py` from the files in `tests/broken/`.

A *problem* (`YML`) is a mistake in writing: nothing is worked out until it is mended, and the exit status is 2. A
*finding* (`DAT`) is a file that contradicts itself or is out of date: the score is worked out, and `credit check` says
so. Of each kind one file is shown; every one of them is run by a test.

「问题」（`YML`）是写错了：改好之前算不了分，退出码 2。
「发现」（`DAT`）是前后对不上、不全或旧了：分照算，`credit check` 会指出来。

"""


def told(path: Path, words: Words) -> list[str]:
    """What is printed of a broken file."""
    loaded = load_text(path.read_text(encoding="utf-8"), "me.yaml", shipped().lenders)
    return ["```text", *(plain(row) for row in problem_lines(loaded, words)), "```", ""]


def problem(code: str, name: str) -> list[str]:
    """One kind of problem: how it is called and, where a file can hold it, what is printed of one."""
    lines = [f"### {code} {ZH(f'problems.{name}.title')} · {EN(f'problems.{name}.title')}", ""]
    files = sorted(BROKEN.glob(f"{code.lower()}-*.yaml"))
    if files:
        return [*lines, *told(files[0], ZH), *told(files[0], EN)]
    hint = f"problems.{name}.hint"
    return lines if "{" in ZH(hint) else [*lines, f"{ZH(hint)}。", "", f"{EN(hint)[0].upper()}{EN(hint)[1:]}.", ""]


def finding(code: str, why: tuple[str, str]) -> str:
    """One finding: how it is called and why it is looked for."""
    title = f"findings.{code}.title"
    return f"| {code} | {ZH(title)} · {EN(title)} | {why[0]} · {why[1]} |"


def page() -> str:
    """The whole page."""
    problems = [line for name, code in sorted(CODES.items(), key=lambda each: each[1]) for line in problem(code, name)]
    findings = [finding(each.code, (each.rationale.zh, each.rationale.en)) for each in shipped().findings.values()]
    table = ["| code | 名称 · name | 为什么看 · why it is looked for |", "| --- | --- | --- |", *findings]
    return HEAD + "\n".join(["## Problems · 问题", "", *problems, "## Findings · 发现", "", *table]) + "\n"


if __name__ == "__main__":
    sys.exit(write_or_check(PAGE, page(), sys.argv[1:]))
