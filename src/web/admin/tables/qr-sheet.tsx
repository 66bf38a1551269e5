import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { QrPicture } from './qr-picture.tsx';
import type { Table } from './table.ts';
import { tablesTexts } from './texts.ts';

export interface QrSheetProps {
  readonly tables: readonly Table[];
  readonly storeName: string;
  readonly onBack: () => void;
}

/** All codes of a store to be printed and cut: six on a page of A4. */
export function QrSheet({ tables, storeName, onBack }: QrSheetProps): JSX.Element {
  const texts = tablesTexts();
  return (
    <>
      <div class="row no-print">
        <Button onPress={onBack}>{texts.back}</Button>
        <Button look="primary" onPress={() => print()}>
          {texts.print}
        </Button>
      </div>
      <div class="qr-sheet">
        {tables.map((table) => (
          <article key={table.id} class="qr-card">
            <p class="soft">{storeName}</p>
            <h2 class="table-number">{table.table_number}</h2>
            <QrPicture table={table} />
            <p>{texts.scan}</p>
          </article>
        ))}
      </div>
    </>
  );
}
