# What a what-if assumes.

# $what (string): what is gone.
assumed-gone = Assumed removed: { $what }.
# $claim (string): what is no longer so: “the city uses the login”.
assumed-untrue = Assumed removed: that { $claim }.
# $claim (string): what is so.
assumed-true = Assumed: { $claim }.
# $day (string): in words.
# $what (string)
assumed-retired = Assumed retired on { $day }: { $what }.
# Why a relation is there that is only assumed.
assumed-record = Assumed; not in the graph.
