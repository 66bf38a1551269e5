import { DomainError } from '../domain/errors.ts';
import { type Fault, type FaultName, faultKinds } from './faults.ts';

/**
 * Reads a fault that came from a file or over HTTP.
 * @throws DomainError `invalid`, naming what is wrong.
 */
export function parseFault(value: unknown): Fault {
  const { name, value: amount, after, times, ...rest } = parseObject(value, 'A fault');
  const known = {
    name: parseFaultName(name),
    ...parseNumber('value', amount),
    ...parseNumber('times', times),
  };
  const unknown = Object.keys(rest);
  if (unknown.length > 0) throw new DomainError('invalid', `A fault has no "${unknown.join('", "')}".`);
  return after === undefined ? known : { ...known, after: parseAfter(after) };
}

/** @throws DomainError `invalid`, listing the names there are. */
export function parseFaultName(name: unknown): FaultName {
  if (isFaultName(name)) return name;
  const names = Object.keys(faultKinds).join(', ');
  throw new DomainError('invalid', `There is no fault "${String(name)}". There are: ${names}.`);
}

function isFaultName(name: unknown): name is FaultName {
  return typeof name === 'string' && Object.hasOwn(faultKinds, name);
}

function parseAfter(value: unknown): Fault['after'] {
  const { lines, bytes, jobs, ms, ...rest } = parseObject(value, 'after');
  const unknown = Object.keys(rest);
  if (unknown.length > 0) throw new DomainError('invalid', `after has no "${unknown.join('", "')}".`);
  return {
    ...parseNumber('lines', lines),
    ...parseNumber('bytes', bytes),
    ...parseNumber('jobs', jobs),
    ...parseNumber('ms', ms),
  };
}

function parseNumber<Key extends string>(key: Key, value: unknown): { [K in Key]?: number } {
  const parsed: { [K in Key]?: number } = {};
  if (value === undefined) return parsed;
  if (typeof value !== 'number' || !(value >= 0))
    throw new DomainError('invalid', `"${key}" must be a number, 0 or more.`);
  parsed[key] = value;
  return parsed;
}

function parseObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new DomainError('invalid', `${what} must be an object.`);
}
