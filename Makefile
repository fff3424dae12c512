# Shorter names for what scripts/check.py does; nothing here that is not there.
PYTHON ?= .venv/bin/python

.PHONY: check style lint types tests wheel pictures bench

check:
	$(PYTHON) scripts/check.py

style lint types tests wheel:
	$(PYTHON) scripts/check.py $@

pictures:
	$(PYTHON) scripts/pictures.py
	$(PYTHON) scripts/architecture.py

bench:
	$(PYTHON) benchmarks/checking.py
