"""The template library, set up once: every text is escaped, and what a screen would obey or hide is made visible.

Decides that a name which is not there is an error, and that compiled templates are kept like the model's compiled
sections. Jinja2 is imported here and nowhere else. Does not know any page.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup, escape

from credit_cli.model.library import COMPILED
from credit_cli.reporters.cells import harmless

TEMPLATES: Final = Path(__file__).parent / "templates"


class Beside(BaseLoader):
    """Templates from the folder beside this module."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        """A template's text and where it is."""
        del environment
        path = TEMPLATES / template
        if not path.is_file():
            raise TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), str(path), lambda: True


class Kept(BytecodeCache):
    """Compiled templates beside the compiled model; a folder that cannot be written only costs time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, where there is one that fits."""
        try:
            with (COMPILED / f"page-{bucket.key}.j2c").open("rb") as kept:
                bucket.load_bytecode(kept)
        except (OSError, ValueError, EOFError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        path = COMPILED / f"page-{bucket.key}.j2c"
        draft = path.with_suffix(".new")
        try:
            COMPILED.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(bucket.bytecode_to_string())
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)


def shown(value: object) -> object:
    """What an expression of a template prints: text made harmless, our own markup as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return harmless(value)


_TOGETHER: Final = re.compile(
    r"(?<![\d-])(?:\d{4}-\d\d(?:-\d\d)?|\d\d-\d\d)(?![\d-])|[A-Z]{3} \d[\d,.]*\d|\d[\d,.]* 元"
)


def say(text: str) -> Markup:
    """A sentence in which no day and no amount is torn apart at the end of a line."""
    return Markup(_TOGETHER.sub(r'<span class="w">\g<0></span>', str(escape(harmless(text)))))  # noqa: S704  escaped first


@cache
def environment() -> Environment:
    """The template library as every page uses it."""
    made = Environment(
        loader=Beside(),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Kept(),
        auto_reload=False,
    )
    made.globals["say"] = say
    return made


def template(name: str) -> Template:
    """A template, ready to be filled."""
    return environment().get_template(name)


def style() -> Markup:
    """The style sheet, our own file."""
    return Markup((TEMPLATES / "style.css").read_text(encoding="utf-8"))  # noqa: S704  nothing of a user is in it
