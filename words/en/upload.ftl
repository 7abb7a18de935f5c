# What Norway says otherwise than the engine does.

upload-intro = A spreadsheet, an ArchiMate model or a catalogue (DCAT-AP-NO, CPSV-AP-NO) is read, and you see what would be created and changed before anything happens.
upload-actor-note = An id, as organisation:nve. Without one, it is the organisation that the key was given to.
