/**
 * The picture of an answer: the explorer's own drawing, which comes with its words when the first picture is asked for. What was asked
 * is asked once more, with the ids, the names and the certainty that a picture needs.
 */
window.samgrafPictureView = (() => {
  const { React, samgrafResult: { post, refused } } = window;
  const element = React.createElement;

  let loading;
  /** Loads the drawing and the words, once; what fails is tried again by the next picture. */
  const load = ({ script, words }) =>
    (loading ??= (async () => {
      const response = await fetch(words);
      window.samgrafGiven = await response.json();
      await new Promise((resolve, reject) => {
        const added = document.createElement('script');
        added.src = script;
        added.onload = resolve;
        added.onerror = () => reject(new Error());
        document.head.append(added);
      });
      return window.samgrafPicture;
    })().catch(error => {
      loading = undefined;
      throw error;
    }));

  const ask = async (endpoint, asked) => {
    const answer = await (await post(endpoint, asked)).json();
    if (!answer.data) throw refused(answer);
    return answer.data;
  };

  /** As dark or light as the editor is, whatever the system is. */
  const scheme = () =>
    document.body.classList.contains('graphiql-dark') ? 'dark' : document.body.classList.contains('graphiql-light') ? 'light' : 'auto';

  const isPlain = event => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

  /** The queries that links of a picture lead to. */
  const queryOf = link => new URLSearchParams(new URL(link.getAttribute('href'), window.location.href).hash.slice(1)).get('query');

  const Picture = ({ endpoint, asked, texts, pictures, language, schemaOf, addressOf, goOn }) => {
    const drawn = React.useRef(null);
    const [said, say] = React.useState(texts.runFirst);
    React.useEffect(() => {
      if (!asked) { say(texts.runFirst); return undefined; }
      const into = drawn.current;
      let isCurrent = true;
      const show = async () => {
        say(texts.loading);
        const [made, introspected] = await Promise.all([load(pictures), schemaOf()]);
        const query = made.complete(asked, introspected, language);
        if (query === undefined) return texts.noPictureOf;
        const data = await ask(endpoint, { ...asked, query });
        if (!isCurrent) return '';
        const has = made.draw(into, { ...asked, query, data, introspected, lang: language, title: texts.pictureOf, hrefOf: next => addressOf({ query: next }, 'picture') });
        if (!has) made.clear(into);
        // What only a script can do with a picture.
        for (const part of into.querySelectorAll('[data-script]')) part.hidden = false;
        return has ? '' : texts.noPicture;
      };
      show().then(text => isCurrent && say(text), error => isCurrent && say(error.message || texts.failed));
      return () => { isCurrent = false; window.samgrafPicture?.clear(into); };
    }, [asked]);
    /** Before what the picture does with a click of its own. */
    const onClick = event => {
      const link = event.target.closest('a[data-key]');
      if (!link || !isPlain(event) || link.hasAttribute('aria-expanded')) return;
      event.preventDefault();
      goOn({ query: queryOf(link), name: link.querySelector('title')?.textContent.split(',')[0] ?? '' });
    };
    return element('section', { className: 'result picture', role: 'tabpanel', id: 'result', 'aria-labelledby': 'view-picture', tabIndex: 0 },
      element('p', { role: 'status' }, said), element('div', { ref: drawn, onClick, 'data-color-scheme': scheme() }));
  };

  return { Picture, load };
})();
