"""The account workbook: declared sheet by sheet, laid out on plain canvases, written in one place.

From the declarations to the file: ``columns`` and ``model`` say what a sheet is, the modules in
``pages`` declare the sheets, ``layout`` gives every value its cell and its look, ``writer`` is the
only module that knows openpyxl and the file format.
"""
