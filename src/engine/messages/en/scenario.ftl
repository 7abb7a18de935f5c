# A what-if with a name: kept, shown before and after, compared, followed, and sent to whom it hits.

scenario-keep = Keep as a scenario
scenario-keep-lead = A scenario is a what-if with a name and an address. Whoever opens it sees the answer of that day, before and after.
scenario-name = What it is called
scenario-keep-note = The scenario is yours: your key can end it. The name of your key is shown on it.
scenario-keep-press = Keep
scenario-keep-back = Back to the answer
scenario-nothing = A what-if can be kept: open a question, assume something there, and choose “Keep as a scenario”.
scenario-kept = Scenario “{ $name }”, made on { $date } by { $by }
scenario-change = Change the assumptions
scenario-next = Go on from here
scenario-compare = The address of another scenario or answer
scenario-compare-press = Compare
scenario-compare-none = No scenario or answer of ours is at that address.
scenario-hit-link = Whom does this hit?
scenario-hit = The scenario hits { $counted }
scenario-hit-none = The scenario hits no one on record
scenario-hit-lead = Send each of them their address. What they answer becomes proposals, which stand together under the scenario.
scenario-hit-closed = This server takes no answers by forms.
scenario-hit-ask = Is this right?
scenario-hit-say = Say something else
scenario-hit-part = There may be more than those named here.
scenario-back = Back to the scenario
scenario-answers = { $n ->
    [0] No answers have come yet.
    [one] One answer has come.
   *[other] { NUMERAL($n) } answers have come.
}
scenario-ground = You are asked because of the scenario “{ $name }”.
