/** The lines of the help about the command that checks policies, which stand apart since it is loaded by whoever runs it. */
export const POLICY_HELP = `  check --policy [POLICIES…] [--of FILE]… [--kind KIND] [--actor ID] [--map FILE] [--format text|junit|sarif] [--out FILE]
         [--as-of DAY] [--certainty FACT|DEDUCTION|UNCERTAIN] [--strict]
                          Say how it stands with the policies of the pack, or with those of the files that are named. --of:
                          with what a file says (nais.yaml, ArchiMate, a table; as import reads it) in a copy of the graph,
                          which is thrown away; then only what it breaks that was not broken before counts. Exits with 0 if
                          nothing is broken, 1 if something is, or, with --strict, is not known; 2 if it cannot be told.
                          docs/policies.md says more.`;
