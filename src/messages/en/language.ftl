# How a language writes, and words that are used everywhere. Each language may have its own of these; where one says
# nothing here, it writes as its tag says.

# The tag by which days are written, if that is another than the language's own: 1 January 2020, and not January 1, 2020.
language-dates = en-GB
