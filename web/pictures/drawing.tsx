import { claimText } from '../words/claims';
import { kindWord } from '../words/kinds';
import { say } from '../words/say';
import type { Folded, FoldedGroup } from './fold';
import { MOST_OPENED } from './fold';
import type { Box, PictureLayout } from './layout';
import type { DrawnCertainty, Folds, Lang, PictureEdge, PictureNode } from './picture';
import { SIGN, signsOf, type Sign } from './signs';
import { BOX, LANE } from './sizes';
import { wrap } from './text';
import * as words from './words';

export type DrawnPicture = Readonly<{
  layout: PictureLayout;
  groups: Folded['groups'];
  lang: Lang;
  selected: string | undefined;
  folds: Folds | undefined;
  id: string;
}>;

export const CERTAINTIES: readonly DrawnCertainty[] = ['FACT', 'DEDUCTION', 'UNCERTAIN'];
export const cls = (certainty: DrawnCertainty): string => `sg-${certainty.toLowerCase()}`;
const isOn = (edge: PictureEdge, selected: string | undefined): boolean =>
  selected !== undefined && (edge.paths?.includes(selected) ?? false);

/** Shapes that differ without colour: a full disc, a half one, a ring with a question mark; 12 pixels square. */
export const Icon = ({ certainty }: { certainty: DrawnCertainty }) => (
  <>
    <circle class="sg-sign-ground" cx="6" cy="6" r="6.5" />
    {certainty === 'FACT' && <circle class="sg-sign-full" cx="6" cy="6" r="4.5" />}
    {certainty === 'DEDUCTION' && (
      <>
        <circle class="sg-sign-ring" cx="6" cy="6" r="4" />
        <path class="sg-sign-full" d="M6 2a4 4 0 0 1 0 8z" />
      </>
    )}
    {certainty === 'UNCERTAIN' && (
      <>
        <circle class="sg-sign-ring sg-sign-dashed" cx="6" cy="6" r="4.6" />
        <path class="sg-sign-ring" d="M4.6 5a1.4 1.4 0 1 1 2 1.3q-.6.3-.6 .9m0 .9v.5" />
      </>
    )}
  </>
);

/** «A bruker B (utledet)». */
export const sentenceOf = (from: PictureNode, edge: PictureEdge, to: PictureNode, lang: Lang): string =>
  `${claimText(from, edge.label, to, lang)} (${[
    say(lang, `picture-certainty-${edge.certainty}`),
    ...(edge.count !== undefined && edge.count > 1
      ? [say(lang, 'picture-relations', { n: edge.count })]
      : []),
    ...(edge.mark ? [say(lang, `picture-mark-${edge.mark}`)] : []),
  ].join(', ')})`;

const classes = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ');
const markClass = (mark: PictureEdge['mark']): string | undefined => mark && `sg-${mark.toLowerCase()}`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, char => ESCAPES[char] ?? '');

/** Relations as text: there may be a thousand, and elements of a library would take longer than the layout does. */
const Edges = ({ layout, lang, selected, id }: DrawnPicture) => {
  const index = new Map(layout.boxes.map((box, i) => [box, i]));
  const [below, above]: [string[], string[]] = [[], []];
  for (const { edge, from, to, drawn } of layout.edges) {
    const on = isOn(edge, selected);
    const paths = edge.paths?.map(encodeURIComponent).join(' ');
    (on ? above : below).push(
      `<path class="${classes('sg-edge', cls(edge.certainty), markClass(edge.mark), on && 'sg-on')}"`,
      ` d="${drawn.d}" data-f="${index.get(from)}" data-t="${index.get(to)}"${paths ? ` data-paths="${paths}"` : ''}`,
      ` marker-end="url(#${id}-${edge.certainty.toLowerCase()})">`,
      `<title>${escaped(sentenceOf(from.node, edge, to.node, lang))}</title></path>`,
    );
  }
  const text = below.concat(above).join('');
  return <g class="sg-edges" aria-hidden="true" dangerouslySetInnerHTML={{ __html: text }} />;
};

const Signs = ({ layout, selected, lang }: DrawnPicture) => (
  <g class="sg-signs" aria-hidden="true">
    {signsOf(layout.edges, edge => isOn(edge, selected) || edge.mark !== undefined).map(sign => (
      <SignOf
        key={`${sign.x} ${sign.y}`}
        sign={sign}
        on={sign.edges.some(edge => isOn(edge, selected))}
        lang={lang}
      />
    ))}
  </g>
);

const SignOf = ({ sign, on, lang }: { sign: Sign; on: boolean; lang: Lang }) => {
  const { edges, x, y, text, hasIcon, width } = sign;
  const [first] = edges;
  if (!first) return null;
  const paths = [...new Set(edges.flatMap(of => of.paths ?? []))];
  return (
    <g
      class={classes(
        'sg-sign',
        hasIcon && cls(first.certainty),
        hasIcon && markClass(first.mark),
        on && 'sg-on',
      )}
      transform={`translate(${x} ${y - 6})`}
      data-paths={paths.length > 0 ? paths.map(encodeURIComponent).join(' ') : undefined}
    >
      {text ? (
        <rect class="sg-sign-ground" x="-3" y={6 - SIGN.height / 2} width={width + 6} height={SIGN.height} />
      ) : null}
      {hasIcon ? <IconOf edge={first} lang={lang} /> : null}
      {text ? (
        <text x={hasIcon ? SIGN.icon + SIGN.between : 0} y="10">
          {text}
        </text>
      ) : null}
    </g>
  );
};

const IconOf = ({ edge: { mark, certainty }, lang }: { edge: PictureEdge; lang: Lang }) =>
  mark ? (
    <text class="sg-mark-sign" x="0" y="10">
      {words.MARK_SIGNS[mark]}
      <title>{say(lang, `picture-mark-${mark}`)}</title>
    </text>
  ) : (
    <Icon certainty={certainty} />
  );

/** What the line below the name says: the kind, or what can be done with a group. */
const smallLine = (
  node: PictureNode,
  group: FoldedGroup | undefined,
  folds: Folds | undefined,
  lang: Lang,
): string => {
  if (!group) return kindWord(node.kind, lang);
  const [all, shown] = [group.members.length, Math.min(group.members.length, MOST_OPENED)];
  const [n, of] = [words.figure(shown, lang), words.figure(all, lang)];
  if (!folds) return say(lang, 'picture-stays');
  if (group.open)
    return shown < all ? `▾ ${say(lang, 'picture-rest', { n, of })}` : `▾ ${say(lang, 'picture-close')}`;
  return shown < all ? `▸ ${say(lang, 'picture-open-some', { n, of })}` : `▸ ${say(lang, 'picture-open')}`;
};

const hrefOf = (
  node: PictureNode,
  group: FoldedGroup | undefined,
  folds: Folds | undefined,
): string | undefined => {
  if (!group) return node.href;
  if (!folds) return undefined;
  return folds.href(group.open ? folds.open.filter(of => of !== group.id) : [...folds.open, group.id]);
};

type NodeProps = Readonly<{ box: Box; i: number; drawn: DrawnPicture; on: boolean; degree: number }>;

const Node = ({ box, i, drawn: { lang, groups, folds, id }, on, degree }: NodeProps) => {
  const { node } = box;
  const group = groups.get(node.id);
  const small = smallLine(node, group, folds, lang);
  const href = hrefOf(node, group, folds);
  const spoken = [
    node.name,
    small.replace(/^[▸▾] /, ''),
    ...(node.mark ? [say(lang, `picture-mark-${node.mark}`)] : []),
    say(lang, 'picture-relations', { n: degree }),
  ].join(', ');
  const look = <NodeLook box={box} small={small} spoken={spoken} isGroup={group !== undefined} lang={lang} />;
  return (
    <g role="listitem" class={classes('sg-node', group && 'sg-group', markClass(node.mark), on && 'sg-on')}>
      {href === undefined ? (
        <g role="img" data-n={i} data-key={node.id} aria-label={spoken}>
          {look}
        </g>
      ) : (
        <a href={href} data-n={i} data-key={node.id} id={`${id}-${i}`} aria-expanded={group?.open}>
          {look}
        </a>
      )}
    </g>
  );
};

type LookProps = Readonly<{ box: Box; small: string; spoken: string; isGroup: boolean; lang: Lang }>;

/** A box; the one of a group has another behind it. */
const NodeLook = ({ box, small, spoken, isGroup, lang }: LookProps) => {
  const { x, y, height, lines } = box;
  return (
    <>
      <title>{spoken}</title>
      {isGroup ? (
        <rect class="sg-behind" x={x + 4} y={y + 4} width={BOX.width} height={height} rx="6" />
      ) : null}
      <rect class="sg-box" x={x} y={y} width={BOX.width} height={height} rx="6" />
      <NodeText box={box} small={small} lines={lines} lang={lang} />
    </>
  );
};

const NodeText = ({
  box: { node, x, y },
  lines,
  small,
  lang,
}: {
  box: Box;
  lines: readonly string[];
  small: string;
  lang: Lang;
}) => {
  const left = x + BOX.pad;
  const first = y + BOX.line + 3;
  const after = first + lines.length * BOX.line;
  return (
    <>
      {lines.map((line, i) => (
        <text key={i} class="sg-name" x={left} y={first + i * BOX.line}>
          {line}
        </text>
      ))}
      {node.mark ? (
        <text class="sg-mark" x={left} y={after}>
          {`${words.MARK_SIGNS[node.mark]} ${say(lang, `picture-mark-${node.mark}`)}`}
        </text>
      ) : null}
      <text class="sg-kind" x={left} y={after + (node.mark ? BOX.line : 0) - 1}>
        {wrap(small, BOX.width - 2 * BOX.pad, BOX.small, 1)[0] ?? ''}
      </text>
    </>
  );
};

const Nodes = (drawn: DrawnPicture) => {
  const { layout, lang, selected } = drawn;
  const lit = new Set(
    layout.edges.filter(({ edge }) => isOn(edge, selected)).flatMap(({ from, to }) => [from, to]),
  );
  const degrees = new Map<Box, number>();
  for (const { edge, from, to } of layout.edges)
    for (const box of new Set([from, to])) degrees.set(box, (degrees.get(box) ?? 0) + (edge.count ?? 1));
  return (
    <>
      {layout.lanes.map(({ lane, x }, i) => {
        const own = layout.boxes.map((box, at) => ({ box, at })).filter(({ box }) => box.lane === i);
        return (
          <g key={lane}>
            <text class="sg-lane" x={x} y={LANE.header - 18} aria-hidden="true">
              {say(lang, `picture-lane-${lane}`)}
            </text>
            {own.length > 0 ? (
              <g role="list" aria-label={say(lang, `picture-lane-${lane}`)}>
                {own.map(({ box, at }) => (
                  <Node
                    key={box.node.id}
                    box={box}
                    i={at}
                    drawn={drawn}
                    on={lit.has(box)}
                    degree={degrees.get(box) ?? 0}
                  />
                ))}
              </g>
            ) : null}
          </g>
        );
      })}
    </>
  );
};

const Arrows = ({ id }: { id: string }) => (
  <defs>
    {CERTAINTIES.map(certainty => (
      <marker
        key={certainty}
        id={`${id}-${certainty.toLowerCase()}`}
        class={cls(certainty)}
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="7"
        markerHeight="7"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path class="sg-arrow" d="M0 0.5L8 4L0 7.5z" />
      </marker>
    ))}
  </defs>
);

/** The drawing itself, without what is around it. */
export const Drawing = (drawn: DrawnPicture) => (
  <>
    <Arrows id={drawn.id} />
    {drawn.layout.lanes.map(({ lane, x }) => (
      <rect
        key={lane}
        class="sg-lane-ground"
        x={x - 8}
        y="4"
        width={BOX.width + 16}
        height={drawn.layout.height - 8}
        rx="8"
        aria-hidden="true"
      />
    ))}
    <Edges {...drawn} />
    <Signs {...drawn} />
    <Nodes {...drawn} />
  </>
);
