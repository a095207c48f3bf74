"""The papers: brief, workbook, and what every writer needs. The only reportlab; writes openpyxl.

How a section of a paper is laid out: say it in runs, let the setter make blocks, measure, place::

    from kamdesk.reports import theme
    from kamdesk.reports.fonts import finish, new_canvas
    from kamdesk.reports.runs import Mark, Run, marked, strong
    from kamdesk.reports.sections import Setter, stack
    from kamdesk.reports.sheet import Sheet

    setter = Setter("zh_CN")
    canvas = new_canvas(file, title=account.name, lang="zh_CN")
    sheet = Sheet(canvas, setter)
    aim = setter.text([Run(visit.objective)], width=theme.BODY_WIDTH, style=theme.AIM)
    say = setter.text([marked(Mark.TICK), strong("说"), Run(visit.say, pad=3)], width=225)
    section = setter.section("目的", stack(aim, say))
    if section.height > sheet.room:  # known before anything is drawn: shorten, then place
        section = setter.section("目的", aim)
    sheet.place(section)  # raises Overflow rather than run over the footer
    sheet.footer([strong("车内版")], [Run("第1页/共2页")])
    finish(canvas)

What users typed goes into a Run as it is: there is no markup, and one field is one Run. Marks are
shapes (``marks``), sizes and greys stand in ``theme``, and a new kind of block needs no more than
``height``, ``ascent`` and ``draw`` (``page.Block``). Nothing is imported here, since most writers
need neither reportlab nor openpyxl.
"""
