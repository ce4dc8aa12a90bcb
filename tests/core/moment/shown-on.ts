import type { CustomerContext } from '../../../core/contracts/context.ts';
import { decideMoment, type Moment } from '../../../core/moment/decide.ts';
import type { PageKind } from '../../../core/page/kinds.ts';
import { articles, moments, scripts } from '../../content/shipped-content.ts';
import { monday, wangMin } from './cast.ts';

export const on = (
  pageKind: PageKind,
  customer?: CustomerContext,
  more: Partial<Parameters<typeof decideMoment>[0]> & { flags?: Record<string, boolean> } = {},
): Moment => {
  const { flags = {}, ...rest } = more;
  return decideMoment({
    page: { pageKind, flags },
    customer,
    person: wangMin,
    now: monday,
    moments,
    scripts,
    articles,
    ...rest,
  });
};
export const texts = (moment: Moment): string[] => moment.warnings.map(({ text }) => text);
export const articleIds = (moment: Moment): string[] => moment.articles.map(({ id }) => id);
export const items = (moment: Moment): string[] => moment.strip.map(({ item }) => item);
