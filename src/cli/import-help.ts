/** The lines of the help about imports. */
export const IMPORT_HELP = `  import FILE --kind KIND [--actor ID] [--source ID] [--title TEXT] [--certainty FACT|DEDUCTION|UNCERTAIN]
         [--map FILE] [--match key|name] [--dry-run] [--json]
                          Import a table (CSV or .xlsx) whose rows are of a kind, such as InformationSystem: all or
                          nothing. --actor is whose they are, --source the id of the source that the file is (made of
                          its name unless said). --map is a file of JSON that says what headers mean: {"Leverandør":
                          "suppliers"}. --match name: what has the name of something that is there is it. --dry-run
                          only says what would be made; --json prints the whole report; docs/import.md says more.`;
