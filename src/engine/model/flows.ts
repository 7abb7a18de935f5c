/** Things of a kind that are told beside a whole: those whose field is so. */
export type ListedBeside = Readonly<{ kind: string; field: string; is: string; at: string }>;

/**
 * How wholes of those who act are drawn with what goes between them, as declared with @flows: where each stands by the values of
 * a field, and by which relations one belongs to them. Relations and kinds by name.
 */
export type Flows = Readonly<{
  kind: string;
  by: string;
  core: string;
  parts: string;
  beside: readonly string[];
  inside: string;
  overlaps: string;
  members: string;
  belongs: string;
  takesPart: string;
  /** The field of what goes between that says what kind of exchange it is. */
  form: string;
  listed: readonly ListedBeside[];
}>;
