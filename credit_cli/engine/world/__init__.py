"""The days to come: income, living, dues, interest and cash, written as a future diary."""
