# What a statement rests on, and when it holds.

source-steps =
    { $n ->
        [one] Sources
       *[other] { $n } steps with sources
    }

source-sources = Sources
source-no-source = No source is given.
source-rationale = Rationale
source-legal-basis = Legal basis
source-basis = Basis
source-license = Licence
source-no-license = not given
source-read = Recorded
source-from = From
source-until = to
source-last-seen = last seen
source-no-date = No known date

# On what condition a relation holds.
# $said (string): the condition as the source has it.
source-only-if = Condition: “{ $said }”
