/** Script of the teller system's frames: print slip, authorisation and the hot keys of the main frame. */
(function () {
  'use strict';

  /** The slip opens as about:blank and is filled from here, node by node. */
  function printSlip() {
    const slip = window.open('about:blank', 'slip', 'width=420,height=300');
    if (!slip) return;
    const heading = slip.document.createElement('h3');
    heading.textContent = '示例银行 业务凭条';
    slip.document.body.appendChild(heading);
    const cells = document.getElementsByTagName('td');
    for (let n = 0; n < cells.length - 1; n += 1) {
      const word = cells[n].textContent.replace(/\s/g, '');
      if (word !== '客户号：' && word !== '账号：') continue;
      const line = slip.document.createElement('p');
      line.textContent = word + cells[n + 1].textContent.trim();
      slip.document.body.appendChild(line);
    }
  }

  document.addEventListener('click', function (event) {
    const value = event.target.value || '';
    if (value.indexOf('打印凭条') === 0) printSlip();
    if (value.indexOf('授权') === 0) window.alert('请主管在授权终端刷卡');
  });

  document.addEventListener('keydown', function (event) {
    if (!event.altKey) return;
    const buttons = document.getElementsByTagName('input');
    for (let n = 0; n < buttons.length; n += 1) {
      if (buttons[n].value.indexOf('(' + event.key.toUpperCase() + ')') < 0) continue;
      event.preventDefault();
      buttons[n].click();
      return;
    }
  });
})();
