# The page of imports.

upload-title = Import a file
upload-intro = A spreadsheet, an ArchiMate model or a catalogue of linked data is read, and you see what would be created and changed before anything happens.
upload-file = File: Excel, CSV, ArchiMate, Turtle, JSON-LD or RDF/XML, up to 1 MB
upload-other-file = File: { $name } is chosen. Choose another if you like.
upload-kind = What the rows are
upload-as-the-file-says = What the file itself says
upload-certainty = How certain it is
upload-certainties-FACT = Facts
upload-certainties-DEDUCTION = Deductions
upload-certainties-UNCERTAIN = Uncertain
upload-match = Where something has the name of something that is there
upload-matches-key = Ask
upload-matches-name = It is the same
upload-title-of = Title of the source
upload-title-note = The file becomes the source of what it says. Without a title, it has the name of the file.
upload-actor = The organisation that has this
upload-actor-note = An id. Without one, it is the organisation that the key was given to.
upload-more-choices = More choices
upload-mapping = What do these columns mean?
upload-not-taken = Leave it out
upload-key = Key
upload-key-note = The one that you got from those who run the service. It is not kept.
upload-look = See what would happen
upload-make = Import
upload-propose = Propose
upload-refused = Refused
upload-not-understood = Not understood
upload-columns = What the columns were read as
upload-rows = Row by row
upload-template = Download a template for information systems (Excel)
upload-statuses-CREATED = New
upload-statuses-CHANGED = Changed
upload-statuses-UNCHANGED = Unchanged
upload-statuses-REFUSED = Refused
upload-statuses-REFERRED = Referred to
upload-faults-BAD_INPUT = The file or the form cannot be read.
upload-faults-UNAUTHENTICATED = The key is missing or not valid.
upload-faults-FORBIDDEN = The key does not allow this. You may propose it instead.
upload-faults-TOO_COMPLEX = The file has too much at once.
upload-faults-TOO_LARGE = The file is too large.
upload-left-column-row = Row
upload-left-column-column = Column
upload-left-column-value = Value
upload-left-column-why = Why
upload-row-column-row = Row
upload-row-column-what = What
upload-row-column-status = Status
upload-row-column-relations = Relations
upload-more = And { $n } more.
upload-and-more = and { $n } more

# $created (number)
# $changed (number)
# $unchanged (number)
upload-made = Imported: { $created } new, { $changed } changed, { $unchanged } unchanged.

# $created (number)
# $changed (number)
# $unchanged (number)
upload-would-make = Nothing is written yet. The file would create { $created } and change { $changed }; { $unchanged } are so already.

upload-proposed = Proposed. The proposal has the number { $id }, and someone in charge will decide.

upload-refused-lead =
    Nothing is written, since { $n ->
        [one] one thing was
       *[other] { $n } things were
    } refused.

# $read (number)
# $taken (number)
# $mapped (number)
# $notUnderstood (number)
upload-cells = { $read } values were read: { $taken } as they are, { $mapped } translated, { $notUnderstood } not understood.
# $n (number): statements of a file of linked data.
upload-kept = { $n ->
    [one] One of them has no field here; it is kept with what it is of, and linked data gives it back.
   *[other] { $n } of them have no field here; they are kept with what they are of, and linked data gives them back.
}

upload-why-UNKNOWN_COLUMN = The column is not known.
upload-why-ROW_NUMBER = It is the number of the row.
upload-why-TOTAL = It is what the rows above come to.
upload-why-NO_PROPERTY = This cannot be said of it, or leads to what it cannot lead to.
upload-why-NO_KIND = The type { $of } is not read.
upload-why-NO_TYPE = The file does not say what it is.
upload-why-REFERRED = It is about { $of }, which the file only refers to.
upload-why-NOT_THERE = It is about something that is not here, and that such a file does not create.
upload-why-NAMELESS = The row has neither a name nor an id.
upload-why-NO_TITLE = It has no name, or may be something else.
upload-why-ROW_NOT_TAKEN = The row was not taken.
upload-why-SAME_ROW = The row is the same as row { $of }.
upload-why-MAY_BE = It has the name of { $of }, and may be it.
upload-why-ONE_TOO_MANY = There is room for one value only.
upload-why-OF_NOTHING = The value is about a relation that the row does not have.
upload-why-OF_THE_DATA = Says who may have the data, which closes no record here.
upload-why-NOT_IN_LIST = The value is not in the code list: { $of }.
upload-why-NOT_YES_OR_NO = The value is neither yes nor no.
upload-why-NOT_A_NUMBER = The value is not a number.
upload-why-NOT_A_DAY = The value is not a day. Write 2026-11-25 or 25.11.2026.
upload-why-NOT_FOUND = Nothing here has that name.
upload-why-SEVERAL = It may be any of these: { $of }.
upload-why-BREAKS_SHAPE = It breaks a rule of the profile ({ $of }).
upload-why-NO_TEXT = It has more than { $of } characters, or half of one.
# In a table to fill in: the sheet of all lists of codes, and the values of a column that is one or the other.
upload-lists = Code lists
upload-yes = yes
upload-no = no

# What a row of totals is called, in small letters, with commas between.
upload-totals = total, totals, sum, subtotal, grand total

upload-values = What do these values mean?
upload-value-kept = As it is
upload-guess-HEADING = guessed by the heading

# $fit (number)
# $of (number)
upload-guess-VALUES = guessed by the values: { $fit } of { $of } fit

upload-rows-left = Rows that are left out
upload-take = Where rows are refused
upload-takes-all = Import nothing
upload-takes-understood = Import the others
upload-sheets-left = Sheets that are left, since their rows have no names like these: { $names }.
upload-rest = Download what was not understood (Excel)

# $n (number)
upload-gone = The source said { $n } before that this file does not: { $names }.
upload-where-gone = What the source said before, and this file does not
upload-gones-keep = It stays
upload-gones-end = It ends today
upload-weighs-false = Not looked into
upload-weighs-true = Looked into

upload-undo = Take this import back
upload-undone = Version { $number } is taken back.
upload-not-undone = Version { $number } was not taken back: what it left has been changed since.
upload-read-by = The file was read as version { $number } of the source was.
upload-source = Source that it is the next version of
upload-source-note = Identifier, such as source:nve-systems. Without it the source is called what the title or the file is called.
upload-due = The next one is due
upload-due-note = A day, such as 2027-11-25. It stands on the page of the source.
