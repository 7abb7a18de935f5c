import { Neo4jError } from 'neo4j-driver';
import { isPassing, isReplanned, storeError, writeError } from '../../src/engine/store/neo4j-errors';

const saying = (code: string): Neo4jError => new Neo4jError('said by Neo4j', code, '50N42', 'said by Neo4j');

test('an expired password is not taken for a wrong one', () => {
  expect(storeError(saying('Neo.ClientError.Security.CredentialsExpired'), 1_000)).toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringMatching(/expired/) as unknown,
    hint: expect.stringMatching(/ALTER CURRENT USER/) as unknown,
  });
  expect(storeError(saying('Neo.ClientError.Security.Unauthorized'), 1_000)).toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.not.stringMatching(/expired/) as unknown,
  });
});

test('a load that is larger than the memory of the database says so, with what to do', () => {
  expect(writeError(saying('Neo.TransientError.General.MemoryPoolOutOfMemoryError'))).toMatchObject({
    code: 'LOAD_TOO_LARGE',
    status: 413,
    hint: expect.stringMatching(/heap/) as unknown,
  });
  expect(writeError(saying('Neo.ClientError.Security.CredentialsExpired'))).toMatchObject({
    code: 'STORE_UNAVAILABLE',
  });
});

test('a message that the database passed over is no fault of ours', () => {
  const ignored = new Neo4jError('Ignored either because of an error or RESET', 'N/A', '50N42', 'no code');
  const told = { code: 'STORE_UNAVAILABLE', status: 503, hint: expect.stringMatching(/again/) as unknown };
  expect(storeError(ignored, 1_000)).toMatchObject(told);
  expect(writeError(ignored)).toMatchObject(told);
});

test('a statement that is not planned, since indexes come into use, is sent again', () => {
  const replanned = new Neo4jError(
    'Could not compile query due to insanely frequent schema changes',
    'Neo.DatabaseError.Statement.ExecutionFailed',
    '50N09',
    'uncaught error',
  );
  expect([isPassing(replanned), isReplanned(replanned)]).toEqual([true, true]);
  expect(storeError(replanned, 1_000)).toMatchObject({ code: 'STORE_UNAVAILABLE', status: 503 });
  expect(isPassing(saying('Neo.DatabaseError.Statement.ExecutionFailed'))).toBe(false);
});
