# What Norway says otherwise than the engine does.

report-faults-source = Give the address of the source. It begins with https:// or http:// and has at most 500 characters, such as https://lovdata.no.
