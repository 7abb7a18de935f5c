/**
 * The page behind /playground: a strip of examples above GraphiQL. Served as it is, without a build step;
 * React, ReactDOM and GraphiQL come before it as globals, from this server too.
 */
(() => {
  const { React, ReactDOM, GraphiQL, samgrafResult } = window;
  const mount = document.getElementById('playground');
  const { endpoint, examples, nonce, texts } = JSON.parse(document.getElementById('page-data').textContent);
  if (!React || !ReactDOM || !GraphiQL || !samgrafResult) {
    mount.textContent = texts.failed;
    return;
  }
  // Where GraphiQL looks for the nonce of the style it adds; see the policy in src/doors/server/playground.ts.
  window.__webpack_nonce__ = nonce;
  const element = React.createElement;

  const { Result, VIEWS } = samgrafResult;

  /** An operation that somebody shared, or that a page of the explorer asked, comes in the part of the address that no server sees. */
  const given = new URLSearchParams(window.location.hash.slice(1));
  window.addEventListener('hashchange', () => window.location.reload());
  if (given.has('query')) examples.unshift({ title: texts.given, query: given.get('query'), variables: given.get('variables') ?? '' });
  const send = GraphiQL.createFetcher({ url: endpoint });

  /** GraphiQL starts anew with each tab, and need not ask for the schema anew; its own re-fetch button still does. */
  let schema;
  let reuse = false;
  let onAsked = () => {};
  const fetcher = (request, options) => {
    if (request.operationName !== 'IntrospectionQuery') {
      onAsked({ ...request, headers: options?.headers });
      return send(request, options);
    }
    if (!reuse || !schema) schema = send(request, options);
    reuse = false;
    return schema;
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
  const addressOf = ({ query, variables }, view) => {
    const parts = new URLSearchParams({ query, ...(variables?.trim() ? { variables } : {}), ...(view === 'json' ? {} : { view }) });
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

  const Page = () => {
    const [active, setActive] = React.useState(0);
    const [view, setView] = React.useState(VIEWS.includes(given.get('view')) ? given.get('view') : 'json');
    const [asked, setAsked] = React.useState();
    const [said, say] = React.useState('');
    const choose = index => { reuse = index !== active; setActive(index); setAsked(undefined); };
    const drafts = React.useRef(examples.map(({ query, variables = '' }) => ({ query, variables, headers: '' })));
    const draft = drafts.current[active];
    onAsked = request => {
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
    return element(React.Fragment, null,
      element('header', { className: 'top' }, element('h1', null, element('a', { href: '/' }, 'Samgraf')),
        element(Tabs, { ids: examples.map((_, index) => `tab-${index}`), label: texts.examples, titles: examples.map(({ title }) => title), active, choose, controls: () => 'editor' }),
        element('p', null, texts.leave)),
      // GraphiQL speaks English only, so its part of the page says so to screen readers.
      element('main', { role: 'tabpanel', id: 'editor', 'aria-labelledby': `tab-${active}`, lang: 'en' },
        element(GraphiQL, {
          key: active, fetcher, storage, disableTabs: true, showPersistHeadersSettings: false, ...draft,
          onEditQuery: query => { draft.query = query; },
          onEditVariables: variables => { draft.variables = variables; },
          onEditHeaders: headers => { draft.headers = headers; },
        })),
      element('div', { className: 'top below' },
        element(Tabs, {
          ids: VIEWS.map(name => `view-${name}`), label: texts.views, titles: VIEWS.map(name => texts[name]), active: VIEWS.indexOf(view), choose: index => setView(VIEWS[index]),
          controls: index => (view !== 'json' && VIEWS[index] === view ? 'result' : undefined),
        }),
        element('button', { type: 'button', className: 'share', onClick: share }, texts.share), element('p', { role: 'status' }, said)),
      view === 'json' ? null : element(Result, { endpoint, asked, view, texts }));
  };

  ReactDOM.createRoot(mount).render(element(Page));
})();
