import { customers } from '../../../hosts/bank.ts';
import { type Dice, type MadePage, documentOf, fieldsOf, layoutList, layouts, madePage } from '../kit.ts';

/** One number several times is one customer; beside it the other's number makes two. */
export function duplicated(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const layout = dice.pick(layoutList);
  const isSame = dice.chance(0.4);
  const twins = Array.from({ length: dice.int(1, 4) }, () =>
    layout.twin(
      isSame ? one.customerNo : other.customerNo,
      dice.pick(['', 'class="cust-no x"', 'style="color:#667"']),
    ),
  );
  return madePage(layout, one, { truth: isSame ? one.customerNo : '', beside: twins.join('') });
}

/** Number, name, account or address belong to different customers. */
export function swapped(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const layout = dice.pick(layoutList);
  const [own, foreign] = [fieldsOf(one), fieldsOf(other)];
  if (own.name === foreign.name) return madePage(layout, one, { truth: one.customerNo });
  const fields = dice.pick([
    { no: foreign.no },
    { name: foreign.name },
    { no: foreign.no, name: foreign.name, account: own.account },
    { account: foreign.account, no: own.no, name: foreign.name },
  ]);
  return { ...madePage(layout, one, { truth: '', fields }), path: layout.pathOf(one) };
}

/** The address is another customer's than the card's: still loading, or never to come right. */
export function staleAddress(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const made = madePage(layouts.card, one, {
    truth: '',
    ...(dice.chance(0.5) ? { beside: `<nav class="crumbs">首页 / 客户 ${one.customerNo} / 明细</nav>` } : {}),
  });
  return { ...made, path: layouts.card.pathOf(other) };
}

/** Two whole customers in view, a list, or one customer in two kinds of frames of the same page. */
export function twoInView(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const [first, second] = [dice.pick(layoutList), dice.pick(layoutList)];
  if (dice.chance(0.3)) {
    const rows = [one, other].map(
      (each) => `<tr><td class="cust-no">${each.customerNo}</td><td>${each.name}</td></tr>`,
    );
    return {
      path: layouts.card.pathOf(one),
      truth: '',
      html: documentOf({
        truth: '',
        body: `<section class="page-card"><table>${rows.join('')}</table></section>`,
      }),
    };
  }
  return madePage(first, one, { truth: '', beside: second.body(fieldsOf(other)) });
}

/** An attribute says one customer, the text another: a person reads the text. */
export function attributeAgainstText(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const made = madePage(layouts.card, one, {
    truth: one.customerNo,
    beside: `<div data-customer="${other.customerNo}" class="badge">客户</div>`,
  });
  // With the address and the attribute of one and the text of the other, nobody is sure.
  if (dice.chance(0.5)) return made;
  const lying = madePage(layouts.card, other, {
    truth: '',
    beside: `<div data-customer="${one.customerNo}">客户</div>`,
  });
  return { ...lying, path: layouts.card.pathOf(one) };
}

/** A transfer: the payer is the customer, the payee never is. */
export function counterparty(dice: Dice): MadePage {
  const [one, other] = dice.two();
  const field = (name: string, value: string) =>
    `<p>${name === 'payer' ? '付款账号' : '收款账号'} <input name="${name}" value="${value}"></p>`;
  const [payer, payee] = [fieldsOf(one).account, fieldsOf(other).account];
  const ways: readonly (readonly [body: string, truth: string])[] = [
    [field('payer', payer) + field('payee', payee), one.customerNo],
    [field('payer', '') + field('payee', payee), ''],
    [field('payer', payer) + field('payer', payee), ''],
    [field('payer', payer) + field('payee', payee) + `<div class="cust-no">${other.customerNo}</div>`, ''],
  ];
  const [body, truth] = dice.pick(ways);
  return {
    path: 'p/transfer',
    truth,
    html: documentOf({ truth, body: `<div class="page-transfer">${body}</div>` }),
  };
}

/** A namesake whom no snapshot knows: never shown as the other one. */
export function namesake(dice: Dice): MadePage {
  const stranger = customers.find((one) => !one.cast);
  const known = customers.find((one) => one.cast && one.name === stranger?.name);
  if (!stranger || !known) throw new Error('the demo bank has no namesake');
  const layout = dice.pick(layoutList);
  if (dice.chance(0.4)) return madePage(layout, stranger, { truth: '' });
  const mixed = dice.pick([
    { no: stranger.customerNo },
    { no: '—' },
    { account: fieldsOf(stranger).account, no: stranger.customerNo },
  ]);
  return {
    ...madePage(layout, known, { truth: '', fields: mixed }),
    path: layout.pathOf(dice.pick([known, stranger])),
  };
}
