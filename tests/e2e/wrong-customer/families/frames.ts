import type { DemoCustomer } from '../../../hosts/bank.ts';
import { type Dice, type MadePage, documentOf, fieldsOf, layouts } from '../kit.ts';

const GRACE_MS = 200;
const frameDocument = (one: DemoCustomer) =>
  documentOf({ truth: one.customerNo, body: layouts.table.body(fieldsOf(one)) });
const size = 'width="700" height="160"';
const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A frame with a customer, in one of the ways pages hold frames. */
function frameOf(
  dice: Dice,
  one: DemoCustomer,
  attributes = size,
): { tag: string; more: Record<string, string> } {
  const html = frameDocument(one);
  const more = {
    'f/one': html,
    'f/outer': `<!doctype html><body><iframe src="@BASE/f/one" ${size}></iframe></body>`,
  };
  const tag = dice.pick([
    `<iframe src="@BASE/f/one" ${attributes}></iframe>`,
    `<iframe src="@OTHER/f/one" ${attributes}></iframe>`,
    `<iframe src="@BASE/f/outer" ${attributes}></iframe>`,
    `<iframe src="@BASE/f/one" sandbox="allow-scripts" ${attributes}></iframe>`,
    `<iframe srcdoc="${quoted(html)}" ${attributes}></iframe>`,
    `<object data="@BASE/f/one" type="text/html" ${attributes}></object>`,
    `<embed src="@BASE/f/one" type="text/html" ${attributes}>`,
  ]);
  return { tag, more };
}

/** The page shows one customer, a frame in it another. */
export function frameWithAnother(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const { tag, more } = frameOf(dice, other);
  const body = layouts.card.body(fieldsOf(one)) + tag;
  // Until the frame has come the page's own customer is the only one in view.
  const script = `
let isThere = false;
document.querySelector('iframe,object,embed').addEventListener('load', () => { isThere = true; });
window.truthNow = () => isThere ? '' : ${JSON.stringify(one.customerNo)};`;
  const html = documentOf({ truth: '', body: body.replace('<iframe', '<iframe loading="eager"'), script });
  return { path: layouts.card.pathOf(one), truth: '', html, more, grace: GRACE_MS, lasts: 700 };
}

/** The page itself names nobody; the customer stands in a frame that nobody sees, or beside one nobody sees. */
export function unseenFrame(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const hide = dice.pick([
    'style="display:none"',
    'style="visibility:hidden"',
    'style="opacity:0"',
    'style="position:absolute;left:-3000px"',
    'style="clip-path:inset(50%)"',
    'style="transform:scale(.01)"',
    'width="1" height="1"',
    'style="width:0;height:0;border:0"',
    'style="filter:opacity(0)"',
    'hidden',
  ]);
  // An `embed` with a size of its own is seen although it is `hidden`: the size outweighs the browser's own style.
  const { tag, more } = frameOf(dice, other, `${hide} ${/width|^hidden/.test(hide) ? '' : size}`);
  const isAlone = dice.chance(0.6);
  const body = (isAlone ? '<h2>交易查询</h2>' : layouts.card.body(fieldsOf(one))) + tag;
  const truth = isAlone ? '' : one.customerNo;
  return {
    path: isAlone ? 'x/query' : layouts.card.pathOf(one),
    truth,
    html: documentOf({ truth, body }),
    more,
  };
}

/** A frame with another customer comes late, goes, is replaced, or goes to another customer by itself. */
export function movingFrame(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const way = dice.pick(['late', 'removed', 'goes', 'replaced', 'posted']);
  const pause = dice.pick([150, 400, 800]);
  const more = { 'f/one': frameDocument(one), 'f/two': frameDocument(other) };
  const isOwn = way === 'late' || way === 'removed';
  const tag = (name: string) => `<iframe id="fr" src="@BASE/f/${name}" ${size}></iframe>`;
  const body =
    (isOwn ? layouts.card.body(fieldsOf(one)) : '<h2>交易查询</h2>') +
    (way === 'late' ? '' : tag(isOwn ? 'two' : 'one'));
  const act: Record<string, string> = {
    late: `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(tag('two'))})`,
    removed: `document.querySelector('#fr').remove()`,
    goes: `document.querySelector('#fr').contentWindow.location = '@BASE/f/two'`,
    replaced: `document.querySelector('#fr').outerHTML = ${JSON.stringify(tag('two'))}`,
    posted: `document.querySelector('#fr').src = '@BASE/f/two'`,
  };
  const script = `
window.truthNow = () => {
  const held = [...document.querySelectorAll('iframe')].map((one) => one.contentDocument?.querySelector('.page-table td + td')?.textContent ?? '');
  const own = document.querySelector('.cust-no')?.textContent;
  const all = [own, ...held].filter(Boolean);
  return all.length === 1 && (own || document.querySelector('iframe')?.contentDocument?.readyState !== 'loading') ? all[0] : '';
};
setTimeout(() => { ${act[way] ?? ''} }, ${pause});`;
  const path = isOwn ? layouts.card.pathOf(one) : 'x/query';
  return {
    path,
    truth: '',
    html: documentOf({ truth: '', body, script }),
    more,
    grace: GRACE_MS,
    lasts: pause + 700,
  };
}
