/**
 * What the playground shows of an answer beside its JSON: a table, CSV and bars, all made of the table that the server answers
 * for `Accept: text/csv`, so that they are what a spreadsheet would get.
 */
window.samgrafResult = (() => {
  const { React } = window;
  const element = React.createElement;
  /** Rows and bars that are shown; the file has all. */
  const MOST_ROWS = 500;
  const MOST_BARS = 40;
  const VIEWS = ['json', 'table', 'csv', 'chart'];

  /** Reads CSV (RFC 4180): the first row names the columns. */
  const readCsv = text => {
    const rows = [];
    let row = [];
    const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
    const body = text.replace(/^\uFEFF/, '');
    while (cell.lastIndex < body.length) {
      const [, quoted, plain, end] = cell.exec(body) ?? [];
      if (end === undefined) break;
      row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
      if (end === ',') continue;
      rows.push(row);
      row = [];
    }
    if (row.length > 0) rows.push(row);
    const [columns = [], ...lines] = rows;
    return { columns, lines, text: body };
  };

  const post = (endpoint, { query, variables, operationName, headers }, more = {}) => fetch(endpoint, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', ...more },
    body: JSON.stringify({ query, variables, operationName }),
  });

  /** Why there is no answer, and what to do. */
  const refused = ({ errors: [error] = [] }) => new Error([error?.message, error?.extensions?.hint].filter(Boolean).join(' '));

  /** Asks for the answer as a table; what refuses it says why and what to do. */
  const askTable = async (endpoint, asked) => {
    const response = await post(endpoint, asked, { accept: 'text/csv' });
    const text = await response.text();
    if (response.ok && /csv/.test(response.headers.get('content-type') ?? ''))
      return { ...readCsv(text), cut: response.headers.get('samgraf-cut') };
    throw refused(JSON.parse(text));
  };

  const isNumber = value => /^-?\d+(\.\d+)?$/.test(value);

  /** Which columns can be told as bars: those of numbers, and how many rows there are of each name. */
  const measuresOf = ({ columns, lines }) =>
    columns.map((_, i) => i).filter(i => lines.some(line => isNumber(line[i] ?? '')) && lines.every(line => (line[i] ?? '') === '' || isNumber(line[i])));

  /** The column that tells rows apart best for people: a name, else the first text. */
  const namesOf = ({ columns }, measures) => {
    const texts = columns.map((_, i) => i).filter(i => !measures.includes(i));
    return texts.find(i => /(^|\.)name$/i.test(columns[i])) ?? texts[0] ?? 0;
  };

  /** The largest first: the sum of the measure for each name, or how many rows there are where no measure is chosen. */
  const barsOf = ({ lines }, by, of) => {
    const sums = new Map();
    for (const line of lines) sums.set(line[by] ?? '', (sums.get(line[by] ?? '') ?? 0) + (of < 0 ? 1 : Number(line[of] ?? 0)));
    return [...sums].sort(([, a], [, b]) => b - a);
  };

  const Choice = ({ label, value, options, onChange }) =>
    element('label', null, `${label} `,
      element('select', { value, onChange: event => onChange(Number(event.target.value)) },
        options.map(([key, text]) => element('option', { key, value: key }, text))));

  const Chart = ({ table, texts }) => {
    const measures = measuresOf(table);
    const [by, setBy] = React.useState(namesOf(table, measures));
    const [of, setOf] = React.useState(measures[0] ?? -1);
    const bars = barsOf(table, by, of);
    const most = Math.max(1, ...bars.map(([, value]) => Math.abs(value)));
    const named = i => [i, table.columns[i]];
    return element(React.Fragment, null,
      element('p', { className: 'choices' },
        element(Choice, { label: texts.barsOf, value: of, onChange: setOf, options: [[-1, texts.rowCount], ...measures.map(named)] }),
        element(Choice, { label: texts.barsBy, value: by, onChange: setBy, options: table.columns.map((_, i) => named(i)) })),
      element('table', { className: 'bars' },
        element('caption', null, bars.length > MOST_BARS ? texts.shown.replace('{n}', MOST_BARS).replace('{of}', bars.length) : ''),
        element('thead', null, element('tr', null,
          element('th', { scope: 'col' }, table.columns[by]), element('th', { scope: 'col' }, of < 0 ? texts.rowCount : table.columns[of]))),
        element('tbody', null, bars.slice(0, MOST_BARS).map(([name, value]) => element('tr', { key: name },
          element('th', { scope: 'row' }, name === '' ? '–' : name),
          element('td', null,
            element('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': true },
              element('rect', { width: (100 * Math.abs(value)) / most, height: 10 })),
            element('span', null, String(value))))))));
  };

  const Table = ({ table: { columns, lines }, texts }) =>
    element('table', null,
      element('caption', null, lines.length > MOST_ROWS ? texts.shown.replace('{n}', MOST_ROWS).replace('{of}', lines.length) : ''),
      element('thead', null, element('tr', null, columns.map(name => element('th', { key: name, scope: 'col' }, name)))),
      element('tbody', null, lines.slice(0, MOST_ROWS).map((line, i) =>
        element('tr', { key: i }, line.map((value, j) => element('td', { key: j }, value))))));

  const Csv = ({ table: { text }, texts }) => {
    const [file, setFile] = React.useState('');
    React.useEffect(() => {
      const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv' }));
      setFile(url);
      return () => URL.revokeObjectURL(url);
    }, [text]);
    return element(React.Fragment, null,
      element('p', null, element('a', { href: file, download: 'samgraf.csv' }, texts.download)), element('pre', null, text));
  };

  const SHOWN = { table: Table, csv: Csv, chart: Chart };

  /** The answer to what was asked last, in a view other than JSON. `asked` is undefined before anything was asked. */
  const Result = ({ endpoint, asked, view, texts }) => {
    const [state, setState] = React.useState({});
    React.useEffect(() => {
      if (!asked) return undefined;
      let isCurrent = true;
      setState({ said: texts.loading });
      askTable(endpoint, asked).then(
        table => isCurrent && setState({ table }),
        error => isCurrent && setState({ said: error.message || texts.noTable }),
      );
      return () => { isCurrent = false; };
    }, [asked]);
    const { table, said = texts.runFirst } = state;
    const told = table ? (table.lines.length === 0 ? texts.noRows : `${texts.rows.replace('{n}', table.lines.length)}${table.cut ? ` ${texts.cut}` : ''}`) : said;
    return element('section', { className: 'result', role: 'tabpanel', id: 'result', 'aria-labelledby': `view-${view}`, tabIndex: 0 },
      element('p', { role: 'status' }, told), table && table.lines.length > 0 ? element(SHOWN[view], { key: `${view} ${table.columns.join()}`, table, texts }) : null);
  };

  return { Result, VIEWS, post, readCsv, refused };
})();
