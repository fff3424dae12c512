"""The sentences of a report that speak of an account: who granted what, and how it stands.

Decides how such a sentence is taken apart. Names, numbers of papers and tails of cards are passed over. Does not know
which lender of the catalogue an institution is.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

from credit_cli.profile.scalars import Fen

Kind = Literal["card", "loan", "line", "other", "liability"]

_DAY: Final = r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
_WHO: Final = r"(?P<who>[^，。；：\d]{2,60}?)"
_STARTS: Final = re.compile(
    rf"{_DAY}(?:"
    rf"{_WHO}发放的(?P<card>准?贷记卡)"
    rf"|{_WHO.replace('who', 'who2')}发放的(?P<sum>\d+(?:\.\d+)?)元"
    rf"(?:（(?P<money>[^）]+)）)?(?P<what>[^，。；]{{2,30}})"
    rf"|{_WHO.replace('who', 'who3')}为(?P<purpose>[^，。；（]{{2,30}}?)授信"
    rf"|{_WHO.replace('who', 'who4')}办理的(?P<business>[^，。；]{{2,40}})"
    rf"|，?为[^。；]{{1,80}}?在(?P<who5>[^，。；：\d]{{2,60}}?)办理的[^，。；]{{2,40}}?(?:承担|提供)"
    rf"|(?P<who6>[^，。；：\d]{{2,60}}?)(?:为他人|作为)"
    rf")"
)
_ENDS: Final = re.compile(
    r"(?:从未|发生过|透支)[^，。；]{0,40}账户明细如下|相关还款责任信息|非信贷交易|公共记录|查询记录|机构查询|信息概要|为他人担保信息"
)
_AS_OF: Final = re.compile(r"截至(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?[，。]")
_LIMIT: Final = re.compile(r"信用额度(?:为)?(?:折合人民币)?(\d+(?:\.\d+)?)")
_USED: Final = re.compile(r"已使用额度(?:为)?(\d+(?:\.\d+)?)")
_OWED: Final = re.compile(r"(?<!分期)(?:透支|担保|本金)?余额(?:为)?(\d+(?:\.\d+)?)")
_INSTALMENTS: Final = re.compile(r"大额专项分期余额(?:为)?(\d+(?:\.\d+)?)")
_CLOSED: Final = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?已?(销户|结清|转出)")
_MATURES: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日到期")
_LATE: Final = re.compile(r"(?:最近5?年?内?)?有(\d+)个月(?:处于逾期状态|透支超过60天)")
_OVER_90: Final = re.compile(r"其中(\d+)个月(?:逾期|透支)超过90天|超过90天的月份数为(\d+)")
_NONE_OVER_90: Final = re.compile(r"没有发生过90天以上逾期")
_OVERDUE_NOW: Final = re.compile(r"当前(?:有逾期|已逾期|处于逾期)|逾期金额(?:为)?([1-9]\d*(?:\.\d+)?)")
_CLEAN_NOW: Final = re.compile(r"当前(?:无|未|从未)逾期|当前没有逾期")
_BAD: Final = re.compile(r"呆账|核销")
_LIABLE: Final = re.compile(r"(?:相关还款责任|担保)金额(?:为)?(\d+(?:\.\d+)?)")
_FOREIGN: Final = re.compile(r"（(?!人民币)[^）]*账户")


class Entry(NamedTuple):
    """One account of the report; what it does not say is None. `seen` is the day its state is of."""

    kind: Kind
    who: str
    on: date
    what: str = ""
    principal: Fen | None = None
    foreign: bool = False
    matures: date | None = None
    seen: date | None = None
    limit: Fen | None = None
    balance: Fen | None = None
    closed_on: date | None = None
    overdue: bool | None = None
    overdue_amount: Fen | None = None
    late: int | None = None
    over_90: int | None = None
    bad: bool = False
    liable: Fen | None = None


def entries(compact: str) -> Iterator[Entry]:
    """Every account that the report's text speaks of, in order."""
    starts = list(_STARTS.finditer(compact))
    for index, match in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(compact)
        rest = compact[match.end() : end]
        stop = _ENDS.search(rest, 1)
        found = _entry(match, rest[: stop.start()] if stop else rest)
        if found is not None:
            yield found


def _fen(text: str) -> Fen:
    major, _, minor = text.partition(".")
    return int(major) * 100 + int((minor + "00")[:2])


def _amount(pattern: re.Pattern[str], text: str) -> Fen | None:
    found = pattern.search(text)
    return _fen(found[1]) if found else None


def _date(year: str, month: str, day: str | None) -> date | None:
    """A day; a month alone is its last day."""
    try:
        return date(int(year), int(month), int(day) if day else monthrange(int(year), int(month))[1])
    except ValueError:
        return None


def _entry(match: re.Match[str], rest: str) -> Entry | None:
    on = _date(match["y"], match["m"], match["d"])
    if on is None:
        return None
    kind, who, what = _kind(match)
    as_of, closed, matures = _AS_OF.search(rest), _CLOSED.search(rest), _MATURES.search(rest)
    over_90 = _OVER_90.search(rest)
    now = _OVERDUE_NOW.search(rest)
    late = _LATE.search(rest)
    return Entry(
        kind,
        who,
        on,
        what,
        principal=_fen(match["sum"]) if match["sum"] else None,
        foreign=bool(_FOREIGN.match(rest)) or (match["money"] or "人民币") != "人民币",
        matures=_date(matures[1], matures[2], matures[3]) if matures else None,
        seen=_date(as_of[1], as_of[2], as_of[3]) if as_of else None,
        limit=_amount(_LIMIT, rest),
        balance=_balance(rest),
        closed_on=_date(closed[1], closed[2], closed[3]) if closed else None,
        overdue=True if now else False if _CLEAN_NOW.search(rest) or "从未发生过逾期" in rest else None,
        overdue_amount=_fen(now[1]) if now and now[1] else None,
        late=int(late[1]) if late else 0 if "从未发生过逾期" in rest else None,
        over_90=int(over_90[1] or over_90[2]) if over_90 else 0 if _NONE_OVER_90.search(rest) else None,
        bad=bool(_BAD.search(rest)),
        liable=_amount(_LIABLE, rest),
    )


def _kind(match: re.Match[str]) -> tuple[Kind, str, str]:
    if match["card"]:
        return "card", match["who"], match["card"]
    if match["what"]:
        return "loan", match["who2"], match["what"]
    if match["purpose"]:
        return "line", match["who3"], match["purpose"]
    if match["business"]:
        return "other", match["who4"], match["business"]
    return "liability", match["who5"] or match["who6"], ""


def _balance(rest: str) -> Fen | None:
    """What is owed: the balance, or what of the limit is used, with large instalments told apart from it added."""
    used = _amount(_USED, rest)
    owed = _amount(_OWED, rest) if used is None else used
    apart = _INSTALMENTS.search(rest)
    if owed is None or apart is None or rest[: apart.start()].endswith(("含未出单的", "含")):
        return owed
    return owed + _fen(apart[1])
