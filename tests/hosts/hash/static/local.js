/** Localised figures of the 2013 system: "18.250,75 ¥" and "12 四月 2021". */
(() => {
  'use strict';
  const months = '一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月'.split(' ');
  const amount = /^-?\d{1,3}(,\d{3})*\.\d{2}$/;
  const date = /^(\d{4})-(\d{2})-(\d{2})$/;
  const swap = (text) => text.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));

  /** As the field shows it; an input holds the figure without the sign of the currency. */
  function localised(text, inInput = false) {
    if (amount.test(text)) return inInput ? swap(text) : `${swap(text)} ¥`;
    const [, year, month, day] = date.exec(text) ?? [];
    return year ? `${Number(day)} ${months[Number(month) - 1]} ${year}` : text;
  }
  window.cbsLocal = { localised };
})();
