"""Uploaded documents, kept to be looked at by people: PDF, JPEG, PNG. Their structure is checked, their content never interpreted.

Nothing is imported here on purpose: the template of the bounded child that reads a PDF never loads Django.
"""
