import type { AdapterPack } from '../../../core/page/pack.ts';

const text = (selector: string) => ({ source: 'text' as const, selector });
const label = (...zh: string[]) => ({ source: 'label' as const, labels: { zh } });
const cell = (...zh: string[]) => ({ source: 'cell' as const, labels: { zh } });
const number = '^([CP]-\\d{4,12})$';
const account = '^(\\d{16})$';

/** The adapter pack of the generated pages, as an adapter author would write it: two signals to a page, every name compared. */
export const generatedPack = {
  schema: 1,
  id: 'generated',
  version: 1,
  title: { zh: '生成页面', en: 'Generated pages' },
  hosts: ['http://127.0.0.1:*/gen/*'],
  anchors: {
    cardNo: { kind: 'customerNo', from: text('.cust-no'), pattern: number },
    crumbNo: { kind: 'customerNo', from: text('.crumbs'), pattern: '客户 ([CP]-\\d{4,12}) /' },
    cellNo: { kind: 'customerNo', from: cell('客户号'), pattern: number },
    labelNo: { kind: 'customerNo', from: label('客户编号'), pattern: number },
    dataNo: {
      kind: 'customerNo',
      from: { source: 'attribute', selector: '[data-customer]', attribute: 'data-customer' },
      pattern: number,
    },
    clientId: {
      kind: 'internalId',
      prefix: 'client:',
      from: { source: 'address', part: 'path' },
      pattern: '/customers/(\\d{1,12})/',
    },
    cellAccount: { kind: 'accountNo', from: cell('账号'), pattern: account },
    labelAccount: { kind: 'accountNo', from: label('结算账号', '账号'), pattern: account },
    payer: {
      kind: 'accountNo',
      role: 'payer',
      from: { source: 'value', selector: '[name=payer]' },
      pattern: account,
    },
    payee: { kind: 'accountNo', role: 'other', from: { source: 'value', selector: '[name=payee]' } },
    name: { kind: 'name', from: text('.cust-name') },
    cellName: { kind: 'name', from: cell('客户名称') },
    labelName: { kind: 'name', from: { source: 'text', selector: '#nm-v' } },
  },
  pages: [
    {
      kind: 'other',
      when: { element: ['dialog[open]', '[role=dialog]', '[role=alertdialog]', '.modal'] },
      anchors: [],
    },
    {
      kind: 'customerDetail',
      when: { element: ['.page-card'] },
      anchors: ['cardNo', 'dataNo', 'crumbNo', 'cellNo', 'labelNo', 'clientId', 'name'],
      agree: [['cardNo', 'clientId']],
    },
    {
      kind: 'loan',
      when: { element: ['.page-table'] },
      anchors: ['cellNo', 'cardNo', 'labelNo', 'cellAccount', 'cellName'],
      agree: [['cellNo', 'cellAccount']],
    },
    {
      kind: 'closing',
      when: { element: ['.page-form'] },
      anchors: ['labelNo', 'cardNo', 'cellNo', 'labelAccount', 'labelName'],
      agree: [['labelNo', 'labelAccount']],
    },
    {
      kind: 'complaint',
      when: { element: ['.page-crumb'] },
      anchors: ['crumbNo', 'cardNo', 'cellNo', 'labelNo', 'labelAccount', 'name'],
      agree: [['crumbNo', 'labelAccount']],
    },
    {
      kind: 'transfer',
      when: { element: ['.page-transfer'] },
      anchors: ['payer', 'payee', 'cardNo', 'cellNo'],
      single: ['payer'],
    },
  ],
} as const satisfies Record<
  keyof Pick<AdapterPack, 'schema' | 'id' | 'version' | 'title' | 'hosts' | 'anchors' | 'pages'>,
  unknown
>;
