# What stands around every page.

shell-brand = Samgraf
shell-intro = Pick a question, fill in what you want to know, and read the answer as sentences. Each sentence says how certain it is and which source it rests on.
shell-skip = Skip to main content
shell-skip-to-picture = Skip to the picture
shell-nav-label = Main menu
shell-nav-questions = Questions
shell-nav-search = Search

# $one (string): the word for what is compared.
shell-nav-mine = My { $one }

shell-nav-compare = Compare
shell-nav-tables = Answers as tables
shell-nav-imports = Import a file
shell-nav-maps = Maps
shell-nav-api = For developers
shell-language = Language
shell-footer = The answers rest on open sources. What is not recorded may still exist.
shell-legend = How to read the answer
shell-weakest = Least certain
shell-show-in-picture = Show in the picture
shell-close-picture = Close the picture
shell-drop-choice = Show everything again
shell-picture = Picture of the answer
shell-table = Table
shell-next = Next page
shell-first = First page
shell-pages = Pages

# What the language calls itself.
shell-own-language = English
