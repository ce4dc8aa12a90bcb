import { useState } from 'preact/hooks';
import { expect, it } from 'vitest';

import type { OutboxRecord } from '../../../core/contracts/outbox.ts';
import { AppError } from '../../../core/errors.ts';
import { useReadings } from '../../../web/readings/use-readings.ts';
import { monday } from '../../extension/panel/panel-stage.ts';
import { openRoom } from '../rooms/room-stage.tsx';

const task = {
  ...{ articleId: 'ART-08', version: 2, title: '投诉处理时限', assignedAt: monday, dueAt: monday },
  ...{ effectiveFrom: '2026-11-24', leastSeconds: 8, paragraphs: ['limits'] },
  ...{ question: '一般投诉几天', options: ['3', '7'] },
};

const Room: Parameters<typeof openRoom>[0] = ({ deps }) => {
  const { open, prove } = useReadings(deps.client, deps.person, deps.record);
  const [said, setSaid] = useState('');
  const give = (): void => {
    const [first] = open;
    if (first === undefined) return;
    prove(first, { seconds: 9, answer: 1 }).then(setSaid, (error: Error) => setSaid(error.message));
  };
  return (
    <>
      <button type="button" onClick={give}>
        给
      </button>
      {said} {open.length}
    </>
  );
};
const answers = (code: 'server.offline' | 'reading.wrong') => ({
  'readings.mine': () => ({ tasks: [task] }),
  'readings.prove': () => {
    throw new AppError(code);
  },
});

it('R194: off line the proof is kept on the machine, and the task stays open until the service has judged it', async () => {
  const kept: OutboxRecord['record'][] = [];
  const record = async (entry: OutboxRecord['record']) => void kept.push(entry);
  const room = await openRoom(Room, { answers: answers('server.offline'), record });
  await room.press('给');
  expect(room.text()).toContain('kept 1');
  expect(kept).toEqual([
    {
      kind: 'readingProof',
      given: { articleId: 'ART-08', version: 2, reachedEnd: true, seconds: 9, answer: 1 },
    },
  ]);
});

it('a refusal, and a page without an outbox, keep nothing and say so', async () => {
  const kept: OutboxRecord['record'][] = [];
  const record = async (entry: OutboxRecord['record']) => void kept.push(entry);
  const wrong = await openRoom(Room, { answers: answers('reading.wrong'), record });
  await wrong.press('给');
  expect([wrong.text(), kept]).toEqual(['给reading.wrong 1', []]);
  const page = await openRoom(Room, { answers: answers('server.offline') });
  await page.press('给');
  expect(page.text()).toContain('server.offline 1');
});
