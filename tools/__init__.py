"""What people run: the `quittance` command.

This file, `__main__` and `bootstrap` are read before anything is installed, perhaps by an old
Python: they use the standard library only.
"""
