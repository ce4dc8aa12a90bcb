import { describe, expect, it } from 'vitest';

import { isMedia, linkKind } from '../../../core/article/links.ts';
import { allowedAttributes, allowedTags } from '../../../web/markdown/policy.ts';
import { renderMarkdown } from '../../../web/markdown/render.ts';

const hash = 'a'.repeat(64);

describe('the policy of articles (R-MD1)', () => {
  it('is 26 tags and 6 attributes', () => {
    expect(new Set(allowedTags).size).toBe(26);
    expect(new Set(allowedAttributes).size).toBe(6);
  });

  it.each([
    ['#limits', 'inPage'],
    ['kb:ART-08', 'knowledge'],
    ['kb:ART-08^limits', 'knowledge'],
    ['https://intranet.bank.test/a', 'outside'],
  ])('lets %s through as %s', (href, kind) => {
    expect(linkKind(href, ['intranet.bank.test'])).toBe(kind);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'https://outside.test/',
    'https://intranet.bank.test@outside.test/',
    'https://user@intranet.bank.test/',
    'http://intranet.bank.test/',
    '//outside.test/x',
    'kb:ART-08"onclick=x',
    '/api/sessions',
  ])('refuses %s', (href) => {
    expect(linkKind(href, ['intranet.bank.test'])).toBeUndefined();
  });

  it('takes images from the knowledge store alone', () => {
    expect(isMedia(`/media/${hash}`)).toBe(true);
    for (const src of [
      '/media/../api',
      'https://outside.test/a.png',
      'data:image/png;base64,AA',
      '//outside.test/x',
    ]) {
      expect(isMedia(src), src).toBe(false);
    }
  });
});

describe('a document the sanitiser does not know', () => {
  it('shows the words alone: never unsanitised markup', () => {
    const place = document.createElement('div');
    for (const { content } of renderMarkdown('先核身<img src=x onerror=alert(1)> ^now'))
      place.append(content);
    expect(place.querySelector('img')).toBeNull();
    expect(place.textContent).toContain('先核身');
  });
});
