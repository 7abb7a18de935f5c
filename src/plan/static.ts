import type { ObjectShape, Root } from './plan';

/**
 * Root fields that need no store: the name of the root type, the SDL for federation, and introspection, which
 * graphql-js answers.
 */
export type Static =
  | Readonly<{ kind: 'typename'; key: string; value: string }>
  | Readonly<{ kind: 'service'; key: string; shape: ObjectShape }>
  /** `name` of the introspected type. */
  | Readonly<{
      kind: 'schema';
      key: string;
      field: '__schema' | '__type';
      name: string | undefined;
      shape: ObjectShape;
    }>;

export const isStatic = (root: Root): root is Static =>
  root.kind === 'typename' || root.kind === 'schema' || root.kind === 'service';
