"""`credit check` for the programs that show findings beside the code: one format a module, written piece by piece."""
