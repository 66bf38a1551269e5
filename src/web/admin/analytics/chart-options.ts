import uPlot from 'uplot';
import { type Bar, labelledBars, shorten, topOf } from './bars.ts';

export interface ChartShape {
  readonly bars: readonly Bar[];
  /** CSS pixels. */
  readonly width: number;
  readonly lying: boolean;
  readonly formatValue: (value: number) => string;
  /** Told which bar is pointed at. */
  readonly onPoint: (index: number | null) => void;
}

const standingHeight = 240;
const lyingRow = 34;
const axisSize = 34;
const valuesSize = 70;
const labelGap = 14;
const longestLabel = 12;
const shortestLabel = 4;
const nameGap = 16;
/** Part of the width that names may take from their bars. */
const mostNames = 0.4;

/** What uPlot needs to draw bars in the page's colours and type. */
export function chartOptions({ bars, width, lying, formatValue, onPoint }: ChartShape): uPlot.Options {
  const ink = colourOf('--ink');
  const soft = colourOf('--ink-soft');
  const font = `13px ${getComputedStyle(document.body).fontFamily}`;
  const shortened = (most: number) => bars.map(({ label }) => shorten(label, most));
  const fits = (most: number) => widest(shortened(most), font) + nameGap <= width * mostNames;
  let most = longestLabel;
  while (lying && most > shortestLabel && !fits(most)) most -= 1;
  const labels = shortened(most);
  const labelWidth = widest(labels, font);
  const named = lying
    ? bars.map((_, index) => index)
    : labelledBars(bars.length, (width - valuesSize) / (labelWidth + labelGap));
  const nameRoom = Math.min(width * mostNames, labelWidth + nameGap);
  const names: uPlot.Axis = {
    side: lying ? 3 : 2,
    size: lying ? nameRoom : axisSize,
    splits: () => named,
    values: (_, splits) => splits.map((index) => labels[index] ?? ''),
    grid: { show: false },
    ticks: { show: false },
    gap: 6,
    stroke: ink,
    font,
  };
  const values: uPlot.Axis = {
    show: !lying,
    side: lying ? 2 : 3,
    size: valuesSize,
    space: 44,
    values: (_, splits) => splits.map(formatValue),
    grid: { stroke: colourOf('--line'), width: 1 },
    ticks: { show: false },
    gap: 6,
    stroke: soft,
    font,
  };
  return {
    width,
    height: lying ? bars.length * lyingRow + 8 : standingHeight,
    padding: lying ? [4, 84, 4, 0] : [12, 20, 0, 0],
    legend: { show: false },
    cursor: { x: false, y: false, points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: {
        time: false,
        ori: lying ? 1 : 0,
        dir: lying ? -1 : 1,
        range: [-0.5, bars.length - 0.5],
      },
      y: { ori: lying ? 0 : 1, dir: 1, range: [0, topOf(bars.map(({ value }) => value))] },
    },
    axes: [names, values],
    series: [
      {},
      {
        fill: colourOf('--accent'),
        width: 0,
        points: { show: false },
        ...(uPlot.paths.bars && { paths: uPlot.paths.bars({ size: [0.66, 40], radius: 0.12 }) }),
      },
    ],
    hooks: {
      setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)],
      draw: lying ? [(chart) => writeValues(chart, { bars, formatValue, ink, font })] : [],
    },
  };
}

/** Lying bars carry their value at their end. */
function writeValues(
  chart: uPlot,
  {
    bars,
    formatValue,
    ink,
    font,
  }: Pick<ChartShape, 'bars' | 'formatValue'> & { readonly ink: string; readonly font: string },
): void {
  const { ctx } = chart;
  ctx.save();
  ctx.fillStyle = ink;
  ctx.font = font.replace('13px', `${13 * devicePixelRatio}px`);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const [index, { value }] of bars.entries()) {
    const x = chart.valToPos(value, 'y', true) + 6 * devicePixelRatio;
    ctx.fillText(formatValue(value), x, chart.valToPos(index, 'x', true));
  }
  ctx.restore();
}

function colourOf(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** CSS pixels. */
function widest(labels: readonly string[], font: string): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 120;
  context.font = font;
  return Math.max(0, ...labels.map((label) => context.measureText(label).width));
}
