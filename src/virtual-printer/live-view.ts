/** The page at `/`: the paper as it comes out, the printer's state, buttons for what can happen to it. */
export const liveViewPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Virtual printer</title>
<style>
  body { margin: 0; display: grid; grid-template-columns: 1fr 20rem; height: 100vh; font: 14px system-ui; background: #e6e3dc; color: #222 }
  #paper { overflow: auto; padding: 1.5rem; text-align: center }
  #paper svg { display: block; margin: 0 auto 1rem; filter: drop-shadow(0 2px 4px #0003); max-width: 100% }
  aside { background: #fff; padding: 1rem; overflow: auto; border-left: 1px solid #ccc }
  h1 { font-size: 1rem; margin: 0 0 .5rem }
  #state { font-weight: 600 }
  #state.bad { color: #b00 }
  button { font: inherit; margin: .15rem .1rem; padding: .25rem .6rem }
  #log { font: 11px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; margin-top: 1rem }
</style>
<main id="paper" aria-live="polite"></main>
<aside>
  <h1>Virtual printer</h1>
  <p id="state">…</p>
  <p>
    <button data-path="fault" data-body='{"name":"paperOut"}'>Paper out</button>
    <button data-path="paper">Load paper</button>
    <button data-path="cover" data-body='{"open":true}'>Open cover</button>
    <button data-path="cover" data-body='{"open":false}'>Close cover</button>
    <button data-path="fault" data-body='{"name":"cutterError"}'>Jam cutter</button>
    <button data-path="fault" data-body='{"clear":"cutterError"}'>Free cutter</button>
    <button data-path="power" data-body='{"on":false}'>Power off</button>
    <button data-path="power" data-body='{"on":true}'>Power on</button>
    <button data-path="reset">Put everything right</button>
  </p>
  <div id="log"></div>
</aside>
<script>
  const paper = document.getElementById('paper');
  const state = document.getElementById('state');
  const log = document.getElementById('log');
  const loud = new Set(['connect', 'close', 'cut', 'kick', 'beep', 'fault', 'condition', 'power', 'unknownCommand', 'missingGlyph', 'desync', 'autoWrap', 'trouble']);
  let due;
  const refresh = () => { due ??= setTimeout(draw, 80); };
  async function draw() {
    due = undefined;
    const [html, now] = await Promise.all([
      fetch('paper.html').then((answer) => answer.text()),
      fetch('state').then((answer) => answer.json()),
    ]);
    const atEnd = paper.scrollHeight - paper.scrollTop - paper.clientHeight < 80;
    paper.innerHTML = html;
    if (atEnd) paper.scrollTop = paper.scrollHeight;
    const causes = Object.entries(now.condition).filter(([, value]) => value).map(([name]) => name);
    state.textContent = [now.power, now.offline ? 'offline' : 'online', ...causes].join(' · ');
    state.className = now.offline || now.power !== 'on' ? 'bad' : '';
  }
  for (const button of document.querySelectorAll('button')) {
    button.onclick = () => fetch(button.dataset.path, { method: 'POST', body: button.dataset.body ?? '{}' });
  }
  const events = new EventSource('events');
  events.onopen = refresh;
  events.onmessage = ({ data }) => {
    const { at, type, ...rest } = JSON.parse(data);
    refresh();
    if (!loud.has(type)) return;
    log.prepend(Math.round(at) + ' ' + type + ' ' + Object.values(rest).join(' ') + '\\n');
    while (log.childNodes.length > 200) log.lastChild.remove();
  };
</script>
</html>
`;
