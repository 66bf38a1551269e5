import { signal } from '@preact/signals';

/** What the page shows; its name stands behind the # so that the phone's back button closes it. */
export type View =
  | { readonly name: 'menu' }
  | { readonly name: 'dish'; readonly id: number; readonly line: string | undefined }
  | { readonly name: 'cart' }
  | { readonly name: 'orders' }
  | { readonly name: 'order'; readonly id: number }
  | { readonly name: 'pay'; readonly id: number };

export const view = signal<View>(readView());

const wide = matchMedia('(min-width: 1000px)');

/** Beside the menu there is room for the cart; as in guest.css. */
export const isWide = signal(wide.matches);

wide.addEventListener('change', ({ matches }) => {
  isWide.value = matches;
});

addEventListener('hashchange', () => {
  view.value = readView();
});

/** `#dish/5`, `#order/12`; a line of the cart that is to be changed: `#dish/5/{line}`. */
export function show(next: '' | 'cart' | 'orders' | `${'dish' | 'order' | 'pay'}/${string}`): void {
  if (view.value.name === 'menu') menuScroll = scrollY;
  location.hash = next;
}

/** Puts the reader where they were in the menu, and at the top of anything else; to be called when the view was drawn. */
export function restorePlace(): void {
  if (view.value.name !== 'dish') scrollTo(0, view.value.name === 'menu' ? menuScroll : 0);
}

let menuScroll = 0;

/** Back to where the guest came from; from a link into the middle to the menu. */
export function goBack(): void {
  if (history.length > 1) history.back();
  else show('');
}

/** Instead of the present view: back does not lead there again. */
export function replaceView(next: `order/${number}` | ''): void {
  history.replaceState(null, '', `${location.pathname}${location.search}${next === '' ? '' : `#${next}`}`);
  view.value = readView();
}

function readView(): View {
  const [name, id, line] = location.hash.slice(1).split('/');
  const number = Number(id);
  if (name === 'cart' || name === 'orders') return { name };
  if (!Number.isInteger(number) || number < 1) return { name: 'menu' };
  if (name === 'dish') return { name, id: number, line: line && decodeURIComponent(line) };
  return name === 'order' || name === 'pay' ? { name, id: number } : { name: 'menu' };
}
