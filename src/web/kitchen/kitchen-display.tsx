import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { type Ticket, ticketsOf } from '../../client/board/tickets.ts';
import { useAcknowledge } from './alerts/use-acknowledge.ts';
import { StartCard } from './alerts/start-card.tsx';
import { useRinger } from './alerts/use-ringer.ts';
import { AllDayBar } from './bars/all-day-bar.tsx';
import { HeaderBar } from './bars/header-bar.tsx';
import { LinkNotices } from './bars/link-notices.tsx';
import { ToolBar } from './bars/tool-bar.tsx';
import { UndoBar } from './bars/undo-bar.tsx';
import { BoardView, type Page } from './board/board-view.tsx';
import { openDesk } from './desk/desk.ts';
import { Dialogs, type OpenDialog } from './dialogs/dialogs.tsx';
import type { Command } from './keys.ts';
import { change, settings } from './settings.ts';
import { Refused } from '../screen/screen-gate.tsx';
import { useKeys } from './use-keys.ts';
import type { ShownStore } from '../screen/use-store.ts';

export interface KitchenDisplayProps {
  readonly store: ShownStore;
  readonly stores: readonly ShownStore[];
}

/** The board of one store with its bars, sounds, keys and dialogs. */
export function KitchenDisplay({ store, stores }: KitchenDisplayProps): JSX.Element {
  const desk = useMemo(
    () => openDesk({ storeId: store.id, view: () => ({ station: settings.value.station, status: null }) }),
    [store.id],
  );
  useEffect(() => desk.close, [desk]);
  const { station, status } = settings.value;
  const board = desk.board.value;
  const tickets = useMemo(() => ticketsOf(board, { station, status: null }), [board, station]);
  const filtered = useMemo(
    () => (status === null ? tickets : tickets.filter((ticket) => ticket.status === status)),
    [tickets, status],
  );
  const page = useSignal<Page>({ at: 0, hasNext: false, after: 0 });
  /** What stands on the page, in its order; keys mean these. */
  const shown = useSignal<readonly Ticket[]>([]);
  const dialog = useSignal<OpenDialog | null>(null);
  const highlight = useSignal<string | null>(null);

  useRinger(desk);
  useAcknowledge({ desk, shown, isCovered: dialog.value !== null });
  const carryOut = useCallback(
    (command: Command) => {
      const ticket = 'place' in command ? shown.value[command.place - 1] : undefined;
      if (command.kind === 'bump') return ticket && desk.bump(ticket);
      if (command.kind === 'open') {
        if (ticket) dialog.value = { kind: 'ticket', orderId: ticket.orderId };
        return;
      }
      if (command.kind === 'heed') return desk.heed([...desk.alerts.value.keys()]);
      if (command.kind === 'undo') return desk.undo();
      if (command.kind === 'mute') return change({ isMuted: !settings.value.isMuted });
      if (command.kind === 'page') {
        page.value = { ...page.value, at: Math.max(0, page.value.at + command.by) };
        return;
      }
      dialog.value = { kind: command.kind };
    },
    [desk],
  );
  useKeys(carryOut, dialog.value !== null);

  return (
    <div class="kitchen">
      <HeaderBar desk={desk} store={store} tickets={tickets} onCommand={carryOut} />
      <div class="kitchen-notices">
        <StartCard />
        {desk.refusal.value && <Refused />}
        <LinkNotices desk={desk} />
      </div>
      <BoardView
        desk={desk}
        store={store}
        tickets={filtered}
        page={page}
        shown={shown}
        highlight={highlight.value}
        onOpen={(orderId) => {
          dialog.value = { kind: 'ticket', orderId };
        }}
      />
      <AllDayBar desk={desk} tickets={tickets} highlight={highlight} page={page.value} onCommand={carryOut} />
      <ToolBar
        desk={desk}
        onCommand={carryOut}
        onPrinter={(printerId) => {
          dialog.value = { kind: 'papers', printerId };
        }}
      />
      <UndoBar desk={desk} />
      <Dialogs desk={desk} store={store} stores={stores} tickets={tickets} dialog={dialog} />
    </div>
  );
}
