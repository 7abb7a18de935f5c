import { onceEach } from '../../src/doors/server/explorer';

test('what has a name is made once, also for those who ask meanwhile; what failed is made again', async () => {
  const made: string[] = [];
  const file = onceEach(async (name: string) => {
    made.push(name);
    await new Promise(setImmediate);
    if (made.length === 1) throw new Error('too many open files');
    return `${name} ${made.length}`;
  });
  const first = await Promise.allSettled([file('a.css'), file('a.css')]);
  expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await Promise.all([file('a.css'), file('a.css'), file('b.js')])).toEqual([
    'a.css 3',
    'a.css 3',
    'b.js 3',
  ]);
  expect(await file('a.css')).toBe('a.css 3');
  expect(made).toEqual(['a.css', 'a.css', 'b.js']);
});
