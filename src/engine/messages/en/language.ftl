# How a language writes, and words that are used everywhere. Each language may have its own of these; where one says
# nothing here, it writes as its tag says.

# The tag by which days are written, if that is another than the language's own: 1 January 2020, and not January 1, 2020.
language-dates = en-GB

# What is quoted, such as the title of a law.
# $text (string)
language-quoted = “{ $text }”

# A number as it stands in a sentence: in words as far as the language writes it so.
# $n (number): the number.
language-number =
    { $n ->
        [0] no
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
        [10] ten
        [11] eleven
        [12] twelve
       *[other] { $n }
    }

# Of what was cut, there may be more.
# $number (string): the number as it is written, or what is counted with it.
language-at-least = at least { $number }
