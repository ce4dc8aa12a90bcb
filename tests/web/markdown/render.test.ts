// @vitest-environment node
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findChromium } from '../../../tools/chromium.ts';
import { isMedia, linkKind } from '../../../core/article/links.ts';
import { allowedAttributes, allowedTags } from '../../../web/markdown/policy.ts';

interface Seen {
  readonly blocks: readonly { readonly id: string; readonly kind: string; readonly text: string }[];
  readonly elements: readonly {
    readonly tag: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
  readonly ran: number;
  readonly ms: number;
}

let browser: Browser;
let page: Page;
const asked: string[] = [];

beforeAll(async () => {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: 'web/markdown/render.ts', formats: ['iife'], name: 'room' } },
  });
  const output = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  const code = output.find((chunk) => chunk.type === 'chunk')?.code ?? '';
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium: see npm test');
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  page = await browser.newPage();
  // Whatever a hostile article asks for is noted here, and gets nothing.
  await page.route('**/*', (route) => {
    if (route.request().isNavigationRequest())
      return route.fulfill({ contentType: 'text/html', body: '<body></body>' });
    asked.push(route.request().url());
    return route.abort();
  });
  await page.goto('http://reader.test/');
  await page.addScriptTag({ content: code });
}, 60_000);
afterAll(() => browser?.close());

const show = (markdown: string): Promise<Seen> =>
  page.evaluate(async (text) => {
    const scope = globalThis as unknown as {
      ran: number;
      alert: () => void;
      room: { renderMarkdown(markdown: string): { id: string; kind: string; content: DocumentFragment }[] };
    };
    scope.ran = 0;
    scope.alert = () => {
      scope.ran += 1;
    };
    const started = performance.now();
    const rendered = scope.room.renderMarkdown(text);
    const ms = performance.now() - started;
    const blocks = rendered.map(({ id, kind, content }) => ({ id, kind, text: content.textContent ?? '' }));
    document.body.replaceChildren(...rendered.map(({ content }) => content));
    await new Promise((resolve) => setTimeout(resolve, 30));
    for (const link of document.body.querySelectorAll('a')) link.dispatchEvent(new MouseEvent('mouseover'));
    const elements = [...document.body.querySelectorAll('*')].map((element) => ({
      tag: element.localName,
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    }));
    return { blocks, elements, ran: scope.ran, ms };
  }, markdown);

const hash = 'a'.repeat(64);

describe('rendering an article in a real browser', () => {
  it('gives each block its paragraph id and takes the mark out of the text', async () => {
    const table = '| 等级 | 时限 |\n|---|---|\n| 一般 | 7 个工作日 | ^limits';
    const { blocks } = await show(`先核身。 ^first\n\n## 时限 ^limits-h\n\n${table}`);
    expect(blocks.map(({ id, kind }) => [id, kind])).toEqual([
      ['first', 'text'],
      ['limits-h', 'heading'],
      ['limits', 'table'],
    ]);
    const text = blocks.map((block) => block.text).join('');
    expect(text).toContain('7 个工作日');
    expect(text).not.toContain('^');
  });

  it.each([
    '<script>alert(1)</script>文字',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><a href="javascript:alert(1)">x</a></svg>',
    '<iframe src="https://outside.test"></iframe>',
    '<style>*{display:none}</style>',
    '<form action="https://outside.test"><input name=a></form>',
    '<p style="background:url(https://outside.test/x)" onclick="alert(1)" id="root" class="x">字</p>',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    '[x](javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](https://outside.test/pixel.png)',
    '<base href="https://outside.test/">',
    '<a href="kb:ART-08" ping="https://outside.test" target=_blank>x</a>',
    '<template><script>alert(1)</script></template>',
    '<table background="https://outside.test/x"><tr><td>1</td></tr></table>',
  ])(
    'leaves only what the policy allows of %s; nothing runs, nothing is fetched (T9, T10)',
    async (hostile) => {
      asked.length = 0;
      const { elements, ran } = await show(hostile);
      expect(ran).toBe(0);
      expect(asked).toEqual([]);
      for (const { tag, attributes } of elements) {
        expect(allowedTags as readonly string[]).toContain(tag);
        for (const [name, value] of Object.entries(attributes)) {
          expect([...allowedAttributes, 'rel', 'referrerpolicy', 'target'] as string[]).toContain(name);
          if (name === 'href') expect(linkKind(value)).toBeDefined();
          if (name === 'src') expect(isMedia(value)).toBe(true);
        }
      }
    },
  );

  it('keeps links to other articles and images of the store', async () => {
    const { elements } = await show(`见[核身](kb:ART-13^verify)。\n\n![样张](/media/${hash})`);
    const link = elements.find(({ tag }) => tag === 'a')?.attributes['href'] ?? '';
    expect(linkKind(link)).toBe('knowledge');
    expect(elements.find(({ tag }) => tag === 'img')?.attributes['src']).toBe(`/media/${hash}`);
  });

  it('renders an article of 256 kB in good time (R-MD4)', async () => {
    const list = `${'- 条目 **重点** 与 [链接](kb:ART-01)，先核身，再办理。\n'.repeat(12)}\n`;
    const markdown = list.repeat(Math.ceil(262_144 / new TextEncoder().encode(list).length));
    const { blocks, ms } = await show(markdown);
    expect(blocks.length).toBeGreaterThan(200);
    // The figure asked for is 250 ms on an idle machine; this catches what does not end.
    expect(ms).toBeLessThan(2_500);
  });
});
