/** The style of a drawing, as far as drawings of ours use CSS: classes, descendants, `:not`, `:is`, and values that are inherited. */
export type Styles = Readonly<Record<string, string>>;
export type Styled = Readonly<{ tag: string; classes: ReadonlySet<string>; attributes: Styles }>;

type Compound = Readonly<{
  tag: string | undefined;
  classes: readonly string[];
  not: readonly Compound[];
  is: readonly (readonly Compound[])[];
}>;
type Part = Readonly<{ compound: Compound; isChild: boolean }>;
type Rule = Readonly<{
  parts: readonly Part[];
  weight: number;
  values: readonly (readonly [string, string])[];
}>;

const NAME = String.raw`[\w-]+`;
/** States that nobody is in on paper, and what no drawing has. */
const NEVER = /:(?:hover|focus|focus-visible|before|after|modal)\b|::|\[/;

const compoundOf = (text: string): Compound => {
  const groups = [...text.matchAll(/:(not|is)\(([^()]*)\)/g)];
  const own = text.replace(/:(?:not|is)\([^()]*\)/g, '');
  const listed = (kind: string): (readonly Compound[])[] =>
    groups
      .filter(([, of]) => of === kind)
      .map(([, , inner = '']) => inner.split(',').map(one => compoundOf(one.trim())));
  return {
    tag: new RegExp(`^${NAME}`).exec(own)?.[0],
    classes: [...own.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name),
    not: listed('not').flat(),
    is: listed('is'),
  };
};

/** Splits at a sign that stands outside of brackets. */
const split = (text: string, at: string): readonly string[] => {
  const parts: string[] = [''];
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === at && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
};

const partsOf = (selector: string): readonly Part[] => {
  let isChild = false;
  const parts: Part[] = [];
  for (const word of split(selector.replaceAll('>', ' > ').trim(), ' ')) {
    if (word === '>') isChild = true;
    else if (word !== '') {
      parts.push({ compound: compoundOf(word), isChild });
      isChild = false;
    }
  }
  return parts;
};

/** Specificity as CSS counts it: classes before tags (Selectors Level 4, 15). */
const weightOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { compound }) => sum + weightOfOne(compound), 0);
const weightOfOne = ({ tag, classes, not, is }: Compound): number =>
  classes.length * 1000 +
  (tag === undefined ? 0 : 1) +
  Math.max(0, ...not.map(weightOfOne)) +
  is.reduce((sum, of) => sum + Math.max(0, ...of.map(weightOfOne)), 0);

/** Leaves out what holds for some screens alone. */
const withoutConditions = (css: string): string => {
  let text = '';
  for (let at = 0; at < css.length;) {
    const next = css.indexOf('@', at);
    if (next < 0) return text + css.slice(at);
    text += css.slice(at, next);
    let depth = 0;
    for (at = next; at < css.length; at += 1) {
      if (css[at] === '{') depth += 1;
      if (css[at] === '}' && (depth -= 1) === 0) break;
    }
    at += 1;
  }
  return text;
};

const valuesOf = (body: string): Rule['values'] =>
  split(body, ';').flatMap(line => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const];
  });

/** Reads a style sheet; its rules are sorted by how much they weigh. */
export const rulesOf = (css: string): readonly Rule[] =>
  withoutConditions(css)
    .replace(/\/\*[^]*?\*\//g, '')
    .split('}')
    .flatMap((text): readonly Rule[] => {
      const [selectors = '', body] = text.split('{');
      if (body === undefined) return [];
      const values = valuesOf(body);
      return split(selectors, ',')
        .filter(selector => !NEVER.test(selector))
        .map(selector => {
          const parts = partsOf(selector);
          return { parts, weight: weightOf(parts), values };
        });
    })
    .sort((a, b) => a.weight - b.weight);

const fits = ({ tag, classes, not, is }: Compound, element: Styled): boolean =>
  (tag === undefined || tag === element.tag) &&
  classes.every(name => element.classes.has(name)) &&
  not.every(of => !fits(of, element)) &&
  is.every(listed => listed.some(of => fits(of, element)));

/** Whether the last of the elements is one that a selector means, the others being around it. */
const matches = (
  parts: readonly Part[],
  around: readonly Styled[],
  part = parts.length - 1,
  at = around.length - 1,
): boolean => {
  const [own, element] = [parts[part], around[at]];
  if (!own || !element || !fits(own.compound, element)) return false;
  if (part === 0) return true;
  for (let above = at - 1; above >= 0; above -= 1) {
    if (matches(parts, around, part - 1, above)) return true;
    if (own.isChild) return false;
  }
  return false;
};

/** What is not handed down to what is inside. */
const OWN = new Set(['display', 'opacity', 'transform', 'text-decoration']);

const resolved = (value: string, styles: Styles): string => {
  const found = /var\((--[\w-]+)(?:,([^()]*))?\)/.exec(value);
  if (!found) return value;
  const [whole, name = '', otherwise = ''] = found;
  return resolved(value.replace(whole, styles[name] ?? otherwise), styles);
};

/** The style of the last of some elements, the others being around it: attributes first, then rules, then what is handed down. */
export const styleOf = (rules: readonly Rule[], around: readonly Styled[], above: Styles): Styles => {
  const element = around.at(-1);
  const styles: Record<string, string> = Object.fromEntries(
    Object.entries(above).filter(([name]) => !OWN.has(name)),
  );
  if (!element) return styles;
  const set = Object.entries(element.attributes);
  const said = rules.filter(({ parts }) => matches(parts, around)).flatMap(({ values }) => values);
  for (const [name, value] of [...set, ...said].filter(([name]) => name.startsWith('--')))
    styles[name] = value;
  for (const [name, value] of [...set, ...said].filter(([name]) => !name.startsWith('--')))
    styles[name] = resolved(value, styles);
  return styles;
};
