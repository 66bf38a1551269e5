import type pc from 'picocolors';
import type { FlagSetting, LoadedConfig } from '../runtime/config/load-config.ts';
import type { Language } from './choose-language.ts';
import type { Texts } from './texts/texts.ts';

/** What `process` has, as far as commands need it. */
export interface Terminal {
  readonly argv: readonly string[];
  readonly execPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** What every command gets. Data goes to `print`, talk to `say`. */
export interface Cli extends Terminal {
  /** How the person called the program, to be shown in commands to copy: `restaurantctl` or `bin/restaurantctl`. */
  readonly calledAs: string;
  /** Show stack traces. */
  readonly debug: boolean;
  readonly language: Language;
  readonly texts: Texts;
  readonly colors: ReturnType<typeof pc.createColors>;
  /** For commands that run until they are told to end: aborts at Ctrl-C and SIGTERM. */
  readonly interruption: () => AbortSignal;
  /** One line of data to standard output. */
  readonly print: (line: string) => void;
  /** Makes the commands in a text (`restaurantctl start`) work when they are copied from it. */
  readonly toCopy: (text: string) => string;
  /** One line of talk to standard error; its commands work when they are copied. */
  readonly say: (line: string) => void;
  /** What the process ends with when nothing goes wrong after. @default 0 */
  readonly setExitCode: (code: number) => void;
  /** The settings; a command's own flags win over everything. */
  readonly loadSettings: (own?: readonly FlagSetting[]) => Promise<LoadedConfig>;
  /** The settings file that is read: the named one, or the data folder's own where it is there. */
  readonly configFile: () => Promise<string | undefined>;
  /** The settings file of the data folder, also before it is there. */
  readonly ownConfigFile: () => Promise<string>;
}
