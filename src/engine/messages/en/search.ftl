# The page of the search, and the suggestions below its field.

search-label = Search
search-submit = Search
search-title = Search: { $text }

search-found =
    { CAPITAL(NUMERAL($n)) } { $n ->
        [one] hit
       *[other] hits
    } for “{ $text }”.

search-none = No hits for “{ $text }”.
search-none-next = Try a shorter word, another spelling or a number.
search-read-as = Did you mean to ask:
search-read-none = We read that as “{ $question }”, but find no “{ $text }”.
search-empty = Write at least one word in the search field.
search-suggestions = Suggestions

search-count =
    { $n ->
        [0] No suggestions.
       *[other] { CAPITAL(NUMERAL($n)) } { $n ->
            [one] suggestion
           *[other] suggestions
        }. Use the arrow keys to choose.
    }
