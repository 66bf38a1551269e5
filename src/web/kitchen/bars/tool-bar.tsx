import type { JSX } from 'preact';
import type { PrinterStrip } from '../../../client/board/printer-strip.ts';
import type { Desk } from '../desk/desk.ts';
import type { Command } from '../keys.ts';
import { change, settings, zoomBy } from '../settings.ts';
import { kitchenTexts } from '../texts.ts';

interface ToolBarProps {
  readonly desk: Desk;
  readonly onCommand: (command: Command) => void;
  readonly onPrinter: (printerId: number) => void;
}

/** What a cook does besides cooking, and the printers that matter here. */
export function ToolBar({ desk, onCommand, onPrinter }: ToolBarProps): JSX.Element {
  const texts = kitchenTexts();
  const { isNight, station } = settings.value;
  const tools = [
    ['recall', '↩', 'R'],
    ['allDay', 'Σ', 'A'],
    ['filter', '☰', 'F'],
    ['soldOut', '⊘', 'E'],
  ] as const;
  return (
    <footer class="tool-bar">
      <div class="tools">
        {tools.map(([kind, icon, key]) => (
          <button key={kind} type="button" class="tool" onClick={() => onCommand({ kind })}>
            <span aria-hidden="true">{icon}</span> {texts[kind]} <kbd class="wide-only">{key}</kbd>
          </button>
        ))}
        <button type="button" class="tool" onClick={() => change({ isNight: !isNight })}>
          <span aria-hidden="true">{isNight ? '☀' : '☾'}</span> {isNight ? texts.day : texts.night}
        </button>
        <button type="button" class="tool" aria-label={`A− ${texts.smaller}`} onClick={() => zoomBy(-1)}>
          A−
        </button>
        <button type="button" class="tool" aria-label={`A+ ${texts.larger}`} onClick={() => zoomBy(1)}>
          A+
        </button>
        <button
          type="button"
          class="tool"
          aria-label={texts.help}
          onClick={() => onCommand({ kind: 'help' })}
        >
          ?
        </button>
      </div>
      <div class="printers" role="group" aria-label={texts.printers}>
        {desk.printers.value
          .filter(({ stations }) => station === null || stations.length === 0 || stations.includes(station))
          .map((printer) => (
            <PrinterButton key={printer.id} printer={printer} onPress={() => onPrinter(printer.id)} />
          ))}
      </div>
    </footer>
  );
}

function PrinterButton({
  printer: { name, state, waiting, unproven },
  onPress,
}: {
  readonly printer: PrinterStrip;
  readonly onPress: () => void;
}): JSX.Element {
  const texts = kitchenTexts();
  const isWell = state === 'online' && unproven === 0;
  return (
    <button type="button" class={`tool printer ${isWell ? 'good' : 'bad'}`} onClick={onPress}>
      <span aria-hidden="true">{isWell ? '✔' : '⚠'}</span> {name}
      {state !== 'online' && <b>{texts.printerStates[state]}</b>}
      {waiting > 0 && <span class="figure">{texts.waitingJobs(waiting)}</span>}
      {unproven > 0 && <b class="figure">{texts.unprovenJobs(unproven)}</b>}
    </button>
  );
}
