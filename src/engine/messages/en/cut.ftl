# Why an answer is not whole, and what to ask instead.

# $relations (string): a number of relations: “two relations”.
cut-whole = Everything within { $relations } is included; what is further away is left out.
cut-not-whole = Something was left out, so counts and lists may be incomplete.
# $groups (string): a number of groups.
cut-groups = The answer shows { $groups }, but there are more: ask for more (first), or narrow the filter (where).
# $relations (string): a number of relations.
# $read (string): how many were read.
cut-layer = There are more than { $relations } at the same distance ({ $read } were read): start from fewer, or name the relations to follow.
cut-elsewhere = Another graph was not asked, or left something out.
cut-paths = There are too many paths to search: lower the limit on length (maxHops), or name the relations to follow.
