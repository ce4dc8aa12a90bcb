import { render } from 'preact';

import { languageOf } from '../../core/i18n/translate.ts';
import { type Theme, themes } from '../theme/use-theme.ts';
import { Embedded } from './embedded.tsx';
import { elementStyles } from './styles.ts';

/**
 * `<tellerwise-knowledge server="https://…" language="zh-CN" theme="system">`: the knowledge base inside another intranet
 * page. The page sets the property `getToken`, which gives a token of audience `knowledge`; nothing is shown without it.
 */
export class KnowledgeElement extends HTMLElement {
  static readonly observedAttributes = ['server', 'language', 'theme', 'place'];
  readonly #mount = document.createElement('div');
  #getToken: (() => Promise<string>) | undefined;
  #isDue = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [elementStyles()];
    this.#mount.className = 'embed';
    root.append(this.#mount);
  }

  get getToken(): (() => Promise<string>) | undefined {
    return this.#getToken;
  }
  set getToken(value: (() => Promise<string>) | undefined) {
    this.#getToken = value;
    this.#draw();
  }

  connectedCallback(): void {
    // Set before this file was there, the property would lie on the element and hide the accessor.
    if (Object.hasOwn(this, 'getToken')) {
      const early = this.getToken;
      Reflect.deleteProperty(this, 'getToken');
      this.#getToken = early;
    }
    this.#draw();
  }
  disconnectedCallback(): void {
    this.#draw();
  }
  attributeChangedCallback(): void {
    this.#draw();
  }

  /** Once for all that was set in one go; an element that was only moved keeps what it shows. */
  #draw(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      render(this.isConnected ? this.#content() : null, this.#mount);
    });
  }

  #content() {
    const theme = this.getAttribute('theme');
    return (
      <Embedded
        server={(this.getAttribute('server') ?? '').replace(/\/+$/, '')}
        language={languageOf(this.getAttribute('language') ?? undefined)}
        theme={themes.find((each): each is Theme => each === theme) ?? 'system'}
        place={this.getAttribute('place') ?? ''}
        onPlace={(place) => this.setAttribute('place', place)}
        getToken={this.#getToken}
      />
    );
  }
}
