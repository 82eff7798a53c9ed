"""Spreadsheets in and out: the one place that opens an uploaded workbook and the one that writes exports.

Nothing is imported here on purpose: the template of the bounded child never loads openpyxl.
"""
