# A quote where it stands in its source.

passage-title = The quote where it stands
passage-link = See the quote where it stands
passage-intro = This is the passage in the source, as it was archived. The quote is marked.
passage-none = The passage is not archived. See the source itself.
passage-version = Version
passage-read = Read
passage-stood = The words stood so on { $day }.
passage-source = Source
passage-where = Where it was found
