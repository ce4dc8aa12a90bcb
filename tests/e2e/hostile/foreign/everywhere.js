/* Runs in every document the browser lets it into, and tells what it reads there. */
const tell = () =>
  chrome.runtime.sendMessage({ at: location.href, text: document.documentElement?.outerHTML });
addEventListener('load', tell);
addEventListener('message', ({ data, origin }) => {
  if (data === 'tell') tell();
  else if (origin.startsWith('chrome-extension:'))
    chrome.runtime.sendMessage({ at: origin, text: String(data) });
});
