import type { z } from 'zod';
import { DomainError } from '../../domain/errors.ts';
import type { Place } from './parse-csv.ts';

/** What a reader of menus says in its reader's language. */
export interface FileTexts {
  place(line: number, column: number): string;
  /** @param count how many places are wrong */
  refused(file: string, count: number): string;
  readonly notJson: string;
  readonly unclosed: string;
  unknownColumn(name: string): string;
  badCell(field: string, text: string): string;
  twice(name: string, line: number): string;
}

export interface Fault {
  readonly at: Place;
  readonly message: string;
}

/** What is wrong in a file, each with its line and column. */
export function fileError(say: FileTexts, file: string, faults: readonly Fault[]): DomainError {
  const shown = faults.slice(0, 20).map(({ at, message }) => ({
    path: say.place(at.line, at.column),
    message,
  }));
  return new DomainError('invalid', say.refused(file, faults.length), { errors: shown });
}

export function byPlace({ at: a }: Fault, { at: b }: Fault): number {
  return a.line - b.line || a.column - b.column;
}

/** What a schema says is wrong with a value, each part at its place. */
export function faultsOf(
  error: z.core.$ZodError | undefined,
  placeOf: (path: readonly PropertyKey[]) => Place,
): Fault[] {
  return (error?.issues ?? []).flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [describeIssue(issue.path, issue.message, placeOf)];
    return issue.keys.map((key) => describeIssue([...issue.path, key], 'is not known', placeOf));
  });
}

function describeIssue(
  path: readonly PropertyKey[],
  message: string,
  placeOf: (path: readonly PropertyKey[]) => Place,
): Fault {
  const told = path.length > 0 ? `${path.map(String).join('.')}: ${message}` : message;
  return { at: placeOf(path), message: told };
}
