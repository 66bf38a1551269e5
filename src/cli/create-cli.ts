import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { chooseLanguage } from './choose-language.ts';
import type { Cli, Terminal } from './cli.ts';
import { commandGroups } from './command-groups.ts';
import { createCopyable } from './copyable.ts';
import { createInterruption } from './interruption.ts';
import { nameOfProgram } from './name-of-program.ts';
import { loadTexts } from './texts/load-texts.ts';

/** The flags every command takes, wherever they stand; commander checks them later. */
export interface CommonFlags {
  readonly lang?: string | undefined;
  readonly config?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly color: boolean;
  readonly debug: boolean;
}

export async function createCli(terminal: Terminal & { exitCode?: unknown }): Promise<Cli> {
  const { argv, execPath, env, stdin, stdout, stderr } = terminal;
  const flags = readCommonFlags(argv.slice(2));
  const calledAs = nameOfProgram({ script: argv[1] ?? '', folder: process.cwd(), path: env.PATH });
  const commands = commandGroups.flatMap((group) => group.commands.map(({ name }) => name));
  const toCopy = createCopyable({ calledAs, flags, commands });
  const common =
    flags.dataDir === undefined ? [] : [{ key: 'data_dir', flag: '--data-dir', value: flags.dataDir }];
  const language = chooseLanguage({ flag: flags.lang, setting: await languageSetting(flags, env), env });
  return {
    argv,
    execPath,
    env,
    stdin,
    stdout,
    stderr,
    calledAs,
    debug: flags.debug,
    language,
    texts: await loadTexts(language),
    colors: pc.createColors(flags.color && wantsColor(terminal)),
    interruption: createInterruption(),
    print: (line) => void stdout.write(`${line}\n`),
    say: (line) => void stderr.write(`${toCopy(line)}\n`),
    toCopy,
    setExitCode: (code) => {
      terminal.exitCode = code;
    },
    loadSettings: async (own = []) => {
      const { loadConfig } = await import('../runtime/config/load-config.ts');
      return loadConfig({ file: flags.config, env, flags: [...common, ...own] });
    },
    configFile: async () => {
      const { configFile } = await import('../runtime/config/load-config.ts');
      return configFile({ file: flags.config, env, flags: common });
    },
    ownConfigFile: async () => {
      const { ownConfigFile } = await import('../runtime/config/load-config.ts');
      return ownConfigFile({ env, flags: common });
    },
  };
}

function readCommonFlags(args: readonly string[]): CommonFlags {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      lang: { type: 'string' },
      config: { type: 'string' },
      'data-dir': { type: 'string' },
      'no-color': { type: 'boolean' },
      debug: { type: 'boolean' },
    },
  });
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    lang: text(values.lang),
    config: text(values.config),
    dataDir: text(values['data-dir']),
    color: values['no-color'] !== true,
    debug: values.debug === true,
  };
}

/** What somebody set as `language`; reads the named file as plain TOML, without the schema that takes long to load. */
async function languageSetting(flags: CommonFlags, env: Terminal['env']): Promise<string | undefined> {
  const folder = flags.dataDir ?? env.RESTAURANTCTL_DATA_DIR;
  const named = flags.config ?? env.RESTAURANTCTL_CONFIG;
  const file = named || (folder ? join(folder, 'config.toml') : undefined);
  if (env.RESTAURANTCTL_LANGUAGE || !file) return env.RESTAURANTCTL_LANGUAGE;
  try {
    const { readConfigFile } = await import('../runtime/config/config-file.ts');
    const value = new Map(readConfigFile(file)).get('language');
    return typeof value === 'string' ? value : undefined;
  } catch {
    // A bad file is reported when the command reads its settings; until then the locale does.
    return undefined;
  }
}

/** NO_COLOR (no-color.org) and FORCE_COLOR win over what the terminal says. */
function wantsColor({ env, stdout }: Terminal): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  // A stream that is no terminal has no isTTY at all.
  return stdout.isTTY ? env.TERM !== 'dumb' : false;
}
