import { type FunctionComponent, render } from 'preact';
import { act } from 'preact/test-utils';
import * as v from 'valibot';

import type { Endpoint } from '../../../core/contracts/endpoint.ts';
import type { Language } from '../../../core/i18n/translate.ts';
import { createTranslator } from '../../../core/i18n/translator.ts';
import type { Person } from '../../../core/organisation/person.ts';
import type { Caller } from '../../../web/api/client.ts';
import type { RoomProps } from '../../../web/rooms/registry.ts';
import { LanguageProvider } from '../../../web/theme/language.tsx';
import { bankContent } from '../../extension/panel/bank-content.ts';
import { knowledgeOver, monday, wangMin } from '../../extension/panel/panel-stage.ts';

export type Answers = Readonly<
  Record<string, (asked: { body?: unknown; query?: unknown; params?: unknown }) => unknown>
>;

export const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  });

/** A client whose service answers by endpoint name; what it answers must pass the contract. */
export function clientOf(answers: Answers, calls: { name: string; asked: unknown }[] = []): Caller {
  const unused = () => Promise.reject(new Error('only declared endpoints are called'));
  return {
    request: unused,
    text: unused,
    async call(endpoint: Endpoint, asked: unknown) {
      calls.push({ name: endpoint.name, asked });
      const answer = answers[endpoint.name];
      if (!answer) throw new Error(`the test has no answer for ${endpoint.name}`);
      const value = answer(asked as object);
      return endpoint.response === 'empty' ? undefined : v.parse(endpoint.response, value);
    },
  } as Caller;
}

/** Draws a room over such a client. `went` lists the places it wanted to go to. */
export async function openRoom(
  Room: FunctionComponent<RoomProps>,
  options: {
    answers: Answers;
    place?: string;
    person?: Person;
    language?: Language;
    /** The one client of a document in which a room is opened more than once. */
    client?: Caller;
    /** The outbox of a panel; a page has none. */
    record?: NonNullable<RoomProps['deps']['record']>;
  },
) {
  const { answers, place = '', person = wangMin, language = 'zh-CN' } = options;
  const calls: { name: string; asked: unknown }[] = [];
  const went: string[] = [];
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const deps = {
    api: knowledgeOver(bankContent(), person, monday),
    client: options.client ?? clientOf(answers, calls),
    language,
    theme: 'light' as const,
    person,
    signal: new AbortController().signal,
    ...(options.record === undefined ? {} : { record: options.record }),
  };
  const go = (to: string): void => void went.push(to);
  void act(() =>
    render(
      <LanguageProvider value={createTranslator(language)}>
        <Room deps={deps} place={place} go={go} />
      </LanguageProvider>,
      root,
    ),
  );
  await settle();
  const button = (label: string): HTMLButtonElement => {
    const found = [...root.querySelectorAll('button')].find((each) =>
      each.textContent?.trim().startsWith(label),
    );
    if (!found) throw new Error(`no button ${label} in: ${root.textContent}`);
    return found;
  };
  return {
    root,
    calls,
    went,
    text: () => root.textContent ?? '',
    button,
    press: async (label: string) => {
      void act(() => button(label).click());
      await settle();
    },
    type: async (name: string, value: string) => {
      const field = root.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (!field) throw new Error(`no field ${name}`);
      void act(() => {
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await settle();
    },
    change: async (work: () => void) => {
      void act(work);
      await settle();
    },
    submit: async () => {
      void act(() => root.querySelector('form')?.requestSubmit());
      await settle();
    },
  };
}
