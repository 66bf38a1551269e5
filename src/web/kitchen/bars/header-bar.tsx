import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { OrderStatus } from '../../../domain/order.ts';
import type { Ticket } from '../../../client/board/tickets.ts';
import { formatAge } from '../../language/format.ts';
import { useLoad } from '../../ui/use-load.ts';
import { audio } from '../../screen/sounds.ts';
import { screenApi } from '../../screen/credential.ts';
import type { Desk } from '../desk/desk.ts';
import { Icon } from '../../screen/icon.tsx';
import type { Command } from '../keys.ts';
import { change, settings } from '../settings.ts';
import { kitchenTexts } from '../texts.ts';
import { tick } from '../../screen/tick.ts';
import type { ShownStore } from '../../screen/use-store.ts';

interface HeaderProps {
  readonly desk: Desk;
  readonly store: ShownStore;
  readonly tickets: readonly Ticket[];
  readonly onCommand: (command: Command) => void;
}

const stages: readonly OrderStatus[] = ['pending', 'confirmed', 'preparing', 'ready', 'serving'];

/** Where this is, how much is in which state (a touch filters), how fast it goes, whether it is loud and live. */
export function HeaderBar({ desk, store, tickets, onCommand }: HeaderProps): JSX.Element {
  const texts = kitchenTexts();
  const { station, status } = settings.value;
  const ringing = desk.alerts.value.size;
  return (
    <header class="kitchen-head">
      <h1>
        {station ?? texts.pass} <small>{store.name}</small>
      </h1>
      <div class="stages" role="group" aria-label={texts.status}>
        {stages.map((stage) => {
          const count = tickets.filter((ticket) => ticket.status === stage).length;
          if (count === 0 && status !== stage) return null;
          return (
            <button
              key={stage}
              type="button"
              class="stage"
              aria-pressed={status === stage}
              onClick={() => change({ status: status === stage ? null : stage })}
            >
              {texts.states[stage]} <b class="figure">{count}</b>
            </button>
          );
        })}
        <button type="button" class="stage" onClick={() => onCommand({ kind: 'recall' })}>
          {texts.states.completed}
        </button>
      </div>
      <PrepFigures storeId={store.id} station={station} />
      {ringing > 0 && (
        <button type="button" class="heard" onClick={() => onCommand({ kind: 'heed' })}>
          <Icon name="bell" /> {texts.heard(ringing)}
        </button>
      )}
      <Sound onPress={() => onCommand({ kind: 'mute' })} />
      <LinkDot desk={desk} />
    </header>
  );
}

function Sound({ onPress }: { readonly onPress: () => void }): JSX.Element {
  const texts = kitchenTexts();
  const { isMuted } = settings.value;
  const state = isMuted ? 'muted' : audio.value;
  return (
    <button
      type="button"
      class={`sound ${state}`}
      aria-label={`${texts.sound[state]}. ${isMuted ? texts.unmute : texts.mute}`}
      onClick={onPress}
    >
      <Icon name={state === 'ok' ? 'loud' : 'silent'} /> <span class="wide-only">{texts.sound[state]}</span>
    </button>
  );
}

/** A dot, the last position and the seconds since the last word. */
function LinkDot({ desk }: { readonly desk: Desk }): JSX.Element {
  const texts = kitchenTexts();
  const { isConnected, isCached, heardAt } = desk.link.value;
  const seconds = heardAt === undefined ? 0 : Math.max(0, Math.floor((tick.value - heardAt) / 1000));
  const words = isCached
    ? texts.cached
    : isConnected
      ? texts.online(desk.board.value.seq.toLocaleString('en').replaceAll(',', '\u202f'), seconds)
      : texts.offline;
  return (
    <span class={`link-dot figure ${isConnected ? 'on' : 'off'}`} data-seq={desk.board.value.seq}>
      <span aria-hidden="true">{isConnected ? '●' : '○'}</span> {words}
    </span>
  );
}

/** How long dishes take today, told anew each minute. */
function PrepFigures({
  storeId,
  station,
}: {
  readonly storeId: number;
  readonly station: string | null;
}): JSX.Element | null {
  const { data, reload } = useLoad(
    () =>
      screenApi.getPrepTimes({
        query: { store_id: storeId, period: 'today', by: station === null ? 'all' : 'station' },
      }),
    [storeId, station],
  );
  useEffect(() => {
    const timer = setInterval(() => void reload(), 60_000);
    return () => clearInterval(timer);
  }, [reload]);
  const figures = data?.find(({ group }) => station === null || group === station);
  const texts = kitchenTexts();
  if (!figures) return null;
  return (
    <span class="prep figure wide-only">
      {texts.average(formatAge(figures.mean_seconds))} · {texts.p90(formatAge(figures.p90_seconds))}
    </span>
  );
}
