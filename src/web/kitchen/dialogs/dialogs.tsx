import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Ticket } from '../../../client/board/tickets.ts';
import type { Desk } from '../desk/desk.ts';
import type { ShownStore } from '../../screen/use-store.ts';
import { AllDayDialog } from './all-day-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { PapersDialog } from './papers-dialog.tsx';
import { RecallDialog } from './recall-dialog.tsx';
import { SoldOutDialog } from './sold-out-dialog.tsx';
import { TicketDialog } from './ticket-dialog.tsx';
import { ViewDialog } from './view-dialog.tsx';

export type OpenDialog =
  | { readonly kind: 'recall' | 'allDay' | 'filter' | 'soldOut' | 'help' }
  | { readonly kind: 'ticket'; readonly orderId: number }
  | { readonly kind: 'papers'; readonly printerId: number };

interface DialogsProps {
  readonly desk: Desk;
  readonly store: ShownStore;
  readonly stores: readonly ShownStore[];
  readonly tickets: readonly Ticket[];
  readonly dialog: Signal<OpenDialog | null>;
}

/** The one window that is open, if any. */
export function Dialogs({ desk, store, stores, tickets, dialog }: DialogsProps): JSX.Element | null {
  const open = dialog.value;
  const onClose = () => {
    dialog.value = null;
  };
  if (!open) return null;
  switch (open.kind) {
    case 'recall':
      return <RecallDialog desk={desk} store={store} onClose={onClose} />;
    case 'allDay':
      return <AllDayDialog desk={desk} tickets={tickets} onClose={onClose} />;
    case 'filter':
      return <ViewDialog desk={desk} store={store} stores={stores} onClose={onClose} />;
    case 'soldOut':
      return <SoldOutDialog desk={desk} store={store} onClose={onClose} />;
    case 'help':
      return <HelpDialog onClose={onClose} />;
    case 'papers':
      return <PapersDialog desk={desk} printerId={open.printerId} onClose={onClose} />;
    case 'ticket': {
      const ticket = tickets.find(({ orderId }) => orderId === open.orderId);
      return ticket ? <TicketDialog desk={desk} ticket={ticket} store={store} onClose={onClose} /> : null;
    }
  }
}
