"""A workbook recalculated after cells were typed, by an evaluator of formulas or by LibreOffice."""

import io
import shutil
import subprocess
import warnings
from pathlib import Path

import openpyxl


class Evaluator:
    """Formulas of one workbook, compiled once by the library « formulas »."""

    def __init__(self, path: Path):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import formulas

            self.name = path.name
            self.model = formulas.ExcelModel().loads(str(path)).finish()

    def __call__(self, cells: dict):
        given = {self._key(*place): value for place, value in cells.items()}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            solution = self.model.calculate(inputs=given)

        def value(sheet: str, cell: str):
            found = solution.get(self._key(sheet, cell))
            return None if found is None else _plain(found.value[0, 0])

        return value

    def _key(self, sheet: str, cell: str) -> str:
        return f"'[{self.name}]{sheet.upper()}'!{cell}"


def _plain(value):
    """Empty, a text, or a number; an error of the formula is a text that no test expects."""
    if value == "" or str(value) == "empty":
        return None
    return value.item() if hasattr(value, "item") else value if isinstance(value, int | float | str) else str(value)


def typed(content: bytes, cells: dict, path: Path) -> None:
    """The workbook with some cells filled in, as openpyxl writes it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for (sheet, cell), value in cells.items():
        book[sheet][cell].value = value
    book.save(path)


def soffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def through_libreoffice(paths: list[Path], folder: Path) -> list[Path]:
    """The same workbooks, opened, recalculated and saved by LibreOffice."""
    profile = (folder / "profile").as_uri()
    out = folder / "recalculated"
    subprocess.run(
        [soffice(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", str(out), *map(str, paths)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return [out / path.name for path in paths]
