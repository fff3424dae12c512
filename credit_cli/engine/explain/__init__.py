"""Why a limit fell: ranked causes with shares, and an honest rest that nothing in the file explains."""

from credit_cli.engine.explain.explaining import explain
from credit_cli.engine.explain.responding import Responder

__all__ = ["Responder", "explain"]
