import { counter } from '../count';
import type { answers as bokmaal } from '../nb/answers';

const count = counter('en-GB');

/** What answers and pages say of their own. */
export const answers: typeof bokmaal = {
  lead: {
    connections: (n, from, to, within) =>
      n === 0
        ? `The graph has no shared resource that connects ${from} to ${to} ${within}.`
        : `${count(n, 'shared resource connects', 'shared resources connect')} ${from} to ${to} ${within}.`,
    retire: (n, what, within) =>
      `The graph shows ${n === 0 ? 'no consequences' : count(n, 'consequence', 'consequences')} ${within} if ${what}.`,
    retired: (name, day) => `${name} is phased out${day ? ` on ${day}` : ''}`,
    repealed: (name, day) => `${name} is repealed${day ? ` on ${day}` : ''}`,
    gaps: (n, total, name) =>
      n === 0
        ? `All ${total} capabilities have recorded support in ${name}.`
        : `${n} of ${count(total, 'capability', 'capabilities')} have no recorded support in ${name}.`,
    peers: (n, name) =>
      n === 0
        ? `Municipalities like ${name} use nothing that ${name} does not use as well, according to the graph.`
        : `Municipalities like ${name} use ${count(n, 'resource', 'resources')} that the graph does not show ${name} to use.`,
    obligations: (n, name, within, isWhole) =>
      n === 0
        ? `The graph has no EU requirements that reach ${name} ${within}.`
        : `${isWhole ? '' : 'At least '}${count(n, 'EU act or obligation reaches', 'EU acts and obligations reach')} ${name} ${within}.`,
    changes: (came, went, changed, name, within) =>
      came + went + changed === 0
        ? `Nothing with a known date changed around ${name}, ${within}.`
        : `Around ${name}, ${within}, ${came} came, ${went} went and ${changed} changed.`,
    dependents: (counted, name, within) =>
      counted === ''
        ? `The graph shows none that depend on ${name} ${within}.`
        : `Without ${name}, these lose something, ${within}: ${counted}.`,
    absence: (n, from, to, within) =>
      n > 0
        ? `${from} is connected to ${to} in ${count(n, 'way', 'ways')} ${within}.`
        : `The graph has no path from ${from} to ${to} ${within}.`,
  },
  more: n => `And ${count(n, 'path', 'paths')} more.`,
  change: {
    came: 'Came',
    went: 'Went',
    changed: 'Changed',
    more: (n, isCut) => `And ${isCut ? 'at least ' : ''}${n} more.`,
    absent: (name, day) => `${name} is not valid on ${day}.`,
    distance: (before, after) =>
      `The distance went from ${before} to ${count(after, 'relation', 'relations')}.`,
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
    none: (capability, sector) => `“${capability}” has no recorded support in ${sector}.`,
    some: (capability, n, providers, names) =>
      `“${capability}” is supported by ${count(n, 'resource', 'resources')} from ${count(providers, 'provider', 'providers')}, among them ${names.join(', ')}.`,
    missing: 'Without recorded support',
    covered: 'With recorded support',
    capability: 'Capability',
    resources: 'Resources',
    providers: 'Providers',
    weakest: 'Weakest evidence',
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
    pageDay: date => `The page shows what is valid on ${date}.`,
    today: 'Show what is valid today',
    knownFrom: 'Known from',
    general: 'Rests on general knowledge and must be verified',
    relations: 'Relations',
    noRelations: 'No relations are recorded.',
    relationsShown: (shown, total) => `${shown} of ${count(total, 'relation', 'relations')} shown.`,
    onlyRelation: 'Show only these',
    allRelations: 'Show all relations',
    history: 'History',
    noHistory: 'No changes have a known date.',
    historyUndated: n =>
      `It is not known when ${count(n, 'relation', 'relations')} began or ceased to hold. ${n === 1 ? 'It is' : 'They are'} not here.`,
    CAME: 'came',
    WENT: 'went',
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
      `${name} must use ${count(must, 'shared resource', 'shared resources')} and should use ${should} more.`,
    undated: n =>
      `For ${n} of them it is not known when the use began, so we do not know whether it holds on this day.`,
    must: 'What we must use',
    should: 'What we should use',
    other: 'What else we use',
    peers: 'What municipalities like us use that is not on record for us',
    suppliers: 'What hangs on one provider',
    supplier: (name, n, total) =>
      `${n} of the ${total} resources ${n === 1 ? 'has' : 'have'} ${name} as their only recorded provider:`,
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
      `${count(onlyA, 'sentence', 'sentences')} only in the first, ${both} in both and ${onlyB} only in the second.`,
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
    elsewhen: (name, day) => `${name} is in the graph, but is not valid ${day ? `on ${day}` : 'today'}.`,
    validity: (from, to) => ['Valid', from ? ` from ${from}` : '', to ? ` until ${to}` : '', '.'].join(''),
    unset: 'Decided, but from a day that is not set.',
    seeUnset: 'See what has been decided',
    toDay: day => `Go to ${day}, when it is valid`,
    pageOn: (name, day) => `The page of ${name}, ${day}`,
    unknownNext: 'Look for a spelling mistake, or search for the name.',
    otherKind: (name, is, wanted) => `${name} is ${is}, but ${wanted} is asked for here.`,
    unread: part => `We did not understand this part of the address: “${part}”.`,
    withoutPart: 'Ask the question without that part',
    noHit: text => `We found nothing called “${text}”.`,
    searchDay: day => `The search covers what is valid ${day ? `on ${day}` : 'today'}.`,
    chooseText: text => `“${text}” may be several. Choose one:`,
    badDate: text => `“${text}” is not a day in the calendar. Write the day as 1.1.2028.`,
    dateOrder: 'The first day must come before the second.',
    noPage: 'We have no such page.',
    empty: 'The graph is empty. Load data first, with the command “npm run seed”.',
    network: 'The server does not answer. What you see is the previous answer. Try again in a while.',
    codes: {
      NOT_FOUND:
        'Something that you asked for is not in the graph with the day, the certainty and the assumptions that you chose. Choose another day, include everything, or search for the name.',
      COST_LIMIT:
        'The question is too large to be answered at once. Choose something narrower, such as one organisation, or include facts only.',
      BAD_INPUT:
        'Something in the question does not fit together. Look at the fields, the day and the assumptions.',
      BAD_CURSOR: 'This page of the answer no longer exists. Start at the first page.',
      TIMEOUT: 'The answer took too long. Make the question narrower, or try again.',
      OVERLOADED: 'Many are asking just now. Try again in a while.',
      STORE_UNAVAILABLE: 'The database does not answer just now. Try again in a while.',
      UNAUTHENTICATED: 'The key that you sent was not accepted. Ask without a key, or ask for a new one.',
      OPERATION_NOT_LISTED:
        'This server answers only queries that are approved in advance. Ask those who run it to approve the queries of the explorer.',
      TOO_COMPLEX:
        'The question has too many parts to be answered at once. Remove something, such as an assumption.',
      FORBIDDEN:
        'The key you sent does not give access to this. Ask without a key, or request one that does.',
      CREDENTIALS_UNAVAILABLE:
        'The server cannot check keys just now. Try again shortly, or ask without a key.',
      OTHER: 'Something went wrong on the server. Try again in a while.',
    },
  },
};
