import { type Dice, type MadePage, fieldsOf, layoutList, layouts, madePage, textLayouts } from '../kit.ts';

/** Another customer drawn in a shadow tree, or the page's own data put out of sight by one. */
export function shadowTree(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const mode = dice.pick(['open', 'closed']);
  const b = JSON.stringify(layouts.card.body(fieldsOf(other)));
  if (dice.chance(0.5)) {
    // The light tree holds A, what is drawn is B: A is not to be seen.
    const script = `document.querySelector('.page-card').attachShadow({ mode: '${mode}' }).innerHTML = ${b};`;
    return madePage(layouts.card, one, { truth: '', script });
  }
  const script = `for (const at of document.querySelectorAll('.cust-no')) at.attachShadow({ mode: '${mode}' }).innerHTML = '<b>${other.customerNo}</b>';`;
  return madePage(layouts.card, one, { truth: '', script });
}

/** Fields named like the properties a reader of the page uses. */
export function clobbered(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const names = [
    'parentElement',
    'children',
    'firstChild',
    'textContent',
    'isConnected',
    'ownerDocument',
    'nodeType',
    'matches',
    'closest',
    'contains',
    'getBoundingClientRect',
    'checkVisibility',
    'getRootNode',
    'querySelector',
    'querySelectorAll',
    'nextElementSibling',
    'previousElementSibling',
    'style',
    'attributes',
    'tagName',
    'parentNode',
    'getAttribute',
  ];
  const own = [
    'body',
    'documentElement',
    'defaultView',
    'querySelectorAll',
    'createTreeWalker',
    'createRange',
    'location',
    'visibilityState',
    'getElementById',
    'addEventListener',
  ];
  const inputs = Array.from(
    { length: dice.int(2, 8) },
    () => `<input type="hidden" name="${dice.pick(names)}">`,
  ).join('');
  const images = Array.from(
    { length: dice.int(1, 4) },
    () => `<img name="${dice.pick(own)}" width="2" height="2"><form name="${dice.pick(own)}"></form>`,
  ).join('');
  const layout = dice.pick(layoutList);
  const hidden = `<form style="display:none">${layout.twin(other.customerNo, '')}${inputs}</form>`;
  const body = layout.body(fieldsOf(one));
  const made = madePage(layout, one, { truth: one.customerNo, beside: hidden + images });
  const wrapped =
    layout.name === 'form'
      ? made.html.replace('<form class="page-form">', `<form class="page-form">${inputs}`)
      : made.html.replace(body, `<form>${inputs}${body}</form>`);
  return { ...made, html: wrapped };
}

/** Right to left, zoomed and scaled pages are read as they are seen. */
export function bent(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const layout = dice.pick(layoutList);
  const way = dice.int(0, 6);
  const html = way < 3 ? 'lang="zh-CN" dir="rtl"' : 'lang="zh-CN"';
  const away =
    way === 1
      ? 'style="position:absolute;left:2600px;width:200px"'
      : 'style="position:absolute;left:-2600px;width:200px;direction:ltr"';
  const twin = layout.twin(other.customerNo, away);
  const style =
    [
      '',
      '',
      '',
      'body{zoom:.6}',
      'body{zoom:1.7}',
      'body{transform:scale(.7);transform-origin:0 0}',
      'html{transform:scale(1.3);transform-origin:0 0}',
    ][way] ?? '';
  // A page from right to left can be scrolled to the left: what stands there can be seen.
  const isReachable = way === 0 || way === 2;
  const truth = isReachable ? '' : one.customerNo;
  return madePage(layout, one, {
    truth,
    beside: twin,
    html,
    style: way === 1 ? `${style}body{overflow-x:auto}` : style,
  });
}

/** A number being typed over in an editable place: while it is half typed it is nobody's. */
export function editable(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const layout = dice.pick(textLayouts);
  const { no } = fieldsOf(one);
  const pause = dice.int(200, 700);
  const script = `
const at = document.querySelector('#ed').firstChild;
window.truthNow = () => at.data === ${JSON.stringify(no)} ? at.data : '';
setTimeout(() => { at.data = at.data.slice(0, -1); }, ${pause});
setTimeout(() => { at.data = ${JSON.stringify(other.customerNo)}; }, ${pause + dice.pick([20, 200])});`;
  return {
    ...madePage(layout, one, {
      truth: '',
      fields: { no: `<span contenteditable id="ed">${no}</span>` },
      script,
    }),
    lasts: pause + 500,
  };
}

/** Everything is there and nothing is settled: the page hides, covers or empties itself after a while. */
export function fading(dice: Dice): MadePage {
  const [one] = dice.two();
  const layout = dice.pick(textLayouts);
  const pause = dice.int(200, 800);
  const act = dice.pick([
    `document.querySelector('#all').remove()`,
    `document.querySelector('#all').textContent = ''`,
    `document.querySelector('#all').hidden = true`,
    `document.querySelector('#all').style.opacity = '0'`,
    `document.body.className = 'off'`,
    `document.body.insertAdjacentHTML('beforeend', '<div style="position:fixed;inset:0;background:#eee">请签到</div>')`,
    `document.body.innerHTML = '<h1>已签退</h1>'`,
    `document.open(); document.write('<h1>已签退</h1>'); document.close()`,
    `document.documentElement.replaceChild(document.createElement('body'), document.body)`,
    `document.querySelector('#all').replaceWith(document.querySelector('#all').cloneNode(false))`,
  ]);
  const script = `
let isGone = false;
window.truthNow = () => isGone ? '' : ${JSON.stringify(one.customerNo)};
setTimeout(() => { isGone = true; ${act} }, ${pause});`;
  const made = madePage(layout, one, { truth: '', script, style: '.off #all{display:none}' });
  return {
    ...made,
    html: made.html.replace(layout.body(fieldsOf(one)), `<div id="all">${layout.body(fieldsOf(one))}</div>`),
    lasts: pause + 300,
  };
}
