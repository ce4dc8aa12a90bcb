import { type Dice, type MadePage, fieldsOf, layoutList, layouts, madePage, textLayouts } from '../kit.ts';

const at = (text: string, index: number, change: (char: string) => string) =>
  text.slice(0, index) + change(text[index] ?? '') + text.slice(index + 1);
const wide = (text: string) =>
  [...text].map((char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0)).join('');
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const circled = '⓪①②③④⑤⑥⑦⑧⑨';
const arabic = '٠١٢٣٤٥٦٧٨٩';
const mathematical = [...'𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'];

/** Spoils a number; what comes out is no longer this customer's number to a reader. */
const spoilt: readonly ((no: string, dice: Dice) => string)[] = [
  (no) => at(no, 0, (char) => (char === 'C' ? 'С' : 'Р')),
  (no) => no.replace('0', 'O'),
  (no) => no.replace('0', 'О'),
  (no) => no.replace('1', 'l').replace('2', 'Z'),
  (no, dice) => at(no, dice.int(2, no.length - 1), (char) => superscripts[Number(char)] ?? char),
  (no, dice) => at(no, dice.int(2, no.length - 1), (char) => circled[Number(char)] ?? char),
  (no, dice) => at(no, dice.int(2, no.length - 1), (char) => arabic[Number(char)] ?? char),
  (no) => no.replace('-', '₋'),
  (no, dice) => at(no, dice.int(2, no.length - 1), (char) => `${char}\u0305\u20e0`),
  (no) => `${no.slice(0, -1)}<sup>${no.slice(-1)}</sup>`,
  (no) => `${no.slice(0, -1)}<sub>${no.slice(-1)}</sub>`,
  (no) => `${no.slice(0, 4)}<br>${no.slice(4)}`,
  (no) => `<div>${no.slice(0, 4)}</div><div>${no.slice(4)}</div>`,
  (no) => `${no.slice(0, 4)}<span style="margin-left:40px">${no.slice(4)}</span>`,
  (no) => `<span style="float:right">${no.slice(0, 3)}</span>${no.slice(3)}`,
  (no) =>
    `<span style="display:inline-flex;flex-direction:row-reverse"><i>${no.slice(0, 4)}</i><i>${no.slice(4)}</i></span>`,
  (no) => `<span style="position:relative;left:90px">${no.slice(0, 3)}</span>${no.slice(3)}`,
  (no) =>
    `<span style="display:inline-grid"><i style="order:2">${no.slice(0, 4)}</i><i style="order:1">${no.slice(4)}</i></span>`,
  (no) => `<span class="more">${no}</span>`,
  (no) => `<span class="less">${no}</span>`,
  (no) => `${no}<sup>7</sup>`,
  (no, dice) => `${no}${dice.int(0, 9)}`,
  (no) => `\u202e${[...no].join('')}\u202c`,
];
/** Another way of writing it: a reader still reads this customer's number. */
const written: readonly ((no: string, dice: Dice) => string)[] = [
  (no) => wide(no),
  (no, dice) => at(no, dice.int(2, no.length - 1), wide),
  (no, dice) => at(no, dice.int(1, no.length - 1), (char) => `\u200b${char}`),
  (no, dice) => at(no, dice.int(1, no.length - 1), (char) => `\u00ad${char}`),
  (no, dice) => at(no, dice.int(1, no.length - 1), (char) => `\ufeff${char}`),
  (no, dice) => at(no, dice.int(1, no.length - 1), (char) => `<b>${char}</b>`),
  (no) => [...no].map((char) => `<i>${char}</i>`).join(''),
  (no) => `\u00a0${no}\u3000`,
  (no, dice) => at(no, dice.int(2, no.length - 1), (char) => mathematical[Number(char)] ?? char),
];
const drawn = '.more::after{content:"7"}.less::before{content:"1"}';

/** Digits and letters that look alike, numbers put together from pieces, and pieces the style puts elsewhere. */
export function lookAlike(dice: Dice): MadePage {
  const [one] = dice.two();
  const layout = dice.pick(textLayouts);
  const isSpoilt = dice.chance(0.7);
  const no = dice.pick(isSpoilt ? spoilt : written)(one.customerNo, dice);
  return madePage(layout, one, { truth: isSpoilt ? '' : one.customerNo, fields: { no }, style: drawn });
}

/** The same with the account, the second signal, and in input fields. */
export function lookAlikeAccount(dice: Dice): MadePage {
  const [one] = dice.two();
  const { account, no } = fieldsOf(one);
  if (dice.chance(0.5)) {
    const spoil = dice.pick(
      spoilt.filter((each) => each(account, dice) !== account && !each(account, dice).includes('<')),
    );
    return madePage(layouts.form, one, {
      truth: '',
      fields: dice.chance(0.5) ? { account: spoil(account, dice) } : { no: spoil(no, dice) },
    });
  }
  const grouped = account.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
  return madePage(layouts.crumb, one, {
    truth: one.customerNo,
    fields: { account: dice.pick([grouped, wide(account)]) },
  });
}

/** Masked and shortened values are no keys. */
export function masked(dice: Dice): MadePage {
  const [one] = dice.two();
  const layout = dice.pick(layoutList);
  const { no, account } = fieldsOf(one);
  const hide = dice.pick([
    (text: string) => `${text.slice(0, 3)}**${text.slice(5)}`,
    (text: string) => `…${text.slice(-4)}`,
    (text: string) => `${text.slice(0, 2)}•••${text.slice(-1)}`,
    (text: string) => `尾号 ${text.slice(-4)}`,
    (text: string) => text.slice(-4),
    (text: string) => `${text.slice(0, 3)}xxx`,
  ]);
  return madePage(layout, one, { truth: '', fields: { no: hide(no), account: hide(account) } });
}

/** The number stands where nobody reads: comment, script, style, placeholder, title, an option not chosen. */
export function unread(dice: Dice): MadePage {
  const [one] = dice.two();
  const { no } = fieldsOf(one);
  const layout = dice.pick(layoutList);
  const way = dice.pick([
    `<!--${no}--><b></b>`,
    `<script type="text/plain">${no}</script>`,
    `<style>${no}</style>`,
    `<template>${no}</template>`,
    `<noscript>${no}</noscript>`,
    `<input placeholder="${no}">`,
    `<b title="${no}">查看</b>`,
    `<b aria-label="${no}">查看</b>`,
    `<img alt="${no}" width="9" height="9">`,
    `<select><option>请选择</option><option value="${no}">${no}</option></select>`,
    `<select><option value="${no}">请选择</option></select>`,
    `<datalist><option>${no}</option></datalist>`,
    `<button value="${no}">查看</button>`,
    `<progress>${no}</progress>`,
    `<video>${no}</video>`,
    `<canvas>${no}</canvas>`,
    `<object data="data:text/plain,x">${no}</object>`,
  ]);
  return madePage(layout, one, { truth: '', fields: { no: way } });
}
