import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Bar } from './bars.ts';
import { chartOptions } from './chart-options.ts';

export interface BarChartProps {
  readonly bars: readonly Bar[];
  /** What it shows, in a sentence, for who can't see it. */
  readonly summary: string;
  /** Bars lie, each with its name before it: for names longer than a few characters. */
  readonly lying?: boolean;
  /** Short enough for an axis: `¥150`, `2`. */
  readonly formatValue: (value: number) => string;
}

/** Bars, drawn anew when the page's width changes; what is pointed at is read out below. */
export function BarChart({ bars, summary, lying = false, formatValue }: BarChartProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [pointed, setPointed] = useState<number | null>(null);
  useEffect(() => {
    const { current } = frame;
    if (!current) return;
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watcher.observe(current);
    return () => watcher.disconnect();
  }, []);
  const key = JSON.stringify(bars);
  useEffect(() => {
    const { current } = frame;
    if (!current || width === 0) return;
    const options = chartOptions({ bars, width, lying, formatValue, onPoint: setPointed });
    const chart = new uPlot(
      options,
      [bars.map((_, index) => index), bars.map(({ value }) => value)],
      current,
    );
    return () => chart.destroy();
  }, [key, width, lying]);
  const reading = pointed === null ? undefined : bars[pointed]?.reading;
  return (
    <div>
      <div class="chart" ref={frame} role="img" aria-label={summary} />
      <p class="chart-reading figure" aria-hidden="true">
        {reading ?? '\u00a0'}
      </p>
    </div>
  );
}
