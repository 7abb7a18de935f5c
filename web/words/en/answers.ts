import { amountOf, type Count } from '../../model/counted';
import { capital } from '../capital';
import { comparedIn } from '../compared';
import { counter, numeral } from '../count';
import type { answers as bokmaal } from '../nb/answers';
import { agreeing } from '../../../src/words/title-rules';

const count = counter('en');
const those = comparedIn('en');
const words = numeral('en');
const alone = (n: Count): string => (amountOf(n) === 0 ? 'none' : words(n));

/** What answers and pages say of their own. */
export const answers: typeof bokmaal = {
  lead: {
    connections: (n, from, to, most) =>
      amountOf(n) === 0
        ? `We find no shared resource that connects ${from} to ${to}.`
        : [
            `${capital(count(n, 'one shared resource connects', 'shared resources connect'))} ${from} to ${to}.`,
            most
              ? amountOf(n) === 1
                ? `It leads to ${words(most.of)} in all.`
                : `They lead to ${words(most.of)} in all, ${words(most.n)} of them to ${most.name}.`
              : '',
          ]
            .filter(Boolean)
            .join(' '),
    retire: (counted, loses, what, alone) =>
      counted === ''
        ? `Nothing on record is lost if ${what}.`
        : `${capital(counted)} ${/^(?:at least )?one [^,]*$/.test(counted) ? loses.replace(/^(?:lose|get)/, '$&s').replace(/^are/, 'is') : loses} if ${what}.${amountOf(alone) > 0 ? ` ${capital(words(alone))} ${amountOf(alone) === 1 ? 'has' : 'have'} no recorded alternative.` : ''}`,
    retired: (name, day) => `${name} ${agreeing('is phased out', name)}${day ? ` on ${day}` : ''}`,
    repealed: (name, day) => `${name} ${agreeing('is repealed', name)}${day ? ` on ${day}` : ''}`,
    gaps: (n, single, total, where) => {
      const one =
        amountOf(single) > 0
          ? `, and ${words(single)} ${amountOf(single) === 1 ? 'rests' : 'rest'} on a single provider`
          : '';
      return amountOf(n) === 0
        ? `All ${words(total)} capabilities have a recorded resource ${where}${one}.`
        : `${capital(words(n))} of ${count(total, 'one capability', 'capabilities')} ${amountOf(n) === 1 ? 'has' : 'have'} no recorded resource ${where}${one}.`;
    },
    peers: (n, name, names, share) =>
      amountOf(n) === 0
        ? `${name} uses all that at least ${share} of the ${those.many} most like it use, as far as is recorded or follows from rules.`
        : `${name} is not on record with ${count(n, 'one resource', 'resources')} that at least ${share} of the ${those.many} most like it use: ${names}.`,
    obligations: (acts, duties, name) =>
      [acts, duties].every(of => amountOf(of) === 0)
        ? `We find no EU requirements that reach ${name}.`
        : `${capital(
            [
              amountOf(acts) > 0 ? count(acts, 'one EU act', 'EU acts') : '',
              amountOf(duties) > 0 ? count(duties, 'one obligation', 'obligations') : '',
            ]
              .filter(Boolean)
              .join(' and '),
          )} ${amountOf(acts) + amountOf(duties) === 1 ? 'reaches' : 'reach'} ${name}.`,
    bound: (isAct, name, names, members) =>
      names === ''
        ? `We find nobody on record to whom ${isAct ? `provisions of ${name} apply` : `${name} applies`}.`
        : `It is on record that ${isAct ? `provisions of ${name} apply` : `${name} applies`} to ${names}.${members === '' ? '' : ` They include ${members}.`}`,
    changes: (came, went, changed, name) =>
      [came, went, changed].every(of => amountOf(of) === 0)
        ? `Nothing with a known date changed around ${name}.`
        : `${capital(alone(came))} appeared around ${name}, ${alone(went)} disappeared and ${alone(changed)} changed.`,
    dependents: (counted, name, alone) =>
      counted === ''
        ? `None are on record as depending on ${name}.`
        : `${capital(counted)} ${/^(?:at least )?one [^,]*$/.test(counted) ? 'loses' : 'lose'} something without ${name}.${amountOf(alone) > 0 ? ` ${capital(words(alone))} ${amountOf(alone) === 1 ? 'has' : 'have'} no recorded alternative.` : ''}`,
    dependencies: (n, name, most, isMany, lost) =>
      amountOf(n) === 0
        ? `For ${isMany ? `those in ${name}` : name} nothing is on record as irreplaceable.`
        : amountOf(n) === 1
          ? `Without ${most}, ${isMany ? `some in ${name} lose` : `${name} ${agreeing('loses', name)}`} ${lost} that nothing else on record makes up for.`
          : `If any one of ${words(n)} things goes away, ${isMany ? `some in ${name} lose` : `${name} ${agreeing('loses', name)}`} ${lost} that nothing else on record makes up for. Most hangs on ${most}.`,
    absence: (n, from, to) =>
      amountOf(n) > 0
        ? `${from} ${agreeing('is connected', from)} to ${to} in ${count(n, 'one way', 'ways')}.`
        : `We find nothing that connects ${from} to ${to}.`,
  },
  loses: {
    FUNCTION: 'lose a function',
    COVERAGE: 'get weaker support',
    DUTY: 'are met in fewer ways',
    LEGAL_BASIS: 'lose legal basis',
  },
  others: n => (n === 1 ? 'other' : 'others'),
  fold: {
    sure: (facts, deductions, uncertain) =>
      [
        facts > 0 ? count(facts, 'one fact', 'facts') : '',
        deductions > 0 ? count(deductions, 'one deduction', 'deductions') : '',
        uncertain > 0 ? `${words(uncertain)} uncertain` : '',
      ]
        .filter(Boolean)
        .join(', '),
    which: 'which',
    example: 'One of them, with its sources:',
    rest: n => `Show ${words(n)} more`,
    edit: 'Change the question',
    all: 'The answer with sources',
    next: 'Ask on',
    alone: n => `${words(n)} without any other`,
    aloneLong: 'nothing else is on record',
  },
  ways: {
    reach: {
      from: name => `What ${name} reaches`,
      to: name => `What leads to ${name}`,
    },
    away: n => `${count(n, 'one step', 'steps')} away`,
    apart: 'The two sides do not meet. The numbers are how many things lie so far from each of them.',
    through: 'goes through',
    leads: 'leads to',
    some: (shown, all) => `The picture shows ${words(shown)} of ${words(all)}. All are below.`,
  },
  points: {
    sure: (facts, total, isWhole) =>
      facts === total
        ? 'All of it rests on facts: a source says so.'
        : facts === 0
          ? 'None of it is fact all the way: it rests on deductions or something uncertain.'
          : isWhole
            ? `${capital(words(facts))} of ${words(total)} ${facts === 1 ? 'is fact' : 'are facts'} all the way. ${total - facts === 1 ? 'The other rests on a deduction or something uncertain.' : 'The others rest on deductions or something uncertain.'}`
            : `Of the ${words(total)} shown, ${facts === 1 ? 'one is fact' : `${words(facts)} are facts`} all the way.`,
    carries: (name, n) => `Most ways go through ${name}: ${words(n)}.`,
    uncertain: claim => `Least certain: that ${claim}.`,
    left: (name, n) =>
      n === 0
        ? `${capital(name)} ${agreeing('has', name)} least to fall back on: nothing else is on record.`
        : `${capital(name)} ${agreeing('has', name)} least to fall back on: ${count(n, 'one other is on record', 'others are on record')}.`,
    same: 'Nothing tells them apart: all have as much else to fall back on.',
    substitute: (name, capabilities) =>
      `Closest to taking over is ${name}, with ${count(capabilities, 'one capability', 'capabilities')} in common. That does not mean that it can.`,
    none: 'Nothing like it is on record.',
  },
  more: n => `And ${words(n)} more ${n === 1 ? 'path' : 'paths'}.`,
  change: {
    dated: 'The line shows what has a known day. What is only known from a day is in the answer below.',
    ended: 'Ceased to apply',
    of: {
      began: name => `${name} began to apply`,
      ended: name => `${name} ceased to apply`,
      came: (name: string) => `${name} came.`,
      went: (name: string) => `${name} went.`,
      changed: (name: string) => `${name} changed.`,
    },
    came: 'Appeared',
    went: 'Disappeared',
    changed: 'Changed',
    more: (n, isCut) => `And ${isCut ? 'at least ' : ''}${words(n)} more.`,
    absent: (name, day, isPast) => `${name} ${agreeing(isPast ? 'was' : 'is', name)} not valid on ${day}.`,
    distance: (before, after) =>
      `The distance went from ${words(before)} to ${count(after, 'one relation', 'relations')}.`,
  },
  retire: {
    counts: 'How many lose something',
    kind: 'Who or what',
    consequence: 'Consequence',
    wholly: 'Lose everything',
    onlyRecorded: 'Lose the only one recorded',
    partly: 'Lose something',
    substitutes: 'What has most in common with it',
    capabilities: 'Capabilities in common',
    specifications: 'Specifications in common',
    users: 'Users in common',
    name: 'Name',
  },
  bound: {
    kinds: 'Whom it applies to',
    map: 'The municipalities it applies to',
    through: name => (name === '' ? 'named itself' : `among ${name}`),
    addressee: said => `It addresses “${said}”.`,
    inWords: (unjoined, all, said, others) =>
      `${unjoined === all ? `${capital(count(all, 'one obligation follows', 'obligations follow'))} from it, and ${all === 1 ? 'it is joined to no group' : 'none of them is joined to groups'}` : `${capital(words(unjoined))} of ${count(all, 'one obligation', 'obligations')} ${unjoined === 1 ? 'is' : 'are'} joined to no group`}.${said.length === 0 ? '' : ` ${unjoined === 1 ? 'It addresses' : 'They address'} ${said.map(of => `“${of}”`).join(', ')}${others > 0 ? ` and ${words(others)} more` : ''}.`}`,
    onlyIf: said => `Condition: “${said}”`,
  },
  impactMap: {
    title: 'How much else has the municipality to build on?',
    left: n => `${count(n, 'one other shared resource', 'other shared resources')} left`,
    step: (n, from, to) =>
      `${count(n, 'one municipality has', 'municipalities have')} ${from === to ? words(from) : `${words(from)}–${words(to)}`} left`,
  },
  consequence: {
    FUNCTION: 'Loses a function, is weakened or stops working',
    COVERAGE: 'Loses support, or has weaker support',
    DUTY: 'Obligations that are met in fewer ways, or perhaps no longer',
    LEGAL_BASIS: 'Loses its legal basis, wholly or partly',
  },
  extent: {
    WHOLLY: 'Cannot do without it',
    ONLY_RECORDED: 'Has nothing else on record',
    PARTLY: 'Loses something, but has others left',
  },
  dependencies: {
    lost: {
      FUNCTION: 'a function',
      COVERAGE: 'support',
      DUTY: 'a way of being met',
      LEGAL_BASIS: 'legal basis',
    },
    one: (thing, name, n, lost) =>
      `Without ${thing}, ${name} ${agreeing('loses', name)} ${lost} that nothing else on record makes up for${n > 1 ? `, and ${words(n - 1)} other ${n === 2 ? 'thing loses' : 'things lose'} something in the same way` : ''}.`,
    many: (thing, name, n, lost) =>
      `Without ${thing}, ${words(n)} in ${name} ${n === 1 ? 'loses' : 'lose'} ${lost} that nothing else on record makes up for.`,
    note: name =>
      `The number is how many lose something: ${name}, and what lies between. That nothing else is on record does not mean that there is nothing else.`,
    noteMany: name =>
      `The number is how many in ${name} lose something. That nothing else is on record does not mean that there is nothing else.`,
  },
  gaps: {
    lacks: {
      NO_RESOURCE: (capability: string, where: string) =>
        `${capital(capability)} has no recorded resource ${where}.`,
      ONE_PROVIDER: (capability: string, _: string, n: number, provider: string) =>
        `${capital(capability)} rests on ${provider} alone, with ${count(n, 'one resource', 'resources')}.`,
      ONLY_DEDUCED: (capability: string, where: string, n: number) =>
        `That ${capability} has ${count(n, 'one resource', 'resources')} ${where} is only deduced or uncertain.`,
      RED_IN_SECTORS: (capability: string) =>
        `${capital(capability)} is assessed as red in two sectors or more.`,
    },
    kinds: {
      NO_RESOURCE: 'Have no recorded resource',
      ONE_PROVIDER: 'Rest on a single provider',
      ONLY_DEDUCED: 'Rest on deductions and uncertain statements alone',
      RED_IN_SECTORS: 'Assessed as red in two sectors or more',
    },
    capability: 'Capability',
    resources: 'Resources',
    note: 'That something is not recorded does not mean that it does not exist.',
  },
  dots: {
    must: 'Must use',
    should: 'Should use',
    uses: 'Uses as well',
    lacks: name => `Not on record for ${name}`,
    of: n => `of ${n}`,
    none: 'not on record (may exist all the same)',
  },
  peers: {
    gap: (name, share) => `As far as is recorded, ${share} of the comparable ${those.many} use ${name}.`,
    least: share => `What fewer than ${share} of them use is left out.`,
    users: names => `Among them are ${names}.`,
    mandatory: 'The resource is mandatory.',
    recommended: 'The resource is recommended.',
    peers: `Compared with these ${those.many}`,
    resources: 'Used by them, but not on record here',
    resource: 'Resource',
    share: 'Share',
    likeness: 'Likeness from 0 to 1',
    note: `That a use is not on record does not prove that the ${those.one} does not use the resource.`,
  },
  start: {
    lead: (municipalities, resources, frameworks) =>
      `${municipalities} municipalities, ${resources} shared resources and ${frameworks} acts and guidelines: who uses what, what binds them, and how sure that is.`,
    stories: 'Three answers to begin with',
    stops: {
      title: name => `If ${name} stops`,
      text: name => `So many are on record as depending on ${name}.`,
    },
    reaches: {
      title: name => `The EU to ${name}`,
      text: name => `So many shared resources connect ${name} to EU frameworks.`,
    },
    lacks: {
      title: name => name.replace(/[“”]/g, ''),
      text: () => 'So many capabilities have no recorded resource in the life event.',
    },
    ecosystems: 'The ecosystems and the exchanges between them',
    capabilities: 'The capabilities and what supports them',
    map: (n, all, name) => `${n} of ${all} municipalities are on record with ${name}`,
    opens: 'Drawn from what is on record today.',
  },
  report: {
    link: 'Report an error or suggest a source',
    subject: 'Error or better source in Samgraf',
    contact: 'Is something wrong, or do you know a better source? Write to',
  },
  about: {
    title: 'About Samgraf',
    general: name =>
      `Samgraf shows how it fits together: ${name}. Who uses what, what binds them, and what follows if something changes.`,
    paragraphs: [
      'Each sentence says how sure it is. A fact stands in a named source. A deduction follows from something that has a source. What is uncertain must be verified. What is not on record may exist all the same.',
      'Answers are of today unless you choose another day. The sources stand with each sentence, with publisher, licence and the day on which they were read.',
    ],
    same: 'You can ask the same questions through the API, and get the same numbers.',
  },
  entity: {
    livedIn: (name, what, n, claims) =>
      `${name} is ${what} with ${words(n)} inhabitants${claims ? `, and ${claims}` : ''}.`,
    atLeast: 'at least',
    unsure: n => `${words(n)} more ${n === 1 ? 'is' : 'are'} uncertain`,
    glanceSome: n => `The picture shows the ${words(n)} sorts of which there are most. The rest are below.`,
    glance: 'How much is on record of each sort',
    is: (name, what, claims) => `${name} is ${what}${claims ? ` that ${claims}` : ''}.`,
    about: name => `About ${name}`,
    facts: 'Facts',
    names: 'Names in other languages',
    alsoCalled: 'Also called',
    id: 'Identifier',
    valid: 'Valid',
    pageDay: (date, isPast) => `The page shows what ${isPast ? 'was' : 'is'} valid on ${date}.`,
    today: 'Show what is valid today',
    knownFrom: 'Known from',
    general: 'Rests on general knowledge and must be verified',
    relations: 'Relations',
    noRelations: 'No relations are recorded.',
    relationsShown: (shown, total) =>
      shown === total
        ? `${capital(count(total, 'one relation', 'relations'))} ${total === 1 ? 'is' : 'are'} on record.`
        : `${capital(words(shown))} of ${count(total, 'one relation', 'relations')} ${shown === 1 ? 'is' : 'are'} shown.`,
    onlyRelation: 'Show only these',
    allRelations: 'Show all relations',
    history: 'History',
    noHistory: 'No changes have a known date.',
    historyUndated: n =>
      `It is not known when ${count(n, 'one relation', 'relations')} took effect or ended. ${n === 1 ? 'It is' : 'They are'} not shown here.`,
    CAME: 'appeared',
    WENT: 'disappeared',
    questions: name => `Ask more about ${name}`,
    around: 'What is closest around it',
    aroundSome: 'The picture shows some relations of each kind.',
    description: 'Description',
    yes: 'yes',
    no: 'no',
    myMunicipality: 'See everything for this municipality in one place',
    opens: 'Open',
  },
  municipality: {
    title: 'My municipality',
    choose: 'Which municipality?',
    open: 'Show the municipality',
    heading: name => `${name} in digital Norway`,
    lead: (name, must, should) =>
      `${name} must use ${count(must, 'one shared resource', 'shared resources')} and should use ${alone(should)} more.`,
    undated: n =>
      `For ${words(n)} of them it is not known when the use began, so we do not know whether it is in effect on this day.`,
    must: 'What we must use',
    should: 'What we should use',
    other: 'What else we use',
    chosen: name => `What ${name} has chosen, as far as a source shows`,
    neverLooked: name => `Not looked up for ${name}.`,
    peers: 'What municipalities like us use that is not on record for us',
    noPeers: (name, share) =>
      `As far as is recorded, ${name} lacks no resource that at least ${share} of the municipalities like it use.`,
    particular: 'What is particular to us',
    having: (share: string) => `${share} of the municipalities compared with have the same`,
    suppliers: 'What depends on a single provider',
    supplier: (name, n, total) =>
      `${capital(words(n))} of the ${words(total)} resources ${n === 1 ? 'has' : 'have'} ${name} as ${n === 1 ? 'its' : 'their'} only recorded provider:`,
    eu: 'EU requirements that reach us',
    euAll: within => `All ${within} are here.`,
    euSome: within => `The closest ${within} are here; the question below gives them all.`,
    onlyDeduced: 'A step that is only deduced is marked “Deduction”.',
    none: 'Nothing is recorded.',
    printed: date => `Retrieved ${date}`,
    notMunicipality: 'This is not a municipality. Choose a municipality.',
  },
  compare: {
    title: 'Compare',
    intro:
      'Write the names of two things of the same kind, such as two municipalities. The address of an answer can be pasted too.',
    a: 'The first',
    b: 'The second',
    submit: 'Compare',
    onlyA: 'Only in the first',
    onlyB: 'Only in the second',
    both: 'In both',
    lead: (onlyA, both, onlyB, [a, b]) =>
      `${a} and ${b} have ${both === 0 ? 'nothing' : count(both, 'one statement', 'statements')} on record in common. ${capital(alone(onlyA))} ${onlyA === 1 ? 'is' : 'are'} of ${a} alone, and ${alone(onlyB)} of ${b} alone.`,
    only: name => `Only ${name}`,
    with: name => `Compare ${name} with something else`,
    other: 'With what?',
    otherDay: 'Or with itself on another day',
    by: 'What is to be compared?',
    recorded: 'All that is recorded',
    others: 'Compare something else',
    first: 'the first',
    second: 'the second',
    names:
      'Where the sentences are about different things, the name from the first answer stands before the slash and the one from the second after it.',
    otherCertainty: 'Same claim, different certainty:',
    inA: 'in the first',
    inB: 'in the second',
    otherSources: (onlyA, onlyB) =>
      `Same claim, different sources: ${onlyA} only in the first, ${onlyB} only in the second`,
    bad: 'The address does not lead to an answer here. Copy the link of an answer and paste it.',
    cut: 'Only the first page of each answer is compared.',
  },
  csv: {
    group: 'group',
    sentence: 'sentence',
    certainty: 'certainty',
    from: 'from',
    relation: 'relation',
    to: 'to',
    stepCertainty: 'certainty of the step',
    knownFrom: 'known from',
    lastSeen: 'last seen',
    day: 'as of',
    conditions: 'reservations',
    validFrom: 'valid from',
    validTo: 'valid to',
    sources: 'sources',
  },
  fault: {
    title: 'We did not arrive at an answer',
    choose: 'Which one do you mean?',
    fill: 'Fill in the question',
    next: 'What you can do',
    toStart: 'Go to the questions',
    again: 'Try again',
    withoutWhatIf: 'Ask the question without assumptions',
    detail: 'What the server said',
    missingSlot: slot => `The field “${slot}” is empty. Fill it in to get an answer.`,
    unknownId: id => `Nothing here has the identifier “${id}”.`,
    elsewhenTitle: 'Not valid on that day',
    elsewhen: (name, day, isPast) =>
      `${name} ${agreeing('is', name)} here, but ${agreeing(isPast ? 'was' : 'is', name)} not valid ${day ? `on ${day}` : 'today'}.`,
    validity: (from, to) => ['Valid', from ? ` from ${from}` : '', to ? ` until ${to}` : '', '.'].join(''),
    unset: 'Decided, but from a day that is not set.',
    seeUnset: 'See what has been decided',
    toDay: (day, isPast) => `Go to ${day}, when it ${isPast ? 'was' : 'is'} valid`,
    pageOn: (name, day) => `The page of ${name}, ${day}`,
    unknownNext: 'Look for a spelling mistake, or search for the name.',
    otherKind: (name, is, wanted) =>
      `${name} ${agreeing('is', name)} ${is}, but the question takes ${wanted}.`,
    unread: part => `We did not understand this part of the address: “${part}”.`,
    withoutPart: 'Ask the question without that part',
    noHit: text => `We found nothing called “${text}”.`,
    searchDay: (day, isPast) =>
      `The search covers what ${isPast ? 'was' : 'is'} valid ${day ? `on ${day}` : 'today'}.`,
    chooseText: text => `“${text}” matches several things. Choose one:`,
    badDate: text => `“${text}” is not a day in the calendar. Write the day as 1.1.2028.`,
    dateOrder: 'The first day must come before the second.',
    noPage: 'We have no such page.',
    empty: 'Nothing is loaded yet. Load data first, with the command “npm run seed”.',
    network: 'The server is not responding. What you see is the previous answer. Try again later.',
    codes: {
      NOT_FOUND:
        'Something that you asked for is not here with the day, the certainty and the assumptions that you chose. Choose another day, include everything, or search for the name.',
      COST_LIMIT:
        'The question is too large to be answered at once. Choose something narrower, such as one organisation, or include facts only.',
      BAD_INPUT:
        'Something in the question does not fit together. Look at the fields, the day and the assumptions.',
      BAD_CURSOR: 'This page of the answer no longer exists. Start at the first page.',
      TIMEOUT: 'The answer took too long. Make the question narrower, or try again.',
      OVERLOADED: 'The server is busy. Try again later.',
      STORE_UNAVAILABLE: 'The database is not responding. Try again later.',
      UNAUTHENTICATED: 'The key that you sent was not accepted. Ask without a key, or ask for a new one.',
      OPERATION_NOT_LISTED:
        'This server answers only queries that are approved in advance. Ask those who run it to approve the queries of the explorer.',
      TOO_COMPLEX:
        'The question has too many parts to be answered at once. Remove something, such as an assumption.',
      FORBIDDEN:
        'The key you sent does not give access to this. Ask without a key, or request one that does.',
      CREDENTIALS_UNAVAILABLE:
        'The server cannot check keys just now. Try again shortly, or ask without a key.',
      OTHER: 'Something went wrong on the server. Try again later.',
    },
  },
};
