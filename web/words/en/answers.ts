import { capital } from '../capital';
import { counter, numeral } from '../count';
import type { answers as bokmaal } from '../nb/answers';
import { agreeing } from '../../../src/words/title-rules';

const count = counter('en');
const words = numeral('en');
const alone = (n: number): string => (n === 0 ? 'none' : words(n));

/** What answers and pages say of their own. */
export const answers: typeof bokmaal = {
  lead: {
    connections: (n, from, to, within) =>
      n === 0
        ? `The graph has no shared resource that connects ${from} to ${to} ${within}.`
        : capital(
            `${count(n, 'one shared resource connects', 'shared resources connect')} ${from} to ${to} ${within}.`,
          ),
    retire: (n, what, within) =>
      `The graph shows ${count(n, 'one consequence', 'consequences')} ${within} if ${what}.`,
    retired: (name, day) => `${name} ${agreeing('is phased out', name)}${day ? ` on ${day}` : ''}`,
    repealed: (name, day) => `${name} ${agreeing('is repealed', name)}${day ? ` on ${day}` : ''}`,
    gaps: (n, total, name) =>
      n === 0
        ? `All ${total} capabilities have recorded support in ${name}.`
        : `${capital(words(n))} of ${count(total, 'one capability', 'capabilities')} ${n === 1 ? 'has' : 'have'} no recorded support in ${name}.`,
    peers: (n, name) =>
      n === 0
        ? `Municipalities like ${name} use nothing that ${name} does not use as well, according to the graph.`
        : `Municipalities like ${name} use ${count(n, 'one resource', 'resources')} that the graph does not show ${name} to use.`,
    obligations: (n, name, within, isWhole) =>
      n === 0
        ? `The graph has no EU requirements that reach ${name} ${within}.`
        : `${capital(`${isWhole ? '' : 'at least '}${count(n, 'one EU act or obligation reaches', 'EU acts and obligations reach')}`)} ${name} ${within}.`,
    changes: (came, went, changed, name, within) =>
      came + went + changed === 0
        ? `Nothing with a known date changed around ${name}, ${within}.`
        : `Around ${name}, ${within}, ${count(came, 'one node', 'nodes')} appeared, ${alone(went)} disappeared and ${alone(changed)} changed.`,
    dependents: (counted, name, within) =>
      counted === ''
        ? `The graph shows none that depend on ${name} ${within}.`
        : `Without ${name}, these lose something ${within}: ${counted}.`,
    absence: (n, from, to, within) =>
      n > 0
        ? `${from} ${agreeing('is connected', from)} to ${to} in ${count(n, 'one way', 'ways')} ${within}.`
        : `The graph has no path from ${from} to ${to} ${within}.`,
  },
  more: n => `And ${words(n)} more ${n === 1 ? 'path' : 'paths'}.`,
  change: {
    of: {
      came: (name: string) => `${name} came.`,
      went: (name: string) => `${name} went.`,
      changed: (name: string) => `${name} changed.`,
    },
    came: 'Nodes that appeared',
    went: 'Nodes that disappeared',
    changed: 'Nodes that changed',
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
  gaps: {
    lacks: {
      NO_RESOURCE: (capability: string, where: string) =>
        `${capital(capability)} has no recorded resource in ${where}.`,
      ONE_PROVIDER: (capability: string, _: string, n: number, provider: string) =>
        `${capital(capability)} rests on ${provider} alone, with ${count(n, 'one resource', 'resources')}.`,
      ONLY_DEDUCED: (capability: string, where: string, n: number) =>
        `That ${capability} has ${count(n, 'one resource', 'resources')} in ${where} is only deduced or uncertain.`,
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
  peers: {
    gap: (name, share) => `According to the graph, ${share} of the comparable municipalities use ${name}.`,
    least: share => `What fewer than ${share} of them use is left out.`,
    users: names => `Among them are ${names}.`,
    mandatory: 'The resource is mandatory.',
    recommended: 'The resource is recommended.',
    peers: 'Compared with these municipalities',
    resources: 'Used by them, but not on record here',
    resource: 'Resource',
    share: 'Share',
    likeness: 'Likeness from 0 to 1',
    note: 'That a use is not on record does not prove that the municipality does not use the resource.',
  },
  entity: {
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
      `${capital(words(shown))} of ${count(total, 'one relation', 'relations')} ${shown === 1 ? 'is' : 'are'} shown.`,
    onlyRelation: 'Show only these',
    allRelations: 'Show all relations',
    history: 'History',
    noHistory: 'No changes have a known date.',
    historyUndated: n =>
      `It is not known when ${count(n, 'one relation', 'relations')} took effect or ended. ${n === 1 ? 'It is' : 'They are'} not here.`,
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
    peers: 'What municipalities like us use that is not on record for us',
    noPeers: (name, share) =>
      `According to the graph, ${name} lacks no resource that at least ${share} of the municipalities like it use.`,
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
    title: 'Compare two answers',
    intro: 'Paste the addresses of two answers. You find them in the address bar when you read an answer.',
    a: 'First answer',
    b: 'Second answer',
    submit: 'Compare',
    onlyA: 'Only in the first',
    onlyB: 'Only in the second',
    both: 'In both',
    lead: (onlyA, both, onlyB) =>
      `${capital(count(onlyA, 'one sentence', 'sentences'))} only in the first, ${alone(both)} in both and ${alone(onlyB)} only in the second.`,
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
    unknownId: id => `The graph has nothing with the identifier “${id}”.`,
    elsewhenTitle: 'Not valid on that day',
    elsewhen: (name, day, isPast) =>
      `${name} ${agreeing('is', name)} in the graph, but ${agreeing(isPast ? 'was' : 'is', name)} not valid ${day ? `on ${day}` : 'today'}.`,
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
    empty: 'The graph is empty. Load data first, with the command “npm run seed”.',
    network: 'The server is not responding. What you see is the previous answer. Try again later.',
    codes: {
      NOT_FOUND:
        'Something that you asked for is not in the graph with the day, the certainty and the assumptions that you chose. Choose another day, include everything, or search for the name.',
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
