import type { Storage } from '../../src/storage/storage.ts';

/** Puts so many jobs into the queues of printers, in turn, without their events. */
export async function queueMany(
  storage: Storage,
  {
    storeId,
    printerIds,
    count,
  }: { readonly storeId: number; readonly printerIds: readonly number[]; readonly count: number },
): Promise<void> {
  const printable = {
    template: 'test',
    facts: { storeName: 'S', printerName: 'P', time: '', qrPayload: 'q', language: 'en' },
  };
  await storage.write(async (tx) => {
    const first = await tx.take('print_job', count);
    const rows = Array.from({ length: count }, (_, index) => ({
      id: first + index,
      store_id: storeId,
      printer_id: printerIds[index % printerIds.length],
      job_type: 'receipt',
      status: 'pending',
      print_content: 'paper',
      document: JSON.stringify({ printable, requestedBy: null }),
      priority: 1 + (index % 10),
      created_at: tx.now.toISOString(),
      expires_at: new Date(tx.now.getTime() + 3_600_000).toISOString(),
      dedupe_key: `many·${first + index}`,
    }));
    for (let start = 0; start < rows.length; start += 500)
      await tx.db('print_job').insert(rows.slice(start, start + 500));
  });
}
