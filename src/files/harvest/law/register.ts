/** A register of law, as a module in `registers/` of a pack describes it: texts by article, against which words that are quoted are held. */
export type LawRegister = Readonly<{
  /** As in `samgraf harvest NAME`. */
  name: string;
  /** The language of its title, and of its texts. */
  language: string;
  /** What it has, for whoever chooses. */
  about: string;
  /** The source that what it says rests on. */
  source: Readonly<{
    id: string;
    title: string;
    publisher: string;
    license: string | null;
    standing: string;
  }>;
  /** Where it is published: the address or the folder that paths of `layouts` lead on from. */
  address: string;
  /** The facts by which a relation says what it quotes. */
  quotes: Readonly<{ words: string; place: string; source: string; seen: string }>;
  /** The kind of an act, and the field that has what the register knows it by. */
  acts: Readonly<{ kind: string; key: string }>;
  /** Returns what the register knows an act by, of an address of a source or of that field; undefined: it has no such act. */
  actIn: (text: string) => string | undefined;
  /** Returns the articles that a place names, as `heading` calls them. */
  articlesIn: (place: string) => readonly string[];
  /** The relation by which a thing follows from its words in an act: it starts there, and the thing ends with the words. */
  follows: string;
  /** The relation from an act to one that it amends: what it put there is quoted from that one. */
  amends: string;
  /** The relations by which such a thing binds somebody, and by which somebody is in a group that it binds, as ends of theirs. */
  binds: Readonly<{ end: string; members: string }>;
  /** Returns fields of the thing that is proposed in the place of one that ends: with other words, from a day. */
  renewed: (
    thing: Readonly<Record<string, unknown>>,
    by: Readonly<{ was: string; words: string; day: string; language: string }>,
  ) => Readonly<Record<string, unknown>>;
  /** Returns the days on which words say that something begins or ends to hold, by number; unless it is known how they are said. */
  days?: (words: string) => readonly string[];
  /** How the texts are laid out; of each act the first that is there is read. */
  layouts: readonly TextLayout[];
}>;

/** How texts of acts are laid out in files, and what one of them says of itself. */
export type TextLayout = Readonly<{
  /** Returns the path of the file of an act; where it has dated versions, of the folder that they are in. */
  at: (act: string) => string;
  /** The folders of versions, by the day that each is of, and the files in one: the first that is there is the text. */
  versions?: Readonly<{ dated: RegExp; texts: readonly string[]; head: string }>;
  format: TextFormat;
  /** What a text says of itself: at its head or in the file beside it, and as it opens. Of a version the day is known besides. */
  state: (head: Readonly<Record<string, unknown>>, opening: string) => TextState;
  /** A mark of the publisher in the midst of the words: which act put them there. */
  marks?: RegExp;
  /** A line that tells of an article and is not of its words. */
  notes?: TextNotes;
}>;

export type TextFormat =
  /** Lines, of which those that begin articles match; what is in its groups is what an article is called. */
  | Readonly<{ is: 'MARKDOWN' | 'XHTML'; heading: RegExp }>
  /** A list of articles in an object: the fields that have what each is called, and its words. */
  | Readonly<{ is: 'JSON'; list: string; called: string; words: readonly string[]; heading: RegExp }>;

export type TextNotes = Readonly<{
  line: RegExp;
  /** Such a line that says that the article will be, or has been, changed in a way that its words do not show yet. */
  announces: RegExp;
  /** Such a line that says why an article has no words. */
  repeals: RegExp;
}>;

/** What a text says of itself. */
export type TextState = Readonly<{
  /** Since when it has had these words: the day of the last amendment that is in them. */
  since?: string | undefined;
  /** The act is repealed, since a day if that is told. */
  repealed?: Readonly<{ on: string | undefined }> | undefined;
  /** Amendments are not in it, so it does not say what the words are today. */
  isAsEnacted?: boolean;
}>;
