import DOMPurify from 'dompurify';
import { Marked } from 'marked';

import { isMedia, linkKind } from '../../core/article/links.ts';
import { paragraphsOf } from '../../core/article/paragraphs.ts';
import { allowedAttributes, allowedTags } from './policy.ts';

/** One block of an article, ready to stand in this document; `id` is the paragraph's own. */
export interface RenderedBlock {
  readonly id: string;
  readonly kind: string;
  readonly content: DocumentFragment;
}

const marked = new Marked({ gfm: true, async: false });

/** The URI hook: after the allow-list, links and images are judged by what they point at. */
function judgeAddresses(node: Element): void {
  if (node.tagName === 'A') {
    const kind = linkKind(node.getAttribute('href') ?? '');
    if (kind === undefined) node.removeAttribute('href');
    if (kind === 'outside') {
      node.setAttribute('rel', 'noopener noreferrer');
      node.setAttribute('referrerpolicy', 'no-referrer');
      node.setAttribute('target', '_blank');
    }
  }
  if (node.tagName === 'IMG' && !isMedia(node.getAttribute('src') ?? '')) node.remove();
}

const tags = new Set<string>(allowedTags);
const attributes = new Set<string>([...allowedAttributes, 'rel', 'referrerpolicy', 'target']);

/**
 * Looks at the sanitised nodes once more. In a document the sanitiser does not really know it gives its input back
 * unchanged; nothing of that may be shown.
 */
function conforms(content: DocumentFragment): boolean {
  return [...content.querySelectorAll('*')].every(
    (element) =>
      tags.has(element.localName) && [...element.attributes].every(({ name }) => attributes.has(name)),
  );
}

function words(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(text);
  return fragment;
}

/**
 * The only maker of HTML in the product: stored Markdown, lexed, then sanitised once in the document that shows it, given
 * as nodes so that nothing is serialised again. Loaded only when an article is opened.
 */
export function renderMarkdown(markdown: string, mediaBase = ''): RenderedBlock[] {
  const purify = DOMPurify(window);
  purify.addHook('afterSanitizeAttributes', judgeAddresses);
  const sanitised = (block: string): DocumentFragment =>
    purify.sanitize(marked.parse(block) as string, {
      ALLOWED_TAGS: [...allowedTags],
      ALLOWED_ATTR: [...allowedAttributes],
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      // Judged by the hook; this only keeps what it can judge.
      ALLOWED_URI_REGEXP: /^(?:#|kb:|https:\/\/|\/media\/)/,
      RETURN_DOM_FRAGMENT: true,
    });
  return paragraphsOf(markdown).map(({ id, kind, markdown: block, text }) => {
    const content = sanitised(block);
    for (const picture of content.querySelectorAll('img')) {
      // Judged already: a name in the media store. The store may stand at another origin than the page.
      if (mediaBase !== '') picture.src = `${mediaBase}${picture.getAttribute('src') ?? ''}`;
    }
    return { id, kind, content: conforms(content) ? content : words(text) };
  });
}
