"""What must never be advised: by meaning first, and by words as a second net.

A meaning is what a sentence asks a person to do. Actions declare it (`asks` in their files), claims carry a verdict,
items of law a kind; `ALLOWED` and `FORBIDDEN` sort all of them. Words catch what slips through in free sentences.
"""

import re
from functools import cache
from typing import Final

from credit_cli.model.library import shipped

FORBIDDEN: Final = {
    "borrow_to_repay": (
        ("以贷养贷", "借新还旧", "再借一笔", "过桥", "代还", "找朋友借", "先借"),
        ("borrow", "take out", "take a new loan", "with a new loan", "refinance"),
    ),
    "keep_a_debt_to_look_active": (
        ("养流水", "刷流水", "保持欠款", "留一点欠款", "别还清", "不要还清"),
        ("keep a balance", "keep some debt", "stay in debt", "leave some debt"),
    ),
    "cash_out": (("套现", "刷空卡", "养卡"), ("cash out", "cashing out", "cash-out")),
    "pay_for_repair": (
        ("修复征信", "征信修复", "信用修复", "洗白", "提额攻略", "花钱消"),
        ("credit repair", "paid repair", "repair service", "erase the record"),
    ),
    "hand_over_to_agents": (
        ("中介", "代办", "反催收", "停息挂账", "代理维权"),
        ("debt-relief agent", "debt agent", "repair agent", "hire an agent", "use an agent", "middleman"),
    ),
    "stop_paying": (
        ("停止还款", "不用还了", "别还了", "暂停还款", "强制停息", "断供", "上岸"),
        ("stop paying", "stop repaying", "repay nothing", "default on purpose"),
    ),
    "trust_a_promise": (
        ("保证提额", "保证恢复", "一定恢复", "一定提额", "快速提额", "包过", "必恢复", "马上恢复"),
        ("guaranteed", "guarantees a", "will be restored", "will come back", "quick increase"),
    ),
    "hide_or_lie": (("伪造", "假流水", "虚报", "换号", "拉黑"), ("forge", "fake", "inflate your income")),
}
"""Meanings that no action, step or sentence may have, each with words by which a free sentence gives itself away."""

NAMED_TO_WARN: Final = re.compile(
    r"不|别|勿|骗|没有|停|避免|风险|已经|免费|说法|打电话|投诉|套路|举报|警惕|失联|无关"
    r"|担心|违法|avoid|fraud|scam|trick|without|instead|borrowed|beware|report|rejected|no evidence|misuse|fear"
    r"|impulse|charge 5|claim|said|complain"
    r"|\b(no|not|never|nobody|cannot|can't|only|stop\w*|neither|nor|free|refuse|fake lawyers|illegal|before you)\b",
    re.IGNORECASE,
)
"""What turns the naming of a harmful thing into a warning of it."""

BULLET: Final = re.compile(r"^[\s*-]*([A-Z]{2}-\d+ +)?")
"""What stands before a sentence in a list."""

BORROWING: Final = {"consolidate", "refinance", "borrow", "new_credit", "draw", "apply"}
"""Names that an action that borrows would have."""


def harmful_words(meaning: str | None = None) -> list[str]:
    """The words of one forbidden meaning, or of all, in both languages."""
    found = [FORBIDDEN[meaning]] if meaning else FORBIDDEN.values()
    return [word for zh, en in found for word in (*zh, *en)]


def _said(word: str, low: str) -> bool:
    """Whether a word stands in a sentence: an English one as a whole word (`borrowed` is no advice to borrow)."""
    return bool(re.search(rf"\b{re.escape(word)}\b", low)) if word.isascii() else word in low


def sentences(text: str) -> list[str]:
    """The sentences and list entries of a screen, each on one line."""
    return [re.sub(r"\s+", " ", part) for part in re.split(r"[。；！？\n]\s*|(?<=[a-z])[.;:!?]\s", text)]


def advises_harm(sentence: str) -> str | None:
    """The forbidden meaning that a sentence seems to have; None where it only warns."""
    low = sentence.lower()
    named = [(m, word) for m in FORBIDDEN for word in harmful_words(m) if _said(word, low)]
    return next((m for m, word in named if not NAMED_TO_WARN.search(low.replace(word, " "))), None)


@cache
def refused() -> str:
    """What the data name in order to refuse it: items of law of the kind `scam`, claims that are not accepted."""
    model, found = shipped(), []
    for act in model.law:
        for item in act.items:
            if item.kind == "scam":
                found += [item.title.zh, item.title.en, item.text.zh, item.text.en, *(s.title for s in item.sources)]
    for claim in model.claims:
        if claim.verdict in {"rejected", "no_evidence"}:
            found += [claim.claim.zh, claim.claim.en, *(s.title for s in claim.sources)]
    return "\n".join(re.sub(r"\s+", " ", text) for text in found)


def harm_in(text: str) -> list[tuple[str, str]]:
    """Every sentence of a text that seems to advise harm, with its meaning; what the data refuse is none."""
    found = [(meaning, sentence) for sentence in sentences(text) if (meaning := advises_harm(sentence))]
    return [(m, sentence) for m, sentence in found if BULLET.sub("", sentence).strip(" .") not in refused()]
