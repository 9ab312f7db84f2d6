"""What the doors do before the program itself, or its tests, can run: standard library only."""
