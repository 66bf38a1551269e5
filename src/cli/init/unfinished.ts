import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A set-up that has begun: what is to be made, without its password. */
const unfinished = z.strictObject({
  store: z.string(),
  tables: z.int(),
  timezone: z.string(),
  admin: z.string(),
  /** The admin knows the password: it was given, or made and shown. */
  isPasswordKnown: z.boolean(),
  printer: z
    .strictObject({
      connection: z.enum(['network', 'usb', 'serial', 'cups', 'windows']),
      address: z.string().optional(),
      port: z.int().optional(),
      device: z.string().optional(),
      profile: z.string().optional(),
      columns: z.int().optional(),
      feedback: z.enum(['auto', 'process_id', 'status', 'none']).optional(),
    })
    .optional(),
});
export type Plan = z.output<typeof unfinished>;
export type PrinterPlan = NonNullable<Plan['printer']>;

/** Where a set-up that was interrupted left what it was about to make. */
export function readUnfinished(folder: string): Plan | undefined {
  try {
    return unfinished.safeParse(JSON.parse(readFileSync(fileIn(folder), 'utf8'))).data;
  } catch {
    // None, or cut off while it was written, before anything was made.
    return undefined;
  }
}

export function keepUnfinished(folder: string, plan: Plan): void {
  writeFileSync(fileIn(folder), JSON.stringify(plan), { mode: 0o600 });
}

export function finish(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

function fileIn(folder: string): string {
  return join(folder, 'init.json');
}
