"""`credit schema`: the JSON Schema of the profile, for editors."""

from credit_cli.cli import options
from credit_cli.cli.session import Session


def run(target: options.OutputFile = None) -> None:
    """Print the schema."""
    from credit_cli.profile.schema import json_schema  # noqa: PLC0415  heavy and rare
    from credit_cli.reporters.profile_page import described  # noqa: PLC0415

    session = Session("schema", target=target)
    session.add_json(json_schema(session.model.lenders, described), indent=2)
    session.finish()
