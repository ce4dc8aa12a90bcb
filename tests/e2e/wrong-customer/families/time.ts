import type { Page } from 'playwright-core';

import type { DemoCustomer } from '../../../hosts/bank.ts';
import { type Dice, type MadePage, documentOf, fieldsOf, layouts } from '../kit.ts';

const parts = (one: DemoCustomer) => ({ ...fieldsOf(one), id: one.internalId });

/**
 * One document that goes from customer to customer: address, number and name change one after the other, in any order,
 * with pauses between. Who is seen is told from what stands there: all three of one customer, else nobody.
 */
export function race(dice: Dice): MadePage {
  const first = dice.two();
  const way = dice.pick(['text', 'rebuild', 'swap', 'attribute', 'html']);
  const order = dice.pick([
    ['id', 'no', 'name'],
    ['no', 'name', 'id'],
    ['name', 'id', 'no'],
    ['id', 'name', 'no'],
  ]);
  const people = [...first, ...dice.two()].map(parts);
  const pauses = Array.from({ length: 9 }, () => dice.pick([0, 0, 1, 8, 17, 40, 90, 160, 300]));
  const rests = Array.from({ length: 3 }, () => dice.pick([5, 60, 250, 500, 900]));
  const script = `
const people = ${JSON.stringify(people)}, order = ${JSON.stringify(order)}, pauses = ${JSON.stringify(pauses)}, rests = ${JSON.stringify(rests)};
const wait = (ms) => ms === 0 ? undefined : ms === 1 ? Promise.resolve() : new Promise((done) => setTimeout(done, ms));
const host = document.querySelector('.page-card');
const node = (of) => document.querySelector('.cust-' + of);
const now = { ...people[0] };
window.truthNow = () => people.find((one) => one.id === location.pathname.split('/')[4] && one.no === node('no')?.textContent && one.name === node('name')?.textContent)?.no ?? '';
const put = {
  text: (of, value) => { node(of).firstChild.data = value; },
  swap: (of, value) => { const next = node(of).cloneNode(); next.textContent = value; node(of).replaceWith(next); },
  attribute: (of, value) => { node(of).dataset.of = value; node(of).firstChild.nodeValue = value; },
  html: (of, value) => { node(of).innerHTML = value; },
  rebuild: () => { const next = host.cloneNode(true); next.querySelector('.cust-no').textContent = now.no; next.querySelector('.cust-name').textContent = now.name; document.querySelector('.page-card').replaceWith(next); },
}[${JSON.stringify(way)}];
(async () => {
  let p = 0;
  for (const [i, next] of people.slice(1).entries()) {
    await wait(rests[i]);
    for (const of of order) {
      now[of] = next[of];
      if (of === 'id') history.pushState({}, '', location.pathname.replace(/customers\\/\\d+/, 'customers/' + next.id));
      else put(of, next[of]);
      await wait(pauses[p++]);
    }
  }
})();`;
  const body = layouts.card.body(fieldsOf(first[0]));
  const lasts =
    200 + pauses.reduce((sum, each) => sum + each, 0) + rests.reduce((sum, each) => sum + each, 0);
  return {
    path: layouts.card.pathOf(first[0]),
    truth: '',
    html: documentOf({ truth: '', body, script }),
    lasts,
  };
}

/** Input values set by script, which leaves no trace in the document and fires no event. */
export function silentInput(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const [from, to] = [fieldsOf(one), fieldsOf(other)];
  const [gap, pause] = [dice.pick([0, 0, 15, 60, 200]), dice.int(200, 900)];
  const script = `
const no = document.querySelector('[name=no]'), account = document.querySelector('#ac'), name = document.querySelector('#nm-v');
const people = ${JSON.stringify([from, to])};
window.truthNow = () => people.find((one) => one.no === no.value && one.account === account.value && one.name === name.textContent)?.no ?? '';
setTimeout(() => {
  no.value = people[1].no;
  setTimeout(() => { account.value = people[1].account; name.firstChild.data = people[1].name; }, ${gap});
}, ${pause});`;
  return {
    path: layouts.form.pathOf(one),
    truth: '',
    html: documentOf({ truth: '', body: layouts.form.body(from), script }),
    lasts: pause + gap + 300,
  };
}

/** Two customers' panels stand in the document; a style alone decides which is seen. */
export function styledTabs(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const way = dice.pick(['class', 'radio', 'sheet', 'opacity', 'attribute', 'target']);
  const hide = way === 'opacity' ? 'opacity:0' : 'display:none';
  const styles: Record<string, string> = {
    class: `.show-b .a,.show-a .b{${hide}}`,
    opacity: `.show-b .a,.show-a .b{${hide}}`,
    attribute: `[data-tab=b] .a,[data-tab=a] .b{${hide}}`,
    radio: '#r:not(:checked)~.b,#r:checked~.a{display:none}',
    target: `.b{${hide}}#tabs:has(#t:target) .a{${hide}}#tabs:has(#t:target) .b{display:block}`,
    sheet: `.b{${hide}}`,
  };
  const act: Record<string, string> = {
    class: `tabs.className = 'show-b'`,
    opacity: `tabs.className = 'show-b'`,
    attribute: `tabs.dataset.tab = 'b'`,
    radio: `document.querySelector('#r').click()`,
    target: `location.hash = '#t'`,
    sheet: `const next = new CSSStyleSheet(); next.replaceSync('.a{display:none}.b{display:block!important}'); document.adoptedStyleSheets = [next]`,
  };
  const [a, b] = [fieldsOf(one), fieldsOf(other)];
  const body = `<div id="tabs" class="show-a" data-tab="a"><i id="t"></i><input type="checkbox" id="r"><div class="a">${layouts.table.body(a)}</div><div class="b">${layouts.table.body(b)}</div></div>`;
  const pause = dice.int(200, 900);
  const script = `
const tabs = document.querySelector('#tabs');
const seen = (one) => { const style = getComputedStyle(document.querySelector('.' + one)); return style.display !== 'none' && style.opacity !== '0'; };
window.truthNow = () => seen('a') === seen('b') ? '' : seen('a') ? ${JSON.stringify(one.customerNo)} : ${JSON.stringify(other.customerNo)};
setTimeout(() => { ${act[way] ?? ''} }, ${pause});`;
  return {
    path: 't/detail',
    truth: '',
    html: documentOf({ truth: '', body, style: styles[way] ?? '', script }),
    lasts: pause + 300,
  };
}

/** Goes to another customer's page and back, forth and back again: out of the browser's page cache where it keeps one. */
export function backAndForth(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const page = (who: DemoCustomer) =>
    documentOf({ truth: who.customerNo, body: layouts.card.body(fieldsOf(who)) });
  const second = layouts.card.pathOf(other);
  const [rest, other2] = [dice.pick([30, 200, 700]), dice.pick([0, 60, 400])];
  return {
    path: layouts.card.pathOf(one),
    truth: one.customerNo,
    html: page(one),
    more: { [second]: page(other) },
    async drive(tab, base) {
      const pause = (ms: number) => tab.waitForTimeout(ms);
      await pause(rest);
      await tab.goto(base + second, { waitUntil: 'commit' });
      await pause(other2);
      await moved(tab, -1);
      await pause(rest);
      await moved(tab, 1);
      await pause(other2);
      await moved(tab, -1);
    },
  };
}

/** Back or forward; while a document is being swapped in from the page cache the tab cannot be asked for a moment. */
async function moved(tab: Page, by: 1 | -1): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await (by < 0 ? tab.goBack({ waitUntil: 'commit' }) : tab.goForward({ waitUntil: 'commit' }));
      return;
    } catch (error) {
      if (attempt > 20) throw error;
      await tab.waitForTimeout(25);
    }
  }
}

/** A dialog with another customer opens over the page and closes again. */
export function dialogOver(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const b = fieldsOf(other);
  const inner = dice.pick([
    layouts.table.body(b),
    layouts.card.body(b),
    `<p>客户 ${b.no} ${b.name} 待复核</p>`,
  ]);
  const way = dice.pick(['modal', 'show', 'role', 'class', 'append', 'cover', 'alert']);
  const box: Record<string, string> = {
    modal: `<dialog id="d">${inner}</dialog>`,
    show: `<dialog id="d">${inner}</dialog>`,
    role: `<div id="d" role="dialog" hidden style="position:fixed;inset:30% 20%;background:#fff;border:1px solid">${inner}</div>`,
    alert: `<div id="d" role="alertdialog" style="display:none;position:fixed;inset:30% 20%;background:#fff">${inner}</div>`,
    class: `<div id="d" class="modal" style="visibility:hidden;position:fixed;inset:30% 20%;background:#fff">${inner}</div>`,
    cover: `<div id="d" style="display:none;position:fixed;inset:0;background:#fff">${inner}</div>`,
    append: '',
  };
  const open: Record<string, string> = {
    modal: `document.querySelector('#d').showModal()`,
    show: `document.querySelector('#d').show()`,
    role: `document.querySelector('#d').hidden = false`,
    alert: `document.querySelector('#d').style.display = 'block'`,
    class: `document.querySelector('#d').style.visibility = 'visible'`,
    cover: `document.querySelector('#d').style.display = 'block'`,
    append: `const d = document.createElement('div'); d.setAttribute('role', 'dialog'); d.innerHTML = ${JSON.stringify(inner)}; d.style.cssText = 'position:fixed;inset:20%;background:#fff'; document.body.append(d)`,
  };
  const pause = dice.pick([0, 300, 700]);
  // A whole page of the other customer over everything is what is seen; any other dialog leaves two customers in view.
  const covered = way === 'cover' && inner.includes('page-table') ? other.customerNo : '';
  const script = `
let isOpen = false;
window.truthNow = () => isOpen ? ${JSON.stringify(covered)} : ${JSON.stringify(one.customerNo)};
setTimeout(() => { isOpen = true; ${open[way] ?? ''} }, ${pause});`;
  return {
    path: layouts.card.pathOf(one),
    truth: '',
    html: documentOf({ truth: '', body: layouts.card.body(fieldsOf(one)) + (box[way] ?? ''), script }),
    lasts: pause + 300,
  };
}
