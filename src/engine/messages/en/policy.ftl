# Policies: what has to hold of the graph, and whether it does, with how much of that is known.

## The verdict in a word, and how it stands with one thing.

policy-verdict-PASS = Kept
policy-verdict-FAIL = Broken
policy-verdict-UNKNOWN = Not known
policy-verdict-NO_SUBJECTS = Nothing to keep it
policy-standing-FAILED = Breaks it

## The verdict in sentences.

# $subjects (number): how many have to keep it.
policy-explain-PASS = { $subjects ->
    [one] The only one that has to keep it is known to do so.
   *[other] All { $subjects } that have to keep it are known to do so.
}
# $excepted (number): how many of them break it, and are excepted.
policy-explain-excepted = { $excepted ->
    [one] One that breaks it is excepted.
   *[other] { $excepted } that break it are excepted.
}
# $failed (number): how many break it.
# $subjects (number)
policy-explain-FAIL = { $failed ->
    [one] One of { $subjects } breaks it.
   *[other] { $failed } of { $subjects } break it.
}
# $subjects (number)
policy-explain-UNKNOWN = { $subjects ->
    [one] The only one that has to keep it is not known to break it.
   *[other] None of { $subjects } is known to break it.
}
# $passed (number): how many are known to keep it.
# $unknown (number): of how many neither is known.
policy-explain-rest = { $passed ->
    [0] None is known to keep it
    [one] One is known to keep it
   *[other] { $passed } are known to keep it
}{ $unknown ->
    [0] .
    [one] , and of one it is not known.
   *[other] , and of { $unknown } it is not known.
}
policy-explain-NO_SUBJECTS = There is nothing that has to keep it, so it is neither kept nor broken.
# $known (number): of how many what it asks about is known.
# $subjects (number)
policy-explain-known = What it asks about is known of { $known } of { $subjects }.
# $by (string): who says that a list is complete.
# $day (string): the day that this is said of, in words.
policy-explain-complete = It concludes from what a list lacks, which { $by } says was complete on { $day }.
# $n (number): how many exceptions have ended.
policy-explain-lapsed = { $n ->
    [one] One exception has ended, and no longer holds.
   *[other] { $n } exceptions have ended, and no longer hold.
}

## What changes would do.

# How it stands with a policy, within a sentence.
policy-stands-PASS = kept
policy-stands-FAIL = broken
policy-stands-UNKNOWN = not known
policy-stands-NO_SUBJECTS = without anything to keep it
# $name (string): what has to hold.
# $was (string): how it stands now, such as "not known".
# $is (string): how it would stand.
policy-shift = “{ $name }”: { $was } now, { $is } afterwards.
# $name (string)
# $is (string): how it stands, now and then.
policy-shift-as-before = “{ $name }”: { $is }, now and afterwards.
# $n (number): how many would break it that do not now.
policy-shift-breaks = { $n ->
    [one] One more would break it.
   *[other] { $n } more would break it.
}
# $n (number): how many break it now that would not.
policy-shift-mends = { $n ->
    [one] One that breaks it would no longer.
   *[other] { $n } that break it would no longer.
}
# $names (string): some of those that would break it.
policy-shift-broken = Would break it: { $names }
# Title of a list.
policy-shifts = What it would do to the policies
policy-shifts-none = Every policy would stand as it does.
policy-shifts-unseen = What it would do to the policies was not looked into: something is refused, there are too many changes for one request, or you do not see all.

## The pages.

policy-title = Policies
policy-lead = Promises that are tested: each policy is a question with what must hold of its answer. What is not recorded breaks none, and what is not known is not kept.
# $n (number): how many policies there are.
policy-count = { $n ->
    [one] One policy
   *[other] { $n } policies
}
# $day (string): in words
policy-as-of = As of { $day }
policy-column-policy = Policy
policy-column-verdict = Verdict
policy-column-known = Known
policy-column-failed = Broken by
# $known (number)
# $subjects (number)
policy-of = { $known } of { $subjects }
policy-because = What it rests on
policy-owner = Answers for it
policy-since = Since
policy-exceptions = Exceptions
# $owner (string): who answers for it.
# $day (string): its last day, in words.
policy-exception-in-force = Until { $day }; { $owner } answers for it.
# $owner (string)
# $day (string)
policy-exception-lapsed = Ended { $day }, and no longer holds; { $owner } answered for it.
policy-declared = What is said to be complete
# $by (string)
# $day (string)
policy-declared-by = { $by }, { $day }
# $n (number)
policy-things-FAILED = Break it: { $n }
# $n (number)
policy-things-PASSED = Keep it: { $n }
# $n (number)
policy-things-UNKNOWN = Not known: { $n }
# $n (number)
policy-things-EXCEPTED = Excepted: { $n }
# $day (string): in words
policy-outlived = ended { $day }, and the relation to it has not
# $n (number)
policy-more = { $n ->
    [one] and one more
   *[other] and { $n } more
}
policy-back = All policies
