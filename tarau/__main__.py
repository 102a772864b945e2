from tarau.command import main

raise SystemExit(main())
