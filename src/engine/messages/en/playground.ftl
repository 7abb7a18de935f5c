# The playground: the page at /playground, where the API is tried.

playground-title = Samgraf – try the API
playground-examples = Examples
playground-given = From the address
playground-leave = Esc, then Tab: leave the text field
playground-query = The GraphQL operation
playground-answer = The answer as JSON
playground-more = Variables and headers
playground-field = Text field
playground-views = Show the answer as
playground-json = JSON
playground-table = Table
playground-csv = CSV
playground-chart = Bars
playground-picture = Picture
playground-no-picture = The answer has no relations to draw. Ask for the steps of paths, such as paths(from: …, to: …) { "{" } nodes { "{" } steps { "{" } relation { "}" } { "}" } { "}" }, or for what things are related to, such as uses(first: 10) { "{" } nodes { "{" } name { "}" } { "}" }.
playground-no-picture-of = Only the answer to a query can be drawn.
playground-picture-of = What the answer tells of relations
playground-from-picture = From the picture:
playground-home = ← To the explorer
playground-back = ← Previous query
playground-whole = The whole schema
playground-too-dear = It costs more than one query may. Ask for less.
playground-find = Find a field
playground-found = Fields: { "{" }n{ "}" }
playground-not-found = No field is found by these words.
# $n (string): how many points.
# $of (string): how many an operation may take.
playground-cost = Cost: { $n } of at most { $of } points
playground-share = Copy the address
playground-copied = The address is copied. It opens the operation with its variables.
playground-in-address = The address is in the address bar.
playground-run-first = Run the operation, and the answer is shown here.
playground-loading = Loading …
playground-no-table = The answer could not be shown as a table.
playground-no-rows = The answer has no rows.
# $n (string): how many.
playground-rows = Rows: { $n }.
playground-cut = There are more than these.
# $n (string): how many are shown.
# $of (string): how many there are.
playground-shown = The first { $n } of { $of }. All are in the CSV file.
playground-download = Download the CSV file
playground-bars-of = Show
playground-bars-by = by
playground-row-count = number of rows
playground-failed = The page could not be loaded. Load it again.
# Before the address of the API.
playground-noscript = This page needs JavaScript. The API answers without it too: send GraphQL by POST to
