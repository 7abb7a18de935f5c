import type { ErrorCode } from '../../src/engine/errors';

export type Request = Readonly<{
  query?: string;
  variables?: unknown;
  operationName?: string;
  /** The body as it is sent. */ raw?: string;
  headers?: Readonly<Record<string, string>>;
}>;
export type Attack = readonly [called: string, code: ErrorCode, request: () => Request];

export const times = (n: number, of: string | ((i: number) => string), between = ' '): string =>
  Array.from({ length: n }, (_, i) => (typeof of === 'string' ? of : of(i))).join(between);
export const A = (n: number): string => 'a'.repeat(n);
export const NODE = 'query($id: ID!) { node(id: $id) { id } }';
export const WHERE = 'query($w: MunicipalityWhere) { municipalities(where: $w) { totalCount } }';
export const SEARCH = 'query($t: String!) { search(text: $t) { totalCount } }';
export const DATED = 'query($d: Date) { municipalities(asOf: $d) { totalCount } }';
export const FIELDS =
  '{ fields { name args { name description type { kind name ofType { kind name } } } type { kind name ofType { kind name } } } }';
export const DEAR = '{ types { name fields { name args { name type { name ofType { name } } } } } }';
