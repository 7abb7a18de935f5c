# The questions that have a page: $from, $what and the like stand for gaps, or for what fills them.

question-heading = Questions you can ask
question-ask = Find the answer
question-connections = Which shared resources connect { $from } to { $to }?
question-retire = What happens if { $what } is phased out on { $day }?
question-repeal = What happens if { $what } is repealed on { $day }?
question-gaps = Which capabilities are lacking in { $where }?
question-recorded = What is recorded of { $what }?
question-gaps-for = Which capabilities are lacking for { $where }?

# $many (string): what is compared, several of it.
# $gap (string): stands for the one that is asked about.
question-peers = What do { $many } like { $gap } use?

question-obligations = Which requirements apply to { $who }?
question-bound = Whom does { $what } apply to?
question-bound-by-act = Whom do provisions of { $what } apply to?
question-changes = What changed around { $what } between { $from } and { $to }?
question-dependents = Who depends most on { $what }?
question-dependencies = What can { $what } not do without?
question-dependencies-in = What can those in { $what } not do without?
question-absence = Why is { $from } not connected to { $to }?
question-slot-hvem = Who
question-slot-fra = From
question-slot-til = To
question-slot-hva = What
question-slot-dag = Day
question-slot-where = Where
question-slot-fraDag = From day
question-slot-tilDag = To day
question-field-knytter-fra = Who or what is connected?
question-field-knytter-til = To whom or what?
question-field-fases-ut-hva = What is phased out or repealed?
question-field-fases-ut-dag = On which day?
question-field-mangler-where = Where is it lacking?
question-field-compared = Which { $one }?
question-field-krav-hvem = Who must meet the requirements?
question-field-gjelder-for-hva = Which obligation or act?
question-field-endret-hva = Changes around what?
question-field-endret-fraDag = From which day?
question-field-endret-tilDag = To which day?
question-field-avhengig-hva = What do they depend on?
question-field-hviler-pa-hva = What or who rests on something else?
question-field-hvorfor-ikke-fra = Who or what is not connected?
question-field-hvorfor-ikke-til = What is it not connected to?
question-together = all of { $name }

# What is compared where the model compares nothing.
question-thing = thing

question-the-things = things
question-the-thing = thing
question-things = things
