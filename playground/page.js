/**
 * The page behind /playground: a strip of examples above GraphiQL. Served as it is, without a build step;
 * React, ReactDOM and GraphiQL come before it as globals, from this server too.
 */
(() => {
  const { React, ReactDOM, GraphiQL } = window;
  const mount = document.getElementById('playground');
  const { endpoint, examples, nonce, texts } = JSON.parse(document.getElementById('page-data').textContent);
  if (!React || !ReactDOM || !GraphiQL) {
    mount.textContent = texts.failed;
    return;
  }
  // Where GraphiQL looks for the nonce of the style it adds; see the policy in src/server/playground.ts.
  window.__webpack_nonce__ = nonce;
  const element = React.createElement;

  /** A query that a page of the explorer was answered with comes in the part of the address that no server sees. */
  const given = new URLSearchParams(window.location.hash.slice(1));
  if (given.has('query')) examples.unshift({ title: texts.given, query: given.get('query'), variables: given.get('variables') ?? '' });
  const send = GraphiQL.createFetcher({ url: endpoint });

  /** GraphiQL starts anew with each tab, and need not ask for the schema anew; its own re-fetch button still does. */
  let schema;
  let reuse = false;
  const fetcher = (request, options) => {
    if (request.operationName !== 'IntrospectionQuery') return send(request, options);
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

  /** The tabs pattern of WAI-ARIA: one stop for Tab, arrows, Home and End move within. */
  const Strip = ({ active, choose }) => {
    const buttons = React.useRef([]);
    const onKeyDown = event => {
      const last = examples.length - 1;
      const to = { ArrowRight: active === last ? 0 : active + 1, ArrowLeft: active === 0 ? last : active - 1, Home: 0, End: last }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      choose(to);
      buttons.current[to].focus();
    };
    return element('div', { role: 'tablist', 'aria-label': texts.examples, className: 'strip', onKeyDown },
      examples.map(({ title }, index) => element('button', {
        key: index, type: 'button', role: 'tab', id: `tab-${index}`, 'aria-controls': 'editor', 'aria-selected': index === active,
        tabIndex: index === active ? 0 : -1, ref: button => { buttons.current[index] = button; }, onClick: () => choose(index),
      }, title)));
  };

  const Page = () => {
    const [active, setActive] = React.useState(0);
    const choose = index => { reuse = index !== active; setActive(index); };
    const drafts = React.useRef(examples.map(({ query, variables = '' }) => ({ query, variables, headers: '' })));
    const draft = drafts.current[active];
    return element(React.Fragment, null,
      element('header', { className: 'top' }, element('h1', null, 'Samgraf'), element(Strip, { active, choose }), element('p', null, texts.leave)),
      // GraphiQL speaks English only, so its part of the page says so to screen readers.
      element('main', { role: 'tabpanel', id: 'editor', 'aria-labelledby': `tab-${active}`, lang: 'en' },
        element(GraphiQL, {
          key: active, fetcher, storage, disableTabs: true, showPersistHeadersSettings: false, ...draft,
          onEditQuery: query => { draft.query = query; },
          onEditVariables: variables => { draft.variables = variables; },
          onEditHeaders: headers => { draft.headers = headers; },
        })));
  };

  ReactDOM.createRoot(mount).render(element(Page));
})();
