import { signal } from '@preact/signals';

/** The path of a page with several views, also after going back; a link among them changes it without a reload. */
export const path = signal(location.pathname);

addEventListener('popstate', () => {
  path.value = location.pathname;
});

/** For `onClick` of such links; with a modifier key they open as any link does. */
export function followLink(event: MouseEvent & { readonly currentTarget: HTMLAnchorElement }): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  history.pushState(null, '', event.currentTarget.href);
  path.value = location.pathname;
}
