"""`credit schema`: the JSON Schema of the profile, for editors."""

from credit_cli.commands import options
from credit_cli.commands.session import Session


def run(target: options.OutputFile = None) -> None:
    """Print the schema."""
    from credit_cli.profile.schema import schema  # noqa: PLC0415  heavy and rare

    session = Session("schema", target=target)
    session.add_json(schema(session.model.lenders), indent=2)
    session.finish()
