import type { Frame } from 'playwright-core';

import { eventually } from '../../support/browser.ts';
import { panelOf, textOf } from '../../support/panel.ts';
import { type Setting, panelText, patienceMs, pause, paths } from './setting.ts';

/** One thing a teller does, and how it shows that it is done. */
export interface Step {
  readonly name: string;
  act(panel: Frame, setting: Setting): Promise<void>;
  done(panel: Frame, setting: Setting): Promise<boolean>;
  /** The button by which a failed action is repeated. */
  readonly again?: RegExp;
  /** Once more where a message asks for it: needs half a second of sight before. */
  readonly isGuarded?: boolean;
}

const press = (name: string, panel: Frame) =>
  panel.getByRole('button', { name, exact: true }).click({ timeout: 1_500 });
const FAILED = /失败|没有记入|没有记下|未保存|出错|重试/;

export const steps = {
  recognise: {
    name: 'recognise',
    act: (_, { go }) => go(paths.person),
    done: (panel, { says }) => says(panel, [/张\*/]),
    again: /重试/,
  },
  deposit: {
    name: 'identity',
    act: (_, { go }) => go(paths.deposit),
    done: (panel, { says }) => says(panel, ['核对无误']),
    again: /重试/,
  },
  confirm: {
    name: 'confirm',
    act: (panel) => press('核对无误', panel),
    done: (panel, { says }) => says(panel, ['黄铜']),
    again: /核对无误/,
    isGuarded: true,
  },
  nextCustomer: {
    name: 'next customer',
    act: (_, { go }) => go(paths.company),
    done: (panel, { says }) => says(panel, ['云岭物流', '黄铜', '建立服务事项']),
    again: /重试/,
  },
  openCase: {
    name: 'open case',
    act: (panel) => press('建立服务事项', panel),
    done: (panel, { says }) => says(panel, ['开始咨询', '较差']),
    again: /建立服务事项/,
    isGuarded: true,
  },
  caseEvent: {
    name: 'case event',
    act: (panel) => press('开始咨询', panel),
    done: (panel, { says }) => says(panel, ['开始处理']),
    again: /开始咨询/,
    isGuarded: true,
  },
  tick: {
    name: 'tick',
    act: (panel) => panel.getByRole('checkbox').first().click({ timeout: 1_500 }),
    done: (panel) => panel.getByRole('checkbox').first().isChecked(),
  },
  finish: {
    name: 'finish script',
    act: (panel) => press('结束并保存', panel),
    done: (panel, { says }) => says(panel, [/已存本机|已上传/]),
    again: /重试/,
  },
  search: {
    name: 'search',
    act: (panel) => panel.getByRole('searchbox').or(panel.getByRole('combobox')).first().fill('分类'),
    done: (panel, { says }) => says(panel, ['公司客户五级分类']),
    again: /重试/,
  },
} as const satisfies Record<string, Step>;

/** What is offered for another try where a person can reach it: not below a view that lies over the panel's body. */
const offerOf = (panel: Frame, name: RegExp) =>
  panel.getByRole('button', { name }).and(panel.locator(':not([inert] *)')).first();

/** The way between two kills: ticks every check, says and answers until nothing but the end is left; not timed. */
export async function toTheEnd(panel: Frame): Promise<number> {
  const open = panel.getByRole('checkbox', { checked: false });
  let ticked = 0;
  for (; (await open.count()) > 0; ticked++) await open.first().click({ timeout: 8_000 });
  for (let step = 0; step < 60; step++) {
    if (await panel.getByRole('button', { name: '结束并保存' }).isVisible()) break;
    const next = panel.locator('.script [data-default], .script [data-digit="1"]').first();
    await next.click({ timeout: 8_000 });
    await pause(20);
  }
  return ticked;
}

export type Outcome = { readonly ended: 'done' | 'again' } | { readonly fault: string };

/** Does a step with a kill before it or in it: it ends in time, or asks in time to be repeated and then ends. */
export async function underFire(step: Step, when: 'before' | 'during', setting: Setting): Promise<Outcome> {
  const { page, strike } = setting;
  const fault = async (what: string): Promise<Outcome> => ({
    fault: `${step.name}, kill ${when}: ${what}: ${await panelText(setting)}`,
  });
  if (step.isGuarded) await pause(900);
  if (when === 'before') await strike();
  try {
    await step.act(await panelOf(page), setting);
  } catch (error) {
    return fault(String(error).slice(0, 150));
  }
  if (when === 'during') await strike();
  const state = async (): Promise<'done' | 'again' | undefined> => {
    const panel = await panelOf(page);
    if (await step.done(panel, setting)) return 'done';
    if (!step.again || !FAILED.test(await textOf(panel))) return undefined;
    const offer = offerOf(panel, step.again);
    return (await offer.isVisible()) && (await offer.isEnabled()) ? 'again' : undefined;
  };
  const seen = await eventually(state, (value) => value !== undefined, { within: patienceMs }).catch(
    () => undefined,
  );
  if (seen === 'done') return { ended: 'done' };
  if (seen === undefined || !step.again) return fault(`neither done nor offered again in ${patienceMs} ms`);
  // A person presses again, undisturbed now.
  await pause(700);
  await offerOf(await panelOf(page), step.again).click({ timeout: 4_000 });
  const isDone = async () => step.done(await panelOf(page), setting);
  return eventually(isDone, Boolean, { within: 4_000 }).then(
    () => ({ ended: 'again' }) as const,
    () => fault('repeated in vain'),
  );
}
