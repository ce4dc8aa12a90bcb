import { expect, it } from 'vitest';

import ReadingsRoom from '../../../web/readings/readings-room.tsx';
import { monday, wangMin } from '../../extension/panel/panel-stage.ts';
import { openRoom } from '../rooms/room-stage.tsx';

const late = { articleId: 'ART-08', version: 2, title: '投诉处理时限', dueAt: monday - 86_400_000 };

const open = (escalated: readonly unknown[]) =>
  openRoom(ReadingsRoom, {
    person: { ...wangMin, roles: ['lineDept'] },
    answers: {
      'readings.mine': () => ({ tasks: [] }),
      'readings.unit': () => ({
        escalated,
        assignments: [{ ...late, assignedAt: monday, read: 40, of: 42, missing: [] }],
      }),
    },
  });

it('R194: what a unit has not read in time stands above the table, with how many', async () => {
  const room = await open([{ ...late, unit: '城东支行', missing: 2 }]);
  expect(room.text()).toContain('逾期未完成 1 项');
  expect(room.text()).toContain('城东支行 · 投诉处理时限2 人未读，应于 11-22 10:20 前完成');
  expect((await open([])).text()).not.toContain('逾期未完成');
});
