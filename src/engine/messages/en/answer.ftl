# What answers say of their own: headlines, points, headings.

answer-lead-connections =
    { $n ->
        [0] We find no shared resource that connects { $from } to { $to }.
        [one] { CAPITAL(NUMERAL($n)) } shared resource connects { $from } to { $to }.
       *[other] { CAPITAL(NUMERAL($n)) } shared resources connect { $from } to { $to }{ answer-lead-connections-most }.
    }

# $counted (string): who loses something, by their kinds.
# $loses (string): answer-loses-….
# $what (string): answer-lead-retired or -repealed.
answer-lead-retire = { CAPITAL($counted) } { $loses } if { $what }.

# $number (one | many): whether the name is of one thing or of several.
answer-lead-retired =
    { $name } { $number ->
        [many] are
       *[one] is
    } phased out

# $number (one | many): whether the name is of one thing or of several.
answer-lead-repealed =
    { $name } { $number ->
        [many] are
       *[one] is
    } repealed

# $n: how many lack a resource.
# $single (Count): how many rest on one provider.
# $total: of how many.
# $where (string): answer-where-in or -for.
answer-lead-gaps =
    { $n ->
        [0] All { NUMERAL($total) } capabilities have a recorded resource { $where }{ answer-lead-gaps-single }.
        [one] { CAPITAL(NUMERAL($n)) } of { NUMERAL($total) } { $total ->
            [one] capability
           *[other] capabilities
        } has no recorded resource { $where }{ answer-lead-gaps-single }.
       *[other] { CAPITAL(NUMERAL($n)) } of { NUMERAL($total) } { $total ->
            [one] capability
           *[other] capabilities
        } have no recorded resource { $where }{ answer-lead-gaps-single }.
    }

# $theMany (string)
answer-lead-peers =
    { $n ->
        [0] { $name } uses all that at least { $share } of the { $many } most like it use, as far as sources show.
       *[other] { $name } is not on record with { NUMERAL($n) } { $n ->
            [one] resource
           *[other] resources
        } that at least { $share } of the { $many } most like it use: { $names }.
    }

# $what (act | duty): of an act it is provisions that apply.
# $names (string): whom it names.
answer-lead-bound =
    It is on record that { $what ->
        [act] provisions of { $name } apply
       *[duty] { $name } applies
    } to { $names }.

answer-lead-changes = { CAPITAL(NUMERAL($came, none: "none")) } appeared around { $name }, { NUMERAL($went, none: "none") } disappeared and { NUMERAL($changed, none: "none") } changed.

# $counted (string): who loses something, by their kinds.
# $n (number): how many they are.
answer-lead-dependents =
    { CAPITAL($counted) } { $n ->
        [one] loses
       *[other] lose
    } something without { $name }.

# $who (itself | members): whether it is asked about itself, or those in it.
# $number (one | many): whether the name is of one thing or of several.
answer-lead-dependencies =
    { $n ->
        [0] For { $who ->
            [members] those in { $name }
           *[itself] { $name }
        } nothing is on record as irreplaceable.
        [one] { answer-lead-dependencies-loser } no known substitute for { $most }.
       *[other] { answer-lead-dependencies-loser } no known substitute for { NUMERAL($n) } things. Most hangs on { $most }.
    }

# $number (one | many): whether the name of $from is of one thing or of several.
answer-lead-absence =
    { $n ->
        [0] We find nothing that connects { $from } to { $to }.
       *[other] { $from } { $number ->
            [many] are
           *[one] is
        } connected to { $to } in { NUMERAL($n) } { $n ->
            [one] way
           *[other] ways
        }.
    }

# $n (number): how many lose it.
answer-loses-FUNCTION =
    { $n ->
        [one] loses
       *[other] lose
    } a function

# $n (number)
answer-loses-COVERAGE =
    { $n ->
        [one] gets
       *[other] get
    } weaker support

# $n (number)
answer-loses-DUTY =
    { $n ->
        [one] is
       *[other] are
    } met in fewer ways

# $n (number)
answer-loses-LEGAL_BASIS =
    { $n ->
        [one] loses
       *[other] lose
    } legal basis

answer-fold-which = which
answer-fold-example = One of them, with its sources:
answer-fold-rest = Show { NUMERAL($n) } more
answer-fold-edit = Change the question
answer-fold-all = The answer with sources
answer-fold-alone = { NUMERAL($n) } without any other
answer-ways-reach-from = What { $name } reaches
answer-ways-reach-to = What leads to { $name }

answer-ways-away =
    { NUMERAL($n) } { $n ->
        [one] step
       *[other] steps
    } away

answer-ways-apart = The two sides do not meet. The numbers are how many things lie so far from each of them.
answer-ways-through = goes through
answer-ways-leads = leads to
answer-ways-some = The picture shows { NUMERAL($shown) } of { NUMERAL($all) }. All are below.
answer-points-carries = Most ways go through { $name }: { NUMERAL($n) }.
answer-points-uncertain = Least certain: that { $claim }.

# $number (one | many): whether the name is of one thing or of several.
answer-points-left =
    { $n ->
        [0] { CAPITAL($name) } { $number ->
            [many] have
           *[one] has
        } least to fall back on: nothing else is on record.
       *[other] { CAPITAL($name) } { $number ->
            [many] have
           *[one] has
        } least to fall back on: { NUMERAL($n) } { $n ->
            [one] other is on record
           *[other] others are on record
        }.
    }

answer-points-same = Nothing tells them apart: all have as much else to fall back on.

answer-points-substitute =
    Closest to taking over is { $name }, with { NUMERAL($capabilities) } { $capabilities ->
        [one] capability
       *[other] capabilities
    } in common. That does not mean that it can.

answer-ways-not-here =
    { $n ->
        [one] The path through one of them is
       *[other] The paths through { NUMERAL($n) } of them are
    } not shown here.

answer-ways-more =
    And { NUMERAL($n) } more { $n ->
        [one] path
       *[other] paths
    }.

answer-change-dated = The line shows what has a known day. What is only known from a day is in the answer below.
answer-change-ended = Ceased to apply
answer-change-of-began = { $name } began to apply
answer-change-of-ended = { $name } ceased to apply
answer-change-of-came = { $name } came.
answer-change-of-went = { $name } went.
answer-change-of-changed = { $name } changed.
answer-change-came = Appeared
answer-change-went = Disappeared
answer-change-changed = Changed
answer-change-more = And { NUMERAL($n) } more.

# $isPast (yes | no)
# $number (one | many): whether the name is of one thing or of several.
answer-change-absent =
    { $name } { $isPast ->
        [yes] { $number ->
            [many] were
           *[one] was
        }
       *[no] { $number ->
            [many] are
           *[one] is
        }
    } not valid on { $day }.

answer-change-distance =
    The distance went from { NUMERAL($before) } to { NUMERAL($after) } { $after ->
        [one] relation
       *[other] relations
    }.

answer-retire-counts = How many lose something
answer-retire-kind = Who or what
answer-retire-consequence = Consequence
answer-retire-wholly = Lose everything
answer-retire-only-recorded = Lose the only one recorded
answer-retire-partly = Lose something
answer-retire-substitutes = What has most in common with it
answer-retire-weights = How much it is used, and what it costs
answer-retire-capabilities = Capabilities in common
answer-retire-specifications = Specifications in common
answer-retire-users = Users in common
answer-retire-name = Name
answer-bound-kinds = Whom it applies to

# $many (string): the word for several of what is compared.
answer-bound-map = The { $many } it applies to

answer-bound-addressee = It addresses “{ $said }”.
answer-bound-only-if = Condition: “{ $said }”
answer-impact-title = How much else has the { $one } to build on?

answer-impact-left =
    { NUMERAL($n) } { $n ->
        [one] other shared resource
       *[other] other shared resources
    } left

answer-consequence-FUNCTION = Loses a function, is weakened or stops working
answer-consequence-COVERAGE = Loses support, or has weaker support
answer-consequence-DUTY = Obligations that are met in fewer ways, or perhaps no longer
answer-consequence-LEGAL_BASIS = Loses its legal basis, wholly or partly
answer-extent-WHOLLY = Cannot do without it
answer-extent-ONLY_RECORDED = Has nothing else on record
answer-extent-PARTLY = Loses something, but has others left
answer-dependencies-lost-FUNCTION = a function
answer-dependencies-lost-COVERAGE = support
answer-dependencies-lost-DUTY = a way of being met
answer-dependencies-lost-LEGAL_BASIS = legal basis

# $others: how many others lose something.
# $number (one | many): whether the name is of one thing or of several.
answer-dependencies-one =
    Without { $thing }, { $name } { $number ->
        [many] lose
       *[one] loses
    } { $lost }, and no substitute is known{ $others ->
        [0] {""}
        [one] . The same holds for { NUMERAL($others) } other
       *[other] . The same holds for { NUMERAL($others) } others
    }.

answer-dependencies-many =
    Without { $thing }, { NUMERAL($n) } in { $name } { $n ->
        [one] loses
       *[other] lose
    } { $lost }, and no substitute is known.

answer-dependencies-note = The number is how many lose something: { $name }, and what lies between. That nothing else is on record does not mean that there is nothing else.
answer-dependencies-note-many = The number is how many in { $name } lose something. That nothing else is on record does not mean that there is nothing else.
answer-gaps-lacks-none = { CAPITAL($capability) } has no recorded resource { $where }.

answer-gaps-lacks-one-provider =
    { CAPITAL($capability) } rests on { $provider } alone, with { NUMERAL($n) } { $n ->
        [one] resource
       *[other] resources
    }.

answer-gaps-lacks-deduced =
    That { $capability } has { NUMERAL($n) } { $n ->
        [one] resource
       *[other] resources
    } { $where } is only deduced or uncertain.

answer-gaps-lacks-red = { CAPITAL($capability) } is assessed as red in two places or more.
answer-gaps-kinds-none = Have no recorded resource
answer-gaps-kinds-one-provider = Rest on a single provider
answer-gaps-kinds-deduced = Rest on deductions and uncertain statements alone
answer-gaps-kinds-red = Assessed as red in two places or more
answer-gaps-resources = Resources
answer-gaps-note = That something is not recorded does not mean that it does not exist.
answer-dots-must = Must use
answer-dots-should = Should use
answer-dots-uses = Uses as well
answer-dots-lacks = Not on record for { $name }
answer-dots-of = of { $n }
answer-dots-none = not on record (may exist all the same)

# $theMany (string)
answer-peers-gap = As far as is recorded, { $share } of the comparable { $many } use { $name }.

answer-peers-users = Among them are { $names }.
answer-peers-mandatory = The resource is mandatory.
answer-peers-recommended = The resource is recommended.

# $theMany (string)
answer-peers-peers = Compared with these { $many }

answer-peers-resources = Used by them, but not on record here
answer-peers-resource = Resource
answer-peers-share = Share
answer-peers-likeness = Likeness from 0 to 1

# $theOne (string)
answer-peers-note = That a use is not on record does not prove that the { $one } does not use the resource.

# A part of answer-lead-connections.
# $most (number): how many of them lead to $name, which most do; 0 where that is not to be said.
answer-lead-connections-most =
    { $most ->
        [0] {""}
       *[other] , { NUMERAL($most) } of them to { $name }
    }

answer-lead-retire-none = No consequence is on record if { $what }. That does not show that there is none.

answer-lead-alone =
    { CAPITAL(NUMERAL($n)) } { $n ->
        [one] has
       *[other] have
    } no known alternative.

# The end of answer-lead-gaps.
answer-lead-gaps-single =
    { $single ->
        [0] {""}
        [one] , and { NUMERAL($single) } rests on a single provider
       *[other] , and { NUMERAL($single) } rest on a single provider
    }

answer-lead-obligations-none = We find no requirements that reach { $name }.

answer-lead-obligations-acts =
    { CAPITAL(NUMERAL($acts)) } { $acts ->
        [one] act reaches
       *[other] acts reach
    } { $name }.

answer-lead-obligations-duties =
    { CAPITAL(NUMERAL($duties)) } { $duties ->
        [one] obligation reaches
       *[other] obligations reach
    } { $name }.

# Acts and obligations are not added up.
# Acts and obligations are not added up.
answer-lead-obligations-both =
    { CAPITAL(NUMERAL($acts)) } { $acts ->
        [one] act
       *[other] acts
    } and { NUMERAL($duties) } { $duties ->
        [one] obligation
       *[other] obligations
    } reach { $name }.

# $what (act | duty)
answer-lead-bound-none =
    We find nobody on record to whom { $what ->
        [act] provisions of { $name } apply
       *[duty] { $name } applies
    }.

# Follows answer-lead-bound.
# $members (string): who belongs to those whom it names.
answer-lead-bound-members = They include { $members }.

answer-lead-changes-none = Nothing with a known date changed around { $name }.
answer-lead-dependents-none = None are on record as depending on { $name }.

# A part of answer-lead-dependencies: who loses something.
# $who (itself | members)
# $number (one | many)
answer-lead-dependencies-loser =
    { $who ->
        [members] Some in { $name } have
       *[itself] { $number ->
            [many] { CAPITAL($name) } have
           *[one] { CAPITAL($name) } has
        }
    }

answer-others =
    { NUMERAL($n) } { $n ->
        [one] other
       *[other] others
    }

answer-fold-facts =
    { NUMERAL($n) } { $n ->
        [one] fact
       *[other] facts
    }

answer-fold-deductions =
    { NUMERAL($n) } { $n ->
        [one] deduction
       *[other] deductions
    }

answer-fold-uncertain = { NUMERAL($n) } uncertain
answer-points-facts-all = All of it rests on facts: a source says so.
# $sure (string): how many are facts, deductions and uncertain.
answer-points-sure = { CAPITAL($sure) }.

# $sure (string): how many are facts, deductions and uncertain.
# $total (number): how many are shown, of more.
answer-points-sure-shown = Of the { NUMERAL($total) } shown: { $sure }.
answer-bound-named = named itself
answer-bound-through = among { $name }

answer-bound-unjoined-all =
    { CAPITAL(NUMERAL($n)) } { $n ->
        [one] obligation follows from it, and it is joined to no group.
       *[other] obligations follow from it, and none of them is joined to groups.
    }

answer-bound-unjoined =
    { CAPITAL(NUMERAL($n)) } of { NUMERAL($all) } { $all ->
        [one] obligation
       *[other] obligations
    } { $n ->
        [one] is
       *[other] are
    } joined to no group.

# Follows answer-bound-unjoined.
# $said (string): whom they address, each in quotation marks.
# $others: how many more there are.
answer-bound-addressed =
    { $n ->
        [one] It addresses
       *[other] They address
    } { $said }{ $others ->
        [0] {""}
       *[other] {" "}and { NUMERAL($others) } more
    }.

answer-impact-step =
    { NUMERAL($n) } { $n ->
        [one] { $one } has
       *[other] { $many } have
    } { NUMERAL($from) } left

answer-impact-steps =
    { NUMERAL($n) } { $n ->
        [one] { $one } has
       *[other] { $many } have
    } { NUMERAL($from) }–{ NUMERAL($to) } left

answer-where-in = in { $name }
answer-where-for = for { $name }
