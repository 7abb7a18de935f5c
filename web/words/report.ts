import type { ReportField } from '../../src/server/page-request';
import type { Lang } from '../model/state';

/** What the page says where readers report what is wrong. */
export type ReportWords = Readonly<
  Record<
    | 'title'
    | 'intro'
    | 'about'
    | 'aboutThing'
    | 'kind'
    | 'quote'
    | 'source'
    | 'comment'
    | 'commentNote'
    | 'key'
    | 'keyNote'
    | 'keyOptional'
    | 'send'
    | 'missing'
    | 'refused'
    | 'closed'
    | 'none'
    | 'off'
    | 'next'
    | 'back',
    string
  > & {
    kinds: Readonly<Record<'feil' | 'kilde' | 'annet', string>>;
    made: (number: string) => string;
    faults: Readonly<Record<ReportField, string>>;
  }
>;

const nb: ReportWords = {
  title: 'Meld feil eller foreslå kilde',
  intro:
    'Det du sender, blir et forslag. Ingenting endres før noen med ansvar for opplysningene har tatt stilling til det.',
  about: 'Hva gjelder det?',
  aboutThing: 'Det gjelder opplysningene om',
  kind: 'Hva vil du melde?',
  kinds: {
    feil: 'Dette er feil',
    kilde: 'Jeg kjenner en kilde som viser dette',
    annet: 'Noe annet',
  },
  quote: 'Sitat: det kilden sier, ord for ord',
  source: 'Adressen til kilden',
  comment: 'Kommentar',
  commentNote:
    'Skriv hva som er feil, eller hva som mangler. Ikke skriv personopplysninger: forslaget kan bli lest av andre.',
  key: 'Nøkkel',
  keyNote: 'Den du har fått av dem som driver tjenesten. Den blir ikke lagret.',
  keyOptional: 'Nøkkel, hvis du har en',
  send: 'Send forslaget',
  missing: 'Forslaget er ikke sendt. Rett dette og send på nytt:',
  refused: 'Forslaget er ikke sendt, for det bryter en regel:',
  closed:
    'Forslaget er ikke sendt. Tjenesten tar ikke imot forslag uten nøkkel akkurat nå. Prøv igjen senere.',
  none: 'Det du vil melde fra om, er ikke registrert. Gå tilbake til svaret, og velg lenken ved setningen det gjelder.',
  off: 'Her kan du ikke sende inn forslag.',
  made: number => `Takk. Forslaget ditt har nummer ${number}.`,
  next: 'Noen med ansvar for opplysningene leser det og godtar eller avviser det, med en begrunnelse. Ta vare på nummeret hvis du vil spørre om det. Blir det godtatt, endres svarene.',
  back: 'Tilbake til svaret',
  faults: {
    claim: 'Velg hva det gjelder. Det du valgte, er ikke registrert.',
    kind: 'Velg hva du vil melde.',
    source:
      'Skriv adressen til kilden. Den begynner med https:// eller http:// og er på høyst 500 tegn, for eksempel https://lovdata.no.',
    quote: 'Skriv av det kilden sier, minst 10 og høyst 800 tegn, så andre kan finne det igjen.',
    comment: 'Skriv med egne ord hva det gjelder, høyst 800 tegn.',
    key: 'Skriv nøkkelen du har fått. Den som er skrevet inn, mangler eller gjelder ikke.',
  },
};

const nn: ReportWords = {
  title: 'Meld feil eller foreslå kjelde',
  intro:
    'Det du sender, blir eit framlegg. Ingenting blir endra før nokon med ansvar for opplysningane har teke stilling til det.',
  about: 'Kva gjeld det?',
  aboutThing: 'Det gjeld opplysningane om',
  kind: 'Kva vil du melde?',
  kinds: {
    feil: 'Dette er feil',
    kilde: 'Eg kjenner ei kjelde som viser dette',
    annet: 'Noko anna',
  },
  quote: 'Sitat: det kjelda seier, ord for ord',
  source: 'Adressa til kjelda',
  comment: 'Kommentar',
  commentNote:
    'Skriv kva som er feil, eller kva som manglar. Ikkje skriv personopplysningar: framlegget kan bli lese av andre.',
  key: 'Nøkkel',
  keyNote: 'Den du har fått av dei som driv tenesta. Han blir ikkje lagra.',
  keyOptional: 'Nøkkel, om du har ein',
  send: 'Send framlegget',
  missing: 'Framlegget er ikkje sendt. Rett dette og send på nytt:',
  refused: 'Framlegget er ikkje sendt, for det bryt ein regel:',
  closed:
    'Framlegget er ikkje sendt. Tenesta tek ikkje imot framlegg utan nøkkel akkurat no. Prøv igjen seinare.',
  none: 'Det du vil melde frå om, er ikkje registrert. Gå tilbake til svaret, og vel lenkja ved setninga det gjeld.',
  off: 'Her kan du ikkje sende inn framlegg.',
  made: number => `Takk. Framlegget ditt har nummer ${number}.`,
  next: 'Nokon med ansvar for opplysningane les det og godtek eller avviser det, med ei grunngiving. Ta vare på nummeret om du vil spørje om det. Blir det godteke, blir svara endra.',
  back: 'Tilbake til svaret',
  faults: {
    claim: 'Vel kva det gjeld. Det du valde, er ikkje registrert.',
    kind: 'Vel kva du vil melde.',
    source:
      'Skriv adressa til kjelda. Ho byrjar med https:// eller http:// og er på høgst 500 teikn, til dømes https://lovdata.no.',
    quote: 'Skriv av det kjelda seier, minst 10 og høgst 800 teikn, så andre kan finne det att.',
    comment: 'Skriv med eigne ord kva det gjeld, høgst 800 teikn.',
    key: 'Skriv nøkkelen du har fått. Den som er skriven inn, manglar eller gjeld ikkje.',
  },
};

const en: ReportWords = {
  title: 'Report an error or suggest a source',
  intro:
    'What you send becomes a proposal. Nothing changes until someone responsible for the data has decided.',
  about: 'What is it about?',
  aboutThing: 'It is about what is said of',
  kind: 'What do you want to report?',
  kinds: {
    feil: 'This is wrong',
    kilde: 'I know a source that shows this',
    annet: 'Something else',
  },
  quote: 'Quote: what the source says, word for word',
  source: 'The address of the source',
  comment: 'Comment',
  commentNote:
    'Say what is wrong, or what is missing. Leave out personal data: others may read the proposal.',
  key: 'Key',
  keyNote: 'The one you were given by those who run the service. It is not kept.',
  keyOptional: 'Key, if you have one',
  send: 'Send the proposal',
  missing: 'The proposal has not been sent. Correct this and send it again:',
  refused: 'The proposal has not been sent, since it breaks a rule:',
  closed:
    'The proposal has not been sent. The service takes no proposals without a key just now. Try again later.',
  none: 'What you want to report is not recorded. Go back to the answer, and follow the link at the sentence it is about.',
  off: 'Proposals cannot be sent here.',
  made: number => `Thank you. Your proposal has number ${number}.`,
  next: 'Someone responsible for the data reads it and accepts or rejects it, with a reason. Keep the number if you want to ask about it. If it is accepted, the answers change.',
  back: 'Back to the answer',
  faults: {
    claim: 'Choose what it is about. What was chosen is not recorded.',
    kind: 'Choose what you want to report.',
    source:
      'Give the address of the source. It begins with https:// or http:// and has at most 500 characters, such as https://lovdata.no.',
    quote: 'Copy what the source says, 10 to 800 characters, so that others can find it.',
    comment: 'Say in your own words what it is about, at most 800 characters.',
    key: 'Give the key that you were given. The one that was filled in is missing or not valid.',
  },
};

export const reportWords: Readonly<Record<Lang, ReportWords>> = { nb, nn, en };
