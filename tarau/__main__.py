"""`python -m tarau` is the command line."""

from tarau.command import main

raise SystemExit(main())
