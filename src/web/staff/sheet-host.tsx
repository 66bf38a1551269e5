import type { ComponentChildren, JSX } from 'preact';
import type { OrderOnWire } from '../../protocol/orders.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote, Loading } from '../ui/notes.tsx';
import { AddDishesSheet, NewOrderSheet } from './compose/compose-sheets.tsx';
import { composeTexts } from './compose/texts.ts';
import { KeysSheet } from './keys/keys-sheet.tsx';
import { keyTexts } from './keys/texts.ts';
import { CancelSheet } from './orders/cancel-sheet.tsx';
import { MoveSheet } from './orders/move-sheet.tsx';
import { OrderSheet } from './orders/order-sheet.tsx';
import { orderTexts } from './orders/texts.ts';
import { useOrder } from './orders/use-order.ts';
import { ReminderStack } from './reminders/reminder-stack.tsx';
import { closeSheet, openSheet, type OrderSheetName, type Sheet, sheet } from './sheet.ts';
import { MergeSheet } from './tables/merge-sheet.tsx';
import { TableCode } from './tables/table-code.tsx';
import { TableSheet } from './tables/table-sheet.tsx';
import { tables } from './tables/tables.ts';
import { tableTexts } from './tables/texts.ts';
import { pageTexts } from './texts.ts';
import { PaySheet } from './till/pay-sheet.tsx';
import { PrintSheet } from './till/print-sheet.tsx';
import { RefundSheet } from './till/refund-sheet.tsx';
import { SplitSheet } from './till/split-sheet.tsx';
import { WhySheet } from './why/why-sheet.tsx';
import { actTexts, nameOf, placeOf, words } from './words.ts';

/** The window over the page, whatever it shows. */
export function SheetHost(): JSX.Element | null {
  const open = sheet.value;
  if (!open) return null;
  if ('orderId' in open) return <OrderWindow name={open.name} orderId={open.orderId} />;
  if (open.name === 'keys')
    return (
      <Window title={keyTexts().title}>
        <KeysSheet />
      </Window>
    );
  if (open.name === 'new-order')
    return (
      <Window title={newOrderTitle(open.tableId)} broad>
        <NewOrderSheet tableId={open.tableId} />
      </Window>
    );
  return <TableWindow {...open} />;
}

const orderSheets: Readonly<Record<OrderSheetName, (props: { readonly order: OrderOnWire }) => JSX.Element>> =
  {
    order: OrderSheet,
    pay: PaySheet,
    split: SplitSheet,
    refund: RefundSheet,
    cancel: CancelSheet,
    move: MoveSheet,
    add: AddDishesSheet,
    print: PrintSheet,
    why: WhySheet,
  };

function titleOf(name: OrderSheetName, order: OrderOnWire): string {
  const texts = orderTexts();
  const titles: Readonly<Record<Exclude<OrderSheetName, 'order'>, string>> = {
    pay: texts.pay,
    split: texts.split,
    refund: texts.refund,
    cancel: texts.cancelTitle,
    move: texts.moveTable,
    add: texts.addDishes,
    print: texts.print,
    why: texts.why,
  };
  return name === 'order' ? nameOf(order) : `${nameOf(order)} · ${titles[name]}`;
}

function OrderWindow({
  name,
  orderId,
}: {
  readonly name: OrderSheetName;
  readonly orderId: number;
}): JSX.Element {
  const { order, error, reload } = useOrder(orderId);
  const Body = orderSheets[name];
  return (
    <Window title={order ? titleOf(name, order) : '…'} broad={name === 'add'}>
      {name !== 'order' && name !== 'cancel' && (
        <Button look="quiet" size="small" onPress={() => openSheet({ name: 'order', orderId })}>
          ‹ {actTexts().back}
        </Button>
      )}
      {order && <Body key={`${name} ${orderId}`} order={order} />}
      {!order && (error === undefined ? <Loading /> : <ErrorNote error={error} onRetry={reload} />)}
    </Window>
  );
}

type TableSheetOpen = Extract<Sheet, { readonly name: 'table' | 'merge' | 'table-code' }>;

function TableWindow({ name, tableId }: TableSheetOpen): JSX.Element | null {
  const table = tables.value.find(({ id }) => id === tableId);
  if (!table) return null;
  const title = words().table(table.table_number);
  return (
    <Window title={name === 'table-code' ? `${title} · ${tableTexts().code}` : title}>
      {name === 'table' && <TableSheet table={table} />}
      {name === 'merge' && <MergeSheet table={table} />}
      {name === 'table-code' && <TableCode table={table} />}
    </Window>
  );
}

function newOrderTitle(tableId: number | null | undefined): string {
  if (tableId === undefined) return `${pageTexts().create} · ${composeTexts().where}`;
  const number = tables.value.find(({ id }) => id === tableId)?.table_number ?? null;
  return `${pageTexts().create} · ${placeOf({ table_number: number, service_mode: 'takeout' })}`;
}

interface WindowProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly broad?: boolean;
}

/** All below a window is out of reach, so what is called out comes along. */
function Window({ children, ...rest }: WindowProps): JSX.Element {
  return (
    <Dialog {...rest} onClose={closeSheet} beside={<ReminderStack />}>
      {children}
    </Dialog>
  );
}
