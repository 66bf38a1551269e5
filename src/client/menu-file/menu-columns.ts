import type { MenuItemOnWire } from '../../protocol/menu.ts';
import { readList, readOptions, writeList, writeOptions } from './option-text.ts';
import type { RowColumn } from './read-rows.ts';

export type Dish = Omit<MenuItemOnWire, 'id' | 'store_id' | 'thumbnail_url'>;

export interface MenuColumn extends RowColumn {
  readonly field: keyof Dish;
  readonly write: (dish: Dish) => string;
}

const asText = (text: string) => text;

export const menuColumns: readonly MenuColumn[] = [
  column('name', ['菜名', '名称', '名稱'], ({ name }) => name, asText),
  column('price', ['价格', '價格', '单价', '單價'], ({ price }) => price.toFixed(2), readNumber),
  column('category', ['分类', '分類'], ({ category }) => category, asText),
  column('station', ['档口', '工作站'], ({ station }) => station, asText),
  column('stock', ['库存', '庫存'], ({ stock }) => String(stock ?? ''), readStock),
  column('is_available', ['供应', '供應', 'available'], (dish) => yesNo(dish.is_available), readYesNo),
  column('options', ['选项', '選項', '规格', '規格'], ({ options }) => writeOptions(options), readOptions),
  column('allergens', ['过敏原', '過敏原'], ({ allergens }) => writeList(allergens), readList),
  column('description', ['说明', '說明', '描述'], ({ description }) => description, asText),
  column(
    'image_url',
    ['图片', '圖片'],
    (dish) => dish.image_url ?? '',
    (text) => text || null,
  ),
  column('all_stores', ['所有店铺', '所有店'], (dish) => yesNo(dish.all_stores), readYesNo),
];

function column(
  field: keyof Dish,
  aliases: readonly string[],
  write: MenuColumn['write'],
  read: MenuColumn['read'],
): MenuColumn {
  return { field, aliases, write, read, mayBeEmpty: field === 'price' || field === 'station' };
}

function readNumber(text: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** An empty cell is a dish that does not run out. */
function readStock(text: string): number | null | undefined {
  return text === '' ? null : readNumber(text);
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function readYesNo(text: string): boolean | undefined {
  if (/^(yes|y|true|1|是)$/i.test(text)) return true;
  return /^(no|n|false|0|否|)$/i.test(text) ? false : undefined;
}
