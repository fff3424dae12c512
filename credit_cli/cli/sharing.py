"""Profiles as a result may show them: as they are, or without what tells whose they are (`--redact`).

Decides that every profile of a run gets a name of its own, and keeps how its accounts are called instead. What is
hidden is `profile/redacted.py`'s. Does not know any result.
"""

from credit_cli.profile.load import Loaded


class Sharing:
    """What one run shows of the profiles it reads."""

    def __init__(self, *, hide: bool) -> None:
        self._hide = hide
        self._shown = 0
        self._renamed: dict[str, str] = {}

    def shown(self, loaded: Loaded) -> Loaded:
        """A profile, or its problems, as they may be shown."""
        if not self._hide:
            return loaded
        from credit_cli.profile.redacted import redacted, renamed  # noqa: PLC0415  rare

        self._shown += 1
        if loaded.profile is not None:
            self._renamed |= renamed(loaded.profile)
        return redacted(loaded, self._shown)

    def called(self, account: str | None) -> str | None:
        """An account's id as results name it."""
        return self._renamed.get(account or "", account)
