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

# Short words by which a text is known to be in this language, with commas between them: what no other language of the pack has, or what
# only its nearest have too. Another language of the pack lists its own.
language-words = the, of, and, about, that, which, with, are, this, from, its, as, public, page

# Languages, by their tags, whose names of things count as this one's: where two written forms share them.
language-names-of = { "" }

# How names stand within sentences, in lists of words with commas between them; what a language does not list it does not do. Those that
# an English pack adds of its own are in language-own-…, and are nothing here.

# English puts “the” before a name that ends with one of these, such as the Services Directive,
language-nouns =
    Academy, Act, Address, Administration, Agency, Alliance, API, Association, Authority, Bank, Board, Bureau, Card, Catalogue,
    Centre, Circular, Commission, Committee, Cooperation, Council, Court, Database, Declaration, Directive, Directorate,
    Directory, Factory, Foundation, Fund, Gateway, Governor, Infrastructure, Inspectorate, Institute, Integrator, Intranet, Layer,
    Library, Ministry, Model, Network, Node, Office, Discrimination Ombud, Parliament, Platform, Portal, Profile, Programme,
    Protocol, Publisher, Register, Registry, Regulation, Regulations, Repository, Service, Standard, Strategy, System, Toolbox,
    Union, University, Vocabulary, Vocabularies, Wallet, Building Block, Context Broker, Evidence Broker
language-own-nouns = { "" }

# also where one of these stands behind it, as the name of a country may,
language-behind-nouns = { "" }

# and before one that begins with one of those or of these, and goes on: the Embassy of …
language-first-nouns = Acts, Archives, Directorate-General, Embassy, Exchange, Services
language-own-first-nouns = { "" }

# Names that have it by custom, and what begins those that never have it.
language-customary = IETF, W3C
language-proper = { "" }

# What names end with that are of several, so that these “use” something.
language-plurals = Vocabularies, services

# Ends of names that are nouns without their article, which no sentence can begin with, unless one of the prepositions stands in them.
# They are quoted, whatever the language of the sentence.
language-bare-nouns = { "" }
language-prepositions = { "" }

# The last word of “has the member”, before several: what stays, what goes / what comes instead; the first that fits. What stands before such a word,
# and what begins words that are none.
language-noun-endings = -y/ies, -/s
language-article = the
language-no-nouns = { "" }
