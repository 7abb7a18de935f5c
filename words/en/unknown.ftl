# What the engine says otherwise, since it knows nothing of sectors.

unknown-rests-on-nothing = What is asked about rests on nothing that is recorded here: a sector or a country loses nothing in this way. Ask about those that belong to it, such as the actors of the sector.
