"""The tables of a document as a workbook, one a sheet, as one would write it with openpyxl. Usage: python3 tables.py <folder of CSV> <file>"""
import csv
import pathlib
import sys

import openpyxl

book = openpyxl.Workbook()
book.remove(book.active)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.csv")):
    sheet = book.create_sheet(path.stem[:31])
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            sheet.append([openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row])
book.save(sys.argv[2])
