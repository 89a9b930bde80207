"""Measures the builder on notebooks that anyone can make again; `make bench` runs it, no test depends on it."""
