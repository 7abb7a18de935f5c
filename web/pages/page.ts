import type { ComponentChildren } from 'preact';
import type { FileMaking, PageRequest } from '../../src/doors/server/page-request';
import type { SentOperation } from '../model/answer';
import type { Asking } from '../model/asking';
import type { Along, Lang, State } from '../model/state';
import type { Say } from '../words/say';

/** Another graph that is set: what it is of, what it has itself asked about as an example, and what it has by an IRI, by ids here. */
export type GraphSet = Readonly<{
  graph: string;
  name: string;
  example: Readonly<{ id: string; name: string }> | undefined;
  idOf: (iri: string) => string | undefined;
}>;

/** What a page is made from: who asks what, in which language, with the public API as the only way to data. */
export type PageContext = Readonly<{
  ask: Asking;
  /** What the graph is of, and what its pack says of it in the language of the page. */
  pack: Readonly<{ name: string; languages: readonly Lang[] }> &
    Pick<PageRequest['pack'], 'example' | 'examples' | 'stories'> &
    NonNullable<PageRequest['pack']['texts'][string]>;
  /** Whether the model that is running has all that these operations ask for. */
  has: (...operations: readonly Readonly<{ toString: () => string }>[]) => boolean;
  /** What has been asked for this page so far, the first first. */
  sent: readonly SentOperation[];
  url: URL;
  state: State;
  /** What links to other pages carry along. */
  along: Along;
  /** A part of the address that the page has no use of. */
  unused?: string | undefined;
  lang: Lang;
  t: Say;
  /** Today, as an ISO day. */
  today: string;
  /** Whether the request carries a key, so that the answer is for this reader alone. */
  isKnown: boolean;
  /** The other graphs that may be asked, by what is known of them when this is called. */
  graphs: () => readonly GraphSet[];
  /** What one of them is of, by its key; undefined is this one. */
  graphName: (graph: string | undefined) => string;
  questions: PageRequest['questions'];
  passage: PageRequest['passage'];
  /** The forms of the pack that are filled in, if it has any. */
  forms: PageRequest['forms'];
  hasPlayground: boolean;
  /** Whether there is a page at a path, for this model. */
  offers: (path: string) => boolean;
  /** Where readers report what is wrong, if anywhere. */
  contact: string | undefined;
  /** Who runs this, if they say. */
  operator: string | undefined;
  /** Who may report it by the form that makes a proposal, if anyone. */
  reports: PageRequest['reports'];
  /** Which pages may show an answer in a frame. */
  framedBy: PageRequest['framedBy'];
  /** How answers can be followed, if they can. */
  follows: PageRequest['follows'];
  /** Finds a what-if that has a name by its id, if those are kept. */
  scenario: PageRequest['scenario'];
  /** What became of what was sent by the form of the page. */
  follow: PageRequest['follow'];
  imported: PageRequest['imported'];
  reported: PageRequest['reported'];
  answered: PageRequest['answered'];
  /** Where readers reach this server, such as https://samgraf.example; empty if the request does not say. */
  origin: string;
}>;

/** What a page gives: HTML around its main part, a file, or another address. */
export type Rendered =
  | Readonly<{
      kind: 'page';
      status?: number;
      title: string;
      description?: string;
      /** Besides those of every page, or in their place. */
      headers?: Readonly<Record<string, string>>;
      /** The picture that is shown where the page is shared, with what is seen on it. */
      card?: Readonly<{ image: string; about: string }>;
      main: ComponentChildren;
    }>
  | Readonly<{ kind: 'file'; type: string; name: string; text: string }>
  /** A file that the server makes of what it is given. */
  | Readonly<{ kind: 'made'; name: string; make: FileMaking }>
  /** Text for machines, as it is. */
  | Readonly<{ kind: 'text'; status?: number; type: string; text: string }>
  /** A document for a frame on a page of someone else. */
  | Readonly<{ kind: 'framed'; title: string; main: ComponentChildren }>
  /** An SVG to embed elsewhere, with a policy of its own. */
  | Readonly<{ kind: 'picture'; text: string; policy: string }>
  | Readonly<{ kind: 'part'; main: ComponentChildren }>
  | Readonly<{ kind: 'redirect'; to: string }>;

/** A page under `path`; with a closing slash also everything below it. */
export type ExplorerPage = Readonly<{
  path: string;
  /** Operations without which it has nothing to show: where the model lacks what they ask for, there is no such page. */
  asks?: readonly Readonly<{ toString: () => string }>[];
  render: (context: PageContext) => Promise<Rendered> | Rendered;
  /** Whether it shows forms of the pack: where that has none, there is no such page. */
  needsForms?: true;
  /** Tells whether the pack has the rest of what it shows. */
  isThere?: () => boolean;
  /** Whether it reads all of its address itself, and passes over what it has no use of: others than readers write it. */
  readsAddress?: true;
  /** What it reads of its address besides what all pages do: the rest is refused; nothing if absent. */
  takes?: (pathname: string) => readonly Readonly<{ name: string }>[] | undefined;
}>;
