"""`docs/profile.md`: every key of a profile in both languages, and what an editor is told about each.

Decides the layout of that page. The keys come from the records, the sentences from `words/profile.yaml`, so neither
can be forgotten here.
"""

import sys

from credit_cli.profile.problems import CODES
from credit_cli.profile.schema import Key, every_key
from credit_cli.words.catalogue import Words


def described(name: str) -> tuple[str, str]:
    """What a key means, in Chinese and English: `Account.lender`."""
    return _said(name, Words("zh")), _said(name, Words("en"))


def _said(name: str, words: Words) -> str:
    record = name.partition(".")[0]
    key = f"profile.{name}"
    return words(key if words.has(key) else f"profile.{record}")


def profile_page() -> str:
    """The page, as Markdown."""
    parts = [_section(Words(lang)) for lang in ("zh", "en")]
    return "\n".join(
        [
            "<!-- Generated from the records: python -m credit_cli.reporters.profile_page > docs/profile.md -->",
            *parts,
            _problems(),
        ]
    )


def _section(words: Words) -> str:
    head = [f"# {words('profile.page_title')}", "", words("profile.page_intro"), ""]
    table = [words("profile.page_columns"), "| --- | --- | --- |", *(_row(key, words) for key in every_key())]
    return "\n".join([*head, *table, ""])


def _row(key: Key, words: Words) -> str:
    kind = words(f"profile.kind_{key.kind}")
    if key.choices:
        kind = f"{kind} " + " ".join(f"`{choice}`" for choice in key.choices)
    needed = f" {words('profile.page_required')}" if key.required else ""
    return f"| `{key.path}` | {kind}{needed} | {_said(key.name, words)} |"


def _problems() -> str:
    zh, en = Words("zh"), Words("en")
    rows = (
        f"| {code} | {zh(f'problems.{name}.title')} | {en(f'problems.{name}.title')} |" for name, code in CODES.items()
    )
    return "\n".join(["# YML", "", "| code | zh | en |", "| --- | --- | --- |", *rows, ""])


if __name__ == "__main__":
    sys.stdout.write(profile_page())
