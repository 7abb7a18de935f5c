# Forms that are filled in from the graph. What a form itself says stands in the form.

assess-title = Assessments
assess-intro = A form that is filled in with what is recorded. Each sentence says where it is from and how certain it is; what is not known is said not to be known. The assessment is yours.
assess-of = What is it about?
assess-name = Title
assess-name-note = What the draft, the act or the project is called.
assess-text = The requirement, in its own words
assess-text-note = Paste the text of the draft. It is told as your words, and is not kept.
assess-body = The body that makes the assessment
assess-chosen = Acts, specifications, solutions and services that it names
assess-chosen-note = One on each line: a name, or an id.
assess-without = Planned change: what goes away
assess-without-note = One on each line. What rests on it is told too.
assess-fill = Fill in the form
assess-again = Choose something else
assess-taken = Take it along with what you have written
assess-taken-note = What you write is kept in the document that you take along, and nowhere else.
assess-as-docx = Word document
assess-as-html = Web page
assess-as-json = Data (JSON)
assess-as-md = Text
assess-answer = Your answer
assess-status = Status of the form
assess-sources = Sources
assess-questions = The questions that were asked
assess-questions-note = Each can be asked anew in the API.
assess-change-without = To go: { $what }
assess-change-with = To be there: { $what }
assess-drawn = Drawn up on { $day }, of what was recorded for { $of }.
# $filled, $notKnown and $left are numbers of fields.
assess-counts = { $fields } fields: { $filled } with something recorded or written, { $notKnown } where nothing is recorded, { $left } left to you.
assess-judged = What is told are facts; what they mean is for a person to judge.
assess-person = For a person alone to fill in.
assess-nothing-chosen = Nothing is chosen that this can be asked about, so that it is not known.
assess-nothing-recorded = Nothing is recorded that answers this.
# $message is what the API says of it.
assess-unanswered = The question was not answered, so that it is not known: { $message }
assess-cut = Something was left out, so that there may be more: { $why }
assess-more =
    { $n ->
        [one] One more of what the question answers is not told here.
       *[other] { $n } more of what the question answers are not told here.
    }
assess-source = source { $numbers }
assess-sources-of = sources { $numbers }
assess-question = question { $number }
assess-written = written by whoever asked
assess-said-by-form = said by the form
assess-not-recorded = not recorded
assess-certainty-FACT = fact
assess-certainty-DEDUCTION = deduction
assess-certainty-UNCERTAIN = uncertain
assess-no-source = no source is named
assess-read-on = read on { $day }
