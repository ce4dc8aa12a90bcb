/** The ways of reading, each giving all the text it could get at. `words` are guesses the reader wants confirmed. */
(() => {
  'use strict';
  const own = new WeakSet();
  /** Every text reachable from a value: nodes by their text and markup, shadow roots, frames, objects by their fields. */
  function texts(value, depth = 0) {
    if (value === null || value === undefined || depth > 6) return '';
    if (typeof value === 'string' || typeof value === 'number') return ` ${value}`;
    if (typeof value !== 'object') return '';
    try {
      if (value instanceof ElementInternals)
        return texts(value.shadowRoot, depth + 1) + ` ${value.ariaLabel}`;
      if (value instanceof Node) return nodeTexts(value, depth);
      if (value instanceof Window) return windowTexts(value);
      if (own.has(value)) return '';
      own.add(value);
      const parts = Object.values(value).map((each) => texts(each, depth + 1));
      own.delete(value);
      return parts.reduce((all, each) => all + each, '');
    } catch {
      return '';
    }
  }
  function nodeTexts(node, depth) {
    let all = ` ${node.textContent} ${node.outerHTML ?? node.innerHTML ?? ''} ${new XMLSerializer().serializeToString(node)}`;
    const elements = [node, ...(node.querySelectorAll?.('*') ?? [])];
    for (const element of elements) {
      if (element.shadowRoot && depth < 3) all += nodeTexts(element.shadowRoot, depth + 1);
      if (element.contentWindow)
        all += windowTexts(element.contentWindow) + ` ${element.src} ${element.name}`;
    }
    return all;
  }
  function windowTexts(view) {
    let all = '';
    for (const read of [
      () => view.document.documentElement.outerHTML,
      () => view.document.body.innerText,
      () => view.name,
      () => view.location.href,
      () => view.length,
      () => view.getSelection().toString(),
    ]) {
      try {
        all += ` ${read()}`;
      } catch {
        // Another origin's window says nothing.
      }
    }
    return all;
  }
  const everyElement = () => [...document.querySelectorAll('*')];
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const addStyle = (text) => {
    const style = document.createElement('style');
    style.textContent = text;
    document.documentElement.append(style);
    return style;
  };
  const grid = () =>
    Array.from({ length: 400 }, (_, n) => [
      (n % 20) * (innerWidth / 20) + 9,
      Math.floor(n / 20) * (innerHeight / 20) + 9,
    ]);

  const readers = {
    shadowRootProperty: () =>
      everyElement()
        .map((each) => texts(each.shadowRoot))
        .join(' '),
    innerText: () => document.documentElement.innerText + document.documentElement.textContent,
    outerHTML: () => document.documentElement.outerHTML,
    getHTML: () =>
      document.documentElement.getHTML({
        serializableShadowRoots: true,
        shadowRoots: everyElement()
          .map((each) => each.shadowRoot)
          .filter(Boolean),
      }),
    xmlSerializer: () => new XMLSerializer().serializeToString(document),
    windowFind: (words) => {
      getSelection().removeAllRanges();
      return words
        .filter(
          (word) => (
            getSelection().removeAllRanges(),
            window.find(word, true, false, true, false, true, false)
          ),
        )
        .join(' ');
    },
    selectAll: () => {
      getSelection().selectAllChildren(document.documentElement);
      const first = getSelection().toString();
      document.execCommand('selectAll');
      return (
        first + getSelection().toString() + texts(getSelection().getComposedRanges?.()[0]?.startContainer)
      );
    },
    copyToClipboard: async () => {
      document.execCommand('selectAll');
      let carried = '';
      document.addEventListener('copy', (event) => (carried = event.clipboardData.getData('text/html')), {
        once: true,
      });
      document.execCommand('copy');
      return carried + (await navigator.clipboard.readText().catch(() => ''));
    },
    printStyles: () => {
      const style = addStyle(
        '@media all { * { display: block !important; visibility: visible !important; opacity: 1 !important } }',
      );
      window.dispatchEvent(new Event('beforeprint'));
      const all = document.documentElement.innerText;
      style.remove();
      return all;
    },
    elementsFromPoint: () =>
      grid()
        .map(([x, y]) =>
          document
            .elementsFromPoint(x, y)
            .filter((each) => each !== document.documentElement && each !== document.body)
            .map((each) => texts(each))
            .join(' '),
        )
        .join(' '),
    caretFromPoint: () =>
      grid()
        .map(
          ([x, y]) =>
            texts(document.caretRangeFromPoint(x, y)?.startContainer.parentElement) +
            texts(document.caretPositionFromPoint?.(x, y)?.offsetNode),
        )
        .join(' '),
    animations: () =>
      document
        .getAnimations()
        .map((each) => texts(each.effect?.target))
        .join(' ') +
      everyElement()
        .map((each) =>
          each
            .getAnimations({ subtree: true })
            .map((one) => texts(one.effect?.target))
            .join(' '),
        )
        .join(' '),
    performanceEntries: () =>
      decodeURIComponent(
        performance
          .getEntries()
          .map((each) => ` ${each.name} ${each.identifier ?? ''}`)
          .join(' '),
      ),
    windowFrames: () =>
      Array.from({ length: window.length }, (_, n) => windowTexts(window[n])).join(' ') +
      texts(window.opener) +
      windowTexts(window.parent),
    frameElements: () =>
      [
        ...document.querySelectorAll('iframe,frame,object,embed'),
        ...everyElement().flatMap((each) => [...(each.shadowRoot?.querySelectorAll('iframe') ?? [])]),
      ]
        .map((each) => texts(each) + texts(each.contentDocument?.documentElement))
        .join(' '),
    framesByName: (words) => words.map((word) => texts(window[word])).join(' '),
    attributes: () =>
      everyElement()
        .flatMap((each) => [...each.attributes].map(({ name, value }) => `${name}=${value}`))
        .join(' '),
    accessibility: () =>
      everyElement()
        .map((each) =>
          [
            each.title,
            each.ariaLabel,
            each.ariaDescription,
            each.ariaRoleDescription,
            each.ariaValueText,
            each.role,
            each.innerText,
          ].join(' '),
        )
        .join(' '),
    computedStyles: () =>
      everyElement()
        .map((each) =>
          ['', '::before', '::after', '::part(x)']
            .map((part) =>
              [...'content counter-set --name quotes'.split(' ')]
                .map((name) => getComputedStyle(each, part || null).getPropertyValue(name))
                .join(' '),
            )
            .join(' '),
        )
        .join(' '),
    attributeSelectors: async (words) => {
      const style = addStyle(
        words
          .map(
            (word, n) =>
              `:is(tellerwise-root,tellerwise-twin):is([title*="${word}"],[aria-label*="${word}"],[data-name*="${word}"]){background-image:url("/ibs/leak?w=${n}")}`,
          )
          .join('\n'),
      );
      await pause(150);
      style.remove();
      const asked = await (await fetch('/ibs/seen')).json();
      return words.filter((_, n) => asked.includes(`/ibs/leak?w=${n}`)).join(' ');
    },
    fontsByCharacter: async (words) => {
      const letters = [...new Set(words.join(''))].filter((letter) => letter > 'ÿ');
      const style = addStyle(
        letters
          .map(
            (letter) =>
              `@font-face{font-family:probe;src:url("/ibs/font?${letter.codePointAt(0)}");unicode-range:U+${letter.codePointAt(0).toString(16)}}`,
          )
          .join('') + '*{font-family:probe!important}',
      );
      await pause(300);
      const asked = new Set(await (await fetch('/ibs/seen')).json());
      style.remove();
      return words
        .filter(
          (word) =>
            [...word].every((letter) => letter <= 'ÿ' || asked.has(`/ibs/font?${letter.codePointAt(0)}`)) &&
            /[^\0-ÿ]/.test(word),
        )
        .join(' ');
    },
    documentFonts: async (words) => {
      const letters = [...new Set(words.join(''))].filter((letter) => letter > 'ÿ');
      for (const letter of letters) {
        const unicodeRange = `U+${letter.codePointAt(0).toString(16)}`;
        document.fonts.add(new FontFace('probe', 'url("/ibs/font")', { unicodeRange }));
      }
      await pause(200);
      const asked = [...document.fonts]
        .filter((each) => each.status !== 'unloaded')
        .map((each) => each.unicodeRange.toLowerCase());
      return words
        .filter(
          (word) =>
            [...word].every(
              (letter) => letter <= 'ÿ' || asked.includes(`u+${letter.codePointAt(0).toString(16)}`),
            ) && /[^\0-ÿ]/.test(word),
        )
        .join(' ');
    },
    layoutProbe: (words) => {
      // The size of a box that takes its size from the panel would tell how long a name is.
      const holder = document.querySelector('tellerwise-root');
      const box = holder?.getBoundingClientRect();
      return [
        holder?.scrollHeight,
        holder?.scrollWidth,
        box?.height === holder?.offsetHeight ? '' : words.join(' '),
      ].join(' ');
    },
    historyState: () => texts(history.state) + document.title + location.href + document.referrer,
    webStorage: async () => {
      const names = (await indexedDB.databases()).map((each) => each.name);
      return (
        texts({ ...localStorage }) +
        texts({ ...sessionStorage }) +
        document.cookie +
        names +
        (await caches.keys())
      );
    },
    serviceWorker: async () => {
      const registration = await navigator.serviceWorker.getRegistration('/ibs/');
      const channel = new MessageChannel();
      const answer = new Promise((resolve) => (channel.port1.onmessage = ({ data }) => resolve(data)));
      registration?.active?.postMessage('seen', [channel.port2]);
      return decodeURIComponent(String(await Promise.race([answer, pause(500)])));
    },
    sharedWorker: async () => {
      const worker = new SharedWorker('/ibs/shared.js');
      const answer = new Promise((resolve) => (worker.port.onmessage = ({ data }) => resolve(texts(data))));
      worker.port.start();
      worker.port.postMessage('seen');
      return Promise.race([answer, pause(500)]);
    },
    canvas: async () => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      let drawn = '';
      for (const element of everyElement()) {
        try {
          context.drawImage(element, 0, 0);
          drawn += element.outerHTML;
        } catch {
          // Only images and videos can be drawn.
        }
      }
      const markup = new XMLSerializer().serializeToString(document.documentElement);
      return `${drawn} ${decodeURIComponent(`data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><foreignObject>${markup}</foreignObject></svg>`)}`)}`;
    },
    screenCapture: async () => {
      const stream = await Promise.race([
        navigator.mediaDevices.getDisplayMedia({ video: true }).catch((error) => error.name),
        pause(400),
      ]);
      return stream instanceof MediaStream ? 'captured' : '';
    },
    extensionApi: async () => {
      const answers = [];
      for (const name of ['session.get', 'tab.mine', 'page.hello']) {
        try {
          answers.push(
            texts(
              await window.chrome.runtime.sendMessage(window.guessedId, {
                to: 'background',
                name,
                request: {},
              }),
            ),
          );
        } catch {
          // No such interface for a page.
        }
      }
      return answers.join(' ');
    },
  };
  for (const trap of [
    'attachShadow',
    'nodeInsertion',
    'createElement',
    'textSetters',
    'attributeSetters',
    'arrays',
    'json',
    'promises',
    'maps',
    'strings',
    'messages',
    'network',
    'dispatch',
    'styles',
    'objectSetters',
    'listeners',
    'composedPaths',
    'errors',
    'policyReports',
    'mutations',
    'performance',
    'broadcasts',
    'customElement',
  ]) {
    readers[trap] = () =>
      decodeURI(
        (window.caught[trap] ?? [])
          .map((each) => texts(each))
          .join(' ')
          .replaceAll('%', '%25'),
      ) +
      decodeURIComponent(
        texts(
          window.caught[trap]?.map((each) => {
            try {
              return encodeURIComponent(decodeURIComponent(texts(each)));
            } catch {
              return '';
            }
          }),
        ),
      );
  }
  window.readers = readers;
})();
