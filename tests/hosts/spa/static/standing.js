/** Pages of the SPA that are about nobody, and the words of its menu. */
(() => {
  'use strict';
  const { h } = window.bankHost;
  const panel = (heading, ...rest) => h('ibs-panel', {}, h('h3', {}, heading), rest);
  const field = (text, attributes) => [h('span', { class: 'k' }, text), h('input', attributes)];
  const standing = {
    home: () => panel('待办', h('p', {}, '今日待授权 3 笔，待复核 5 笔。')),
    login: () =>
      panel(
        '柜员登录',
        h(
          'div',
          { class: 'ibs-grid' },
          field('柜员号', { formcontrolname: 'user' }),
          field('密码', { type: 'password', formcontrolname: 'password' }),
        ),
      ),
    create: () =>
      panel(
        '新建客户',
        h(
          'div',
          { class: 'ibs-grid' },
          field('客户名称', { formcontrolname: 'customerName' }),
          field('证件号码', { formcontrolname: 'docNo' }),
        ),
      ),
  };
  const menuNames = {
    customerDetail: '客户信息',
    accountOpening: '开立账户',
    transfer: '转账汇款',
    loan: '贷款受理',
    complaint: '投诉受理',
    largeCash: '大额取现',
    productSale: '产品销售',
    infoChange: '信息变更',
    dormant: '睡眠户激活',
    closing: '账户销户',
    corpAccounts: '结算账户',
  };
  window.ibsStanding = { standing, menuNames };
})();
