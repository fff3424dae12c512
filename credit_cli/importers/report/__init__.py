"""The central bank's personal credit report, from its text or its PDF, as facts of a profile."""
