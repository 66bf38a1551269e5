import type { JSX } from 'preact';

export function KitchenPage(): JSX.Element {
  return <main>kitchen</main>;
}
