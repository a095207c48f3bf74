"""The papers: brief, workbook, and what every writer needs. The only reportlab; writes openpyxl."""
