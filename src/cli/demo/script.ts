import type { PaymentMethod } from '../../domain/order.ts';
import type { MenuItemOnWire } from '../../protocol/menu.ts';

/** What a dinner is made from. */
export interface Stage {
  readonly menu: readonly Pick<MenuItemOnWire, 'id' | 'stock' | 'options'>[];
  readonly tables: readonly { readonly id: number; readonly seats: number | null }[];
  readonly printers: readonly number[];
}

export interface Script {
  readonly parties: number;
  readonly orders: number;
  /** Sorted by time; what shares a lane happens one after the other. */
  readonly actions: readonly Action[];
}

/** Something that a person or a printer does. */
export type Action = Deed & {
  /** Seconds since the doors opened. */
  readonly at: number;
  /** A table, a queue at the counter, a printer. */
  readonly lane: string;
};

/** Orders are numbered from 1, the dishes of an order from 0 in the order in which they came. */
export type Deed =
  | { readonly kind: 'scan'; readonly table: number }
  | {
      readonly kind: 'order';
      readonly order: number;
      /** null: at the counter, to take away. */
      readonly table: number | null;
      readonly items: readonly WantedDish[];
      readonly note?: string;
      /** The guest's telephone sends the same order a second time. */
      readonly sentTwice: boolean;
    }
  | {
      readonly kind: 'add';
      readonly order: number;
      readonly by: 'guest' | 'staff';
      readonly items: readonly WantedDish[];
    }
  | { readonly kind: 'confirm' | 'urge' | 'complete'; readonly order: number }
  | { readonly kind: 'void'; readonly order: number; readonly dish: number; readonly reason: string }
  | { readonly kind: 'start' | 'bump' | 'serve'; readonly order: number; readonly dish: number }
  /** The guests share the bill, evenly or by what each of them had; then each part is paid on its own. */
  | {
      readonly kind: 'split';
      readonly order: number;
      readonly by: 'items' | 'shares';
      readonly parts: number;
    }
  | {
      readonly kind: 'pay';
      readonly order: number;
      /** Of a bill that was split, from 1. */
      readonly part?: number;
      readonly method: Extract<PaymentMethod, 'wechat' | 'alipay' | 'cash'>;
      /** The payer is a member, or becomes one: the telephone that gets the points. */
      readonly phone?: string;
      /** The provider reports it again. */
      readonly reportedTwice: boolean;
    }
  | {
      readonly kind: 'cancel';
      readonly order: number;
      readonly by: 'guest' | 'staff';
      readonly reason: string;
    }
  | { readonly kind: 'leave'; readonly table: number }
  | {
      readonly kind: 'trouble';
      readonly printer: number;
      readonly trouble: PrinterTrouble;
      /** It strikes in the middle of a ticket, after so many more lines. */
      readonly afterLines: number;
    }
  /** A service dies at once, in the middle of whatever it does. */
  | { readonly kind: 'kill'; readonly service: KilledService }
  /** A person mends the printer's trouble, so many seconds after the product said that there is one. */
  | {
      readonly kind: 'help';
      readonly printer: number;
      readonly trouble: PrinterTrouble;
      readonly seconds: number;
    };

export type KilledService = 'api' | 'hub' | 'printd';

export type PrinterTrouble = 'paper' | 'cover' | 'power';

export interface WantedDish {
  readonly menu_item_id: number;
  readonly quantity: number;
  readonly options?: Readonly<Record<string, string[]>>;
  readonly note?: string;
}
