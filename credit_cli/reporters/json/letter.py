"""`credit letter --format json`."""

from typing import Any

from credit_cli.model.letters import Addressee
from credit_cli.profile.load import Loaded
from credit_cli.reporters.json.shared import day, evidence, head, yuan
from credit_cli.reporters.letter.citing import look_up
from credit_cli.reporters.letter.matter import Matter, Nothing
from credit_cli.reporters.letter.printed import one_text
from credit_cli.reporters.letter.writing import Written
from credit_cli.reporters.page import Page
from credit_cli.words.catalogue import Words


def letter(
    to: Addressee, about: Matter | Nothing, written: tuple[Written, Written] | None, loaded: Loaded, page: Page
) -> dict[str, Any]:
    """A letter in both languages, or nulls where there is nothing to ask; `page` in any language."""
    found = about if isinstance(about, Matter) else Matter(to)
    chinese, english = written or (None, None)
    return {
        **head("letter", loaded.source, page.profile.as_of, page.model),
        "to": to,
        "matter": _matter(about),
        "account": found.account.id if found.account else None,
        "event": _event(found),
        "entries": evidence(found.entries, loaded.source),
        "text": {
            "zh": one_text(chinese, Words("zh")) if chinese else None,
            "en": one_text(english, Words("en")) if english else None,
        },
        "attach": {"zh": list(chinese.attach) if chinese else [], "en": list(english.attach) if english else []},
        "notes": {
            "zh": [*chinese.before, *chinese.notes] if chinese else [],
            "en": [*english.before, *english.notes] if english else [],
        },
        "placeholders": list(chinese.placeholders) if chinese else [],
        "law": [
            {"id": item.id, "statute": act.statute.zh if act.statute else None, "article": item.article}
            for act, item in look_up(chinese.cited if chinese else (), page.model)
        ],
    }


def _matter(about: Matter | Nothing) -> str:
    if isinstance(about, Nothing):
        return "nothing"
    if about.event is not None:
        return "decision"
    return "wrong_entry" if about.wrong else "form" if about.to in ("bureau", "regulator") else "information"


def _event(about: Matter) -> dict[str, Any] | None:
    event = about.event
    if event is None:
        return None
    return {
        "account": event.account,
        "on": day(event.on),
        "kind": event.kind,
        "from": yuan(event.old),
        "to": yuan(event.new),
    }
