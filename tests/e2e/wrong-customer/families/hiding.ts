import { type Dice, type MadePage, fieldsOf, layoutList, layouts, madePage, textLayouts } from '../kit.ts';

/** Ways to have something in the document that nobody sees: attributes for the element itself. */
const onItself = [
  'style="display:none"',
  'hidden',
  'hidden="until-found"',
  'style="visibility:hidden"',
  'style="visibility:collapse"',
  'style="opacity:0"',
  'style="opacity:.02"',
  'style="width:1px;height:1px;overflow:hidden;position:absolute"',
  'style="position:absolute;width:1px;height:1px;clip:rect(0 0 0 0);overflow:hidden"',
  'style="clip-path:inset(50%)"',
  'style="clip-path:polygon(0 0,0 0,0 0)"',
  'style="clip-path:circle(0)"',
  'style="clip-path:ellipse(0 0)"',
  'style="text-indent:-9999px"',
  'style="text-indent:100%;white-space:nowrap;overflow:hidden"',
  'style="position:absolute;left:-9999px"',
  'style="position:absolute;top:-5000px"',
  'style="position:fixed;bottom:-400px"',
  'style="position:fixed;right:-600px;width:300px"',
  'style="transform:translateX(-4000px)"',
  'style="transform:scale(.01)"',
  'style="transform:scale(0)"',
  'style="transform:rotateY(90deg)"',
  'style="transform:rotateY(180deg);backface-visibility:hidden"',
  'style="color:transparent"',
  'style="color:rgba(10,10,10,.01)"',
  'style="color:rgb(0 0 0 / 0%)"',
  'style="color:oklch(.5 .1 120 / 0)"',
  'style="-webkit-text-fill-color:transparent"',
  'style="color:#fff;background:#fff"',
  'style="color:#fefefe;background:white"',
  'style="font-size:0"',
  'style="font-size:1px"',
  'style="height:0;overflow:hidden"',
  'style="max-height:0;overflow:hidden"',
  'style="width:0;overflow:hidden"',
  'style="height:0;overflow:auto"',
  'style="content-visibility:hidden"',
  'style="filter:opacity(0)"',
  'style="filter:blur(40px)"',
  'style="mask-image:linear-gradient(transparent,transparent)"',
  'style="-webkit-text-security:disc"',
  'style="zoom:.04"',
  'style="direction:rtl;unicode-bidi:bidi-override"',
] as const;

/** Ways that need a wrapping element. */
const wraps: readonly (readonly [before: string, after: string])[] = [
  ['<div style="height:0;overflow:hidden">', '</div>'],
  ['<div style="width:0;overflow:hidden;white-space:nowrap">', '</div>'],
  ['<div style="height:0;overflow-y:hidden;overflow-x:auto">', '</div>'],
  ['<div style="height:0;overflow:auto">', '</div>'],
  ['<div style="max-height:20px;overflow:hidden"><div style="height:60px">其他</div>', '</div>'],
  ['<div style="opacity:.2"><div style="opacity:.2">', '</div></div>'],
  ['<div style="visibility:hidden"><div>', '</div></div>'],
  ['<div style="position:absolute;left:-3000px;width:400px">', '</div>'],
  [
    '<div style="position:relative;overflow:auto;width:300px;height:40px;margin-left:500px"><div style="position:absolute;left:-400px">',
    '</div></div>',
  ],
  ['<div style="transform:scale(.02)"><div>', '</div></div>'],
  ['<details><summary>更多</summary>', '</details>'],
  ['<dialog>', '</dialog>'],
  ['<template>', '</template>'],
  ['<div popover>', '</div>'],
  ['<div hidden><div>', '</div></div>'],
  ['<div style="filter:opacity(0)"><div>', '</div></div>'],
  ['<div style="clip-path:inset(0 100% 0 0)"><div>', '</div></div>'],
  ['<div style="mix-blend-mode:normal;mask:linear-gradient(transparent,transparent)"><div>', '</div></div>'],
  ['<div style="perspective:400px"><div style="transform:rotateX(90deg)">', '</div></div>'],
  [
    '<div style="position:relative">',
    '<div style="position:absolute;inset:0;background:#fff">资料整理中</div></div>',
  ],
  ['<div style="color:#fff;background:#fff"><div style="background:none">', '</div></div>'],
];

/** Some ways need a block of their own. */
const insideWays = onItself.filter((way) => !way.includes('until-found'));
const inside = (attributes: string, text: string) =>
  `<span style="display:inline-block"><span ${attributes.replace('style="', 'style="display:inline-block;')}>${text}</span></span>`;

/** Another customer's number stands beside the visible one, in a node of the very kind the pack reads, out of sight. */
export function hiddenOther(dice: Dice): MadePage {
  const [seen, hidden] = dice.two();
  const layout = dice.pick(layoutList);
  const [before, after] = dice.chance(0.5) ? dice.pick(wraps) : ['', ''];
  const twin = before + layout.twin(hidden.customerNo, before === '' ? dice.pick(onItself) : '') + after;
  return madePage(layout, seen, { truth: seen.customerNo, beside: twin });
}

/** The page's own number is out of sight and only the name is left: nobody is shown by a name alone. */
export function hiddenOwn(dice: Dice): MadePage {
  const [one] = dice.two();
  const layout = dice.pick(textLayouts);
  const { customerNo } = one;
  const number = layout.name === 'crumb' ? ` / 客户 ${customerNo} / ` : customerNo;
  const attributes = dice.pick(insideWays);
  const [before, after] = dice.pick(wraps);
  const no = dice.chance(0.6) ? inside(attributes, number) : before + number + after;
  return madePage(layout, one, { truth: '', fields: { no } });
}

/** Seen is one customer's number, and hidden text within the same cell would make it another's. */
export function hiddenWithin(dice: Dice): MadePage {
  const [seen, other] = dice.two();
  const layout = dice.pick(textLayouts);
  const hide = (text: string) => inside(dice.pick(insideWays), text);
  const [head, tail] = [other.customerNo.slice(0, 3), other.customerNo.slice(3)];
  const [no, truth] = dice.pick([
    // Address and account say the other customer, and so does the hidden text; a person reads a number nobody has.
    [`${head}<span>9</span>${hide('\u200a')}${tail}`, ''],
    [`${hide(other.customerNo)}<b>暂无</b>`, ''],
    [`<b>见附页</b>${hide(other.customerNo)}`, ''],
    [`${hide(`${other.customerNo} `)}${seen.customerNo}`, ''],
  ]);
  return madePage(layout, other, { truth, fields: { no } });
}

/** A field filled with a number nobody sees in it. */
export function hiddenInput(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const ways = [
    'type="hidden"',
    'type="password"',
    'style="text-indent:-999px"',
    'style="color:transparent"',
    'style="font-size:0"',
    'style="-webkit-text-security:disc"',
    'style="opacity:0"',
    'style="position:absolute;left:-999px"',
    'style="width:1px;border:0;padding:0"',
    'style="color:#fff;background:#fff"',
    'hidden',
    'style="visibility:hidden"',
  ];
  const way = dice.pick(ways);
  const own = `<input name="no" ${way} value="${one.customerNo}">`;
  if (dice.chance(0.5)) return madePage(layouts.form, one, { truth: '', fields: { no: own } });
  const beside = `<p><label>客户编号: <input ${way} value="${other.customerNo}"></label></p>`;
  return madePage(layouts.form, one, { truth: fieldsOf(one).no, beside });
}
