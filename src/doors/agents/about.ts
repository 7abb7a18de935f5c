/** What agents are told of the graph that they ask: what it is of, a thing in it to try, and what they may be asked to do. */
export type AboutGraph = Readonly<{
  name: string;
  example: Readonly<{ id: string; name: string }> | undefined;
  prompts: readonly Readonly<{
    name: string;
    title: string;
    description: string;
    arguments: readonly Readonly<{
      name: string;
      description: string;
      required: boolean;
      /** The kinds of which it names one; anything else if absent. */
      kinds?: readonly string[] | undefined;
    }>[];
    text: Readonly<{ en: string; [language: string]: string }>;
  }>[];
}>;
