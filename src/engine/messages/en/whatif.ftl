# What if something were otherwise.

whatif-heading = What if …
whatif-hint = Try what happens to the answer. Nothing is saved.
whatif-without = What if this did not exist?
whatif-retire = What if this were retired?
whatif-retire-on = Retired on
whatif-with = What if this were so?
whatif-with-from = From (who or what)
whatif-with-relation = Relation
whatif-with-to = To (who or what)
whatif-try-this = Try this
whatif-add = Add
whatif-remove = Remove
whatif-remove-all = Remove all assumptions
whatif-assumed = Assumptions
whatif-without1 = Without { $name }
whatif-difference = What the assumptions change
whatif-same = The assumptions do not change this answer.
whatif-fewer = The answer goes from { NUMERAL($before) } to { $after }.
whatif-gone = Goes away
whatif-come = Is added
whatif-both = Stays
whatif-partial = Only the first page is compared, since the answer has several pages.
whatif-ineffective = Has no effect on this day:

# $number (one | many): whether the name is of one thing or of several.
whatif-retired =
    { CAPITAL($name) } { $number ->
        [many] are
       *[one] is
    } retired on { $date }
