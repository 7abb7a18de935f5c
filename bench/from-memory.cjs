/** The peer of the throughput figure: mercurius with its compiler, the same answer from memory. Prints its port. */
const fastify = require('fastify');
const mercurius = require('mercurius');

const app = fastify();
app.register(mercurius, {
  jit: 1,
  schema:
    'type Municipality { id: ID! name: String! population: Int } type Query { municipality(number: String): Municipality }',
  resolvers: {
    Query: { municipality: () => ({ id: 'municipality:4601', name: 'Bergen', population: 291940 }) },
  },
});
app.listen({ port: 0, host: '127.0.0.1' }).then(address => process.stdout.write(`${address}/graphql\n`));
