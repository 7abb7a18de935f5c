'use strict';
/** @neo4j/graphql as its users run it: Apollo Server, here behind fastify as ours is, in production mode. Takes the database's address and the file of its type definitions. */
const { ApolloServer, HeaderMap } = require('@apollo/server');
const { Neo4jGraphQL } = require('@neo4j/graphql');
const { default: fastify } = require('fastify');
const neo4j = require('neo4j-driver');
const { readFileSync } = require('node:fs');

const main = async () => {
  const [url, types] = process.argv.slice(2);
  const driver = neo4j.driver(url);
  const schema = await new Neo4jGraphQL({ typeDefs: readFileSync(types, 'utf8'), driver }).getSchema();
  const apollo = new ApolloServer({ schema, nodeEnv: 'production' });
  await apollo.start();
  const app = fastify();
  app.post('/graphql', async (request, reply) => {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const answered = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: request.body },
      context: async () => ({}),
    });
    for (const [name, value] of answered.headers) reply.header(name, value);
    return reply.code(answered.status ?? 200).send(answered.body.string);
  });
  process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql\n`);
};

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
