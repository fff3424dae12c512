"""Why something was not done in a what-if, and what to write instead: one sentence each.

Decides which refusals are mistakes of writing (nothing was tried) and which are the answer (it was tried and cannot be
done), and that the nearest right word is named. Does not know how a move is read or made.
"""

from datetime import date
from difflib import get_close_matches
from typing import Final

from credit_cli.reporters.page import Page

MISWRITTEN: Final = frozenset(
    {
        "not_a_day", "unknown_action", "too_many_slots", "bad_amount", "unknown_account", "missing_account",
        "no_amount_here", "missing_amount", "before_the_file", "after_the_end",
    }
)  # fmt: skip
"""Refused as it was written, whatever money there is."""

_NEAR: Final = 3
_FULL_WIDTH: Final = frozenset("：＠")


def sentence(do: str, why: str, end: date, page: Page) -> str:
    """What was not done, why, and what to write instead."""
    words = page.words
    head = do.strip().partition("@")[0]
    action, _, rest = head.partition(":")
    if _FULL_WIDTH & set(do):
        return words("simulate.refused_row", do=do, why=words("planning.full_width"))
    if why == "unknown_action" and not action.strip():
        why = "too_many_slots"
    key = f"planning.{why}" if words.has(f"planning.{why}") else "plan.refused_other"
    listed = words("common.comma")
    near = {
        "unknown_action": listed.join(get_close_matches(action, list(page.model.actions), _NEAR)),
        "unknown_account": listed.join(_accounts(rest, page)),
        "missing_account": f"{action}:{page.profile.accounts[0].id}",
    }.get(why, "")
    hint = f"planning.{why}_near"
    told = words(key, why=why, start=page.profile.as_of, end=end, action=action)
    if near and words.has(hint):
        told += words(hint, near=near)
    return words("simulate.refused_row", do=do, why=told)


def _accounts(rest: str, page: Page) -> list[str]:
    """The ids that may be meant: what is called so, what is written nearly so, else all there are."""
    asked = next((slot for slot in rest.split(":") if slot and not slot[0].isdigit()), "")
    ids = [account.id for account in page.profile.accounts]
    called = [account for account, name in page.names.items() if asked and asked in name]
    return called or get_close_matches(asked, ids, _NEAR) or ids
