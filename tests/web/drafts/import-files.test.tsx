import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';

import { importFile } from '../../../core/contracts/imports.ts';
import { AppError } from '../../../core/errors.ts';
import DraftsRoom from '../../../web/drafts/drafts-room.tsx';
import { wangMin } from '../../extension/panel/panel-stage.ts';
import { type Answers, openRoom, settle } from '../rooms/room-stage.tsx';

const id = '00000000-0000-4000-8000-000000000001';
const trainer = { ...wangMin, roles: ['trainer' as const] };

async function openList(answers: Answers = {}, kinds: readonly string[] = ['articles']) {
  const room = await openRoom(DraftsRoom, {
    person: trainer,
    answers: {
      'drafts.list': () => ({ drafts: [] }),
      'drafts.items': () => ({ kinds, items: [] }),
      ...answers,
    },
  });
  return {
    ...room,
    async choose(...files: File[]) {
      const input = room.root.querySelector<HTMLInputElement>('input[type=file]');
      if (!input) throw new Error('no field for files');
      Object.defineProperty(input, 'files', { value: files, configurable: true });
      void act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
      // Bytes of a chosen file come in a task of their own.
      for (let turn = 0; turn < 5; turn += 1) {
        await act(() => new Promise((resolve) => void setImmediate(resolve)));
        await settle();
      }
    },
  };
}

it('sends each chosen file and says of each what became of it', async () => {
  const room = await openList({
    'imports.take': ({ body }) => {
      const { name } = body as { name: string };
      if (name === 'bad.docx') throw new AppError('import.archive');
      const notes = [{ code: 'picture.external', what: 'https://elsewhere.example/p.png' }];
      return { outcome: name === 'old.md' ? 'already' : 'taken', draftId: id, itemId: 'ART-90', notes };
    },
  });
  await room.choose(
    new File(['# 借伞'], 'umbrella.md'),
    new File(['x'], 'bad.docx'),
    new File(['y'], 'old.md'),
  );
  const sent = room.calls.filter(({ name }) => name === importFile.name);
  expect(sent.map(({ asked }) => (asked as { body: { name: string; base64: string } }).body)).toEqual([
    { name: 'umbrella.md', base64: Buffer.from('# 借伞').toString('base64') },
    { name: 'bad.docx', base64: 'eA==' },
    { name: 'old.md', base64: 'eQ==' },
  ]);
  const rows = [...room.root.querySelectorAll('.import-rows > ul > li')].map((row) => row.textContent);
  expect(rows[0]).toMatch(
    /^umbrella\.md .*已成为草稿.*外部图片没有带入：https:\/\/elsewhere\.example\/p\.png/,
  );
  expect(rows[1]).toBe('bad.docx 未导入 文件打不开，请去掉密码、另存为 DOCX 后再试');
  expect(rows[2]).toMatch(/^old\.md .*这份文件已经导入过/);
  // The list shows what came in.
  expect(room.calls.filter(({ name }) => name === 'drafts.list').length).toBeGreaterThan(1);
  await room.press('打开草稿');
  expect(room.went).toEqual([`drafts/${id}`]);
});

it('does not send a file that is too large, and offers nothing to who may not draft articles', async () => {
  const room = await openList();
  const large = new File(['x'], 'large.html');
  Object.defineProperty(large, 'size', { value: 9_000_000 });
  await room.choose(large);
  expect(room.text()).toContain('文件太大，正文最多 256 KB，请拆成几份');
  expect(room.calls.some(({ name }) => name === importFile.name)).toBe(false);
  const other = await openList({}, ['scripts']);
  expect(other.text()).not.toContain('导入');
});
