import DOMPurify from 'dompurify';
import { Marked } from 'marked';

import { paragraphsOf } from '../../core/article/paragraphs.ts';
import { allowedAttributes, allowedTags, isMedia, linkKind } from './policy.ts';

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

/**
 * The only maker of HTML in the product: stored Markdown, lexed, then sanitised once in the document that shows it, given
 * as nodes so that nothing is serialised again. Loaded only when an article is opened.
 */
export function renderMarkdown(markdown: string): RenderedBlock[] {
  const purify = DOMPurify(window);
  purify.addHook('afterSanitizeAttributes', judgeAddresses);
  return paragraphsOf(markdown).map(({ id, kind, markdown: block }) => ({
    id,
    kind,
    content: purify.sanitize(marked.parse(block) as string, {
      ALLOWED_TAGS: [...allowedTags],
      ALLOWED_ATTR: [...allowedAttributes],
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      // Judged by the hook; this only keeps what it can judge.
      ALLOWED_URI_REGEXP: /^(?:#|kb:|https:\/\/|\/media\/)/,
      RETURN_DOM_FRAGMENT: true,
    }),
  }));
}
