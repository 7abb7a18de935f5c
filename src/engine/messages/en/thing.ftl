# The page of a thing.

thing-unsure =
    { NUMERAL($n) } more { $n ->
        [one] is
       *[other] are
    } uncertain

thing-glance-some = The picture shows the { NUMERAL($n) } sorts of which there are most. The rest are below.
thing-glance = How much is on record of each sort
thing-about = About { $name }
thing-facts = Facts
thing-names = Names in other languages
thing-also-called = Also called
thing-id = Identifier
thing-valid = Valid

# $isPast (yes | no)
thing-page-day =
    The page shows what { $isPast ->
        [yes] was
       *[no] is
    } valid on { $date }.

thing-today = Show what is valid today
thing-known-from = Known from
thing-general = Rests on general knowledge and must be verified
thing-relations = Relations
thing-no-relations = No relations are recorded.
thing-only-relation = Show only these
thing-all-relations = Show all relations
thing-history = History
thing-no-history = No changes have a known date.

thing-history-undated =
    It is not known when { NUMERAL($n) } { $n ->
        [one] relation
       *[other] relations
    } took effect or ended. { $n ->
        [one] It is
       *[other] They are
    } not shown here.

thing-CAME = appeared
thing-WENT = disappeared
thing-questions = Ask more about { $name }
thing-around = What is closest around it
thing-around-some = The picture shows some relations of each kind.
thing-description = Description
thing-yes = yes
thing-not-recorded = Not recorded
thing-no = no
thing-mine = See everything about it on one page
thing-opens = Open

# $what (string): one of its kind. $people (string): how many people.
thing-of-people = { $name } is { $what } with { $people }.

thing-of-people-claims = { $name } is { $what } with { $people }, and { $claims }.
thing-is = { $name } is { $what }.
thing-is-claims = { $name } is { $what } that { $claims }.

thing-relations-all =
    { CAPITAL(NUMERAL($total)) } { $total ->
        [one] relation is
       *[other] relations are
    } on record.

thing-relations-shown =
    { CAPITAL(NUMERAL($shown)) } of { NUMERAL($total) } { $total ->
        [one] relation
       *[other] relations
    } { $shown ->
        [one] is
       *[other] are
    } shown.

# One of a kind, by the word for it.
# $gender (MASCULINE | FEMININE | NEUTER | NONE): of the noun; NONE where the model says nothing of it.
# $begins (vowel | consonant | mass): the sound that the noun begins with; a mass is not counted.
thing-one-of =
    { $begins ->
        [vowel] an { $noun }
        [mass] a piece of { $noun }
       *[consonant] a { $noun }
    }

thing-versions = Files that were taken in
# $number (number)
# $came (number)
# $changed (number)
# $unchanged (number)
# $gone (number)
# $read (number)
# $left (number)
thing-version =
    Version { $number }, { $date }, by { $by }: { $came } new, { $changed } changed, { $unchanged } as before, { $gone } no longer in the file{ $isEnded ->
        [yes] {" "}and ended
       *[no] {""}
    }. { $read } values, { $left } not understood.{ $isUndone ->
        [yes] {" "}It was taken back.
       *[no] {""}
    }

thing-due = The next version is due on { $date }.
thing-overdue = The next version was due on { $date }.
thing-take-in = Take in the next one
