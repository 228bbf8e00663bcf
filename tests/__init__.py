"""Tests, one file per module, and the guards."""
