"""A page that a script writes from the program: written, or with `--check` held against what is there."""

from pathlib import Path


def write_or_check(page: Path, text: str, arguments: list[str]) -> int:
    """Write the page, or with `--check` say whether it is stale: then 1."""
    if "--check" not in arguments:
        page.write_text(text, encoding="utf-8")
        return 0
    if page.exists() and page.read_text(encoding="utf-8") == text:
        return 0
    print(f"stale: docs/{page.name}; write it again with: python scripts/{page.stem}.py")  # noqa: T201
    return 1
