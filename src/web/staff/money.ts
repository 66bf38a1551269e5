import { formatMoney } from '../language/format.ts';
import { currentStore } from '../session/store-choice.ts';

/** An amount in the store's currency. @param amount major units */
export function money(amount: number): string {
  return formatMoney(amount, currentStore.value?.currency ?? 'CNY');
}
