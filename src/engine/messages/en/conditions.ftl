# The day and the certainty that an answer is asked with.

conditions-heading = Date and certainty
conditions-date = As it was or will be on this day
conditions-date-hint = Leave the field empty for today.
conditions-certainty = Include
conditions-all = Everything, also what is uncertain
conditions-DEDUCTION = Facts and deductions
conditions-FACT = Facts only
conditions-dated = Only what has a known date
conditions-apply = Apply
conditions-reset = Reset
conditions-ticks = Days on which something changed
conditions-today = today
conditions-difference = See what changed from { $from } to { $to }
conditions-as-of = The answer is as of { $date }.
conditions-future = The day is in the future. The answer rests on what has been decided and recorded so far.
