"""One run on a command line: its options, its session, what comes in and where results go."""
