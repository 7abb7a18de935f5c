# How certain a statement is.

certainty-FACT = Fact
certainty-DEDUCTION = Deduction
certainty-UNCERTAIN = Uncertain
certainty-means-FACT = A named source states it.
certainty-means-DEDUCTION = It follows from something that has a source, but no source states exactly this.
certainty-means-UNCERTAIN = Nothing that we have read supports it. It must be verified.
