import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { DomainError } from '../../domain/errors.ts';
import { packageRoot } from '../package-root.ts';
import { readConfigFile, refuseReadableByOthers } from './config-file.ts';
import { findContradictions } from './find-contradictions.ts';
import { type Setting, flattenTable, formatSetting, nest } from './flat-settings.ts';
import {
  describeProblem,
  environmentName,
  findProblem,
  parseSettingText,
  type SettingProblem,
} from './parse-setting.ts';
import { type Config, configSchema, secretSettings, settingSchemas } from './schema.ts';

export interface ConfigSources {
  /** A file named by a flag; without it the one that `RESTAURANTCTL_CONFIG` names, if any. */
  readonly file?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly flags?: readonly FlagSetting[];
}

/** A setting given on the command line, e.g. `{key: 'api.port', flag: '--port', value: '8080'}`. */
export interface FlagSetting {
  readonly key: string;
  readonly flag: string;
  readonly value: string;
}

export interface LoadedConfig {
  readonly config: Config;
  /** For each dotted key where its value comes from: `default`, `file:…`, `env:NAME` or `flag:--x`. */
  readonly origins: Record<string, string>;
}

/**
 * The settings: defaults < the file < the environment < flags. `data_dir` comes out absolute.
 * @throws DomainError `config_invalid` that names every bad setting, its origin and what is allowed
 */
export function loadConfig(sources: ConfigSources): LoadedConfig {
  const layers = [readDefaults(), readFile(sources), readEnvironment(sources.env), readFlags(sources.flags)];
  const settings = new Map(layers.flat().map((setting) => [setting.key, setting]));
  const problems = layers
    .flat()
    .map(({ key, value, origin }) => findProblem(key, value, origin))
    .filter((problem) => problem !== undefined);
  if (problems.length === 0) problems.push(...findContradictions(settings));
  if (problems.length > 0) throw configInvalid(problems);
  const origins = Object.fromEntries([...settings.values()].map(({ key, origin }) => [key, origin]));
  return { config: resolveDataDir(configSchema.parse(nest(settings)), origins), origins };
}

/** The settings that differ from the defaults as variables, so that a child process loads the same. */
export function configToEnvironment({ config, origins }: LoadedConfig): Record<string, string> {
  const flat = new Map(flattenTable(config));
  const given = [...flat].filter(([key]) => key === 'data_dir' || origins[key] !== 'default');
  return Object.fromEntries(given.map(([key, value]) => [environmentName(key), formatSetting(value)]));
}

/** The file the settings are read from beside the defaults: the named one; else the data folder's own, once it is there. */
export function configFile(sources: ConfigSources): string | undefined {
  const named = sources.file ?? (sources.env.RESTAURANTCTL_CONFIG || undefined);
  if (named !== undefined) return resolve(named);
  // A service has everything from its environment: an empty name means none.
  if (sources.env.RESTAURANTCTL_CONFIG === '') return undefined;
  const own = ownConfigFile(sources);
  return existsSync(own) ? own : undefined;
}

/** The settings file of a data folder, for who names none. */
export function ownConfigFile({ env, flags = [] }: Pick<ConfigSources, 'env' | 'flags'>): string {
  const given = flags.findLast(({ key }) => key === 'data_dir')?.value ?? env[environmentName('data_dir')];
  return join(resolve(given || defaultDataDir()), 'config.toml');
}

function defaultDataDir(): string {
  return envPaths('restaurantctl', { suffix: '' }).data;
}

function readDefaults(): Setting[] {
  const defaults = readConfigFile(join(packageRoot, 'config', 'default.toml'));
  return defaults.map(([key, value]) => ({ key, value, origin: 'default' }));
}

function readFile(sources: ConfigSources): Setting[] {
  const file = configFile(sources);
  if (file === undefined) return [];
  const settings = readConfigFile(file).map(([key, value]) => ({ key, value, origin: `file:${file}` }));
  if (settings.some(({ key, value }) => secretSettings.has(key) && value !== ''))
    refuseReadableByOthers(file);
  return settings;
}

function readEnvironment(env: ConfigSources['env']): Setting[] {
  return [...settingSchemas.keys()].flatMap((key) => {
    const name = environmentName(key);
    const text = env[name];
    return text ? [{ key, value: parseSettingText(key, text), origin: `env:${name}` }] : [];
  });
}

function readFlags(flags: readonly FlagSetting[] = []): Setting[] {
  return flags.map(({ key, flag, value }) => ({
    key,
    value: parseSettingText(key, value),
    origin: `flag:${flag}`,
  }));
}

function configInvalid(problems: readonly SettingProblem[]): DomainError {
  return new DomainError('config_invalid', problems.map(describeProblem).join('\n'), { problems });
}

function resolveDataDir(config: Config, origins: Readonly<Record<string, string>>): Config {
  const origin = origins.data_dir ?? 'default';
  const base = origin.startsWith('file:') ? dirname(origin.slice('file:'.length)) : process.cwd();
  const dataDir = config.data_dir || defaultDataDir();
  return { ...config, data_dir: resolve(base, dataDir) };
}
