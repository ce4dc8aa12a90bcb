import { createHash } from 'node:crypto';

/** The day the demo bank's snapshot is of. */
export const dataDate = '2026-11-20';

/** A number from 0 up to, not including, `below`: the same for the same names. */
export function draw(below: number, ...names: (string | number)[]): number {
  return createHash('sha256').update(names.join('|')).digest().readUInt32BE(0) % below;
}
export const one = <T>(list: readonly T[], ...names: (string | number)[]): T =>
  list[draw(list.length, ...names)] as T;
/** One of the entries, by their weights. */
export function weighted<T>(rows: readonly (readonly [T, number])[], ...names: (string | number)[]): T {
  let left = draw(
    rows.reduce((sum, [, weight]) => sum + weight, 0),
    ...names,
  );
  for (const [value, weight] of rows) if ((left -= weight) < 0) return value;
  return (rows[0] as readonly [T, number])[0];
}
export const chance = (percent: number, ...names: (string | number)[]): boolean =>
  draw(100, ...names) < percent;
export const daysAgo = (days: number): string =>
  new Date(Date.parse(`${dataDate}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

export const surnames = [
  ...'王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余',
];
export const givenNames = [...'安宁晓东建国秀兰志强丽华文博雨桐子涵明远佳怡海燕春梅立新思源静波庆云'];
export const places = [
  '云岭',
  '江海',
  '北辰',
  '东湖',
  '南屏',
  '西桥',
  '青禾',
  '白塔',
  '石门',
  '银杏',
  '清河',
  '长宁',
  '双溪',
  '望江',
];
export const trades = [
  '机械',
  '食品',
  '纺织',
  '物流',
  '建材',
  '包装',
  '电子',
  '农产品',
  '餐饮',
  '印刷',
  '家具',
  '医药',
  '运输',
  '环保',
];
export const forms = ['有限公司', '股份有限公司', '商贸有限公司', '合作社'];
export const bodies = ['中学', '小学', '医院', '图书馆', '社区服务中心', '文化馆', '体育中心'];
