import { amountOf, type Count } from '../../model/counted';
import { capital } from '../capital';
import { comparedIn } from '../compared';
import { counter, numeral } from '../count';

const count = counter('nb');
const those = comparedIn('nb');
const words = numeral('nb');

/** What answers and pages say of their own. */
export const answers = {
  lead: {
    /** Of those that lead to several, to how many, and where most lead. */
    connections: (
      n: Count,
      from: string,
      to: string,
      most: Readonly<{ n: number; name: string; of: number }> | undefined,
    ) =>
      amountOf(n) === 0
        ? `Vi finner ingen delt ressurs som knytter ${from} til ${to}.`
        : [
            `${capital(count(n, 'én delt ressurs', 'delte ressurser'))} knytter ${from} til ${to}.`,
            most
              ? amountOf(n) === 1
                ? `Den leder til ${words(most.of)} i alt.`
                : `De leder til ${words(most.of)} i alt, ${words(most.n)} av dem til ${most.name}.`
              : '',
          ]
            .filter(Boolean)
            .join(' '),
    retire: (counted: string, loses: string, what: string, alone: Count) =>
      counted === ''
        ? `Ingenting registrert går tapt hvis ${what}.`
        : `${capital(counted)} ${loses} hvis ${what}.${amountOf(alone) > 0 ? ` ${capital(words(alone))} står uten registrert alternativ.` : ''}`,
    retired: (name: string, day: string | undefined) => `${name} fases ut${day ? ` ${day}` : ''}`,
    repealed: (name: string, day: string | undefined) => `${name} oppheves${day ? ` ${day}` : ''}`,
    gaps: (n: Count, single: Count, total: Count, where: string) => {
      const one = amountOf(single) > 0 ? `, og ${words(single)} hviler på én tilbyder` : '';
      return amountOf(n) === 0
        ? `Alle de ${words(total)} kapabilitetene har en registrert ressurs ${where}${one}.`
        : `${capital(words(n))} av ${count(total, 'én kapabilitet', 'kapabiliteter')} har ingen registrert ressurs ${where}${one}.`;
    },
    peers: (n: Count, name: string, names: string, share: string) =>
      amountOf(n) === 0
        ? `${name} bruker alt som minst ${share} av de likeste ${those.theMany} bruker, så langt det er registrert eller følger av regler.`
        : `${name} er ikke registrert med ${count(n, 'én ressurs', 'ressurser')} som minst ${share} av de likeste ${those.theMany} bruker: ${names}.`,
    /** Acts and obligations are not added up. */
    obligations: (acts: Count, duties: Count, name: string) =>
      [acts, duties].every(of => amountOf(of) === 0)
        ? `Vi finner ingen krav fra EU som gjelder for ${name}.`
        : `${capital(
            [
              amountOf(acts) > 0 ? count(acts, 'én EU-rettsakt', 'EU-rettsakter') : '',
              amountOf(duties) > 0 ? count(duties, 'én plikt', 'plikter') : '',
            ]
              .filter(Boolean)
              .join(' og '),
          )} gjelder for ${name}.`,
    bound: (isAct: boolean, name: string, names: string, members: string) =>
      names === ''
        ? `Vi finner ingen som det er registrert at ${isAct ? 'bestemmelser i ' : ''}${name} gjelder for.`
        : `Det er registrert at ${isAct ? 'bestemmelser i ' : ''}${name} gjelder for ${names}.${members === '' ? '' : ` Det omfatter ${members}.`}`,
    changes: (came: Count, went: Count, changed: Count, name: string) =>
      [came, went, changed].every(of => amountOf(of) === 0)
        ? `Ingenting med kjent dato endret seg rundt ${name}.`
        : `${capital(words(came))} kom til rundt ${name}, ${words(went)} falt bort og ${words(changed)} ble endret.`,
    dependents: (counted: string, name: string, alone: Count) =>
      counted === ''
        ? `Ingen er registrert som avhengige av ${name}.`
        : `${capital(counted)} mister noe uten ${name}.${amountOf(alone) > 0 ? ` ${capital(words(alone))} står uten registrert alternativ.` : ''}`,
    /** `lost` is what most is lost of: support, a function. */
    dependencies: (n: Count, name: string, most: string, isMany: boolean, lost: string) =>
      amountOf(n) === 0
        ? `${isMany ? `For dem som hører til ${name}, er ingenting` : `For ${name} er ingenting`} registrert som uerstattelig.`
        : amountOf(n) === 1
          ? `Uten ${most} mister ${isMany ? `noen i ${name}` : name} ${lost} som ingenting annet registrert erstatter.`
          : `Hvis én av ${words(n)} ting blir borte, mister ${isMany ? `noen i ${name}` : name} ${lost} som ingenting annet registrert erstatter. Mest henger på ${most}.`,
    absence: (n: Count, from: string, to: string) =>
      amountOf(n) > 0
        ? `${from} er knyttet til ${to} på ${count(n, 'én måte', 'måter')}.`
        : `Vi finner ingenting som knytter ${from} til ${to}.`,
  },
  /** What a number of things lose, as the end of a sentence that begins with them. */
  loses: {
    FUNCTION: 'mister en funksjon',
    COVERAGE: 'får svakere støtte',
    DUTY: 'blir oppfylt på færre måter',
    LEGAL_BASIS: 'mister rettslig grunnlag',
  },
  others: (n: number): string => (n === 1 ? 'til' : 'andre'),
  /** A sentence that stands for many: how many, and how sure they are. */
  fold: {
    sure: (facts: number, deductions: number, uncertain: number) =>
      [
        facts > 0 ? count(facts, 'ett faktum', 'fakta') : '',
        deductions > 0 ? count(deductions, 'én slutning', 'slutninger') : '',
        uncertain > 0 ? `${words(uncertain)} ${uncertain === 1 ? 'usikker' : 'usikre'}` : '',
      ]
        .filter(Boolean)
        .join(', '),
    which: 'som',
    example: 'Én av dem, med kilder:',
    rest: (n: number) => `Vis ${words(n)} til`,
    edit: 'Endre spørsmålet',
    all: 'Svaret med kilder',
    next: 'Spør videre',
    alone: (n: number) => `${words(n)} uten noe annet`,
    aloneLong: 'ingenting annet er registrert',
  },
  ways: {
    reach: {
      from: (name: string) => `Dit kommer en fra ${name}`,
      to: (name: string) => `Herfra fører noe til ${name}`,
    },
    away: (n: number) => `${count(n, 'ett skritt', 'skritt')} unna`,
    apart: 'De to sidene møtes ikke. Tallene er hvor mange ting som ligger så langt unna hver av dem.',
    through: 'går gjennom',
    leads: 'leder til',
    some: (shown: number, all: number) => `Bildet viser ${words(shown)} av ${words(all)}. Alle står under.`,
  },
  points: {
    sure: (facts: number, total: number, isWhole: boolean) =>
      facts === total
        ? 'Alt bygger på fakta: en kilde sier det.'
        : facts === 0
          ? 'Ingenting av dette er fakta hele veien: det bygger på slutninger eller noe usikkert.'
          : isWhole
            ? `${capital(words(facts))} av ${words(total)} er fakta hele veien. ${total - facts === 1 ? 'Den siste bygger på en slutning eller noe usikkert.' : 'Resten bygger på slutninger eller noe usikkert.'}`
            : `Av de ${words(total)} som vises, er ${words(facts)} fakta hele veien.`,
    carries: (name: string, n: number) => `Flest veier går gjennom ${name}: ${words(n)}.`,
    uncertain: (claim: string) => `Mest usikkert: at ${claim}.`,
    left: (name: string, n: number) =>
      n === 0
        ? `Minst å falle tilbake på har ${name}: ingenting annet er registrert.`
        : `Minst å falle tilbake på har ${name}: ${count(n, 'én annen er registrert', 'andre er registrert')}.`,
    same: 'Ingenting skiller dem: alle har like mye annet å falle tilbake på.',
    substitute: (name: string, capabilities: number) =>
      `Nærmest å ta over er ${name}, med ${count(capabilities, 'én felles kapabilitet', 'felles kapabiliteter')}. Det betyr ikke at den kan ta over.`,
    none: 'Ingenting som ligner, er registrert.',
  },
  more: (n: number) => `Og ${count(n, 'én vei', 'veier')} til.`,
  change: {
    dated: 'Linjen viser det som har en kjent dag. Det som bare er kjent fra en dag, står i svaret under.',
    ended: 'Sluttet å gjelde',
    of: {
      began: (name: string) => `${name} begynte å gjelde`,
      ended: (name: string) => `${name} sluttet å gjelde`,
      came: (name: string) => `${name} kom til.`,
      went: (name: string) => `${name} falt bort.`,
      changed: (name: string) => `${name} ble endret.`,
    },
    came: 'Kom til',
    went: 'Falt bort',
    changed: 'Ble endret',
    more: (n: number, isCut: boolean) => `Og ${isCut ? 'minst ' : ''}${words(n)} til.`,
    absent: (name: string, day: string, isPast: boolean) =>
      `${name} ${isPast ? 'var' : 'er'} ikke gyldig ${day}.`,
    distance: (before: number, after: number) =>
      `Avstanden gikk fra ${words(before)} til ${count(after, 'én relasjon', 'relasjoner')}.`,
  },
  retire: {
    counts: 'Hvor mange som mister noe',
    kind: 'Hvem eller hva',
    consequence: 'Følge',
    wholly: 'Mister alt',
    onlyRecorded: 'Mister det eneste registrerte',
    partly: 'Mister noe',
    substitutes: 'Det som har mest til felles med den',
    capabilities: 'Felles kapabiliteter',
    specifications: 'Felles spesifikasjoner',
    users: 'Felles brukere',
    name: 'Navn',
  },
  bound: {
    kinds: 'Hvem det gjelder for',
    map: 'Kommunene det gjelder for',
    through: (name: string) => (name === '' ? 'nevnt selv' : `blant ${name}`),
    addressee: (said: string) => `Den retter seg mot «${said}».`,
    /** Of obligations that are joined to nobody: an act without groups binds all the same. */
    inWords: (unjoined: number, all: number, said: readonly string[], others: number) =>
      `${unjoined === all ? `${capital(count(all, 'én plikt følger', 'plikter følger'))} av det, og ${all === 1 ? 'den er ikke' : 'ingen av dem er'} koblet til grupper` : `${capital(words(unjoined))} av ${count(all, 'én plikt', 'plikter')} er ikke koblet til grupper`}.${said.length === 0 ? '' : ` ${unjoined === 1 ? 'Den' : 'De'} retter seg mot ${said.map(of => `«${of}»`).join(', ')}${others > 0 ? ` og ${words(others)} til` : ''}.`}`,
    onlyIf: (said: string) => `Vilkår: «${said}»`,
  },
  impactMap: {
    title: 'Hvor mye annet har kommunen å bygge på?',
    left: (n: number) => `${count(n, 'én annen delt ressurs', 'andre delte ressurser')} igjen`,
    step: (n: number, from: number, to: number) =>
      `${count(n, 'én kommune', 'kommuner')} har ${from === to ? words(from) : `${words(from)}–${words(to)}`} igjen`,
  },
  consequence: {
    FUNCTION: 'Mister en funksjon, svekkes eller slutter å virke',
    COVERAGE: 'Mister støtte eller får svakere støtte',
    DUTY: 'Plikter som blir oppfylt på færre måter, eller kanskje ikke lenger',
    LEGAL_BASIS: 'Mister rettslig grunnlag, helt eller delvis',
  },
  extent: {
    WHOLLY: 'Kan ikke klare seg uten',
    ONLY_RECORDED: 'Har ikke noe annet registrert',
    PARTLY: 'Mister noe, men har annet igjen',
  },
  dependencies: {
    lost: {
      FUNCTION: 'en funksjon',
      COVERAGE: 'støtte',
      DUTY: 'en måte å bli oppfylt på',
      LEGAL_BASIS: 'rettslig grunnlag',
    },
    one: (thing: string, name: string, n: number, lost: string) =>
      `Uten ${thing} mister ${name} ${lost} som ingenting annet registrert erstatter${n > 1 ? `, og ${words(n - 1)} ${n === 2 ? 'annen ting mister' : 'andre ting mister'} noe på samme måte` : ''}.`,
    many: (thing: string, name: string, n: number, lost: string) =>
      `Uten ${thing} mister ${words(n)} i ${name} ${lost} som ingenting annet registrert erstatter.`,
    note: (name: string) =>
      `Tallet er hvor mange som mister noe: ${name}, og det som ligger mellom. At noe annet ikke er registrert, betyr ikke at det ikke finnes.`,
    noteMany: (name: string) =>
      `Tallet er hvor mange i ${name} som mister noe. At noe annet ikke er registrert, betyr ikke at det ikke finnes.`,
  },
  gaps: {
    lacks: {
      NO_RESOURCE: (capability: string, where: string) =>
        `${capital(capability)} har ingen registrert ressurs ${where}.`,
      ONE_PROVIDER: (capability: string, _: string, n: number, provider: string) =>
        `${capital(capability)} hviler på ${provider} alene, med ${count(n, 'én ressurs', 'ressurser')}.`,
      ONLY_DEDUCED: (capability: string, where: string, n: number) =>
        `At ${capability} har ${count(n, 'én ressurs', 'ressurser')} ${where}, er bare utledet eller usikkert.`,
      RED_IN_SECTORS: (capability: string) =>
        `${capital(capability)} er vurdert som rød i minst to sektorer.`,
    },
    kinds: {
      NO_RESOURCE: 'Har ingen registrert ressurs',
      ONE_PROVIDER: 'Hviler på én tilbyder',
      ONLY_DEDUCED: 'Bygger bare på slutninger og usikre opplysninger',
      RED_IN_SECTORS: 'Vurdert som rød i minst to sektorer',
    },
    capability: 'Kapabilitet',
    resources: 'Ressurser',
    note: 'At noe ikke er registrert, betyr ikke at det ikke finnes.',
  },
  dots: {
    must: 'Skal bruke',
    should: 'Bør bruke',
    uses: 'Bruker også',
    lacks: (name: string) => `Ikke registrert hos ${name}`,
    of: (n: number) => `av ${n}`,
    none: 'ikke registrert (kan likevel finnes)',
  },
  peers: {
    gap: (name: string, share: string) =>
      `Så langt det er registrert, bruker ${share} av de sammenlignbare ${those.theMany} ${name}.`,
    least: (share: string) => `Det som færre enn ${share} av dem bruker, er ikke med.`,
    users: (names: string) => `Blant dem er ${names}.`,
    mandatory: 'Ressursen er obligatorisk.',
    recommended: 'Ressursen er anbefalt.',
    peers: `Sammenlignet med disse ${those.theMany}`,
    resources: 'I bruk hos dem, men ikke registrert her',
    resource: 'Ressurs',
    share: 'Andel',
    likeness: 'Likhet fra 0 til 1',
    note: `At bruk ikke er registrert, er ikke bevis for at ${those.theOne} ikke bruker ressursen.`,
  },
  start: {
    lead: (municipalities: string, resources: string, frameworks: string) =>
      `${municipalities} kommuner, ${resources} delte ressurser og ${frameworks} regelverk og føringer: hvem bruker hva, hva som binder dem, og hvor sikkert det er.`,
    stories: 'Tre svar å begynne med',
    stops: {
      title: (name: string) => `Hvis ${name} stopper`,
      text: (name: string) => `Så mange er registrert som avhengige av ${name}.`,
    },
    reaches: {
      title: (name: string) => `EU til ${name}`,
      text: (name: string) => `Så mange delte ressurser knytter ${name} til EUs rammeverk.`,
    },
    lacks: {
      title: (name: string) => name.replace(/[«»]/g, ''),
      text: () => 'Så mange kapabiliteter har ingen registrert ressurs i livshendelsen.',
    },
    ecosystems: 'Økosystemene og utvekslingene mellom dem',
    capabilities: 'Kapabilitetene og det som støtter dem',
    map: (n: number, all: string, name: string) => `${n} av ${all} kommuner er registrert med ${name}`,
    opens: 'Tegnet av det som er registrert i dag.',
  },
  report: {
    link: 'Meld feil eller foreslå kilde',
    subject: 'Feil eller bedre kilde i Samgraf',
    contact: 'Er noe feil, eller kjenner du en bedre kilde? Skriv til',
  },
  about: {
    title: 'Om Samgraf',
    general: (name: string) =>
      `Samgraf viser hvordan det henger sammen: ${name}. Hvem som bruker hva, hva som binder dem, og hva som følger hvis noe endrer seg.`,
    paragraphs: [
      'Hver setning sier hvor sikker den er. Et faktum står i en navngitt kilde. En slutning følger av noe som har en kilde. Det usikre må bekreftes. Det som ikke er registrert, kan likevel finnes.',
      'Svarene gjelder i dag hvis du ikke velger en annen dag. Kildene står ved hver setning, med utgiver, lisens og dagen de ble lest.',
    ],
    same: 'Du kan stille de samme spørsmålene gjennom API-et, og få de samme tallene.',
  },
  entity: {
    livedIn: (name: string, what: string, n: number, claims: string) =>
      `${name} er ${what} med ${words(n)} innbyggere${claims ? `, og ${claims}` : ''}.`,
    atLeast: 'minst',
    unsure: (n: number) => `${words(n)} til er ${n === 1 ? 'usikker' : 'usikre'}`,
    glanceSome: (n: number) => `Bildet viser de ${words(n)} slagene som det er flest av. Resten står under.`,
    glance: 'Hvor mye som er registrert av hvert slag',
    is: (name: string, what: string, claims: string) =>
      `${name} er ${what}${claims ? ` som ${claims}` : ''}.`,
    about: (name: string) => `Om ${name}`,
    facts: 'Fakta',
    names: 'Navn på andre språk',
    alsoCalled: 'Også kalt',
    id: 'Identifikator',
    valid: 'Gyldig',
    pageDay: (date: string, isPast: boolean) =>
      `Siden viser det som ${isPast ? 'var' : 'er'} gyldig ${date}.`,
    today: 'Vis det som er gyldig i dag',
    knownFrom: 'Kjent fra',
    general: 'Bygger på allmennkunnskap og må bekreftes',
    relations: 'Relasjoner',
    noRelations: 'Ingen relasjoner er registrert.',
    relationsShown: (shown: number, total: Count) =>
      shown === total
        ? `${capital(count(total, 'én relasjon', 'relasjoner'))} er registrert.`
        : `${capital(words(shown))} av ${count(total, 'én relasjon', 'relasjoner')} vises.`,
    onlyRelation: 'Vis bare disse',
    allRelations: 'Vis alle relasjonene',
    history: 'Historie',
    noHistory: 'Ingen endringer har en kjent dato.',
    historyUndated: (n: number) =>
      `Det er ikke kjent når ${count(n, 'én relasjon', 'relasjoner')} begynte eller sluttet å gjelde. ${n === 1 ? 'Den' : 'De'} er ikke med her.`,
    CAME: 'kom til',
    WENT: 'falt bort',
    questions: (name: string) => `Spør videre om ${name}`,
    around: 'Det nærmeste rundt',
    aroundSome: 'Bildet viser noen relasjoner av hvert slag.',
    description: 'Beskrivelse',
    yes: 'ja',
    no: 'nei',
    myMunicipality: 'Se alt samlet for denne kommunen',
    opens: 'Åpne',
  },
  municipality: {
    title: 'Min kommune',
    choose: 'Hvilken kommune?',
    open: 'Vis kommunen',
    heading: (name: string) => `${name} i det digitale Norge`,
    lead: (name: string, must: number, should: number) =>
      `${name} skal bruke ${count(must, 'én delt ressurs', 'delte ressurser')} og bør bruke ${words(should)} til.`,
    undated: (n: number) =>
      `For ${words(n)} av dem er det ikke kjent når det begynte å gjelde, så vi vet ikke om det gjelder denne dagen.`,
    must: 'Det vi skal bruke',
    should: 'Det vi bør bruke',
    other: 'Annet vi bruker',
    chosen: (name: string) => `Det ${name} har valgt, så vidt en kilde viser`,
    neverLooked: (name: string) => `Ikke undersøkt for ${name}.`,
    peers: 'Det kommuner som ligner på oss, bruker, men som ikke er registrert hos oss',
    noPeers: (name: string, share: string) =>
      `Så langt det er registrert, mangler ${name} ingen ressurs som minst ${share} av kommunene som ligner på den, bruker.`,
    particular: 'Det som er særskilt for oss',
    having: (share: string) => `${share} av kommunene i sammenligningen har det samme`,
    suppliers: 'Det som avhenger av én eneste tilbyder',
    supplier: (name: string, n: number, total: number) =>
      `${capital(words(n))} av de ${words(total)} ressursene har ${name} som eneste registrerte tilbyder:`,
    eu: 'EU-krav som gjelder for oss',
    euAll: (within: string) => `Alle ${within} er med.`,
    euSome: (within: string) => `De nærmeste ${within} er med; se alle med spørsmålet under.`,
    onlyDeduced: 'Et ledd som bare er en slutning, er merket «Slutning».',
    none: 'Ingenting er registrert.',
    printed: (date: string) => `Hentet ${date}`,
    notMunicipality: 'Dette er ikke en kommune. Velg en kommune.',
  },
  compare: {
    title: 'Sammenlign',
    intro:
      'Skriv navnet på to ting av samme slag, for eksempel to kommuner. Adressen til et svar kan også limes inn.',
    a: 'Den første',
    b: 'Den andre',
    submit: 'Sammenlign',
    onlyA: 'Bare i det første',
    onlyB: 'Bare i det andre',
    both: 'I begge',
    lead: (onlyA: number, both: number, onlyB: number, [a, b]: readonly [string, string]) =>
      `${a} og ${b} har ${both === 0 ? 'ingen opplysninger' : count(both, 'én opplysning', 'opplysninger')} felles. ${capital(words(onlyA))} gjelder bare ${a}, og ${words(onlyB)} bare ${b}.`,
    only: (name: string) => `Bare ${name}`,
    with: (name: string) => `Sammenlign ${name} med noe annet`,
    other: 'Med hva?',
    otherDay: 'Eller med seg selv en annen dag',
    by: 'Hva skal sammenlignes?',
    recorded: 'Alt som er registrert',
    others: 'Sammenlign noe annet',
    first: 'det første',
    second: 'det andre',
    names:
      'Der setningene gjelder ulike ting, står navnet fra det første svaret foran skråstreken og navnet fra det andre bak.',
    otherCertainty: 'Samme påstand, ulik sikkerhet:',
    inA: 'i det første',
    inB: 'i det andre',
    otherSources: (onlyA: number, onlyB: number) =>
      `Samme påstand, ulike kilder: ${onlyA} bare i det første, ${onlyB} bare i det andre`,
    bad: 'Adressen fører ikke til et svar her. Kopier lenken fra et svar, og lim den inn.',
    cut: 'Bare første side av hvert svar er sammenlignet.',
  },
  csv: {
    group: 'gruppe',
    sentence: 'setning',
    certainty: 'sikkerhet',
    from: 'fra',
    relation: 'relasjon',
    to: 'til',
    stepCertainty: 'leddets sikkerhet',
    knownFrom: 'kjent fra',
    lastSeen: 'sist sett',
    day: 'svaret gjelder',
    conditions: 'forbehold',
    validFrom: 'gyldig fra',
    validTo: 'gyldig til',
    sources: 'kilder',
  },
  fault: {
    title: 'Vi kom ikke fram til et svar',
    choose: 'Hvilken mener du?',
    fill: 'Fyll ut spørsmålet',
    next: 'Hva du kan gjøre',
    toStart: 'Gå til spørsmålene',
    again: 'Prøv igjen',
    withoutWhatIf: 'Still spørsmålet uten antakelser',
    detail: 'Hva serveren sa (på engelsk)',
    missingSlot: (slot: string) => `Feltet «${slot}» er tomt. Fyll det ut for å få svar.`,
    unknownId: (id: string) => `Ingenting er registrert med identifikatoren «${id}».`,
    elsewhenTitle: 'Ikke gyldig den dagen',
    elsewhen: (name: string, day: string | undefined, isPast: boolean) =>
      `${name} finnes her, men ${isPast ? 'var' : 'er'} ikke gyldig ${day ?? 'i dag'}.`,
    validity: (from: string | undefined, to: string | undefined) =>
      ['Gyldig', from ? ` fra ${from}` : '', to ? ` til ${to}` : '', '.'].join(''),
    unset: 'Vedtatt, men fra en dag som ikke er fastsatt.',
    seeUnset: 'Se det som er vedtatt',
    toDay: (day: string, isPast: boolean) => `Gå til ${day}, da det ${isPast ? 'var' : 'er'} gyldig`,
    pageOn: (name: string, day: string) => `Siden om ${name}, ${day}`,
    unknownNext: 'Se etter skrivefeil, eller søk etter navnet.',
    otherKind: (name: string, is: string, wanted: string) =>
      `${name} er ${is}, men her spørres det etter ${wanted}.`,
    unread: (part: string) => `Vi forsto ikke denne delen av adressen: «${part}».`,
    withoutPart: 'Still spørsmålet uten den delen',
    noHit: (text: string) => `Vi fant ikke noe som heter «${text}».`,
    searchDay: (day: string | undefined, isPast: boolean) =>
      `Søket gjelder det som ${isPast ? 'var' : 'er'} gyldig ${day ?? 'i dag'}.`,
    chooseText: (text: string) => `«${text}» kan bety flere ting. Velg ett:`,
    badDate: (text: string) => `«${text}» er ikke en dag i kalenderen. Skriv dagen slik: 1.1.2028.`,
    dateOrder: 'Den første dagen må komme før den andre.',
    noPage: 'Vi har ingen slik side.',
    empty: 'Grafen er tom. Last inn data først, med kommandoen «npm run seed».',
    network: 'Serveren svarer ikke. Det du ser, er det forrige svaret. Prøv igjen om litt.',
    codes: {
      NOT_FOUND:
        'Noe du spurte om, finnes ikke her med den dagen, den sikkerheten og de antakelsene du valgte. Velg en annen dag, ta med alt, eller søk etter navnet.',
      COST_LIMIT:
        'Spørsmålet er for stort til å besvares på én gang. Velg noe smalere, for eksempel én virksomhet, eller ta bare med fakta.',
      BAD_INPUT: 'Noe i spørsmålet passer ikke sammen. Se over feltene, dagen og antakelsene.',
      BAD_CURSOR: 'Denne siden av svaret finnes ikke lenger. Begynn på første side.',
      TIMEOUT: 'Svaret tok for lang tid. Gjør spørsmålet smalere, eller prøv igjen.',
      OVERLOADED: 'Mange spør akkurat nå. Prøv igjen om litt.',
      STORE_UNAVAILABLE: 'Databasen svarer ikke akkurat nå. Prøv igjen om litt.',
      UNAUTHENTICATED: 'Nøkkelen du sendte, ble ikke godtatt. Spør uten nøkkel, eller be om en ny.',
      OPERATION_NOT_LISTED:
        'Denne serveren svarer bare på spørringer som er godkjent på forhånd. Be den som driver serveren, om å godkjenne spørringene til utforskeren.',
      TOO_COMPLEX:
        'Spørsmålet er for sammensatt til å besvares på én gang. Ta bort noe, for eksempel en antakelse.',
      FORBIDDEN:
        'Nøkkelen du sendte, gir ikke tilgang til dette. Spør uten nøkkel, eller be om en som gjør det.',
      CREDENTIALS_UNAVAILABLE:
        'Serveren får ikke kontrollert nøkler akkurat nå. Prøv igjen om litt, eller spør uten nøkkel.',
      OTHER: 'Noe gikk galt på serveren. Prøv igjen om litt.',
    },
  },
};
