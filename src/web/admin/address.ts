import { signal } from '@preact/signals';

/** The page's path, also after going back; a link inside the office changes it without a reload. */
export const path = signal(location.pathname);

addEventListener('popstate', () => {
  path.value = location.pathname;
});

/** For `onClick` of the office's links; with a modifier key they open as any link does. */
export function followLink(event: MouseEvent & { readonly currentTarget: HTMLAnchorElement }): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  history.pushState(null, '', event.currentTarget.href);
  path.value = location.pathname;
}
