import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { BoardSize } from './columns-for.ts';

/** The room of an element and the size of its letters, as they are and as they change. */
export function useSize(element: RefObject<HTMLElement | null>, zoom: number): BoardSize | undefined {
  const [size, setSize] = useState<BoardSize>();
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return undefined;
    const read = () => {
      const style = getComputedStyle(node);
      const inner = (one: string, other: string) => Number.parseFloat(one) + Number.parseFloat(other);
      const next = {
        width: node.clientWidth - inner(style.paddingLeft, style.paddingRight),
        height: node.clientHeight - inner(style.paddingTop, style.paddingBottom),
        fontSize: Number.parseFloat(style.fontSize),
      };
      setSize((before) => (before && JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, zoom]);
  return size;
}
