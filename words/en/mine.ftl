# What Norway says otherwise than the engine does.

mine-heading = { $name } in digital Norway
mine-eu = EU requirements that reach us
mine-not-one = This is not a municipality. Choose a municipality.
