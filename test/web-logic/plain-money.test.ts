import test from 'ava';
import { languages } from '../../src/domain/language.ts';
import { plainMoney } from '../../src/web/language/plain-money.ts';

const amounts = [0, 0.5, 3, 12.05, 76, 999.99, 1000, 1234.5, 987_654.32, 1_000_000, -3, -1234.5];

test('money that is written without a format reads as a format writes it, in every language', (t) => {
  for (const currency of ['CNY', 'HKD', 'USD', 'EUR', 'GBP'])
    for (const language of languages) {
      const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
      const format = new Intl.NumberFormat(language === 'en' ? 'en-US' : language, options);
      for (const amount of amounts) t.is(plainMoney(amount, currency), format.format(amount), language);
    }
});

test('currencies with other decimals or signs are left to a format', (t) => {
  for (const currency of ['JPY', 'KRW', 'TWD', 'MOP', 'KWD']) t.is(plainMoney(3, currency), undefined);
});
