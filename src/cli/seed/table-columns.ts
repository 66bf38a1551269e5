import { tableStates } from '../../domain/places.ts';
import type { RowColumn } from '../../client/menu-file/read-rows.ts';

/** A table of the restaurant's tables. */
export const tableColumns: readonly RowColumn[] = [
  { field: 'table_number', aliases: ['table', 'number', '桌号', '桌號', '桌台'], read: (text) => text },
  {
    field: 'seats',
    aliases: ['座位', '座位数', '座位數', '人数', '人數'],
    read: readSeats,
    mayBeEmpty: true,
  },
  { field: 'status', aliases: ['状态', '狀態'], read: readState, mayBeEmpty: true },
];

function readSeats(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

function readState(text: string): string | undefined {
  return tableStates.find((state) => state === text.toLowerCase());
}
