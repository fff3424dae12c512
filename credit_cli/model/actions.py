"""The shape of an action: what a person can do, what it costs in effort, and when it must not be advised.

Decides which fields an action's file has. What an action does to a profile is `engine/actions/`; how many points
that is worth nobody writes down, since the profile is scored again.
"""

from dataclasses import dataclass, field
from typing import Literal

from credit_cli.model.sourced import Sourced, Text

Asks = Literal[
    "pay_from_own_money",
    "set_own_money_aside",
    "spend_less",
    "hold_back",
    "look_up",
    "ask_lender",
    "ask_authority",
    "show_facts",
    "change_a_setting",
    "close_what_is_unused",
    "keep_an_account_without_debt",
    "learn_terms_without_applying",
    "let_time_pass",
]
"""Everything an action may ask of a person. What is not among it (to borrow, to keep a debt, to cash out, to pay for
repair, to hand over to an agent, to stop paying, to trust a promise) cannot be written into an action's file."""

Unless = Literal["overdue", "utilisation_rises", "account_unfunded"]


@dataclass(frozen=True, kw_only=True)
class Action(Sourced):
    """One thing a person can do.

    `kind`: pay (moves one's own money), guard (refrain or look; free, protects what is there), ask (talk to
    somebody), tidy (put facts in order), wait. `asks` says what it wants a person to do, by meaning. `codes` are
    the factors or platform codes it can change, those that a factor's own file tells among them; `prevents` those
    of them that it only keeps from getting worse. `modes` are where it may be advised, `unless` what rules it out
    there. `law` are ids of law items it rests on. `title` is the verb phrase of a step; `how` where to tap or what
    to say; `caution` what must be said with it. `amount` and `account` say whether `--do` takes them
    (`build_buffer:3000`); `verb` is the one word of a step that moves money. `shown_by` is the code of the fact
    that shows the habit an action refrains from; what else advises an action is the function of its name in
    `engine/plan/advised.py`, given its `parameters`.
    """

    key: str
    kind: Literal["pay", "guard", "ask", "tidy", "wait"]
    asks: tuple[Asks, ...]
    effort: Literal[1, 2, 3, 4, 5]
    codes: tuple[str, ...]
    modes: tuple[Literal["normal", "hardship"], ...]
    title: Text
    how: Text
    why: Text
    caution: Text | None = None
    verb: Text | None = None
    amount: Literal["none", "optional", "needed"] = "none"
    account: Literal["optional", "needed"] = "optional"
    shown_by: str | None = None
    parameters: dict[str, int | float] = field(default_factory=dict)
    prevents: tuple[str, ...] = ()
    unless: tuple[Unless, ...] = ()
    law: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an action that may never be advised, or prevents what it does not change."""
        super().__post_init__()
        if not self.asks:
            raise ValueError(f"{self.key}: an action says what it asks of a person")
        if not self.modes:
            raise ValueError(f"{self.key}: an action needs a mode in which it may be advised")
        if strangers := set(self.prevents) - set(self.codes):
            raise ValueError(f"{self.key}: prevents {sorted(strangers)}, which are not among its codes")
