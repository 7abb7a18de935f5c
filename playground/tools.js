/** What stands above the editor: what a query costs before it is run, and a search over the fields that a reader needs. */
window.samgrafTools = (() => {
  const { React } = window;
  const element = React.createElement;
  /** After the last letter. */
  const PAUSE_MS = 600;
  const MOST_FOUND = 30;

  const withoutComments = text => text.replace(/#.*$/gm, '');
  /** One query, and nothing that changes or waits: what may be asked without being told to. */
  const isQuery = text => {
    const plain = withoutComments(text);
    return /^\s*(\{|query\b)/.test(plain) && !/^\s*(mutation|subscription)\b/m.test(plain) && [...plain.matchAll(/^query\b/gm)].length < 2;
  };

  /** As many points as an operation is said to take, one for itself. */
  const pointsOf = (estimated, { prices, per }) =>
    1 + Math.floor(Object.entries(prices).reduce((sum, [name, price]) => sum + price * (estimated[name] ?? 0), 0) / per);

  const priced = async (endpoint, { query, variables, headers }, signal) => {
    const response = await fetch(endpoint, {
      method: 'POST', signal, headers: { ...parsed(headers), 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: parsed(variables), extensions: { dryRun: true } }),
    });
    return response.json();
  };
  const parsed = text => { try { return JSON.parse(text || '{}'); } catch { return {}; } };

  /** What the query in the editor may take, told after a pause; of mutations, and of what is not finished, nothing. */
  const Cost = ({ endpoint, draft, edited, points, texts, language }) => {
    const [said, say] = React.useState('');
    React.useEffect(() => {
      const controller = new AbortController();
      const timer = setTimeout(async () => {
        if (!isQuery(draft.query)) { say(''); return; }
        try {
          const { extensions, errors: [error] = [] } = await priced(endpoint, draft, controller.signal);
          const n = extensions?.cost ? pointsOf(extensions.cost.estimated, points) : undefined;
          const write = value => new Intl.NumberFormat(language).format(value);
          if (n !== undefined) say(texts.cost.replace('{n}', write(n)).replace('{of}', write(points.most)));
          else say(error?.extensions?.code === 'COST_LIMIT' ? texts.tooDear : '');
        } catch { if (!controller.signal.aborted) say(''); }
      }, PAUSE_MS);
      return () => { clearTimeout(timer); controller.abort(); };
    }, [draft, edited]);
    return element('p', { className: 'cost', id: 'cost' }, said);
  };

  const named = type => (type.ofType ? named(type.ofType) : type);
  const isSelected = type => ['OBJECT', 'INTERFACE', 'UNION'].includes(named(type).kind);

  /** All fields that can be asked for, those of the query first, with what people call them. */
  const fieldsOf = ({ __schema: { queryType, types } }, { fields: words = {} }, language) => {
    const ofQuery = types.filter(({ name }) => name === queryType.name);
    const others = types.filter(({ name, kind }) => name !== queryType.name && !name.startsWith('__') && ['OBJECT', 'INTERFACE'].includes(kind));
    return [...ofQuery, ...others].flatMap(({ name: of, fields }) => (fields ?? []).map(field => {
      const said = words[field.name]?.[language] ?? '';
      return { of, field, said, text: `${of}.${field.name} ${Object.values(words[field.name] ?? {}).join(' ')} ${field.description ?? ''}`.toLowerCase() };
    }));
  };

  /** Names before descriptions, and each field once of those who have it alike. */
  const matching = (all, text) => {
    const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (parts.length === 0) return [];
    const found = all.filter(one => parts.every(part => one.text.includes(part)));
    const seen = new Set();
    const rank = ({ field, said }) => Math.min(...[field.name, said].map(name => (name.toLowerCase() === text.toLowerCase() ? 0 : name.toLowerCase().includes(parts[0]) ? 1 : 2)));
    return found.sort((a, b) => rank(a) - rank(b)).filter(({ field }) => {
      const key = `${field.name} ${field.description ?? ''}`;
      return !seen.has(key) && seen.add(key);
    });
  };

  /** The field as it is written in a query, with something of what it has. */
  const written = (field, { __schema: { types } }) => {
    const type = types.find(({ name }) => name === named(field.type).name);
    if (!isSelected(field.type)) return field.name;
    const names = new Set((type.fields ?? []).map(({ name }) => name));
    const inside = names.has('nodes') ? 'nodes { __typename }' : ['id', 'name'].filter(name => names.has(name)).join(' ') || '__typename';
    const takesFirst = field.args.some(({ name }) => name === 'first');
    return `${field.name}${takesFirst ? '(first: 10)' : ''} { ${inside} }`;
  };

  const Search = ({ schemaOf, wordsOf, view, insert, texts, language }) => {
    const [text, setText] = React.useState('');
    const [all, setAll] = React.useState();
    const load = async () => {
      try {
        const [schema, words] = await Promise.all([schemaOf(), wordsOf()]);
        setAll({ schema, fields: fieldsOf(schema, words, language) });
      } catch { setAll(undefined); }
    };
    React.useEffect(() => { setAll(undefined); if (text) load(); }, [view]);
    const found = all ? matching(all.fields, text) : [];
    const choose = field => { insert(written(field, all.schema)); setText(''); };
    return element('div', { className: 'find', role: 'search', onKeyDown: event => { if (event.key === 'Escape') setText(''); } },
      element('label', { htmlFor: 'find' }, texts.find),
      element('input', { id: 'find', type: 'search', value: text, autoComplete: 'off', spellCheck: false, onFocus: () => { if (!all) load(); }, onChange: event => setText(event.target.value) }),
      element('p', { role: 'status', className: 'unseen' }, all && text ? (found.length > 0 ? texts.found.replace('{n}', found.length) : texts.notFound) : ''),
      text && all ? element('ul', { className: 'fields', 'aria-label': texts.find },
        found.length === 0 ? element('li', null, texts.notFound) : null,
        found.slice(0, MOST_FOUND).map(({ of, field, said }) => element('li', { key: `${of}.${field.name}` },
          element('button', { type: 'button', onClick: () => choose(field) },
            element('code', null, `${of}.${field.name}`), said ? element('strong', null, said) : null,
            field.description ? element('span', { lang: 'en' }, field.description.split('\n')[0]) : null)))) : null);
  };

  return { Cost, Search, isQuery };
})();
