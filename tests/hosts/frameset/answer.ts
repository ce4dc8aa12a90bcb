import { setTimeout as wait } from 'node:timers/promises';

import type { HostAnswer, HostRequest } from '../answer.ts';
import { type DemoCustomer, byAccount, byCustomerNo, byLoan, demoBank, search } from '../bank.ts';
import { type PageName, byCode, hostPage, pageNames, pages } from '../pages.ts';
import type { Field, Section } from '../sections.ts';
import { encodeGbk } from './gbk.ts';
import { block, escape, page, title } from './markup.ts';

const html = (text: string, status = 200): HostAnswer => ({
  status,
  type: 'text/html; charset=GBK',
  body: encodeGbk(text),
});

/** The switches travel from frame to frame in every address. */
function carried({ query }: HostRequest): string {
  const kept = new URLSearchParams();
  for (const name of ['latency', 'fault', 'dark', 'csp', 'cross', 'lang', 'amount'])
    for (const value of query.getAll(name)) kept.append(name, value);
  return kept.toString();
}

/** Where the main frame comes from: this origin, or the second one with `?cross=1`. */
const mainUrl = (request: HostRequest, more: string): string =>
  escape(`${request.switches.cross ? request.framesUrl : ''}main.do?${more}&${carried(request)}`);

function frames(request: HostRequest): string {
  const { query } = request;
  const asked = ['tran', 'cust', 'acct', 'loan'].flatMap((name) =>
    query.has(name) ? [`${name}=${encodeURIComponent(query.get(name) ?? '')}`] : [],
  );
  const rest = escape(carried(request));
  return `<html>
<head><meta http-equiv="Content-Type" content="text/html; charset=GBK"><title>示例银行柜面交易系统</title></head>
<frameset rows="66,*,24" frameborder="0" border="0">
  <frame name="top" src="top.jsp?${rest}" scrolling="no" noresize>
  <frameset cols="150,*">
    <frame name="menu" src="menu.jsp?${rest}">
    <frame name="main" src="${mainUrl(request, asked.join('&') || 'tran=home')}">
  </frameset>
  <frame name="status" src="status.jsp?${rest}" scrolling="no">
</frameset>
</html>`;
}

const top = (request: HostRequest): string =>
  `<table width="100%" cellpadding="6" bgcolor="#2f6e57"><tr><td><font color="#ffffff"><b>示例银行柜面交易系统</b> V3.2</font></td>
<td align="right"><font color="#ffffff">机构 ${demoBank.unit} 柜员 T-001 日期 ${demoBank.date}</font></td></tr></table>
<table cellpadding="3"><tr><td><a href="${mainUrl(request, 'tran=home')}" target="main">首页</a></td><td>储蓄</td><td>对公</td><td>现金</td>
<td><a href="${mainUrl(request, 'tran=1001')}" target="main">查询</a></td><td>打印</td><td>帮助</td>
<td><a href="${mainUrl(request, 'tran=1000')}" target="main">新建客户</a></td><td><a href="logout.jsp" target="_top">签退</a></td></tr></table>`;

const menu = (request: HostRequest): string =>
  pageNames
    .map((name) => {
      const words = { english: request.switches.english };
      const link = mainUrl(request, `tran=${pages[name].code}`);
      return `<a href="${link}" target="main">${pages[name].code} ${title(pages[name].title, words)}</a><br>`;
    })
    .join('\n');

/** The entry form every transaction starts with; it is posted inside the main frame. */
const entry = (request: HostRequest, code: string, heading: string): string =>
  `<h3>${code} ${heading}</h3><form method="post" action="main.do?${escape(carried(request))}">
<input type="hidden" name="tran" value="${code}">
<table border="0" cellspacing="1" cellpadding="4" bgcolor="#a9c4b7"><tr>
<td bgcolor="#e2ece7">客户号：</td><td bgcolor="#ffffff"><input name="cust"></td>
<td bgcolor="#e2ece7">账号：</td><td bgcolor="#ffffff"><input name="acct"></td></tr></table>
<p><input type="submit" value="查询(Q)"></p></form>`;

const homePage = '<h3>欢迎使用</h3><p>今日待授权 3 笔，待复核 5 笔。</p>';

/** Many numbers in one list; a row click carries the customer into the entry form by script. */
function results(request: HostRequest, q: string): string {
  const rows = search(q).map(
    (one) =>
      `<tr><td bgcolor="#ffffff"><a href="${mainUrl(request, `tran=1010&cust=${one.customerNo}`)}">${one.customerNo}</a></td>
<td bgcolor="#ffffff">${one.name}</td><td bgcolor="#ffffff">${one.accounts[0]?.accountNo}</td></tr>`,
  );
  return `<h3>1001 客户查询</h3><form method="post" action="main.do?${escape(carried(request))}"><input type="hidden" name="tran" value="1001">
客户号/名称/账号：<input name="q" value="${escape(q)}"> <input type="submit" value="查询(Q)"></form>
<table border="0" cellspacing="1" cellpadding="4" bgcolor="#a9c4b7"><tr><th>客户号</th><th>名称</th><th>账号</th></tr>${rows.join('')}</table>`;
}

const clearPassword = (one: DemoCustomer): Field => ({ key: 'password', value: one.password });

function transaction(request: HostRequest, name: PageName, one: DemoCustomer, acct: string): string {
  const { query, switches } = request;
  const account = one.accounts.find((a) => a.accountNo === acct) ?? one.accounts[0];
  if (account === undefined) return '<p>E0405 账户不存在</p>';
  const amount = query.has('amount') ? Number(query.get('amount')) : undefined;
  const shown = hostPage(name, { customer: one, account, amount });
  const words = { english: switches.english };
  const half = switches.faultFor(one.internalId) === 'half';
  const sections: Section[] = shown.sections.map((section, n) => {
    if (!('fields' in section)) return section;
    if (half) return { ...section, fields: section.fields.filter((field) => field.input !== undefined) };
    // The system that prints the password in clear, beside the word for it.
    if (name === 'customerDetail' && n === 0)
      return {
        ...section,
        fields: [...section.fields, { key: 'accountNo', value: account.accountNo }, clearPassword(one)],
      };
    if (section.title === '客户信息')
      return { ...section, fields: [...section.fields, { key: 'accountNo', value: account.accountNo }] };
    return section;
  });
  return `<h3>${shown.code} ${title(shown.title, words)}</h3>
<form method="post" action="main.do?${escape(carried(request))}">
<input type="hidden" name="tran" value="${shown.code}"><input type="hidden" name="action" value="submit">
${sections.map((section) => block(section, words)).join('\n')}
<p><input type="submit" value="确认提交(S)"> <input type="reset" value="取消(X)"> <input type="button" value="打印凭条(P)"> <input type="button" value="授权(A)"></p>
</form>`;
}

const faults: Readonly<Record<string, string>> = {
  '401': '<h3>会话超时</h3><p>请重新签到。</p>',
  '404': '<p>E0404 客户不存在，请核对客户号或账号。</p>',
  '500': '<p>E9999 主机无应答，请稍后重试。</p>',
};

async function main(request: HostRequest): Promise<HostAnswer> {
  const asked = (name: string): string => request.form.get(name) ?? request.query.get(name) ?? '';
  const night = request.switches.dark;
  const answer = (text: string, status?: number): HostAnswer => html(page(text, night), status);
  const code = asked('tran');
  if (code === '1001') return answer(results(request, asked('q')));
  if (code === '1000')
    return answer(
      '<h3>1000 新建客户</h3><form><table border="0"><tr><td>客户名称：</td><td><input name="customerName"></td></tr></table></form>',
    );
  const name = byCode(code);
  if (name === undefined) return answer(homePage);
  if (asked('action') === 'submit')
    return answer(`<h3>${code} 交易成功</h3><p>流水号 2026112300010045 金额 ${escape(asked('amount'))}</p>`);
  const [cust, acct, loan] = [asked('cust').trim(), asked('acct').replaceAll(' ', ''), asked('loan')];
  if (cust === '' && acct === '' && loan === '') return answer(entry(request, code, pages[name].title));
  const one = cust !== '' ? byCustomerNo(cust) : acct !== '' ? byAccount(acct) : byLoan(loan);
  const held = request.switches.latencyFor(one?.internalId);
  if (held > 0) await wait(held);
  const fault = one === undefined ? '404' : request.switches.faultFor(one.internalId);
  const text = faults[fault ?? ''];
  if (one === undefined || text !== undefined) return answer(text ?? '', Number(fault));
  return answer(transaction(request, name, one, acct));
}

/** The teller system: a FRAMESET with four frames, everything made on the server, forms posted inside the main frame. */
export async function answerFrameset(request: HostRequest): Promise<HostAnswer> {
  const night = request.switches.dark;
  switch (request.path) {
    case '':
    case 'index.jsp':
      return html(frames(request));
    case 'top.jsp':
      return html(page(top(request), night, 'topmargin="0" leftmargin="0"'));
    case 'menu.jsp':
      return html(page(menu(request), night, 'bgcolor="#eef2f0"'));
    case 'status.jsp':
      return html(page('就绪 | 交易 &nbsp; | 前端 10.3.21.7 | 尾箱 0107', night, 'bgcolor="#dbe7e1"'));
    case 'logout.jsp':
      return html(
        page(
          '<h3>柜员签到</h3><form action="index.jsp"><p>柜员号 <input name="user"> 密码 <input type="password" name="pw"> <input type="submit" value="签到"></p></form>',
          night,
        ),
      );
    case 'main.do':
      return main(request);
    default:
      return html(page('<p>E0001 页面不存在</p>', night), 404);
  }
}
