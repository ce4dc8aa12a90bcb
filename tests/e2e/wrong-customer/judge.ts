import type { PageSight, PanelSight, Stored } from './record.ts';
import { customersIn } from './record.ts';

/** Two documents' clocks agree to a fraction of a millisecond; a frame on the screen lasts sixteen. */
const CLOCK_MS = 4;

export interface Wrong {
  readonly where: 'panel' | 'stored';
  readonly shown: string;
  readonly truth: string;
  /** Milliseconds it stood there. */
  readonly for: number;
  /** When, ms after the first thing recorded. */
  readonly at: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}
const spans = <T extends { readonly t: number }>(list: readonly T[], end: number): (T & Span)[] =>
  [...list]
    .sort((a, b) => a.t - b.t)
    .map((each, n, all) => ({ ...each, from: each.t, to: all[n + 1]?.t ?? end }));

/** Times when the panel stood in sight and drew someone whom the page, then or up to `grace` ms before, did not show. */
export function wrongFrames(
  page: readonly PageSight[],
  panel: readonly PanelSight[],
  grace: number,
): Wrong[] {
  const end = Math.max(0, ...page.map(({ t }) => t), ...panel.map(({ t }) => t)) + 50;
  const pages = spans(page, end);
  const start = pages[0]?.from ?? 0;
  return spans(panel, end).flatMap((drawn) => {
    const who = customersIn(drawn.identity);
    if (who.length === 0) return [];
    return pages.flatMap((seen): Wrong[] => {
      if (!seen.panel || who.every((one) => one === seen.truth)) return [];
      const [from, to] = [Math.max(seen.from, drawn.from), Math.min(seen.to, drawn.to)];
      if (to - from <= CLOCK_MS) return [];
      const late = pages.filter((each) => each.truth === who[0] && each.to <= from + 1).at(-1);
      if (late && to - late.to <= grace) return [];
      return [
        {
          where: 'panel',
          shown: who.join('+'),
          truth: seen.truth,
          for: Math.round(to - from),
          at: Math.round(from - start),
        },
      ];
    });
  });
}

/** What stood where and when, a line each, in order: without it a wrong frame that comes once in thousands tells nothing. */
export function timeline(page: readonly PageSight[], panel: readonly PanelSight[]): string {
  const start = Math.min(...page.map(({ t }) => t));
  const lines = [
    ...page.map(({ t, truth, panel: isInSight }) => ({
      t,
      line: `page ${truth || '-'}${isInSight ? ', panel in sight' : ''}`,
    })),
    ...panel.map(({ t, identity }) => ({ t, line: `panel ${customersIn(identity).join('+') || '-'}` })),
  ];
  return lines
    .toSorted((a, b) => a.t - b.t)
    .map(({ t, line }) => `${(t - start).toFixed(1)} ${line}`)
    .join('\n');
}

/** The same for a screen with no frame in the page to hide: popup and side panel are always in sight. */
export function shownTooLong(
  page: readonly PageSight[],
  panel: readonly PanelSight[],
  grace: number,
): Wrong[] {
  return wrongFrames(
    page.map((sight) => ({ ...sight, panel: true })),
    panel,
    grace,
  );
}

/** On a page that stands still nothing but the truth may ever be drawn or stored, in sight or not. */
export function wrongEver(truth: string, panel: readonly PanelSight[], stored: readonly Stored[]): Wrong[] {
  const drawn = panel.map(({ t, identity }) => ({ t, where: 'panel' as const, who: customersIn(identity) }));
  const kept = stored.map(({ t, tail, name }) => ({
    t,
    where: 'stored' as const,
    who: customersIn(`${tail} ${name}`),
  }));
  const start = Math.min(...[...drawn, ...kept].map(({ t }) => t));
  return [...drawn, ...kept].flatMap(({ t, where, who }): Wrong[] =>
    who.every((one) => one === truth)
      ? []
      : [{ where, shown: who.join('+'), truth, for: 0, at: Math.round(t - start) }],
  );
}
