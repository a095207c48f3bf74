"""``python -m kamdesk``: the program, where its command is not on the path."""

from kamdesk.cli import main

raise SystemExit(main())
