import type { ESTree } from 'vite';
import { expandSentence, returned } from './expand-sentence.ts';
import { type Node, parseSources, walk } from './parse-sources.ts';

/** A sentence of the program's sources that a person may be told, with `{}` for its values. */
export interface FoundSentence {
  /** Under src, with the line. */
  readonly place: string;
  readonly sentence: string;
}

/** The sentences of all DomainErrors in these rooms, those about single fields, and what schemas say by themselves. */
export function findSentences(rooms: readonly string[]): FoundSentence[] {
  const sources = parseSources(rooms);
  return [...sources.files].flatMap(([place, program]) => {
    const found: FoundSentence[] = [];
    walk(program, (node, parent) => {
      for (const said of saidBy(node, parent, place))
        for (const sentence of expandSentence(sources, said)) found.push({ place, sentence });
    });
    return found;
  });
}

function saidBy(node: Node, parent: Node | undefined, place: string): Node[] {
  if (node.type === 'NewExpression')
    return node.callee.type === 'Identifier' && node.callee.name === 'DomainError'
      ? node.arguments.slice(1, 2)
      : [];
  if (node.type === 'CallExpression') {
    if (place.startsWith('protocol/')) return saidByCheck(node);
    return place.startsWith('runtime/config/') ? saidOfSetting(node) : [];
  }
  if (place === 'runtime/config/parse-setting.ts') return saidOfProblem(node);
  if (place === 'supervisor/reasons.ts')
    return node.type === 'FunctionDeclaration' && node.body ? returned(node.body) : [];
  const message = valueNamed(node, 'message');
  if (message) return isFieldError(parent) || isOfSchema(place, message) ? [message] : [];
  const detail = place === 'server/middleware/problems.ts' && valueNamed(node, 'detail');
  return detail ? [detail] : [];
}

/** `.refine(…, '…')` */
function saidByCheck({ callee, arguments: given }: ESTree.CallExpression): Node[] {
  const isCheck =
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    ['refine', 'regex'].includes(callee.property.name);
  return isCheck ? given.slice(1, 2).filter(({ type }) => type !== 'ObjectExpression') : [];
}

/** What a setting may be, as its schema says it and as it follows from others; and the line that says so. */
function saidOfSetting({ callee, arguments: given }: ESTree.CallExpression): Node[] {
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  if (name.type !== 'Identifier') return [];
  const last = given.slice(-1);
  if (callee.type === 'Identifier') return ['contradiction', 'problem'].includes(name.name) ? last : [];
  return settingChecks.has(name.name) ? last : [];
}

function saidOfProblem(node: Node): Node[] {
  if (node.type === 'FunctionDeclaration' && node.id?.name === 'describeProblem' && node.body)
    return returned(node.body);
  const allowed = valueNamed(node, 'allowed');
  return allowed ? [allowed] : [];
}

const settingChecks = new Set(['string', 'int', 'number', 'array', 'refine', 'regex', 'min', 'multipleOf']);

/** `{ path, message }` */
function isFieldError(node: Node | undefined): boolean {
  return (
    node?.type === 'ObjectExpression' &&
    node.properties.length === 2 &&
    node.properties.some((each) => valueNamed(each, 'path'))
  );
}

function valueNamed(node: Node, name: string): Node | undefined {
  const isNamed = node.type === 'Property' && node.key.type === 'Identifier' && node.key.name === name;
  return isNamed ? node.value : undefined;
}

/** `.refine(…, { message: '…' })` */
function isOfSchema(place: string, value: Node): boolean {
  return (
    place.startsWith('protocol/') && (value.type === 'Literal' || value.type === 'ConditionalExpression')
  );
}
