"""Workbooks offered for download, made from the base when the site is built."""
