"""Facts into a profile: what is new is added, what is there is left alone, what differs is asked.

Decides the new text of a file. Nothing is written here; the result is read again and held against the old before it is
handed out, so that a file that would not load, or would have lost anything, never reaches the disk.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from credit_cli.importers.facts import Found, Origin, Question, RowFact, Target, ValueFact, asked, origin
from credit_cli.model.lenders import Lender
from credit_cli.profile.load import Loaded, load_text
from credit_cli.profile.nodes import MappingNode, SequenceNode
from credit_cli.profile.records import Account, Profile
from credit_cli.profile.text import lines_of
from credit_cli.writing.accounts import Resolved, resolve
from credit_cli.writing.additions import Additions, Line
from credit_cli.writing.comparing import Differs, Held, Verdict, path_of, value_against, value_in
from credit_cli.writing.inserting import Inserting, item
from credit_cli.writing.keeping import kept, node_at
from credit_cli.writing.notation import field_at, quoted, row, written

Say = Callable[[Origin], str]
"""An origin as the comment that a person reads."""

OURS: Final = "(import)"
"""Ends the comment of a value that a later import may move on, and that a person never wrote."""

_OPENING: Final = ("lender", "provider")


class Merged(NamedTuple):
    """The new text of a profile, how many facts were added and how many were there, and what is asked."""

    text: str
    added: int
    there: int
    questions: tuple[Question, ...]
    waiting: int = 0


class NotMerged(NamedTuple):
    """Why nothing was merged: a name in `words/import.yaml`, and what its sentence needs."""

    reason: str
    context: tuple[tuple[str, str], ...] = ()


def start(found: Found, head: str, lenders: Mapping[str, Lender], say: Say, chosen: str | None) -> Merged | NotMerged:
    """A new profile: `head` is its beginning up to the key `accounts`, its last line."""
    if not found.accounts:
        return NotMerged("no_accounts")
    resolved = _resolved(found, (), lenders, chosen)
    if isinstance(resolved, NotMerged):
        return resolved
    merge = _Merge(found, None, resolved, say)
    lines = [line for target in resolved.new for line in ["", *item(merge.account(target), 2)]]
    text = head + "\n".join(lines).lstrip("\n") + "\n"
    merged = merge_into(text, found, lenders, say, chosen)
    if isinstance(merged, NotMerged):
        return merged
    return merged._replace(added=merged.added + merge.added, there=0, questions=(*merge.questions, *merged.questions))


def merge_into(
    text: str, found: Found, lenders: Mapping[str, Lender], say: Say, chosen: str | None
) -> Merged | NotMerged:
    """The facts merged into the text of a profile."""
    old = load_text(text, "-", lenders)
    if old.profile is None or not isinstance(old.source.root, MappingNode) or old.source.text != text:
        return NotMerged("not_a_profile")
    resolved = _resolved(found, old.profile.accounts, lenders, chosen)
    if isinstance(resolved, NotMerged):
        return resolved
    merge = _Merge(found, old.profile, resolved, say)
    inserting = Inserting(text)
    accounts = node_at(old.source.root, "/accounts")
    assert isinstance(accounts, SequenceNode)  # a profile that loads has a list of accounts
    for index, account in enumerate(old.profile.accounts):
        for target in (t for t, id_ in resolved.ids.items() if id_ == account.id and t not in resolved.new):
            inserting.into(accounts.value[index], merge.account(target))
    for target in resolved.new:
        inserting.append_mapping(accounts, merge.account(target))
    inserting.into(old.source.root, merge.whole(), apart=True)
    merge.move_on(old, inserting)
    result = inserting.result()
    new = load_text(result, "-", lenders)
    if new.profile is None or not kept(old.source.root, new.source.root, merge.moved):
        return NotMerged("not_merged")
    return Merged(result, merge.added, merge.there, tuple(merge.questions), merge.waiting)


def _resolved(
    found: Found, accounts: tuple[Account, ...], lenders: Mapping[str, Lender], chosen: str | None
) -> Resolved | NotMerged:
    draws = [fact for fact in found.facts if isinstance(fact, RowFact) and fact.key == "draws"]
    resolved = resolve(found.accounts, accounts, lenders, draws, chosen)
    return NotMerged("account_fits_none", (("account", chosen or ""),)) if resolved is None else resolved


class _Merge:
    """The facts of an import held against one profile."""

    def __init__(self, found: Found, old: Profile | None, resolved: Resolved, say: Say) -> None:
        self._found, self._old, self._resolved, self._say = found, old, resolved, say
        self.added = self.there = self.waiting = 0
        self.questions: list[Question] = []
        self.moved: dict[str, str] = {}
        self._beginnings: dict[str, tuple[date, Question]] = {}
        for target in (t for t in resolved.new if len(t.lenders) > 1):
            self.questions.append(asked("which_product", target, provider=target.provider, lenders=target.lenders))
        for target, ids in resolved.several.items():
            own = sum(fact.target == target for fact in found.facts)
            self.waiting += own
            self.questions.append(asked("several_accounts", target, ids=ids, count=own))

    def account(self, target: Target) -> Additions:
        """What is to be added to an account, or the whole of a new one."""
        additions = Additions()
        held = next((a for a in (self._old.accounts if self._old else ()) if a.id == self._resolved.ids[target]), None)
        if target in self._resolved.new:
            held = None
            note = self._say(origin("account", service=self._found.source))
            additions.values["id"] = Line(quoted(self._resolved.ids[target]), note)
            for key in _OPENING:
                if (value := getattr(target, key)) is not None:
                    additions.values[key] = Line(quoted(value))
            self.added += 1
        self._add(target, held, additions)
        return additions

    def whole(self) -> Additions:
        """What is to be added to the file itself."""
        additions = Additions()
        self._add(None, None, additions)
        return additions

    def _add(self, target: Target | None, account: Account | None, additions: Additions) -> None:
        lists: dict[str, Held] = {}
        for fact in self._found.facts:
            if fact.target != target:
                continue
            value = value_in(self._old, account, fact)
            if isinstance(fact, RowFact):
                held = lists.setdefault(fact.key, Held(fact.key, value))
                verdict = held.against(fact)
            else:
                verdict = self._value(fact, value, account)
            self._take(fact, verdict, target, additions)

    def _value(self, fact: ValueFact, value: Any, account: Account | None) -> Verdict | Differs:  # noqa: ANN401
        if fact.path[0] == "known_from" and value is None:
            holder = self._old if fact.target is None else account
            if getattr(holder, fact.path[1], None) is not None:
                return "there"  # the person's own list says of itself how far back it goes
        return value_against(fact, value, self._old.as_of if self._old else None)

    def _take(
        self, fact: RowFact | ValueFact, verdict: Verdict | Differs, target: Target | None, additions: Additions
    ) -> None:
        if isinstance(verdict, Differs):
            question = asked("differs", target, path=verdict.path, ours=verdict.ours, theirs=verdict.theirs)
            pointer = self._beginning(fact, verdict) if isinstance(fact, ValueFact) else None
            if pointer is None:
                self.questions.append(question)
            else:
                self._beginnings[pointer] = (date.fromisoformat(verdict.theirs), question)
        elif verdict == "there":
            self.there += 1
        else:
            self.added += 1
            self._write(fact, additions)

    def _beginning(self, fact: ValueFact, verdict: Differs) -> str | None:
        """The pointer of a list's beginning that an older export moves back, joined to what is known without a gap."""
        if fact.target is None or fact.path[0] != "known_from" or self._old is None:
            return None
        held = date.fromisoformat(verdict.ours)
        if not fact.value < held <= self._found.as_of + timedelta(days=1):
            return None
        index = [a.id for a in self._old.accounts].index(self._resolved.ids[fact.target])
        return f"/accounts/{index}/{'/'.join(fact.path)}"

    def _write(self, fact: RowFact | ValueFact, additions: Additions) -> None:
        note = self._say(fact.origin)
        path = path_of(fact)
        inner = path if fact.target is None else path[1:]
        here = additions.at(inner[:-1])
        if isinstance(fact, RowFact):
            here.rows.setdefault(inner[-1], []).append(Line(row(fact.values, path), note))
        elif fact.value == ():
            here.values[inner[-1]] = Line("[]", note)
        else:
            here.values[inner[-1]] = Line(written(fact.value, field_at(path)), note)

    def move_on(self, old: Loaded, inserting: Inserting) -> None:
        """Let what an import wrote follow this one: the file's day forwards, a list's beginning backwards; else ask."""
        for pointer, (value, question) in self._beginnings.items():
            if self._is_ours(old, pointer):
                self._move(old, inserting, pointer, value)
            else:
                self.questions.append(question)
        assert old.profile is not None
        if self._found.as_of <= old.profile.as_of:
            return
        person = old.profile.person
        undated = bool(old.profile.assets) or (person is not None and person.cash is not None)
        if self._is_ours(old, "/as_of") and not undated:  # what has no day of its own holds on the file's alone
            self._move(old, inserting, "/as_of", self._found.as_of)
        elif self._beyond(old.profile.as_of):
            self.questions.append(asked("as_of", ours=old.profile.as_of, theirs=self._found.as_of))

    def _is_ours(self, old: Loaded, pointer: str) -> bool:
        place = old.source.place(pointer)
        return place is not None and lines_of(old.source.text)[place.line - 1].rstrip().endswith(OURS)

    def _move(self, old: Loaded, inserting: Inserting, pointer: str, value: date) -> None:
        assert old.source.root is not None
        inserting.replace(node_at(old.source.root, pointer), value.isoformat())
        self.moved[pointer] = value.isoformat()
        self.added += 1

    def _beyond(self, as_of: date) -> bool:
        days = (d for f in self._found.facts if isinstance(f, RowFact) for d in _days(f))
        return any(day > as_of for day in days)


def _days(fact: RowFact) -> tuple[date, ...]:
    if isinstance(fact.values, date):
        return (fact.values,)
    return tuple(value for value in fact.values.values() if isinstance(value, date))
