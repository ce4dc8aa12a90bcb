import { describe, expect, test } from 'vitest';

import { createLog, errorTrace } from '../../../server/http/log.ts';
import { contextBody, createTestService } from '../../support/service.ts';

const capture = () => {
  const lines: string[] = [];
  return { lines, log: createLog({ write: (line: string) => void lines.push(line) }) };
};

describe('log', () => {
  test('500 strings with line breaks, escapes and direction marks leave one whole line each (R-LG6)', () => {
    const { lines, log } = capture();
    const nasty = [
      '\r\n',
      '\n',
      '\u001b[31m',
      '\u001b]0;x\u0007',
      '\u202e',
      '\u2066',
      '\u200f',
      '\u2028',
      '\u0000',
      '"}\n{"level":60',
    ];
    for (let index = 0; index < 500; index += 1) {
      log.info({
        event: `a${nasty[index % nasty.length] ?? ''}b${index}`,
        code: nasty[(index * 7) % nasty.length] ?? '',
      });
    }
    expect(lines).toHaveLength(500);
    for (const line of lines) {
      expect(line.endsWith('\n')).toBe(true);
      expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
      expect(() => JSON.parse(line) as unknown).not.toThrow();
    }
  });

  test('a field that is not allowed never gets in', () => {
    const { lines, log } = capture();
    log.info({ event: 'x', ...({ name: '张伟', phone: '13800005678', body: { secret: 1 } } as object) });
    expect(Object.keys(JSON.parse(lines[0] ?? '') as object).toSorted()).toEqual(['event', 'level', 'time']);
  });

  test('an error is told by class, code and place, never by its message', () => {
    const error = new Error('UNIQUE constraint failed for 13800005678', { cause: new TypeError('张伟') });
    expect(errorTrace(error)).toMatch(/^Error log\.test\.ts:\d+ < TypeError log\.test\.ts:\d+$/);
  });

  test('a day at the counter leaves no name, number, phone or address of a customer in the log (T28)', async () => {
    const service = await createTestService();
    const token = await service.login('M-01');
    const looked = await service.request('POST', '/api/context', { token, body: contextBody('C-1002') });
    const { customer } = (await looked.json()) as { customer: { ref: string } };
    await service.request('POST', '/api/reveal', {
      token,
      body: { ref: customer.ref, field: 'phone', purpose: '联系还款的客户' },
    });
    await service.request('POST', '/api/context', {
      token,
      body: { ...contextBody('P-2001'), extra: '张伟' },
    });
    await service.request('GET', '/api/nowhere?phone=13800005678', { token });
    expect(service.logged.length).toBeGreaterThan(3);
    expect(service.logged.join('')).not.toMatch(/C-1002|P-2001|云岭|张伟|13800|李航|M-01|联系还款|T-001/);
    await service.close();
  });
});
