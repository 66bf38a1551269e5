import type { JSX } from 'preact';

export function PickupPage(): JSX.Element {
  return <main>pickup</main>;
}
