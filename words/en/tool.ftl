# What the engine says otherwise, since it knows nothing of municipalities and sectors.

tool-rule-adoption = comparable municipalities
tool-gap-red-in-several = red in two sectors or more
