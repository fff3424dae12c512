"""`credit letter`: the text of a request for an explanation, an objection or a complaint, ready to be filled in."""

from enum import StrEnum
from typing import Annotated, cast

import typer

from credit_cli.cli import options
from credit_cli.cli.language import help_words
from credit_cli.cli.session import Session
from credit_cli.cli.wiring import command
from credit_cli.model.letters import Addressee
from credit_cli.profile.load import Loaded
from credit_cli.reporters.letter import Matter, Nothing, matter, write_letter
from credit_cli.reporters.page import Page
from credit_cli.words.catalogue import Words

_WORDS = help_words()


class To(StrEnum):
    """Whom a letter is to."""

    lender = "lender"
    platform = "platform"
    bureau = "bureau"
    regulator = "regulator"


class LetterFormat(StrEnum):
    """Plain text or Markdown for people, JSON for programs."""

    text = "text"
    markdown = "markdown"
    json = "json"


@command("letter", "as_of", "model", "quiet")
def run(
    session: Session,
    profile: options.OneProfile,
    to: Annotated[To, typer.Option("--to", help=_WORDS("help.to"), show_default=False)],
    account: options.OneAccount = None,
    on: options.OnDay = None,
    fmt: Annotated[LetterFormat, typer.Option("--format", help=_WORDS("help.letter_format"))] = LetterFormat.text,
) -> None:
    """Write a letter; exit status 1 where there is nothing to ask."""
    loaded = session.one(profile)
    page = session.page(loaded)
    known = [a.id for a in page.profile.accounts]
    if account is not None and account not in known:
        session.refuse(page.words("run.unknown_account", account=account, known=", ".join(known)))
    addressee = cast("Addressee", str(to))
    about = matter(page, addressee, account=account, on=on)
    if isinstance(about, Nothing):
        session.status = 1
        session.complain(f"credit: {_why(about, page)}")
    _add(session, addressee, about, loaded, page, fmt)


def _why(nothing: Nothing, page: Page) -> str:
    days = ", ".join(map(str, nothing.days)) or page.words("letter.no_event_at_all")
    name = page.name(nothing.account) if nothing.account else ""
    return page.words(f"letter.{nothing.reason}", day=nothing.on, days=days, name=name)


def _add(
    session: Session, to: Addressee, about: Matter | Nothing, loaded: Loaded, page: Page, fmt: LetterFormat
) -> None:
    from credit_cli.reporters.letter.printed import Pair, as_markdown, as_text, escaped  # noqa: PLC0415

    chinese, english = page.speaking(Words("zh")), page.speaking(Words("en"))
    if fmt is LetterFormat.json:
        from credit_cli.reporters.json.letter import letter as as_json  # noqa: PLC0415

        both = None if isinstance(about, Nothing) else (write_letter(about, chinese), write_letter(about, english))
        session.add_json(as_json(to, about, both, loaded, page))
    elif isinstance(about, Matter):
        quote = escaped if fmt is LetterFormat.markdown else str
        second = write_letter(about, english, quote) if page.words.lang == "en" else None
        pair = Pair(write_letter(about, chinese, quote), second)
        session.add((as_markdown if fmt is LetterFormat.markdown else as_text)(pair, page))
