import { neo4jOfWorker } from './neo4j-of-worker';

/** Test files empty the Neo4j they are given: each worker of jest has one of its own, as long as there are enough. */
process.env.SAMGRAF_TEST_NEO4J = neo4jOfWorker(process.env);
if (process.env.SAMGRAF_TEST_NEO4J === '') delete process.env.SAMGRAF_TEST_NEO4J;
