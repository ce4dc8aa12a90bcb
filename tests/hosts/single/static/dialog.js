/** The modal of this era: pulls focus back, hides every other child of body from assistive technology, sits at 1001. */
(() => {
  'use strict';
  const { h } = window.bankHost;
  let open;

  function close() {
    if (!open) return;
    document.removeEventListener('focusin', open.keep);
    for (const one of open.hidden) one.removeAttribute('aria-hidden');
    open.overlay.remove();
    open.box.remove();
    open = undefined;
  }

  function dialog(heading, content) {
    close();
    const first = h('input', { class: 'hasDatepicker', name: 'bookDate', value: '2026-11-23' });
    const row = h('p', {}, h('label', {}, '记账日期: '), first);
    const bar = h(
      'div',
      { class: 'ui-dialog-titlebar' },
      heading,
      h('button', { type: 'button', onclick: close }, '×'),
    );
    const box = h(
      'div',
      { class: 'ui-dialog', role: 'dialog', 'aria-modal': 'true' },
      bar,
      h('div', { class: 'ui-dialog-content' }, row, content),
    );
    const overlay = h('div', { class: 'ui-widget-overlay' });
    // Whatever takes the focus outside the dialog loses it to the dialog's first field.
    const keep = (event) => {
      if (!box.contains(event.target)) first.focus();
    };
    document.body.append(overlay, box);
    const hidden = [...document.body.children].filter((one) => one !== box);
    for (const one of hidden) one.setAttribute('aria-hidden', 'true');
    open = { box, overlay, keep, hidden };
    document.addEventListener('focusin', keep);
    first.focus();
  }

  window.counterDialog = { dialog, close };
})();
