import { useEffect, useState } from 'preact/hooks';

/** A part counts as read when its beginning is above this line, px from the top. */
const lineAt = 150;

/**
 * Which of the parts the reader is at: the last one that began above the line; the first one at the top. While the parts are hidden
 * it stays as it was.
 */
export function useScrollSpy(ids: readonly string[], isHidden: boolean): string | undefined {
  const [current, setCurrent] = useState(ids[0]);
  const names = ids.join('\n');
  useEffect(() => {
    if (isHidden) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
      const above = ids.filter((id) => topOf(id) <= lineAt);
      setCurrent((isAtEnd && scrollY > 0 ? ids.at(-1) : above.at(-1)) ?? ids[0]);
    };
    const later = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    addEventListener('scroll', later, { passive: true });
    return () => {
      removeEventListener('scroll', later);
      cancelAnimationFrame(frame);
    };
  }, [names, isHidden]);
  return current;
}

function topOf(id: string): number {
  return document.getElementById(id)?.getBoundingClientRect().top ?? Infinity;
}
