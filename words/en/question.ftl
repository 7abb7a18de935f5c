# What Norway says otherwise than the engine does.

question-obligations = Which EU requirements apply to { $who }?
question-slot-where = Sector
question-field-mangler-where = Which sector?
question-together = EU frameworks
