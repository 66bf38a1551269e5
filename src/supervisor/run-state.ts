import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const runStateSchema = z.object({ pid: z.int(), instance: z.string(), started_at: z.string() });

/** What a run leaves for the next one: the mark its processes carry in their environment. */
export type RunState = z.infer<typeof runStateSchema>;

export function writeRunState(runDir: string, state: RunState): void {
  const draft = `${stateFile(runDir)}.new`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, stateFile(runDir));
}

/** The state of a run that did not end in order. */
export function readRunState(runDir: string): RunState | undefined {
  try {
    return runStateSchema.safeParse(JSON.parse(readFileSync(stateFile(runDir), 'utf8'))).data;
  } catch {
    // Absent after an orderly end; unreadable after a full disk, and then there is nothing to find by it.
    return undefined;
  }
}

export function removeRunState(runDir: string): void {
  rmSync(stateFile(runDir), { force: true });
}

function stateFile(runDir: string): string {
  return join(runDir, 'state.json');
}
