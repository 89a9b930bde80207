"""Measures the builder on notebooks that anyone can make again: `make bench` runs it, and no time decides a test."""
