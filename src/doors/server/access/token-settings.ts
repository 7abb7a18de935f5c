import { SCOPE, listOf, type Config } from '../../../config';

/** Which tokens of other issuers are accepted. */
export type TokenSettings = Readonly<{
  issuers: readonly Readonly<{ name: string; jwks: string | undefined }>[];
  audience: readonly string[];
  algorithms: readonly string[];
  /** The role that a scope gives. */
  scopes: ReadonlyMap<string, 'READER' | 'EDITOR' | 'STEWARD' | 'ADMIN'>;
}>;

/** Undefined if none are. */
export const tokenSettings = (config: Config): TokenSettings | undefined => {
  const [issuers, jwks] = [listOf(config.SAMGRAF_ISSUERS ?? ''), listOf(config.SAMGRAF_JWKS ?? '')];
  if (issuers.length === 0) return undefined;
  const scopes = listOf(config.SAMGRAF_SCOPES ?? '').flatMap(text => {
    const [, scope, role] = SCOPE.exec(text) ?? [];
    return scope === undefined ? [] : [[scope, role as 'READER'] as const];
  });
  return {
    issuers: issuers.map((name, i) => ({ name, jwks: jwks[i] })),
    audience: listOf(config.SAMGRAF_AUDIENCE ?? ''),
    algorithms: listOf(config.SAMGRAF_ALGORITHMS),
    scopes: new Map(scopes),
  };
};
