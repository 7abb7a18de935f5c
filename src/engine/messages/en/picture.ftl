# Pictures of answers.

picture-zoom-in = Larger
picture-zoom-out = Smaller
picture-zoom-all = Whole picture
picture-none = There is nothing to draw: the answer has nothing to show.
picture-grouped = { $n } are shown in groups, so that the picture can be read. The list has all of them.
picture-open = show each of them
picture-open-some = show { $n } of { $of }
picture-close = shown below – group again
picture-rest = { $n } of { $of } are shown below – group again
picture-stays = grouped
picture-legend = Legend
picture-keys-title = Keys in the picture
picture-key-right = follow a relation to the right
picture-key-left = go back, or to the left
picture-key-up = next or previous of those you could have followed, or in the column
picture-key-middle = put it in the middle and highlight what it is joined to, or show a group
picture-key-page = go to its page
picture-key-sources = show the sources of the relations
picture-key-escape = close the sources, or stop highlighting
picture-key-keys = show the keys
picture-scroll = Picture that can be scrolled
picture-no-sources = It has no sources on this page.
picture-group-sources = Show the group with Enter to see the sources of each.
picture-sources = Sources
picture-about = All about it
picture-close-sources = Close
picture-centred = In the middle. Press Enter again to go to its page.
picture-lane-ACTORS = Actors
picture-lane-SERVICES = Services
picture-lane-CAPABILITIES = Capabilities and goals
picture-lane-RESOURCES = Shared resources
picture-lane-SPECIFICATIONS = Specifications
picture-lane-FRAMEWORKS = Frameworks
picture-certainty-FACT = fact
picture-certainty-DEDUCTION = deduction
picture-certainty-UNCERTAIN = uncertain
picture-mark-ADDED = added
picture-mark-LOST = lost
picture-mark-CHANGED = changed

picture-things =
    { $n } { $n ->
        [one] thing
       *[other] things
    }

picture-relations =
    { $n } { $n ->
        [one] relation
       *[other] relations
    }

picture-within = { $things } in { $place }
