# What relations without dates mean for an answer about days.

undated-steps = { $n ->
    [0] no steps have no dates, so it is not known whether they are valid on that day.
    [one] one step has no date, so it is not known whether it is valid on that day.
   *[other] { language-number } steps have no dates, so it is not known whether they are valid on that day.
}

undated-difference = { $n ->
    [0] no relations have no dates. They count on both days as long as both their ends are there, so changes in the relations themselves are not shown.
    [one] one relation has no date. It counts on both days as long as both its ends are there, so a change in the relation itself is not shown.
   *[other] { language-number } relations have no dates. They count on both days as long as both their ends are there, so changes in the relations themselves are not shown.
}

undated-history = { $n ->
    [0] no relations have no dates, so it is not known when they began or ended.
    [one] one relation has no date, so it is not known when it began or ended.
   *[other] { language-number } relations have no dates, so it is not known when they began or ended.
}
