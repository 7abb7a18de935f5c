/**
 * The page behind /playground: a strip of examples above GraphiQL. Served as it is, without a build step;
 * React, ReactDOM and GraphiQL come before it as globals, from this server too.
 */
(() => {
  const { React, ReactDOM, GraphiQL, samgrafResult, samgrafPictureView, samgrafTools } = window;
  const mount = document.getElementById('playground');
  const { endpoint, examples, hasExplorer, language, nonce, pictures, points, texts } = JSON.parse(document.getElementById('page-data').textContent);
  if (!React || !ReactDOM || !GraphiQL || !samgrafResult || !samgrafPictureView || !samgrafTools) {
    mount.textContent = texts.failed;
    return;
  }
  // Where GraphiQL looks for the nonce of the style it adds; see the policy in src/doors/server/playground.ts.
  window.__webpack_nonce__ = nonce;
  const element = React.createElement;

  const { Result, VIEWS: TABLES } = samgrafResult;
  const { Picture, load } = samgrafPictureView;
  const { Cost, Search, isQuery } = samgrafTools;
  const VIEWS = pictures.script ? [...TABLES, 'picture'] : TABLES;

  /** An operation that somebody shared, or that a page of the explorer asked, comes in the part of the address that no server sees. */
  const given = new URLSearchParams(window.location.hash.slice(1));
  window.addEventListener('hashchange', () => window.location.reload());
  if (given.has('query')) examples.unshift({ title: texts.given, view: given.get('schema') === 'read' ? 'read' : 'whole', query: given.get('query'), variables: given.get('variables') ?? '' });

  /** What is for readers alone is the same API with less to choose from. */
  const senders = {
    read: GraphiQL.createFetcher({ url: `${endpoint}?view=read` }),
    whole: GraphiQL.createFetcher({ url: endpoint }),
  };

  /** GraphiQL starts anew with each tab, and need not ask for the schema anew; its own re-fetch button still does. */
  const schemas = {};
  let reuse = false;
  let onAsked = () => {};
  const fetcherOf = view => (request, options) => {
    if (request.operationName !== 'IntrospectionQuery') {
      onAsked({ ...request, headers: options?.headers });
      return senders[view](request, options);
    }
    if (!reuse || !schemas[view]) schemas[view] = senders[view](request, options);
    reuse = false;
    introspection = request;
    return schemas[view];
  };
  let introspection;
  const fetchers = { read: fetcherOf('read'), whole: fetcherOf('whole') };
  /** The schema of a view, as GraphiQL has asked for it. */
  const schemaOf = async view => {
    if (!schemas[view] && introspection) schemas[view] = senders[view](introspection);
    return (await schemas[view]).data;
  };
  /** What fields are called; without pictures there are no words of them. */
  const wordsOf = async () => {
    if (!pictures.script) return {};
    await load(pictures);
    return window.samgrafGiven;
  };

  /** Writes where the cursor is, which is seen to be there. */
  const insert = text => {
    const { CodeMirror } = mount.querySelector('.graphiql-query-editor .CodeMirror') ?? {};
    CodeMirror?.replaceSelection(`${text} `);
    CodeMirror?.focus();
  };

  /** Remembers history, theme and pane sizes, but no text: the strip holds that, and an old draft would hide an example. */
  const storage = (() => {
    const dropped = /^graphiql:(tabState|query|variables|headers)$/;
    let kept;
    try { kept = window.localStorage; } catch { return undefined; }
    return {
      get length() { return kept.length; },
      getItem: key => (dropped.test(key) ? null : kept.getItem(key)),
      setItem: (key, value) => { if (!dropped.test(key)) kept.setItem(key, value); },
      removeItem: key => kept.removeItem(key),
      clear: () => Object.keys(kept).filter(key => key.startsWith('graphiql:')).forEach(key => kept.removeItem(key)),
    };
  })();

  /** The editors take Tab for themselves; after Esc it moves on, so that the keyboard is never trapped (WCAG 2.1.2). */
  let leaving = false;
  mount.addEventListener('keydown', event => {
    if (leaving && event.key === 'Tab') event.stopPropagation();
    if (event.key !== 'Shift') leaving = event.key === 'Escape';
  }, true);

  /** GraphiQL's fields have no names, and what scrolls in them no place for the keyboard. */
  const FIELDS = [['.graphiql-query-editor', texts.query], ['.graphiql-response', texts.answer], ['.graphiql-editor-tool', texts.more], ['', texts.field]];
  const nameFields = () => {
    for (const field of mount.querySelectorAll('.CodeMirror')) {
      const [, name] = FIELDS.find(([within]) => within === '' || field.closest(within));
      field.querySelector('textarea')?.setAttribute('aria-label', name);
      const scrolls = field.querySelector('.CodeMirror-scroll');
      scrolls?.setAttribute('tabindex', '0');
      scrolls?.setAttribute('role', 'group');
      scrolls?.setAttribute('aria-label', name);
    }
  };
  new MutationObserver(nameFields).observe(mount, { childList: true, subtree: true });

  /** The address that opens what is in the editor, for anybody. */
  const addressOf = ({ query, variables, view: schema }, view) => {
    const parts = new URLSearchParams({ query, ...(variables?.trim() ? { variables } : {}), ...(schema === 'read' ? { schema } : {}), ...(view === 'json' ? {} : { view }) });
    return `${window.location.pathname}${window.location.search}#${parts.toString().replaceAll('+', '%20')}`;
  };

  /** The tabs pattern of WAI-ARIA: one stop for Tab, arrows, Home and End move within. */
  const Tabs = ({ ids, controls, label, titles, active, choose }) => {
    const buttons = React.useRef([]);
    const onKeyDown = event => {
      const last = titles.length - 1;
      const to = { ArrowRight: active === last ? 0 : active + 1, ArrowLeft: active === 0 ? last : active - 1, Home: 0, End: last }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      choose(to);
      buttons.current[to].focus();
    };
    return element('div', { role: 'tablist', 'aria-label': label, className: 'strip', onKeyDown },
      titles.map((title, index) => element('button', {
        key: index, type: 'button', role: 'tab', id: ids[index], 'aria-selected': index === active,
        ...(controls(index) ? { 'aria-controls': controls(index) } : {}),
        tabIndex: index === active ? 0 : -1, ref: button => { buttons.current[index] = button; }, onClick: () => choose(index),
      }, title)));
  };

  /** Asks what a tab asks, once GraphiQL has its editors to ask it by; returns what gives that up. */
  const runWhenShown = draft => {
    const timer = setInterval(() => {
      if (!draft.runs) { clearInterval(timer); return; }
      if (mount.querySelector('.graphiql-query-editor .CodeMirror') && mount.querySelector('.graphiql-response .CodeMirror'))
        mount.querySelector('.graphiql-execute-button')?.click();
    }, 100);
    return () => clearInterval(timer);
  };

  let made = 0;
  /** Each time that a query is shown anew, GraphiQL starts anew. */
  const shown = draft => ({ ...draft, key: ++made });

  const Page = () => {
    const [active, setActive] = React.useState(0);
    const [view, setView] = React.useState(VIEWS.includes(given.get('view')) ? given.get('view') : 'json');
    const [asked, setAsked] = React.useState();
    const [said, say] = React.useState('');
    const [edited, setEdited] = React.useState(0);
    const [trail, setTrail] = React.useState([]);
    const [drafts, setDrafts] = React.useState(() => examples.map(({ title, query, view: schema, variables = '' }, i) => shown({ title, query, view: schema, variables, headers: '', runs: i === 0 })));
    const draft = drafts[active];
    const show = (index, all = drafts) => {
      reuse = true;
      setDrafts(all);
      setActive(index);
      setAsked(undefined);
    };
    /** Remembers where the reader was, as it was written there. */
    const leave = () => setTrail([...trail, { index: active, draft }]);
    const choose = index => {
      if (index === active) return;
      leave();
      show(index);
    };
    const back = () => {
      const { index, draft: earlier } = trail.at(-1);
      setTrail(trail.slice(0, -1));
      show(index, drafts.map((of, i) => (i === index ? shown({ ...earlier, runs: true }) : of)));
    };
    /** Writes the query of what was chosen in the picture, in a tab of its own, which all such have in turn. */
    const goOn = ({ query, name }) => {
      leave();
      const next = shown({ title: `${texts.fromPicture} ${name}`, query, view: 'read', variables: '', headers: draft.headers, runs: true });
      const at = examples.length;
      show(at, [...drafts.slice(0, at), next]);
    };
    const change = schema => show(active, drafts.map((of, i) => (i === active ? shown({ ...of, view: schema, runs: false }) : of)));
    React.useEffect(() => {
      return draft.runs && isQuery(draft.query) ? runWhenShown(draft) : undefined;
    }, [draft]);
    onAsked = request => {
      draft.runs = false;
      setAsked(request);
      window.history.replaceState(null, '', addressOf(draft, view));
    };
    const share = async () => {
      const address = addressOf(draft, view);
      window.history.replaceState(null, '', address);
      try {
        await window.navigator.clipboard.writeText(new URL(address, window.location.href).href);
        say(texts.copied);
      } catch { say(texts.inAddress); }
    };
    const titles = drafts.map(({ title }) => title);
    return element(React.Fragment, null,
      element('header', { className: 'top' }, element('h1', null, 'Samgraf'), hasExplorer ? element('a', { className: 'home', href: `/?lang=${language}` }, texts.home) : null,
        element(Tabs, { ids: titles.map((_, index) => `tab-${index}`), label: texts.examples, titles, active, choose, controls: () => 'editor' })),
      element('div', { className: 'top tools' },
        trail.length > 0 ? element('button', { type: 'button', className: 'share back', onClick: back }, texts.back) : null,
        element(Search, { schemaOf: () => schemaOf(draft.view), wordsOf, view: draft.view, insert, texts, language }),
        element('label', { className: 'whole' },
          element('input', { type: 'checkbox', checked: draft.view === 'whole', onChange: event => change(event.target.checked ? 'whole' : 'read') }), ` ${texts.whole}`),
        element('p', { className: 'leave' }, texts.leave), element(Cost, { endpoint, draft, edited, points, texts, language })),
      // GraphiQL speaks English only, so its part of the page says so to screen readers.
      element('main', { role: 'tabpanel', id: 'editor', 'aria-labelledby': `tab-${active}`, lang: 'en' },
        element(GraphiQL, {
          key: draft.key, fetcher: fetchers[draft.view], storage, disableTabs: true, showPersistHeadersSettings: false,
          query: draft.query, variables: draft.variables, headers: draft.headers,
          onEditQuery: query => { draft.query = query; setEdited(n => n + 1); },
          onEditVariables: variables => { draft.variables = variables; setEdited(n => n + 1); },
          onEditHeaders: headers => { draft.headers = headers; },
        })),
      element('div', { className: 'top below' },
        element(Tabs, {
          ids: VIEWS.map(name => `view-${name}`), label: texts.views, titles: VIEWS.map(name => texts[name]), active: VIEWS.indexOf(view), choose: index => setView(VIEWS[index]),
          controls: index => (view !== 'json' && VIEWS[index] === view ? 'result' : undefined),
        }),
        element('button', { type: 'button', className: 'share', onClick: share }, texts.share), element('p', { role: 'status' }, said)),
      view === 'picture' ? element(Picture, { key: draft.view, endpoint, asked, texts, pictures, language, schemaOf: () => schemaOf(draft.view), addressOf: (next, how) => addressOf({ ...next, view: 'read' }, how), goOn }) : null,
      view === 'json' || view === 'picture' ? null : element(Result, { endpoint, asked, view, texts }));
  };

  ReactDOM.createRoot(mount).render(element(Page));
})();
