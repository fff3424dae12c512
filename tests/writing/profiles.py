"""Profiles as people write them, and facts to put into them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from credit_cli.importers.facts import Fact, Found, Origin, RowFact, Target, ValueFact, origin
from credit_cli.model.library import shipped
from credit_cli.profile.load import load_text
from credit_cli.profile.records import Profile
from credit_cli.writing.merging import Merged, merge_into

NOTE: Final = origin("from_report")
JIEBEI: Final = Target(("jiebei",))
HUABEI: Final = Target(("huabei",))

WRITTEN: Final = """\
# 我的日记
version: 1
as_of: 2026-10-31   # 上次改的那天

person: {alias: 小林, cash: 3000}   # 就这些
accounts:
  # 借得最多的
  - id: jiebei          # 借呗
    lender: jiebei
    limits: [{on: 2025-01-10, amount: 50000}, {on: 2026-05-12, amount: 18000}]   # 降过一次
    draws:
      - {on: 2026-03-02, amount: 6000}   # 交房租
      # - {on: 2026-04-02, amount: 1}    不确定

  # 花呗, 平时买菜
  - {id: huabei, lender: huabei}

# 申请记录
applications: []
"""


def row(target: Target | None, key: str, **values: Any) -> RowFact:  # noqa: ANN401
    return RowFact(target, key, values, NOTE)


def value(target: Target | None, *path: str, to: Any) -> ValueFact:  # noqa: ANN401
    return ValueFact(target, path, to, NOTE)


def found(*facts: Fact, accounts: Sequence[Target] = (), as_of: date = date(2026, 10, 31)) -> Found:
    targets = dict.fromkeys([*accounts, *(f.target for f in facts if f.target is not None)])
    return Found("alipay", as_of, tuple(targets), facts, (), (), (), {})


def say(where: Origin) -> str:
    return f"from {where.note}"


def merged(text: str, import_: Found, account: str | None = None) -> Merged:
    result = merge_into(text, import_, shipped().lenders, say, account)
    assert isinstance(result, Merged), result
    return result


def profile(text: str) -> Profile:
    loaded = load_text(text, "-", shipped().lenders)
    assert loaded.profile is not None, loaded.problems
    return loaded.profile
