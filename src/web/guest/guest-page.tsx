import type { JSX } from 'preact';

export function GuestPage(): JSX.Element {
  return <main>guest</main>;
}
