import { InvalidArgumentError } from 'commander';

/** What an argument must be like. */
type Shape =
  | 'oneOf'
  | 'someOf'
  | 'wholeFrom'
  | 'wholeBetween'
  | 'positive'
  | 'notNegative'
  | 'amount'
  | 'moment'
  | 'day'
  | 'dish'
  | 'dishOptions'
  | 'portions'
  | 'fault'
  | 'faultAfter';

/** A sentence for each shape; a catalogue that lacks one doesn't compile. */
export type MustBe = Readonly<Record<Shape, (...values: readonly string[]) => string>>;

const separator = '\t';

/**
 * An argument that can't be read. Parsers know no language and commander carries a string alone, so the shape travels in
 * it and becomes a sentence where the mistake is told.
 */
export class Unreadable extends InvalidArgumentError {
  constructor(shape: Shape, ...values: readonly (string | number)[]) {
    super([shape, ...values].join(separator));
  }
}

/** The sentence of a message that carries a shape; any other message as it is. */
export function sayShape(message: string, mustBe: MustBe): string {
  const [name = '', ...values] = message.split(separator);
  const choices = /^Allowed choices are (.*)\.$/s.exec(message)?.[1];
  if (choices !== undefined) return mustBe.oneOf(choices);
  return isShape(name, mustBe) ? mustBe[name](...values) : message;
}

function isShape(name: string, mustBe: MustBe): name is Shape {
  return Object.hasOwn(mustBe, name);
}
