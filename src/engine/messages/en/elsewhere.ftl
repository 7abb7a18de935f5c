# Of other graphs, in which a question goes on: whether they were asked, and by what something is the same in two of them.

# $name (string): what the graph is of, in its own words.
elsewhere-asked = { $name } was asked.
# $name (string)
# $sequence (string): the last entry of its change log.
elsewhere-asked-at = { $name } was asked, as it is with entry { $sequence } of its change log.
# $name (string)
# $why (string): one of those below.
elsewhere-not-asked = { $name } was not asked: { $why } What is said here does not hold for it.

elsewhere-UNREACHABLE = it cannot be reached.
elsewhere-TOO_SLOW = it did not answer in time.
elsewhere-TOO_LARGE = its answer is larger than is read.
elsewhere-NOT_UNDERSTOOD = its answer is not understood.
elsewhere-OTHER_VERSION = it is of another version.
elsewhere-REFUSED = it refused the question.
elsewhere-TOO_DEAR = the question would take more there than it allows.
elsewhere-TOO_MANY = more is met there than can be asked about.

# $name (string): the thing that both have.
# $by (string): by what it is the same: CELEX 32014R0910.
elsewhere-same = { $name } is the same in both graphs: { $by }.

# After it: both comply with something, and that is all.
elsewhere-alike = That both comply with it makes them alike; neither rests on the other for it.

## On pages, where other graphs are set.

# A thing of another graph, where a kind of ours would be named.
elsewhere-one = thing of another graph
elsewhere-many = things of other graphs
elsewhere-heading = Other graphs
elsewhere-which = Ask also
# $name (string): what the other graph is of.
# $id (string): an id of it, as it is written here.
elsewhere-hint = What is in { $name } is written with its key before it, as { $id }.
# The same two.
elsewhere-not-by-name = What is in { $name } is not found by its name here: write its id with the key before it, as { $id }, or its address on the web.
# $graphs (string): what they are of, a list.
elsewhere-too = Also asked of: { $graphs }.
# This graph, beside another: what a border stands between.
elsewhere-here = this graph
# $name (string): what the graph is of.
elsewhere-step = According to { $name }
elsewhere-border = Border
elsewhere-start = Across borders
elsewhere-only-alike = Across the border this is likeness alone: both sides comply with the same, and neither rests on the other.
