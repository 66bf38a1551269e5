import type { JSX } from 'preact';
import { Button } from './button.tsx';
import { uiTexts } from './texts.ts';

export interface PagerProps {
  readonly skip: number;
  readonly limit: number;
  readonly total: number;
  readonly onSkip: (skip: number) => void;
}

/** Back and forth in a long list; nothing where all of it is in view. */
export function Pager({ skip, limit, total, onSkip }: PagerProps): JSX.Element | null {
  if (total <= limit) return null;
  const texts = uiTexts();
  return (
    <nav class="row" aria-label={texts.pages}>
      <Button disabled={skip === 0} label={texts.previous} onPress={() => onSkip(Math.max(0, skip - limit))}>
        ‹
      </Button>
      <span class="figure soft">
        {skip + 1}–{Math.min(total, skip + limit)} / {total}
      </span>
      <Button disabled={skip + limit >= total} label={texts.next} onPress={() => onSkip(skip + limit)}>
        ›
      </Button>
    </nav>
  );
}
