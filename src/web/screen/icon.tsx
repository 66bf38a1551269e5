import type { JSX } from 'preact';

const paths = {
  bell: 'M12 3a6 6 0 0 0-6 6v4l-2 3v1h16v-1l-2-3V9a6 6 0 0 0-6-6Zm-2.5 16a2.5 2.5 0 0 0 5 0Z',
  loud: 'M4 9v6h4l5 4V5L8 9Zm12-1.5a5.5 5.5 0 0 1 0 9m2.5-12a9.5 9.5 0 0 1 0 15',
  silent: 'M4 9v6h4l5 4V5L8 9Zm12 .5 5 5m0-5-5 5',
} as const;

/** Drawn here: emoji look different on every device and are missing on some. */
export function Icon({ name }: { readonly name: keyof typeof paths }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
