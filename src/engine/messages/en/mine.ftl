# The page that gathers all of one of what is compared.

mine-title = My { $one }
mine-choose = Which { $one }?
mine-open = Show the { $one }

mine-undated = For { NUMERAL($n) } of them it is not known when the use began, so we do not know whether it is in effect on this day.

mine-week = week { $week }
mine-follow = Follow
mine-send = Send on
mine-report = Report an error
mine-news = New this week
mine-news-none = Nothing is recorded as new since last week.
mine-news-more = { CAPITAL(NUMERAL($n)) } more are in the change log.
mine-news-cut = More was recorded this week than is shown here.
mine-news-bound = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] new duty
       *[other] new duties
    } for { $name } in { $act }.
mine-news-now = { $what } applies to { $name } now.
mine-news-over = No longer so: { $said }.
mine-news-came = New: { $said }.
mine-news-went = Removed: { $said }.
mine-news-changed = Changed: { $said }.
mine-news-peers = { CAPITAL(NUMERAL($n)) } of the { $all } { $many } most like it { $n ->
        [one] now uses
       *[other] now use
    } { $what }.
mine-news-ends = { $what } ends on { $date }.
mine-news-moved = { $what } is moved to { $date }.

mine-heading-next = Next for { $name }: { $what } from { $date }
mine-heading-stands = { $must ->
        [0] { $chosen ->
            [0] { $duties ->
                [0] Little is known of { $name } yet
               *[other] { CAPITAL(NUMERAL($duties)) } { $duties ->
                    [one] provision binds
                   *[other] provisions bind
                } { $name }
            }
           *[other] { $name } has chosen { NUMERAL($chosen) } shared { $chosen ->
                [one] resource
               *[other] resources
            }
        }
       *[other] { $name } must use { NUMERAL($must) } shared { $must ->
            [one] resource
           *[other] resources
        } and has chosen { NUMERAL($chosen) }
    }
mine-heading-offers = { CAPITAL(NUMERAL($users)) } use { $what }{ $duties ->
        [0] { "" }
        [one] . One provision binds { $name }
       *[other] . { CAPITAL(NUMERAL($duties)) } provisions bind { $name }
    }
mine-heading-field = { CAPITAL(NUMERAL($members)) } { $members ->
        [one] actor
       *[other] actors
    } in { $name } { $members ->
        [one] offers
       *[other] offer
    } { NUMERAL($n) } shared { $n ->
        [one] resource
       *[other] resources
    }

mine-calendar = What comes
mine-calendar-none = No day ahead is recorded.
mine-calendar-more = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] more day
       *[other] more days
    }
mine-calendar-act = { $n ->
        [one] { $act }, { $articles }
       *[other] { $act }, { NUMERAL($n) } provisions
    }
mine-calendar-binds = Binds.
mine-calendar-ends = Ends.
mine-calendar-starts = Begins.
mine-calendar-applies = Applies to those it is addressed to; not linked to any actor yet.

mine-must-title = { $must ->
        [0] { $name } should use { NUMERAL($should) }
       *[other] { $name } must use { NUMERAL($must) }{ $should ->
            [0] { "" }
           *[other] {" "}and should use { NUMERAL($should) }
        }
    }
mine-must-how = How
mine-must-rule = Rule
mine-must-must = Must
mine-must-should = Should
mine-must-more = { CAPITAL(NUMERAL($n)) } more
mine-chosen-title = { $name } has chosen { NUMERAL($n, none: "none") }, as far as sources show
mine-dots-chosen = Has chosen
mine-dots-gaps = Others use it; not found for { $name }

mine-offers = { $name } offers { NUMERAL($n) } { $n ->
        [one] thing
       *[other] things
    } that others may use
mine-offers-members = What members of { $name } offer
mine-offers-note = { $used ->
        [0] No use of any of the { NUMERAL($total) } is recorded.
       *[other] The { NUMERAL($shown) } with most users. { CAPITAL(NUMERAL($used)) } of { NUMERAL($total) } have recorded users.
    }

mine-basis = What this rests on
mine-duties = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] provision
       *[other] provisions
    } in { NUMERAL($acts) } { $acts ->
        [one] act binds
       *[other] acts bind
    } { $name }
mine-part-must = Must and should use
mine-part-chosen = Chosen: a source shows that it is used
mine-part-expected = Expected or allowed: no source shows it here
mine-part-unknown = Looked for and not found
mine-part-never = Nobody has looked
mine-next = Ask on

mine-ask-title = Is this right?
mine-ask-lead = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] row
       *[other] rows
    }. What you answer goes to those who keep this in order.
mine-ask-more = { CAPITAL(NUMERAL($n)) } more
mine-ask-ja = Yes
mine-ask-nei = No
mine-ask-vet-ikke = Don’t know
mine-ask-proof = How do you know?
mine-ask-proof-of = How do you know: { $said }
mine-ask-send = Send the answers
mine-ask-note = A yes becomes a fact with you as its source, once it is accepted. A no records that it was looked for and not found. “Don’t know” changes nothing. Leave out personal data.
mine-ask-MUST = Follows from a duty.
mine-ask-SHOULD = Follows from advice.
mine-ask-DOES = A source points to it.
mine-ask-EXPECTED = Taken to be so, since all have the task.
mine-ask-MAY = It has access; nobody knows if it is used.
mine-ask-NOT_FOUND = Looked for, and not found.
mine-ask-NEVER_LOOKED = Nobody has looked.
mine-ask-gap = Nobody has looked. { CAPITAL(NUMERAL($n)) } of { $all } { $many } like it use it.
mine-ask-offer-FACT = A source says so.
mine-ask-offer-DEDUCTION = Concluded from what was observed.
mine-ask-offer-UNCERTAIN = From a draft or an unsure source.
mine-ask-fault-none = Nothing was answered. Choose yes or no in at least one row.
mine-ask-fault-key = Give the key that you were given. The one that was filled in is missing or not valid.
mine-ask-fault-rows = An answer is about something that is not asked here. Open the page again.
mine-ask-back = Back to the page
mine-ask-known = All of it is recorded so already
mine-ask-made = Thank you: yes in { NUMERAL($yes, none: "none") }, no in { NUMERAL($no, none: "none") }{ $rated ->
        [0] { "" }
       *[other] , { NUMERAL($rated) } rated
    }
mine-ask-number = It is proposal number { $number }.
mine-rate-title = How well is each capability covered?
mine-rate-lead = { CAPITAL(NUMERAL($n)) } capabilities, from 1 (low) to 5 (full). Rate those you know; the rest stays as it is.
mine-rate-none = Not rated.
mine-rate-now = Now { $n }.
mine-rate-level = Level { $n } of 5
mine-ask-source = What { $by } said of { $name } on { $date }
mine-ask-survey = What { $by } looked for and did not find at { $name }, { $date }
mine-ask-rating = How { $by } rated coverage in { $name } on { $date }
mine-printed = Shown on { $date }. Each source says of which day it is.
