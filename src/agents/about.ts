/** What agents are told of the graph that they ask: what it is of, and a thing in it to try. */
export type About = Readonly<{
  name: string;
  example: Readonly<{ id: string; name: string }> | undefined;
}>;
