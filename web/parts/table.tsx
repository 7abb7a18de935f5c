import { isThing, type PageTable } from '../model/answer';
import type { Along, Lang } from '../model/state';
import { numberText } from '../words/texts';
import { ThingLink } from './linked';

type Props = Readonly<{ table: PageTable; lang: Lang; along: Along }>;

/** Numbers in a real table, whose first column heads its rows. */
export const DataTable = ({ table: { caption, columns, rows }, lang, along }: Props) => (
  <div class="sg-table" role="region" aria-label={caption} tabIndex={0}>
    <table class="ds-table" data-zebra>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => {
              const content = isThing(cell) ? (
                <ThingLink thing={cell} along={along} />
              ) : typeof cell === 'number' ? (
                numberText(cell, lang)
              ) : (
                cell
              );
              return j === 0 ? (
                <th key={j} scope="row">
                  {content}
                </th>
              ) : (
                <td key={j} class={typeof cell === 'number' ? 'sg-number' : undefined}>
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
