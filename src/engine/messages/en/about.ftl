# The page about the service.

about-title = About Samgraf
about-general = Samgraf shows how it fits together: { $name }. Who uses what, what binds them, and what follows if something changes.
about-certainty = Each sentence says how sure it is. A fact stands in a named source. A deduction follows from something that has a source. What is uncertain must be verified. What is not on record may exist all the same.
about-days = Answers are of today unless you choose another day. The sources stand with each sentence, with publisher, licence and the day on which they were read.
about-same = You can ask the same questions through the API, and get the same numbers.
about-licence = The program is free to use under the Apache 2.0 licence. What it tells has the licence of its source, which is named there.
about-recorded = Last recorded on { $day }.
about-operator = This service is run by { $name }.
