"""Keep large HTML out of Markdown: a placeholder goes through, the page hook puts the HTML back.

Python-Markdown parses raw HTML slowly (a third of the build on table pages).
When no hook is there to fill the placeholder, the HTML itself is given.
"""

from __future__ import annotations

import re

_SLOT = re.compile(r"<!--q-slot:(\d+)-->")


class Slots:
    """Fragments held for one build."""

    def __init__(self) -> None:
        self.filled_by_hook = False
        self._held: list[str] = []

    def start(self) -> None:
        """A build begins, under a hook that will call :meth:`fill`."""
        self.filled_by_hook = True
        self._held.clear()

    def stop(self) -> None:
        self.filled_by_hook = False
        self._held.clear()

    def hold(self, html: str) -> str:
        """A placeholder on a line of its own, or the HTML when nothing would fill it."""
        if not self.filled_by_hook:
            # Markdown ends an HTML block at a blank line.
            return re.sub(r"\n\s*\n+", "\n", html.strip())
        self._held.append(html)
        return f"<!--q-slot:{len(self._held) - 1}-->"

    def fill(self, html: str) -> str:
        return _SLOT.sub(lambda match: self._held[int(match[1])], html)


slots = Slots()
