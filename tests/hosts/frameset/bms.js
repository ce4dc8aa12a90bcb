/** Script of the teller system's frames: print slip, authorisation and the hot keys of the main frame. */
(function () {
  'use strict';

  /** The slip opens as about:blank and is filled from here, node by node. */
  function printSlip() {
    var slip = window.open('about:blank', 'slip', 'width=420,height=300');
    if (!slip) return;
    var heading = slip.document.createElement('h3');
    heading.textContent = '示例银行 业务凭条';
    slip.document.body.appendChild(heading);
    var cells = document.getElementsByTagName('td');
    for (var n = 0; n < cells.length - 1; n += 1) {
      var word = cells[n].textContent.replace(/\s/g, '');
      if (word !== '客户号：' && word !== '账号：') continue;
      var line = slip.document.createElement('p');
      line.textContent = word + cells[n + 1].textContent.trim();
      slip.document.body.appendChild(line);
    }
  }

  document.addEventListener('click', function (event) {
    var value = event.target.value || '';
    if (value.indexOf('打印凭条') === 0) printSlip();
    if (value.indexOf('授权') === 0) window.alert('请主管在授权终端刷卡');
  });

  document.addEventListener('keydown', function (event) {
    if (!event.altKey) return;
    var buttons = document.getElementsByTagName('input');
    for (var n = 0; n < buttons.length; n += 1) {
      if (buttons[n].value.indexOf('(' + event.key.toUpperCase() + ')') < 0) continue;
      event.preventDefault();
      buttons[n].click();
      return;
    }
  });
})();
