"""The shape of an action: what a person can do, what it costs in effort, and when it must not be advised.

Decides which fields an action's file has. What an action does to a profile is `engine/actions/`; how many points
that is worth nobody writes down, since the profile is scored again.
"""

from dataclasses import dataclass
from typing import Literal

from credit_cli.model.sourced import Sourced, Text


@dataclass(frozen=True, kw_only=True)
class Action(Sourced):
    """One thing a person can do.

    `kind`: pay (moves money), guard (refrain, free), ask (talk to somebody), tidy (put facts in order), wait.
    `codes` are the factors or rules it can change. `modes` are where it may be advised. `law` are ids of law
    items it rests on. `title` is the verb phrase of a step; `how` where to tap or what to say; `caution` what
    must be said with it.
    """

    key: str
    kind: Literal["pay", "guard", "ask", "tidy", "wait"]
    effort: Literal[1, 2, 3, 4, 5]
    codes: tuple[str, ...]
    modes: tuple[Literal["normal", "hardship"], ...]
    title: Text
    how: Text
    why: Text
    caution: Text | None = None
    law: tuple[str, ...] = ()
