// The least an overlay can be: one closed shadow root with one styled line, in the top frame.
if (window.top === window) {
  const holder = document.createElement('floor-root');
  const shadow = holder.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host{position:fixed;right:8px;top:48px;width:360px;background:#fff}');
  shadow.adoptedStyleSheets = [sheet];
  shadow.append('floor');
  document.documentElement.append(holder);
}
