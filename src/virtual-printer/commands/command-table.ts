import { chineseCommands } from './chinese-commands.ts';
import { type Command, fixed, ignore } from './command.ts';
import { deviceCommands } from './device-commands.ts';
import { graphicsCommands } from './graphics-commands.ts';
import { lineCommands } from './line-commands.ts';
import { pageCommands } from './page-commands.ts';
import { positionCommands } from './position-commands.ts';
import { statusCommands } from './status-commands.ts';
import { styleCommands } from './style-commands.ts';
import { symbolCommands } from './symbol-commands.ts';

export interface CommandTable {
  /** The command with this code, `'more'` when longer codes begin so, `undefined` when there is none. */
  find(code: readonly number[]): Command | 'more' | undefined;
}

/** Obeyed on arrival already; here their bytes are only passed over. */
const passedRealtimeCommands: readonly Command[] = [
  { name: 'DLE EOT', code: [0x10, 0x04], isComplete: fixed(1), run: ignore },
  { name: 'DLE ENQ', code: [0x10, 0x05], isComplete: fixed(1), run: ignore },
  { name: 'DLE DC4 1', code: [0x10, 0x14, 0x01], isComplete: fixed(2), run: ignore },
  { name: 'DLE DC4 2', code: [0x10, 0x14, 0x02], isComplete: fixed(2), run: ignore },
  { name: 'DLE DC4 8', code: [0x10, 0x14, 0x08], isComplete: fixed(7), run: ignore },
];

export const commandTable = createCommandTable([
  ...lineCommands,
  ...styleCommands,
  ...chineseCommands,
  ...positionCommands,
  ...pageCommands,
  ...graphicsCommands,
  ...symbolCommands,
  ...deviceCommands,
  ...statusCommands,
  ...passedRealtimeCommands,
]);

function createCommandTable(commands: readonly Command[]): CommandTable {
  const entries = new Map<string, Command | 'more'>();
  for (const command of commands) {
    for (let length = 1; length < command.code.length; length++) {
      entries.set(toKey(command.code.slice(0, length)), 'more');
    }
    entries.set(toKey(command.code), command);
  }
  return { find: (code) => entries.get(toKey(code)) };
}

function toKey(code: readonly number[]): string {
  return code.join(' ');
}
