# What Norway says otherwise than the engine does.

compare-intro = Write the names of two things of the same kind, such as two municipalities. The address of an answer can be pasted too.
