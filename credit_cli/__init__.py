"""credit-cli: score a diary of dated credit facts, explain a fallen limit, plan the way back."""

__version__ = "0.1.0"
