/** The lines of the help about files that come in and go out. */
export const FILES_HELP = `  import FILE --kind KIND [--actor ID] [--source ID] [--title TEXT] [--certainty FACT|DEDUCTION|UNCERTAIN]
         [--map FILE] [--match key|name] [--shapes dcat-ap-no|cpsv-ap-no|dcat-ap|cpsv-ap] [--dry-run] [--json]
                          Import a table (CSV or .xlsx) whose rows are of a kind, such as InformationSystem: all or
                          nothing; of more than 10,000 changes in parts, none of which is made if any is refused.
                          --actor is whose they are, --source the id of the source that the file is (made of its
                          name unless said). --map is a file of JSON that says what headers mean: {"Leverandør":
                          "suppliers"}. --match name: what has the name of something that is there is it. --shapes:
                          linked data has to meet those of the profile. --dry-run only says what would be made;
                          --json prints the whole report; docs/import.md says more.
  harvest [NAME] [--from ADDRESS|FILE] [--dry-run] [--json]
                          Take what a register publishes, such as altinn-owners; without a name, list the registers.
                          What it says no more ends. --from is another address, or a copy on disk.
  export --format ttl|nt|nq|archimate|csv|xlsx [--kind KIND]... [--where JSON] [--out FILE] [--origin URL] [--everything]
                          Write what everyone sees to a file that other tools take and import takes again, and say what
                          the format has no place for. --kind: things of a kind alone (a table takes one); --where is a
                          filter of the API. --origin is where the server is reached, which IRIs begin with.
                          --everything: also what is not public.
  dump [--out FILE] [--origin URL] [--everything]
                          Write everything as N-Quads, with where each record is from (PROV) in a graph of its own.
  sparql [--dump FILE] [--host HOST] [--port PORT] [--timeout-ms N]
                          Serve a dump by SPARQL, queries alone, in a process of its own; http://127.0.0.1:7878/sparql
                          unless said.`;
