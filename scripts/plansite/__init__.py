"""Turns the facts and words of a plan of activities into finished pages and data."""
