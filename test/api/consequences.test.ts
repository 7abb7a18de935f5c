import type { Affected } from '../../src/graph/impact';
import { EXTENTS } from '../../src/graph/supports';
import { CONSEQUENCES, NEEDS } from '../../src/model/consequences';
import { leftTo, losesBy } from '../../src/words/consequences';

type Loss = Pick<Affected, 'consequence' | 'extent' | 'needs' | 'lost' | 'left'>;
const LANGUAGES = ['nb', 'nn', 'en'] as const;

const told = (item: Partial<Loss>, isObligation = false): readonly string[] =>
  LANGUAGES.map(spoken => {
    const loss: Loss = { consequence: 'FUNCTION', extent: 'PARTLY', needs: 'ONE', lost: 1, left: 0, ...item };
    const named = { name: 'A', title: 'A', isObligation };
    return [losesBy(loss, named, 'B', spoken), ...leftTo(loss, named, spoken)].join(' ');
  });

describe('what is lost is said by kind and by how much', () => {
  test.each<[string, Partial<Loss>, readonly string[]]>([
    [
      'what needs it no longer works',
      { extent: 'WHOLLY', needs: 'ALL' },
      [
        'A slutter å virke når B faller bort.',
        'A sluttar å verke når B fell bort.',
        'A no longer works when B goes away.',
      ],
    ],
    [
      'what has no other on record may not',
      { extent: 'ONLY_RECORDED' },
      [
        'A kan slutte å virke når B faller bort. Ingen andre er registrert i samme rolle.',
        'A kan slutte å verke når B fell bort. Ingen andre er registrerte i same rolle.',
        'A may no longer work when B goes away. No other is recorded in the same role.',
      ],
    ],
    [
      'who used it loses that, and uses the others',
      { needs: 'EACH', left: 2 },
      [
        'A mister en funksjon når B faller bort. To andre ressurser er fortsatt i bruk.',
        'A mistar ein funksjon når B fell bort. To andre ressursar er framleis i bruk.',
        'A loses a function when B goes away. Two other resources are still in use.',
      ],
    ],
    [
      'several at once, and one that is left',
      { needs: 'EACH', lost: 3, left: 1 },
      [
        'A mister tre funksjoner når B faller bort. Én annen ressurs er fortsatt i bruk.',
        'A mistar tre funksjonar når B fell bort. Éin annan ressurs er framleis i bruk.',
        'A loses three functions when B goes away. One other resource is still in use.',
      ],
    ],
    [
      'support is lost, and some is left: numbers of thirteen and more in digits',
      { consequence: 'COVERAGE', left: 21 },
      [
        'A får svakere støtte når B faller bort. 21 andre gir fortsatt støtte.',
        'A får svakare støtte når B fell bort. 21 andre gir framleis støtte.',
        'A loses some of its support when B goes away. 21 others still give support.',
      ],
    ],
    [
      'those in a framework are a plural',
      { consequence: 'DUTY', extent: 'ONLY_RECORDED' },
      [
        'plikter i A blir kanskje ikke lenger oppfylt når B faller bort. Ingen andre måter er registrert.',
        'plikter i A blir kanskje ikkje lenger oppfylte når B fell bort. Ingen andre måtar er registrerte.',
        'obligations in A may no longer be met when B goes away. No other way is recorded.',
      ],
    ],
    [
      'a framework is repealed',
      { consequence: 'LEGAL_BASIS', left: 1 },
      [
        'A mister én av flere rettslige rammer når B oppheves. Én annen rettslig ramme står igjen.',
        'A mistar ei av fleire rettslege rammer når B blir oppheva. Éi anna rettsleg ramme står att.',
        'A loses one of several legal frameworks when B is repealed. One other legal framework is left.',
      ],
    ],
    [
      'how much is not known',
      { extent: undefined },
      [
        'A berøres når B faller bort; det er ikke kjent hvor mye.',
        'A blir råka når B fell bort; det er ikkje kjent kor mykje.',
        'A is affected when B goes away; how much is not known.',
      ],
    ],
  ])('%s', (_, item, expected) => {
    expect(told(item)).toEqual(expected);
  });

  test('an obligation is a singular', () => {
    expect(told({ consequence: 'DUTY', left: 1 }, true)).toEqual([
      'plikten «A» blir oppfylt på færre måter når B faller bort. Én annen måte står igjen.',
      'plikta «A» blir oppfylt på færre måtar når B fell bort. Éin annan måte står att.',
      'the obligation “A” is met in fewer ways when B goes away. One other way is left.',
    ]);
  });

  test('in whole sentences, whatever the kind, the extent and the counts', () => {
    const all = CONSEQUENCES.flatMap(consequence =>
      [undefined, ...EXTENTS].flatMap(extent =>
        NEEDS.flatMap(needs =>
          [0, 1, 2, 21].flatMap(left =>
            [1, 2].flatMap(lost => told({ consequence, extent, needs, left, lost })),
          ),
        ),
      ),
    );
    expect(
      all.filter(text => !/^\p{L}.*[^ .]\.$/u.test(text) || /undefined|\b1 \p{L}|  /u.test(text)),
    ).toEqual([]);
  });
});
