import type { Command } from './commands/command.ts';
import { commandTable } from './commands/command-table.ts';
import type { VirtualProfile } from './profiles.ts';

/** What a byte completed. */
export type Unit =
  | { readonly type: 'command'; readonly command: Command; readonly args: readonly number[] }
  | { readonly type: 'unknown'; readonly code: readonly number[] }
  | { readonly type: 'text'; readonly byte: number };

export interface CommandReader {
  /** Nothing comes back while a command is still incomplete. */
  push(byte: number): Unit | undefined;
  isInside(): boolean;
  reset(): void;
}

/** Cuts the byte stream into commands and text, without obeying anything. */
export function createCommandReader(profile: VirtualProfile): CommandReader {
  let code: number[] = [];
  let begun: { command: Command; args: number[] } | undefined;

  function readCode(byte: number): Unit | undefined {
    code.push(byte);
    const found = commandTable.find(code);
    if (found === 'more') return undefined;
    const read = code;
    code = [];
    if (!found || found.isSupported?.(profile) === false) return { type: 'unknown', code: read };
    begun = { command: found, args: [] };
    return finishIfComplete();
  }

  function finishIfComplete(): Unit | undefined {
    if (!begun?.command.isComplete(begun.args)) return undefined;
    const unit = { type: 'command', ...begun } as const;
    begun = undefined;
    return unit;
  }

  return {
    push: (byte) => {
      if (begun) {
        begun.args.push(byte);
        return finishIfComplete();
      }
      return code.length > 0 || byte < 0x20 ? readCode(byte) : { type: 'text', byte };
    },
    isInside: () => begun !== undefined || code.length > 0,
    reset: () => {
      code = [];
      begun = undefined;
    },
  };
}
