# What went wrong, and what to do next.

fault-title = We did not arrive at an answer
fault-choose = Which one do you mean?
fault-fill = Fill in the question
fault-next = What you can do
fault-to-start = Go to the questions
fault-again = Try again
fault-without-what-if = Ask the question without assumptions
fault-detail = What the server said
fault-missing-slot = The field “{ $slot }” is empty. Fill it in to get an answer.
fault-unknown-id = Nothing here has the identifier “{ $id }”.
fault-elsewhen-title = Not valid on that day

# $isPast (yes | no)
# $number (one | many): whether the name is of one thing or of several.
fault-elsewhen =
    { CAPITAL($name) } { $number ->
        [many] are
       *[one] is
    } here, but { $isPast ->
        [yes] { $number ->
            [many] were
           *[one] was
        }
       *[no] { $number ->
            [many] are
           *[one] is
        }
    } not valid on { $day }.

fault-unset = Decided, but from a day that is not set.
fault-see-unset = See what has been decided

# $isPast (yes | no)
fault-to-day =
    Go to { $day }, when it { $isPast ->
        [yes] was
       *[no] is
    } valid

fault-page-on = The page of { $name }, { $day }
fault-unknown-next = Look for a spelling mistake, or search for the name.

# $number (one | many): whether the name is of one thing or of several.
# $is (string)
# $wanted (string): one of a kind.
fault-other-kind =
    { CAPITAL($name) } { $number ->
        [many] are
       *[one] is
    } { $is }, but the question takes { $wanted }.

fault-unread = We did not understand this part of the address: “{ $part }”.
fault-without-part = Ask the question without that part
fault-no-hit = We found nothing called “{ $text }”.

# $isPast (yes | no)
fault-search-day =
    The search covers what { $isPast ->
        [yes] was
       *[no] is
    } valid on { $day }.

fault-choose-text = “{ $text }” matches several things. Choose one:
fault-bad-date = “{ $text }” is not a day in the calendar. Write the day as 1.1.2028.
fault-date-order = The first day must come before the second.
fault-no-page = We have no such page.
fault-empty = Nothing is loaded yet. Load data first, with the command “npm run seed”.
fault-network = The server is not responding. What you see is the previous answer. Try again later.
fault-codes-NOT_FOUND = Something that you asked for is not here with the day, the certainty and the assumptions that you chose. Choose another day, include everything, or search for the name.
fault-codes-COST_LIMIT = The question is too large to be answered at once. Choose something narrower, such as one organisation, or include facts only.
fault-codes-BAD_INPUT = Something in the question does not fit together. Look at the fields, the day and the assumptions.
fault-codes-BAD_CURSOR = This page of the answer no longer exists. Start at the first page.
fault-codes-TIMEOUT = The answer took too long. Make the question narrower, or try again.
fault-codes-QUOTA_SPENT = You have asked for as much as one may here in so short a time. Try again in a minute; if this page is still here, tomorrow.
fault-codes-OVERLOADED = The server is busy. Try again later.
fault-codes-STORE_UNAVAILABLE = The database is not responding. Try again later.
fault-codes-UNAUTHENTICATED = The key that you sent was not accepted. Ask without a key, or ask for a new one.
fault-codes-OPERATION_NOT_LISTED = This server answers only queries that are approved in advance. Ask those who run it to approve the queries of the explorer.
fault-codes-TOO_COMPLEX = The question has too many parts to be answered at once. Remove something, such as an assumption.
fault-codes-FORBIDDEN = The key you sent does not give access to this. Ask without a key, or request one that does.
fault-codes-CREDENTIALS_UNAVAILABLE = The server cannot check keys just now. Try again shortly, or ask without a key.
fault-codes-OTHER = Something went wrong on the server. Try again later.

# $number (one | many): whether the name is of one thing or of several.
fault-elsewhen-today =
    { CAPITAL($name) } { $number ->
        [many] are
       *[one] is
    } here, but { $number ->
        [many] are
       *[one] is
    } not valid today.

fault-valid = Valid.
fault-valid-from = Valid from { $from }.
fault-valid-to = Valid until { $to }.
fault-valid-from-to = Valid from { $from } until { $to }.
fault-search-today = The search covers what is valid today.
# Where no page of an error can be made. The words of the link come after it.
fault-bare-page = The page could not be shown. Try again shortly, or
fault-front-page = go to the front page
