import type { Page } from 'playwright-core';

/**
 * What hands and keyboards can't use, as sentences: whatever is pressed is at least 44 px both ways (links in running text aside),
 * takes the focus of the keyboard, shows it, and nothing moves for good for who asked for less motion.
 */
export function findHurdles(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(${hurdles})()`);
}

/** Runs in the page; under an open window only what is in the window can be reached. */
const hurdles = `() => {
  const least = 43.5;
  const windows = [...document.querySelectorAll('dialog:modal')];
  const place = windows.at(-1) ?? document.body;
  const describe = (element) => element.outerHTML.slice(0, 120);
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const isInText = (element) => element.tagName === 'A' && getComputedStyle(element).display === 'inline';
  const things = [...place.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button], [tabindex]')].filter(
    (element) => isSeen(element) && !element.disabled && element.type !== 'hidden' && element.closest('[inert]') === null,
  );
  // A link may reach over all of its card by a box of its own that nobody sees.
  const sizeOf = (thing) => {
    const box = (thing.closest('label') ?? thing).getBoundingClientRect();
    const over = getComputedStyle(thing, '::after');
    if (over.content === 'none' || over.position !== 'absolute') return box;
    return { width: Math.max(box.width, parseFloat(over.width)), height: Math.max(box.height, parseFloat(over.height)) };
  };
  const before = document.activeElement;
  const sentences = [];
  for (const thing of things) {
    const { width, height } = sizeOf(thing);
    if (!isInText(thing) && (width < least || height < least))
      sentences.push('small: ' + Math.round(width) + ' x ' + Math.round(height) + ' px: ' + describe(thing));
    if (thing.tabIndex < 0) {
      if (!thing.matches('[role=tab], [role=radio], [role=option], [tabindex="-1"]:not(a, button, input, select, textarea)'))
        sentences.push('no key reaches it: ' + describe(thing));
      continue;
    }
    // What has the focus already was perhaps given it by a mouse.
    if (document.activeElement === thing) thing.blur();
    thing.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== thing) continue;
    const { outlineStyle, outlineWidth } = getComputedStyle(thing);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) sentences.push('focus is not seen: ' + describe(thing));
  }
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  if (matchMedia('(prefers-reduced-motion: reduce)').matches)
    for (const { animationName, effect } of document.getAnimations())
      if (effect?.getComputedTiming().endTime === Infinity) sentences.push('moves for good: ' + animationName);
  return sentences;
}`;
