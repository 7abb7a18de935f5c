# What whoever follows an answer is told of what changed in it.
# $n (number): how many.

follow-was = Before: { $heading }
follow-came = { $n ->
    [one] One came:
   *[other] { CAPITAL(NUMERAL($n)) } came:
}
follow-gone = { $n ->
    [one] One is no longer there:
   *[other] { CAPITAL(NUMERAL($n)) } are no longer there:
}
follow-changed = { $n ->
    [one] One is another than before:
   *[other] { CAPITAL(NUMERAL($n)) } are others than before:
}
follow-instead = { $after } Before: { $before }
follow-unseen = { $n ->
    [one] One more is gone, which is not shown.
   *[other] { CAPITAL(NUMERAL($n)) } more are gone, which are not shown.
}
follow-part = Not all that changed is named here; the page has the whole answer.
follow-none = There is no answer at this address any more.

# The page where a reader chooses how to be told.
follow-title = Follow this answer
follow-lead = You are told in sentences what changed, and only when something has.
follow-now = Today the answer is: { $heading }
follow-feed = By a reader of feeds
follow-feed-how = Add this address to your reader of feeds (Atom):
follow-mail = By mail
follow-mail-to = Your address
follow-mail-every = How often
follow-mail-CHANGE = As soon as something changes
follow-mail-DAY = Once a day, on days when something has changed
follow-mail-WEEK = On Mondays, in weeks when something has changed
follow-mail-send = Send me the confirmation
follow-mail-sent = We have sent a letter to { $to }. Nothing more is sent until you have opened the address in it.
follow-mail-wrong = That is not an address of mail.
follow-mail-subject = Confirm that you follow: { $title }
follow-mail-confirm = Open this address to be told when the answer changes. If you have not asked for it, do nothing: nothing more is sent.
follow-mail-end = To end it, open this address:
follow-confirmed = You follow: { $title }
follow-confirmed-lead = You will be told when the answer changes.
follow-ended = You no longer follow: { $title }
follow-unknown = There is nothing here that you follow. It may have been ended already.
follow-program = By a program of your own
follow-program-how = With a key, send this; each change is then sent to your address, signed as Standard Webhooks has it. The manual says the rest.
follow-nothing = An answer can be followed: open a question or a thing, and choose “Follow” there.
follow-link = Follow
