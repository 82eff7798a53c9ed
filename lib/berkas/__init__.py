"""Spreadsheets in and out: the one place that opens an uploaded workbook and the one that writes exports.

Nothing is imported here on purpose: the bounded child starts in milliseconds because it never loads openpyxl.
"""
