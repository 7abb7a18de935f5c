import type { Affected } from '../../src/engine/graph/impact';
import { EXTENTS } from '../../src/engine/graph/supports';
import { CONSEQUENCES, NEEDS } from '../../src/engine/model/consequences';
import { readMessages } from '../../src/engine/messages/read-messages';
import { readPack } from '../../src/pack/pack';
import { leftTo, losesBy, type Subject } from '../../src/engine/words/impact';

type Loss = Pick<Affected, 'consequence' | 'extent' | 'needs' | 'lost' | 'left'>;
const LANGUAGES = ['nb', 'nn', 'en'] as const;
const messages = readMessages(readPack());

const told = (item: Partial<Loss>, is?: Subject['is']): readonly string[] =>
  LANGUAGES.map(spoken => {
    const loss: Loss = { consequence: 'FUNCTION', extent: 'PARTLY', needs: 'ONE', lost: 1, left: 0, ...item };
    const named = { name: 'A', title: 'A', is };
    const speaker = messages.in(spoken);
    return [losesBy(loss, named, 'B', speaker), ...leftTo(loss, named, speaker)].join(' ');
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
        'A mister en funksjon når B faller bort. To andre ressurser står igjen, men det er ikke kjent om de kan gjøre det samme.',
        'A mistar ein funksjon når B fell bort. To andre ressursar står att, men det er ikkje kjent om dei kan gjere det same.',
        'A loses a function when B goes away. Two other resources remain, but it is not known whether they can do the same.',
      ],
    ],
    [
      'several at once, and one that is left',
      { needs: 'EACH', lost: 3, left: 1 },
      [
        'A mister tre funksjoner når B faller bort. Én annen ressurs står igjen, men det er ikke kjent om den kan gjøre det samme.',
        'A mistar tre funksjonar når B fell bort. Éin annan ressurs står att, men det er ikkje kjent om han kan gjere det same.',
        'A loses three functions when B goes away. One other resource remains, but it is not known whether it can do the same.',
      ],
    ],
    [
      'support is lost, and some is left: numbers of thirteen and more in digits',
      { consequence: 'COVERAGE', left: 21 },
      [
        'A får svakere støtte når B faller bort. 21 andre gir fortsatt støtte.',
        'A får svakare støtte når B fell bort. 21 andre gir framleis støtte.',
        'A loses some of its support when B goes away. 21 others still provide support.',
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
      'those in a framework, met by one way each: what is left may be for others of them',
      { consequence: 'DUTY', needs: 'EACH', left: 1 },
      [
        'plikter i A blir kanskje ikke lenger oppfylt når B faller bort. Én annen ressurs er registrert for rammeverket, men det er ikke kjent om den gjelder de samme pliktene.',
        'plikter i A blir kanskje ikkje lenger oppfylte når B fell bort. Éin annan ressurs er registrert for rammeverket, men det er ikkje kjent om han gjeld dei same pliktene.',
        'obligations in A may no longer be met when B goes away. One other resource is recorded for the framework, but it is not known whether it is for the same duties.',
      ],
    ],
    [
      'what established something is repealed, and no other makes up for it',
      { consequence: 'LEGAL_BASIS', extent: 'ONLY_RECORDED', needs: 'EACH' },
      [
        'A mister rettsgrunnlaget for opprettelsen når B oppheves.',
        'A mistar rettsgrunnlaget for opprettinga når B blir oppheva.',
        'A loses the legal basis of its establishment when B is repealed.',
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
    expect(told({ consequence: 'DUTY', left: 1 }, 'OBLIGATION')).toEqual([
      'plikten «A» blir oppfylt på færre måter når B faller bort. Én annen måte står igjen.',
      'plikta «A» blir oppfylt på færre måtar når B fell bort. Éin annan måte står att.',
      'the obligation “A” is met in fewer ways when B goes away. One other way is left.',
    ]);
  });

  test('a recommendation is called one', () => {
    expect(told({ consequence: 'DUTY', extent: 'ONLY_RECORDED' }, 'ADVICE')).toEqual([
      'anbefalingen «A» blir kanskje ikke lenger fulgt når B faller bort. Ingen andre måter er registrert.',
      'tilrådinga «A» blir kanskje ikkje lenger følgd når B fell bort. Ingen andre måtar er registrerte.',
      'the recommendation “A” may no longer be followed when B goes away. No other way is recorded.',
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
