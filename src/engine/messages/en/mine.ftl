# The page that gathers all of one of what is compared.

mine-title = My { $one }
mine-choose = Which { $one }?
mine-open = Show the { $one }
mine-heading = { $name } in one place

mine-lead =
    { $name } must use { NUMERAL($must) } { $must ->
        [one] shared resource
       *[other] shared resources
    } and should use { NUMERAL($should, none: "none") } more.

mine-undated = For { NUMERAL($n) } of them it is not known when the use began, so we do not know whether it is in effect on this day.
mine-must = What we must use
mine-should = What we should use
mine-other = What else we use
mine-chosen = What { $name } has chosen, as far as a source shows
mine-never-looked = Not looked up for { $name }.
mine-peers = What { $many } like us use that is not on record for us
mine-no-peers = As far as is recorded, { $name } lacks no resource that at least { $share } of the { $many } like it use.
mine-particular = What is particular to us
mine-having = { $share } of the { $many } compared with have the same
mine-suppliers = What depends on a single provider

mine-supplier =
    { CAPITAL(NUMERAL($n)) } of the { NUMERAL($total) } resources { $n ->
        [one] has
       *[other] have
    } { $name } as { $n ->
        [one] its
       *[other] their
    } only recorded provider:

mine-eu = Requirements that reach us
mine-eu-all = All { $within } are here.
mine-eu-some = The closest { $within } are here; the question below gives them all.
mine-only-deduced = A step that is only deduced is marked “Deduction”.
mine-none = Nothing is recorded.
mine-printed = Shown on { $date }. Each source says of which day it is.
mine-not-one = This is none of the { $many }. Choose one of them.
