"""Who looked at the report and why; and what public records it holds.

Decides which inquiry is an application: the reasons are data. Does not know lenders.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

from credit_cli.importers.values import fen_of
from credit_cli.model.imports import ReportWords
from credit_cli.profile.scalars import Fen

_DATE: Final = r"(20\d{2})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?"
_SECTION: Final = re.compile(
    r"机构查询记录(?:明细)?(.*?)(?=个人查询记录|本人查询记录|机构查询记录|信贷记录|公共记录|说明|$)"
)
_RECORD: Final = re.compile(r"(立案法院|执行法院|处罚机构|主管税务机关)：")
_PUBLIC_ENDS: Final = re.compile(r"查询记录|非信贷交易|机构查询")
_BEGAN: Final = re.compile(rf"(?:立案日期|生效日期|处罚生效日期|统计时间|欠税统计日期)：{_DATE}")
_ENDED: Final = re.compile(rf"(?:结案日期|处罚截止日期)：{_DATE}")
_SUM: Final = re.compile(r"(?:金额|欠税总额|标的)：?(\d+(?:\.\d+)?)")
_COURTS: Final = frozenset({"立案法院", "执行法院"})


class Inquiry(NamedTuple):
    """One look at the report: `reason` is None where it is not one that is known."""

    on: date
    who: str
    reason: str | None


class PublicRecord(NamedTuple):
    """A judgment, an execution, a penalty or tax owed."""

    kind: Literal["court", "other"]
    on: date | None
    settled_on: date | None
    amount: Fen | None


def inquiries(compact: str, words: ReportWords) -> Iterator[Inquiry]:
    """Every look at the report, in order; those of its own section whose reason is not known come last."""
    reasons = sorted((*words.applied, *words.looked), key=len, reverse=True)
    one = re.compile(rf"{_DATE}([^\d，。：；|]{{0,60}}?)({'|'.join(map(re.escape, reasons))})")
    known: set[int] = set()
    for match in one.finditer(compact):
        if (on := _day(match)) is not None:
            known.add(match.start())
            yield Inquiry(on, match[4], match[5])
    for section in _SECTION.finditer(compact):
        for match in re.finditer(rf"{_DATE}([^\d，。：；|]{{2,60}})", section[1]):
            if section.start(1) + match.start() not in known and (on := _day(match)) is not None:
                yield Inquiry(on, "", None)


def public_records(compact: str) -> Iterator[PublicRecord]:
    """Every public record, in order."""
    starts = list(_RECORD.finditer(compact))
    for index, match in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(compact)
        text = compact[match.end() : end]
        stop = _PUBLIC_ENDS.search(text)
        text = text[: stop.start()] if stop else text
        amount = _SUM.search(text)
        yield PublicRecord(
            "court" if match[1] in _COURTS else "other",
            _day(found) if (found := _BEGAN.search(text)) else None,
            _day(found) if (found := _ENDED.search(text)) else None,
            fen_of(amount[1]) if amount else None,
        )


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
