import { z } from 'zod';
import { requiredText, timestamp } from './values.ts';

/** What a backup holds, written beside it as `<name>.json`. */
export const backupManifest = z
  .object({
    /** Version of this description. */
    format: z.literal(1),
    product: z.string().meta({ examples: ['0.1.0'] }),
    /** Number of the schema's last step. */
    schema: z.int(),
    bytes: z.int(),
    /** Of the file, hexadecimal. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    epoch: z.string(),
    /** Events, orders and print jobs in it. */
    events: z.int(),
    orders: z.int(),
    print_jobs: z.int(),
    created_at: timestamp,
  })
  .meta({ id: 'BackupManifest' });
export type BackupManifest = z.output<typeof backupManifest>;

export const backup = z
  .object({ name: z.string(), path: z.string(), ...backupManifest.shape })
  .meta({ id: 'Backup' });
export type BackupOnWire = z.output<typeof backup>;

export const newBackup = z.strictObject({ name: requiredText(100).optional() }).meta({ id: 'NewBackup' });

/** Newest first. */
export const backupList = z.array(backup).meta({ id: 'BackupList' });
