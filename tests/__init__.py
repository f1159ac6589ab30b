"""Tests, in folders that mirror the packages; the doubles they share are in `fakes`."""
