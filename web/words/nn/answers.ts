import { amountOf } from '../../model/counted';
import { capital } from '../capital';
import { comparedIn } from '../compared';
import { counter, numeral } from '../count';
import type { answers as bokmaal } from '../nb/answers';

const count = counter('nn');
const those = comparedIn('nn');
const words = numeral('nn');

/** What answers and pages say of their own. */
export const answers: typeof bokmaal = {
  lead: {
    connections: (n, from, to, most) =>
      amountOf(n) === 0
        ? `Vi finn ingen delt ressurs som knyter ${from} til ${to}.`
        : [
            `${capital(count(n, 'éin delt ressurs', 'delte ressursar'))} knyter ${from} til ${to}.`,
            most
              ? amountOf(n) === 1
                ? `Han leier til ${words(most.of)} i alt.`
                : `Dei leier til ${words(most.of)} i alt, ${words(most.n)} av dei til ${most.name}.`
              : '',
          ]
            .filter(Boolean)
            .join(' '),
    retire: (counted, loses, what, alone) =>
      counted === ''
        ? `Ingenting registrert går tapt viss ${what}.`
        : `${capital(counted)} ${loses} viss ${what}.${amountOf(alone) > 0 ? ` ${capital(words(alone))} står utan registrert alternativ.` : ''}`,
    retired: (name, day) => `${name} blir fasa ut${day ? ` ${day}` : ''}`,
    repealed: (name, day) => `${name} blir oppheva${day ? ` ${day}` : ''}`,
    gaps: (n, single, total, where) => {
      const one = amountOf(single) > 0 ? `, og ${words(single)} kviler på éin tilbydar` : '';
      return amountOf(n) === 0
        ? `Alle dei ${words(total)} kapabilitetane har ein registrert ressurs ${where}${one}.`
        : `${capital(words(n))} av ${count(total, 'éin kapabilitet', 'kapabilitetar')} har ingen registrert ressurs ${where}${one}.`;
    },
    peers: (n, name, names, share) =>
      amountOf(n) === 0
        ? `${name} brukar alt som minst ${share} av dei likaste ${those.theMany} brukar, så langt det er registrert eller følgjer av reglar.`
        : `${name} er ikkje registrert med ${count(n, 'éin ressurs', 'ressursar')} som minst ${share} av dei likaste ${those.theMany} brukar: ${names}.`,
    obligations: (acts, duties, name) =>
      [acts, duties].every(of => amountOf(of) === 0)
        ? `Vi finn ingen krav frå EU som gjeld for ${name}.`
        : `${capital(
            [
              amountOf(acts) > 0 ? count(acts, 'éi EU-rettsakt', 'EU-rettsakter') : '',
              amountOf(duties) > 0 ? count(duties, 'éi plikt', 'plikter') : '',
            ]
              .filter(Boolean)
              .join(' og '),
          )} gjeld for ${name}.`,
    bound: (isAct, name, names, members) =>
      names === ''
        ? `Vi finn ingen som det er registrert at ${isAct ? 'føresegner i ' : ''}${name} gjeld for.`
        : `Det er registrert at ${isAct ? 'føresegner i ' : ''}${name} gjeld for ${names}.${members === '' ? '' : ` Det omfattar ${members}.`}`,
    changes: (came, went, changed, name) =>
      [came, went, changed].every(of => amountOf(of) === 0)
        ? `Ingenting med kjend dato endra seg rundt ${name}.`
        : `${capital(words(came))} kom til rundt ${name}, ${words(went)} fall bort og ${words(changed)} vart endra.`,
    dependents: (counted, name, alone) =>
      counted === ''
        ? `Ingen er registrerte som avhengige av ${name}.`
        : `${capital(counted)} mistar noko utan ${name}.${amountOf(alone) > 0 ? ` ${capital(words(alone))} står utan registrert alternativ.` : ''}`,
    dependencies: (n, name, most, isMany, lost) =>
      amountOf(n) === 0
        ? `${isMany ? `For dei som høyrer til ${name}, er ingenting` : `For ${name} er ingenting`} registrert som uerstatteleg.`
        : amountOf(n) === 1
          ? `Utan ${most} mistar ${isMany ? `nokon i ${name}` : name} ${lost} som ingenting anna registrert erstattar.`
          : `Om éin av ${words(n)} ting blir borte, mistar ${isMany ? `nokon i ${name}` : name} ${lost} som ingenting anna registrert erstattar. Mest heng på ${most}.`,
    absence: (n, from, to) =>
      amountOf(n) > 0
        ? `${from} er knytt til ${to} på ${count(n, 'éin måte', 'måtar')}.`
        : `Vi finn ingenting som knyter ${from} til ${to}.`,
  },
  loses: {
    FUNCTION: 'mistar ein funksjon',
    COVERAGE: 'får svakare støtte',
    DUTY: 'blir oppfylt på færre måtar',
    LEGAL_BASIS: 'mistar rettsleg grunnlag',
  },
  others: n => (n === 1 ? 'til' : 'andre'),
  fold: {
    sure: (facts, deductions, uncertain) =>
      [
        facts > 0 ? count(facts, 'eitt faktum', 'fakta') : '',
        deductions > 0 ? count(deductions, 'éi slutning', 'slutningar') : '',
        uncertain > 0 ? `${words(uncertain)} ${uncertain === 1 ? 'usikker' : 'usikre'}` : '',
      ]
        .filter(Boolean)
        .join(', '),
    which: 'som',
    example: 'Éin av dei, med kjelder:',
    rest: n => `Vis ${words(n)} til`,
    edit: 'Endre spørsmålet',
    all: 'Svaret med kjelder',
    next: 'Spør vidare',
    alone: n => `${words(n)} utan noko anna`,
    aloneLong: 'ingenting anna er registrert',
  },
  ways: {
    reach: {
      from: name => `Dit kjem ein frå ${name}`,
      to: name => `Herfrå fører noko til ${name}`,
    },
    away: n => `${count(n, 'eitt steg', 'steg')} unna`,
    apart: 'Dei to sidene møtest ikkje. Tala er kor mange ting som ligg så langt unna kvar av dei.',
    through: 'går gjennom',
    leads: 'leier til',
    some: (shown, all) => `Biletet viser ${words(shown)} av ${words(all)}. Alle står under.`,
  },
  points: {
    sure: (facts, total, isWhole) =>
      facts === total
        ? 'Alt byggjer på fakta: ei kjelde seier det.'
        : facts === 0
          ? 'Ingenting av dette er fakta heile vegen: det byggjer på slutningar eller noko usikkert.'
          : isWhole
            ? `${capital(words(facts))} av ${words(total)} er fakta heile vegen. ${total - facts === 1 ? 'Den siste byggjer på ei slutning eller noko usikkert.' : 'Resten byggjer på slutningar eller noko usikkert.'}`
            : `Av dei ${words(total)} som er viste, er ${words(facts)} fakta heile vegen.`,
    carries: (name, n) => `Flest vegar går gjennom ${name}: ${words(n)}.`,
    uncertain: claim => `Mest usikkert: at ${claim}.`,
    left: (name, n) =>
      n === 0
        ? `Minst å falle tilbake på har ${name}: ingenting anna er registrert.`
        : `Minst å falle tilbake på har ${name}: ${count(n, 'éin annan er registrert', 'andre er registrerte')}.`,
    same: 'Ingenting skil dei: alle har like mykje anna å falle tilbake på.',
    substitute: (name, capabilities) =>
      `Nærmast å ta over er ${name}, med ${count(capabilities, 'éin felles kapabilitet', 'felles kapabilitetar')}. Det tyder ikkje at den kan ta over.`,
    none: 'Ingenting som liknar, er registrert.',
  },
  more: n => `Og ${count(n, 'éin veg', 'vegar')} til.`,
  change: {
    dated: 'Linja viser det som har ein kjend dag. Det som berre er kjent frå ein dag, står i svaret under.',
    ended: 'Slutta å gjelde',
    of: {
      began: name => `${name} tok til å gjelde`,
      ended: name => `${name} slutta å gjelde`,
      came: (name: string) => `${name} kom til.`,
      went: (name: string) => `${name} fall bort.`,
      changed: (name: string) => `${name} vart endra.`,
    },
    came: 'Kom til',
    went: 'Fall bort',
    changed: 'Vart endra',
    more: (n, isCut) => `Og ${isCut ? 'minst ' : ''}${words(n)} til.`,
    absent: (name, day, isPast) => `${name} ${isPast ? 'var' : 'er'} ikkje gyldig ${day}.`,
    distance: (before, after) =>
      `Avstanden gjekk frå ${words(before)} til ${count(after, 'éin relasjon', 'relasjonar')}.`,
  },
  retire: {
    counts: 'Kor mange som mistar noko',
    kind: 'Kven eller kva',
    consequence: 'Følgje',
    wholly: 'Mistar alt',
    onlyRecorded: 'Mistar det einaste registrerte',
    partly: 'Mistar noko',
    substitutes: 'Det som har mest til felles med denne',
    capabilities: 'Felles kapabilitetar',
    specifications: 'Felles spesifikasjonar',
    users: 'Felles brukarar',
    name: 'Namn',
  },
  bound: {
    kinds: 'Kven det gjeld for',
    map: 'Kommunane det gjeld for',
    through: name => (name === '' ? 'nemnd sjølv' : `blant ${name}`),
    addressee: said => `Ho rettar seg mot «${said}».`,
    inWords: (unjoined, all, said, others) =>
      `${unjoined === all ? `${capital(count(all, 'éi plikt følgjer', 'plikter følgjer'))} av det, og ${all === 1 ? 'ho er ikkje kopla' : 'ingen av dei er kopla'} til grupper` : `${capital(words(unjoined))} av ${count(all, 'éi plikt', 'plikter')} er ikkje kopla til grupper`}.${said.length === 0 ? '' : ` ${unjoined === 1 ? 'Ho' : 'Dei'} rettar seg mot ${said.map(of => `«${of}»`).join(', ')}${others > 0 ? ` og ${words(others)} til` : ''}.`}`,
    onlyIf: said => `Vilkår: «${said}»`,
  },
  impactMap: {
    title: 'Kor mykje anna har kommunen å byggje på?',
    left: n => `${count(n, 'éin annan delt ressurs', 'andre delte ressursar')} att`,
    step: (n, from, to) =>
      `${count(n, 'éin kommune', 'kommunar')} har ${from === to ? words(from) : `${words(from)}–${words(to)}`} att`,
  },
  consequence: {
    FUNCTION: 'Mistar ein funksjon, blir svekt eller sluttar å verke',
    COVERAGE: 'Mistar støtte eller får svakare støtte',
    DUTY: 'Plikter som blir oppfylte på færre måtar, eller kanskje ikkje lenger',
    LEGAL_BASIS: 'Mistar rettsleg grunnlag, heilt eller delvis',
  },
  extent: {
    WHOLLY: 'Kan ikkje klare seg utan',
    ONLY_RECORDED: 'Har ikkje noko anna registrert',
    PARTLY: 'Mistar noko, men har anna att',
  },
  dependencies: {
    lost: {
      FUNCTION: 'ein funksjon',
      COVERAGE: 'støtte',
      DUTY: 'ein måte å bli oppfylt på',
      LEGAL_BASIS: 'rettsleg grunnlag',
    },
    one: (thing, name, n, lost) =>
      `Utan ${thing} mistar ${name} ${lost} som ingenting anna registrert erstattar${n > 1 ? `, og ${words(n - 1)} ${n === 2 ? 'annan ting mistar' : 'andre ting mistar'} noko på same måten` : ''}.`,
    many: (thing, name, n, lost) =>
      `Utan ${thing} mistar ${words(n)} i ${name} ${lost} som ingenting anna registrert erstattar.`,
    note: name =>
      `Talet er kor mange som mistar noko: ${name}, og det som ligg mellom. At noko anna ikkje er registrert, tyder ikkje at det ikkje finst.`,
    noteMany: name =>
      `Talet er kor mange i ${name} som mistar noko. At noko anna ikkje er registrert, tyder ikkje at det ikkje finst.`,
  },
  gaps: {
    lacks: {
      NO_RESOURCE: (capability: string, where: string) =>
        `${capital(capability)} har ingen registrert ressurs ${where}.`,
      ONE_PROVIDER: (capability: string, _: string, n: number, provider: string) =>
        `${capital(capability)} kviler på ${provider} åleine, med ${count(n, 'éin ressurs', 'ressursar')}.`,
      ONLY_DEDUCED: (capability: string, where: string, n: number) =>
        `At ${capability} har ${count(n, 'éin ressurs', 'ressursar')} ${where}, er berre utleidd eller usikkert.`,
      RED_IN_SECTORS: (capability: string) =>
        `${capital(capability)} er vurdert som raud i minst to sektorar.`,
    },
    kinds: {
      NO_RESOURCE: 'Har ingen registrert ressurs',
      ONE_PROVIDER: 'Kviler på éin tilbydar',
      ONLY_DEDUCED: 'Byggjer berre på slutningar og usikre opplysningar',
      RED_IN_SECTORS: 'Vurdert som raud i minst to sektorar',
    },
    capability: 'Kapabilitet',
    resources: 'Ressursar',
    note: 'At noko ikkje er registrert, tyder ikkje at det ikkje finst.',
  },
  dots: {
    must: 'Skal bruke',
    should: 'Bør bruke',
    uses: 'Brukar også',
    lacks: name => `Ikkje registrert hos ${name}`,
    of: n => `av ${n}`,
    none: 'ikkje registrert (kan likevel finnast)',
  },
  peers: {
    gap: (name, share) =>
      `Så langt det er registrert, brukar ${share} av dei samanliknbare ${those.theMany} ${name}.`,
    least: share => `Det som færre enn ${share} av dei brukar, er ikkje med.`,
    users: names => `Mellom dei er ${names}.`,
    mandatory: 'Ressursen er obligatorisk.',
    recommended: 'Ressursen er tilrådd.',
    peers: `Samanlikna med desse ${those.theMany}`,
    resources: 'I bruk hos dei, men ikkje registrert her',
    resource: 'Ressurs',
    share: 'Del',
    likeness: 'Likskap frå 0 til 1',
    note: `At bruk ikkje er registrert, er ikkje prov for at ${those.theOne} ikkje brukar ressursen.`,
  },
  start: {
    lead: (municipalities, resources, frameworks) =>
      `${municipalities} kommunar, ${resources} delte ressursar og ${frameworks} regelverk og føringar: kven brukar kva, kva som bind dei, og kor sikkert det er.`,
    stories: 'Tre svar å byrje med',
    stops: {
      title: name => `Viss ${name} stoppar`,
      text: name => `Så mange er registrerte som avhengige av ${name}.`,
    },
    reaches: {
      title: name => `EU til ${name}`,
      text: name => `Så mange delte ressursar knyter ${name} til EUs rammeverk.`,
    },
    lacks: {
      title: name => name.replace(/[«»]/g, ''),
      text: () => 'Så mange kapabilitetar har ingen registrert ressurs i livshendinga.',
    },
    ecosystems: 'Økosystema og utvekslingane mellom dei',
    capabilities: 'Kapabilitetane og det som støttar dei',
    map: (n, all, name) => `${n} av ${all} kommunar er registrerte med ${name}`,
    opens: 'Teikna av det som er registrert i dag.',
  },
  report: {
    link: 'Meld feil eller føreslå kjelde',
    subject: 'Feil eller betre kjelde i Samgraf',
    contact: 'Er noko feil, eller kjenner du ei betre kjelde? Skriv til',
  },
  about: {
    title: 'Om Samgraf',
    general: name =>
      `Samgraf viser korleis det heng saman: ${name}. Kven som brukar kva, kva som bind dei, og kva som følgjer viss noko endrar seg.`,
    paragraphs: [
      'Kvar setning seier kor sikker ho er. Eit faktum står i ei namngitt kjelde. Ei slutning følgjer av noko som har ei kjelde. Det usikre må stadfestast. Det som ikkje er registrert, kan likevel finnast.',
      'Svara gjeld i dag viss du ikkje vel ein annan dag. Kjeldene står ved kvar setning, med utgivar, lisens og dagen dei vart lesne.',
    ],
    same: 'Du kan stille dei same spørsmåla gjennom API-et, og få dei same tala.',
  },
  entity: {
    livedIn: (name, what, n, claims) =>
      `${name} er ${what} med ${words(n)} innbyggjarar${claims ? `, og ${claims}` : ''}.`,
    atLeast: 'minst',
    unsure: n => `${words(n)} til er ${n === 1 ? 'usikker' : 'usikre'}`,
    glanceSome: n => `Biletet viser dei ${words(n)} slaga som det er flest av. Resten står under.`,
    glance: 'Kor mykje som er registrert av kvart slag',
    is: (name, what, claims) => `${name} er ${what}${claims ? ` som ${claims}` : ''}.`,
    about: name => `Om ${name}`,
    facts: 'Fakta',
    names: 'Namn på andre språk',
    alsoCalled: 'Også kalla',
    id: 'Identifikator',
    valid: 'Gyldig',
    pageDay: (date, isPast) => `Sida viser det som ${isPast ? 'var' : 'er'} gyldig ${date}.`,
    today: 'Vis det som er gyldig i dag',
    knownFrom: 'Kjend frå',
    general: 'Byggjer på allmennkunnskap og må stadfestast',
    relations: 'Relasjonar',
    noRelations: 'Ingen relasjonar er registrerte.',
    relationsShown: (shown, total) =>
      shown === total
        ? `${capital(count(total, 'éin relasjon', 'relasjonar'))} er ${total === 1 ? 'registrert' : 'registrerte'}.`
        : `${capital(words(shown))} av ${count(total, 'éin relasjon', 'relasjonar')} er viste.`,
    onlyRelation: 'Vis berre desse',
    allRelations: 'Vis alle relasjonane',
    history: 'Historie',
    noHistory: 'Ingen endringar har ein kjend dato.',
    historyUndated: n =>
      `Det er ikkje kjent når ${count(n, 'éin relasjon', 'relasjonar')} tok til eller slutta å gjelde. ${n === 1 ? 'Han' : 'Dei'} er ikkje med her.`,
    CAME: 'kom til',
    WENT: 'fall bort',
    questions: name => `Spør vidare om ${name}`,
    around: 'Det næraste rundt',
    aroundSome: 'Biletet viser nokre relasjonar av kvart slag.',
    description: 'Beskriving',
    yes: 'ja',
    no: 'nei',
    myMunicipality: 'Sjå alt samla for denne kommunen',
    opens: 'Opne',
  },
  municipality: {
    title: 'Kommunen min',
    choose: 'Kva kommune?',
    open: 'Vis kommunen',
    heading: name => `${name} i det digitale Noreg`,
    lead: (name, must, should) =>
      `${name} skal bruke ${count(must, 'éin delt ressurs', 'delte ressursar')} og bør bruke ${words(should)} til.`,
    undated: n =>
      `For ${words(n)} av dei er det ikkje kjent når det tok til å gjelde, så vi veit ikkje om det gjeld denne dagen.`,
    must: 'Det vi skal bruke',
    should: 'Det vi bør bruke',
    other: 'Anna vi brukar',
    chosen: name => `Det ${name} har valt, så langt ei kjelde viser`,
    neverLooked: name => `Ikkje undersøkt for ${name}.`,
    peers: 'Det kommunar som liknar på oss, brukar, men som ikkje er registrert hos oss',
    noPeers: (name, share) =>
      `Så langt det er registrert, manglar ${name} ingen ressurs som minst ${share} av kommunane som liknar på han, brukar.`,
    particular: 'Det som er særskilt for oss',
    having: (share: string) => `${share} av kommunane i samanlikninga har det same`,
    suppliers: 'Det som er avhengig av éin einaste tilbydar',
    supplier: (name, n, total) =>
      `${capital(words(n))} av dei ${words(total)} ressursane har ${name} som einaste registrerte tilbydar:`,
    eu: 'EU-krav som gjeld for oss',
    euAll: within => `Alle ${within} er med.`,
    euSome: within => `Dei næraste ${within} er med; sjå alle med spørsmålet under.`,
    onlyDeduced: 'Eit ledd som berre er ei slutning, er merkt «Slutning».',
    none: 'Ingenting er registrert.',
    printed: date => `Henta ${date}`,
    notMunicipality: 'Dette er ikkje ein kommune. Vel ein kommune.',
  },
  compare: {
    title: 'Samanlikn',
    intro:
      'Skriv namnet på to ting av same slag, til dømes to kommunar. Adressa til eit svar kan òg limast inn.',
    a: 'Den første',
    b: 'Den andre',
    submit: 'Samanlikn',
    onlyA: 'Berre i det første',
    onlyB: 'Berre i det andre',
    both: 'I begge',
    lead: (onlyA, both, onlyB, [a, b]) =>
      `${a} og ${b} har ${both === 0 ? 'ingen opplysningar' : count(both, 'éi opplysning', 'opplysningar')} felles. ${capital(words(onlyA))} gjeld berre ${a}, og ${words(onlyB)} berre ${b}.`,
    only: name => `Berre ${name}`,
    with: name => `Samanlikn ${name} med noko anna`,
    other: 'Med kva?',
    otherDay: 'Eller med seg sjølv ein annan dag',
    by: 'Kva skal samanliknast?',
    recorded: 'Alt som er registrert',
    others: 'Samanlikn noko anna',
    first: 'det første',
    second: 'det andre',
    names:
      'Der setningane gjeld ulike ting, står namnet frå det første svaret framfor skråstreken og namnet frå det andre bak.',
    otherCertainty: 'Same påstand, ulik sikkerheit:',
    inA: 'i det første',
    inB: 'i det andre',
    otherSources: (onlyA, onlyB) =>
      `Same påstand, ulike kjelder: ${onlyA} berre i det første, ${onlyB} berre i det andre`,
    bad: 'Adressa fører ikkje til eit svar her. Kopier lenkja frå eit svar, og lim henne inn.',
    cut: 'Berre første side av kvart svar er samanlikna.',
  },
  csv: {
    group: 'gruppe',
    sentence: 'setning',
    certainty: 'sikkerheit',
    from: 'frå',
    relation: 'relasjon',
    to: 'til',
    stepCertainty: 'sikkerheita til leddet',
    knownFrom: 'kjend frå',
    lastSeen: 'sist sett',
    day: 'svaret gjeld',
    conditions: 'atterhald',
    validFrom: 'gyldig frå',
    validTo: 'gyldig til',
    sources: 'kjelder',
  },
  fault: {
    title: 'Vi kom ikkje fram til eit svar',
    choose: 'Kven eller kva meiner du?',
    fill: 'Fyll ut spørsmålet',
    next: 'Kva du kan gjere',
    toStart: 'Gå til spørsmåla',
    again: 'Prøv igjen',
    withoutWhatIf: 'Still spørsmålet utan antakingar',
    detail: 'Kva tenaren sa (på engelsk)',
    missingSlot: slot => `Feltet «${slot}» er tomt. Fyll det ut for å få svar.`,
    unknownId: id => `Ingenting er registrert med identifikatoren «${id}».`,
    elsewhenTitle: 'Ikkje gyldig den dagen',
    elsewhen: (name, day, isPast) =>
      `${name} finnes her, men ${isPast ? 'var' : 'er'} ikkje gyldig ${day ?? 'i dag'}.`,
    validity: (from, to) => ['Gyldig', from ? ` frå ${from}` : '', to ? ` til ${to}` : '', '.'].join(''),
    unset: 'Vedteke, men frå ein dag som ikkje er fastsett.',
    seeUnset: 'Sjå det som er vedteke',
    toDay: (day, isPast) => `Gå til ${day}, da det ${isPast ? 'var' : 'er'} gyldig`,
    pageOn: (name, day) => `Sida om ${name}, ${day}`,
    unknownNext: 'Sjå etter skrivefeil, eller søk etter namnet.',
    otherKind: (name, is, wanted) => `${name} er ${is}, men her blir det spurt etter ${wanted}.`,
    unread: part => `Vi forstod ikkje denne delen av adressa: «${part}».`,
    withoutPart: 'Still spørsmålet utan den delen',
    noHit: text => `Vi fann ikkje noko som heiter «${text}».`,
    searchDay: (day, isPast) => `Søket gjeld det som ${isPast ? 'var' : 'er'} gyldig ${day ?? 'i dag'}.`,
    chooseText: text => `«${text}» kan bety fleire ting. Vel eitt:`,
    badDate: text => `«${text}» er ikkje ein dag i kalenderen. Skriv dagen slik: 1.1.2028.`,
    dateOrder: 'Den første dagen må kome før den andre.',
    noPage: 'Vi har inga slik side.',
    empty: 'Grafen er tom. Last inn data først, med kommandoen «npm run seed».',
    network: 'Tenaren svarer ikkje. Det du ser, er det førre svaret. Prøv igjen om litt.',
    codes: {
      NOT_FOUND:
        'Noko du spurde om, finst ikkje her med den dagen, den sikkerheita og dei antakingane du valde. Vel ein annan dag, ta med alt, eller søk etter namnet.',
      COST_LIMIT:
        'Spørsmålet er for stort til å få svar på éin gong. Vel noko smalare, til dømes éi verksemd, eller ta berre med fakta.',
      BAD_INPUT: 'Noko i spørsmålet passar ikkje saman. Sjå over felta, dagen og antakingane.',
      BAD_CURSOR: 'Denne sida av svaret finst ikkje lenger. Begynn på første side.',
      TIMEOUT: 'Svaret tok for lang tid. Gjer spørsmålet smalare, eller prøv igjen.',
      OVERLOADED: 'Mange spør akkurat no. Prøv igjen om litt.',
      STORE_UNAVAILABLE: 'Databasen svarer ikkje akkurat no. Prøv igjen om litt.',
      UNAUTHENTICATED: 'Nøkkelen du sende, vart ikkje godteken. Spør utan nøkkel, eller be om ein ny.',
      OPERATION_NOT_LISTED:
        'Denne tenaren svarer berre på spørjingar som er godkjende på førehand. Be den som driv tenaren, om å godkjenne spørjingane til utforskaren.',
      TOO_COMPLEX:
        'Spørsmålet er for samansett til å svarast på éin gong. Ta bort noko, til dømes ei antaking.',
      FORBIDDEN:
        'Nøkkelen du sende, gir ikkje tilgang til dette. Spør utan nøkkel, eller be om ein som gjer det.',
      CREDENTIALS_UNAVAILABLE:
        'Tenaren får ikkje kontrollert nøklar akkurat no. Prøv igjen om litt, eller spør utan nøkkel.',
      OTHER: 'Noko gjekk gale på tenaren. Prøv igjen om litt.',
    },
  },
};
