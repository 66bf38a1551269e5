import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../runtime/package-root.ts';
import { seedFile } from '../../protocol/seed.ts';
import { insertPrinter } from '../../storage/printers.ts';
import type { Storage, Transaction } from '../../storage/storage.ts';
import type { Store } from '../../domain/places.ts';
import { findFirstStore } from '../../storage/stores.ts';
import { insertUser } from '../../storage/users.ts';
import { importSeed } from './import-seed.ts';

const demoUsers = z.strictObject({
  users: z.array(
    z.strictObject({
      username: z.string(),
      hashed_password: z.string(),
      role: z.enum(['customer', 'staff', 'admin']),
    }),
  ),
});

/**
 * Fills an empty database with the demo: store 1, its tables and menu, a user of each role, a virtual printer. A database with
 * a store is left alone.
 * @returns whether it was filled
 */
export async function seedDemo(storage: Storage): Promise<boolean> {
  if (await findFirstStore(storage.read, null)) return false;
  // Each one's password is the name, known to everybody; hashing it anew would keep every first start waiting.
  const { users } = demoUsers.parse(readDemo('users.json'));
  return storage.write(async (tx) => {
    if (await findFirstStore(tx.db, null)) return false;
    const { stores } = await importSeed(tx, seedFile.parse(readDemo('stores.json')));
    for (const { username, role, hashed_password } of users) {
      const customerId = role === 'customer' ? await tx.take('customer') : null;
      await insertUser(tx, {
        username,
        role,
        hashedPassword: hashed_password,
        customerId,
        email: null,
        storeIds: null,
        isDemo: true,
      });
    }
    for (const store of stores) await addVirtualPrinter(tx, store);
    return true;
  });
}

async function addVirtualPrinter(tx: Transaction, { id, language }: Store): Promise<void> {
  const now = tx.now.toISOString();
  await insertPrinter(tx.db, {
    storeId: id,
    name: '演示打印机',
    connection: 'virtual',
    ipAddress: null,
    port: 9100,
    devicePath: null,
    printerType: 'thermal',
    paperWidth: 80,
    profile: 'virtual-80',
    columns: null,
    feedback: 'auto',
    stations: [],
    language,
    fallbackPrinterId: null,
    onUnconfirmed: 'reprint',
    mirror: false,
    isActive: true,
    autoPrintOrders: true,
    printCopies: 1,
    logoPath: null,
    upsideDown: false,
    buzzer: false,
    openDrawer: false,
    description: null,
    status: 'unknown',
    statusDetail: null,
    identity: null,
    trouble: null,
    troubleSince: null,
    conditions: null,
    pausedAt: null,
    pausedBy: null,
    lastSeenAt: null,
    createdAt: now,
    updatedAt: now,
  });
}

function readDemo(file: string): unknown {
  return JSON.parse(readFileSync(join(packageRoot, 'config', 'demo', file), 'utf8'));
}
