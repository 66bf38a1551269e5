/** A press this soon after the focus moved by itself was meant for what is gone, ms. */
const sameHandMs = 400;

/** What has the focus, and its way up: each parent, with the place in it. */
interface Held {
  readonly thing: HTMLElement;
  readonly way: readonly { readonly parent: Element; readonly place: number }[];
}

/**
 * Keeps the keyboard where somebody works: when what has the focus goes or is switched off, its place passes to what stands there
 * now (to `data-heir` before others), or below a window that closed, until it is told to stop. A press that was meant for what is
 * gone does nothing to its heir, and a key that is held presses once.
 */
export function keepFocus(): () => void {
  let held: Held | undefined;
  /** What had it before the window that is open. */
  let below: Held | undefined;
  /** What it was passed to last, and when. */
  let passed: { readonly to: HTMLElement; readonly at: number } | undefined;
  const ending = new AbortController();
  const { signal } = ending;

  const hold = ({ target }: Event) => {
    if (!(target instanceof HTMLElement)) return;
    const isInWindow = target.closest('dialog') !== null;
    if (!isInWindow) below = undefined;
    else if (held && held.thing.closest('dialog') === null) below = held;
    held = { thing: target, way: wayUp(target) };
  };
  // A person left it: what becomes of it later concerns nobody. What is taken away is told apart once it is away.
  const release = ({ target }: Event) => {
    queueMicrotask(() => {
      if (target === held?.thing && isUsable(held.thing) && document.hasFocus() && isNowhere())
        held = undefined;
    });
  };
  const pass = () => {
    if (!held) return;
    if (isUsable(held.thing)) {
      if (document.activeElement === held.thing) held = { thing: held.thing, way: wayUp(held.thing) };
      return;
    }
    const lost = held;
    held = undefined;
    if (!isNowhere() && document.activeElement !== lost.thing) return;
    const window = lost.thing.closest('dialog');
    const isClosed = window !== null && !(window.isConnected && window.open);
    const heir = isClosed ? below && (isUsable(below.thing) ? below.thing : heirOf(below)) : heirOf(lost);
    if (!heir) return;
    passed = { to: heir, at: performance.now() };
    heir.focus();
  };
  const swallow = (event: MouseEvent) => {
    // Without a detail it came from the keyboard.
    if (!event.isTrusted || event.detail !== 0 || event.target !== passed?.to) return;
    if (performance.now() - passed.at > sameHandMs) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const pressOnce = (event: KeyboardEvent) => {
    const isButton = event.target instanceof HTMLElement && event.target.matches('button, summary');
    if (event.repeat && event.key === 'Enter' && isButton) event.preventDefault();
  };
  document.addEventListener('focusin', hold, { signal });
  document.addEventListener('focusout', release, { signal });
  document.addEventListener('click', swallow, { signal, capture: true });
  document.addEventListener('keydown', pressOnce, { signal, capture: true });
  // Not at once: the browser may be about to give it back itself.
  let due: ReturnType<typeof setTimeout> | undefined;
  const watcher = new MutationObserver(() => {
    clearTimeout(due);
    due = setTimeout(pass);
  });
  watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'open'] });
  return () => {
    ending.abort();
    watcher.disconnect();
    clearTimeout(due);
  };
}

function wayUp(thing: Element): Held['way'] {
  const way: { parent: Element; place: number }[] = [];
  let child = thing;
  while (child.parentElement && child !== document.body) {
    const parent = child.parentElement;
    way.push({ parent, place: [...parent.children].indexOf(child) });
    child = parent;
  }
  return way;
}

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/** The nearest thing that can take the focus in what is left of the way up; undefined when all around is gone. */
function heirOf({ way }: Held): HTMLElement | undefined {
  const front = [...document.querySelectorAll('dialog[open]')].at(-1);
  for (const { parent, place } of way) {
    if (!parent.isConnected || (front && !front.contains(parent))) continue;
    if (parent === document.body) return undefined;
    const able = [...parent.querySelectorAll<HTMLElement>(focusable)].filter(isHeir);
    const named = able.find((thing) => thing.hasAttribute('data-heir'));
    const after = able.find((thing) => placeIn(parent, thing) >= place);
    // A window that shows something else now begins anew.
    const heir = named ?? after ?? (parent.matches('dialog > .body') ? able[0] : able.at(-1));
    if (heir) return heir;
  }
  return undefined;
}

function placeIn(parent: Element, thing: Element): number {
  return [...parent.children].findIndex((child) => child.contains(thing));
}

/** A field would call the keyboard of a phone up. */
function isHeir(thing: HTMLElement): boolean {
  const isField = thing.matches('input:not([type=checkbox], [type=radio]), textarea');
  return isUsable(thing) && thing.tabIndex >= 0 && !(isField && matchMedia('(pointer: coarse)').matches);
}

function isUsable(thing: HTMLElement): boolean {
  const isSeen = thing.checkVisibility?.() ?? thing.getClientRects().length > 0;
  return isSeen && !thing.matches(':disabled');
}

function isNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches('dialog');
}
