import { fc } from '../support/drawn';
import { bridgesOf } from '../../src/engine/graph/bridges';
import { hopsOf, type Hops } from '../../src/engine/graph/found';
import { finish } from '../../src/engine/graph/sliced';
import { edge, waysOf } from './graph';
import { whole } from '../support/whole';

/** `ab` is an edge from a to b. */
const hopsFrom = (edges: string): Hops =>
  finish(
    hopsOf(
      edges
        .split(' ')
        .filter(text => text !== '')
        .map(([from, to]) => edge(`R ${from} ${to}`)),
      [waysOf(8, 'ANY')],
    ),
  );
const bridgesIn = (edges: string, of = 'a'): string[] =>
  finish(bridgesOf(new Set(of), whole(hopsFrom(edges)))).map(
    found => `${found.edge.from}${found.edge.to}:${found.cutOff.join('')}`,
  );

describe('bridges', () => {
  test.each([
    ['all of a chain, what cuts off most first', 'ab bc cd', ['ab:bcd', 'bc:cd', 'cd:d']],
    ['none in a circle', 'ab bc ca', []],
    ['between two circles', 'ab bc ca cd de ef fd', ['cd:def']],
    ['whichever way the relation points', 'ba cb', ['ba:bc', 'cb:c']],
    ['not what is not connected', 'ab cd', ['ab:b']],
    ['by key where they cut off as much', 'ac ab', ['ab:b', 'ac:c']],
  ])('%s', (_, edges, expected) => {
    expect(bridgesIn(edges)).toEqual(expected);
  });

  test('those asked about count as one', () => {
    expect(bridgesIn('ab bc cd', 'ad')).toEqual([]);
    expect(bridgesIn('ab bc cd ce', 'ad')).toEqual(['ce:e']);
  });

  test('two relations between the same two are none', () => {
    const hops = finish(
      hopsOf(
        ['R a b', 'S a b', 'R b c'].map(text => edge(text)),
        [waysOf(8, 'ANY')],
      ),
    );
    expect(finish(bridgesOf(new Set('a'), whole(hops))).map(found => found.edge.key)).toEqual(['R b c']);
  });

  test('of random graphs are what cuts off something when it is taken out', () => {
    const node = fc.constantFrom(...'abcdefgh');
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc
            .tuple(node, node)
            .filter(([from, to]) => from < to)
            .map(pair => pair.join('')),
          { maxLength: 14 },
        ),
        fc.constantFrom('a', 'ab', 'ah'),
        (edges, of) => {
          const reached = (kept: readonly string[]): Set<string> => {
            const met = new Set(of);
            for (let size = 0; size < met.size;) {
              size = met.size;
              for (const [from = '', to = ''] of kept.map(text => [...text]))
                if (met.has(from) || met.has(to)) met.add(from).add(to);
            }
            return met;
          };
          const all = reached(edges);
          const expected = edges.flatMap(cut => {
            const left = reached(edges.filter(text => text !== cut));
            const off = [...all]
              .filter(id => !left.has(id))
              .sort()
              .join('');
            return off === '' ? [] : [`${cut}:${off}`];
          });
          expect(bridgesIn(edges.join(' '), of).sort()).toEqual(expected.sort());
        },
      ),
      { numRuns: 500 },
    );
  });
});
