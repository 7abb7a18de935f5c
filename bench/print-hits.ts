import { withNeo4jGraph } from './neo4j-graph';
import { printHits } from './print';

/** `npm run bench:hits [municipalities]`: the table of db hits, ours against by hand. */
const main = (): Promise<void> => withNeo4jGraph(Number(process.argv[2] ?? 10_000), printHits);

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
