import type { ESTree } from 'vite';
import { childrenOf, type Node, type Sources } from './parse-sources.ts';

/**
 * Every sentence that an expression can become, with `{}` for what is only known while the program runs. Follows conditions,
 * constants, functions of the same file, and parameters to where the function is called; what it can't follow is `{}`.
 */
export function expandSentence(sources: Sources, expression: Node): string[] {
  return [
    ...new Set(
      atEachCall(sources, expression, 0).flatMap((bound) => expand(expression, { sources, bound, depth: 0 })),
    ),
  ];
}

/** What the parameters of the function around an expression are, for each of its calls. */
function atEachCall(sources: Sources, expression: Node, depth: number): Bound[] {
  const called = functionAround(sources, expression);
  const calls = called && depth < mostCallers ? sources.callsOf(called) : [];
  if (!called || calls.length === 0) return [new Map()];
  return calls.flatMap((call) =>
    atEachCall(sources, call, depth + 1).map((bound) => bind(called, call, { sources, bound, depth })),
  );
}

function functionAround(sources: Sources, inner: Node): Callable | undefined {
  for (let node = sources.parentOf(inner); node; node = sources.parentOf(node))
    if (node.type === 'FunctionDeclaration') return node;
  return undefined;
}

function bind(called: Callable, call: ESTree.CallExpression, scope: Scope): Bound {
  return new Map(
    called.params.flatMap((param, index) => {
      const name = nameOf(param);
      const argument = call.arguments[index];
      return name !== undefined && argument ? [[name, expand(argument, scope)] as const] : [];
    }),
  );
}

interface Scope {
  readonly sources: Sources;
  /** What the parameters are at the call that is being followed. */
  readonly bound: Bound;
  readonly depth: number;
}

type Bound = ReadonlyMap<string, readonly string[]>;

const unknown: readonly string[] = ['{}'];
const deepest = 6;
/** How many callers up a sentence is followed. */
const mostCallers = 2;

function expand(node: Node, scope: Scope): readonly string[] {
  if (scope.depth > deepest) return unknown;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : unknown;
    case 'TemplateLiteral':
      return expandTemplate(node, scope);
    case 'ConditionalExpression':
      return [...expand(node.consequent, scope), ...expand(node.alternate, scope)];
    case 'LogicalExpression':
      return [...expand(node.left, scope), ...expand(node.right, scope)];
    case 'BinaryExpression':
      return node.operator === '+' ? pairs(expand(node.left, scope), expand(node.right, scope)) : unknown;
    case 'Identifier':
      return expandName(node, node.name, scope);
    case 'MemberExpression':
      return expandMember(node, scope);
    case 'CallExpression':
      return expandCall(node, scope);
    default:
      return unknown;
  }
}

function expandTemplate({ quasis, expressions }: ESTree.TemplateLiteral, scope: Scope): readonly string[] {
  const [first, ...rest] = quasis.map(({ value }) => value.cooked ?? value.raw);
  return rest.reduce<readonly string[]>(
    (soFar, text, index) => {
      const part = expressions[index];
      const values = part ? expandPart(part, scope) : unknown;
      return pairs(soFar, values).map((sentence) => `${sentence}${text}`);
    },
    [first ?? ''],
  );
}

/** Inside a sentence a name out of a table is a value. */
function expandPart(part: Node, scope: Scope): readonly string[] {
  return part.type === 'MemberExpression' ? unknown : expand(part, scope);
}

function pairs(firsts: readonly string[], seconds: readonly string[]): string[] {
  return firsts.flatMap((first) => seconds.map((second) => `${first}${second}`));
}

function expandName(from: Node, name: string, scope: Scope): readonly string[] {
  const bound = scope.bound.get(name);
  if (bound) return bound;
  for (let node: Node | undefined = from; node; node = scope.sources.parentOf(node)) {
    const value = constantIn(node, name);
    if (value) return expand(value, deeper(scope));
    if (isFunction(node) && node.params.some((param) => nameOf(param) === name)) return unknown;
  }
  return unknown;
}

function constantIn(block: Node, name: string): Node | undefined {
  if (block.type !== 'BlockStatement' && block.type !== 'Program') return undefined;
  const statements: readonly Node[] = block.body;
  for (const statement of statements) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
    const found = declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
    if (found?.init) return found.init;
  }
  return undefined;
}

/** Only whole sentences are looked for in tables: `table[name]`. */
function expandMember({ object }: ESTree.MemberExpression, scope: Scope): readonly string[] {
  if (object.type !== 'Identifier') return unknown;
  for (let node: Node | undefined = object; node; node = scope.sources.parentOf(node)) {
    const table = constantIn(node, object.name);
    if (table?.type !== 'ObjectExpression') continue;
    return table.properties.flatMap((property) =>
      property.type === 'Property' ? expand(property.value, deeper(scope)) : unknown,
    );
  }
  return unknown;
}

/** What a function of the same file gives back. */
function expandCall(call: ESTree.CallExpression, scope: Scope): readonly string[] {
  if (call.callee.type !== 'Identifier') return unknown;
  const called = functionNamed(call, call.callee.name, scope.sources);
  if (!called?.body) return unknown;
  const inside = { ...deeper(scope), bound: bind(called, call, scope) };
  const results = returned(called.body).flatMap((result) => expand(result, inside));
  return results.length > 0 ? results : unknown;
}

function functionNamed(from: Node, name: string, sources: Sources): Callable | undefined {
  for (let node: Node | undefined = from; node; node = sources.parentOf(node)) {
    if (node.type !== 'Program') continue;
    for (const statement of node.body) {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declared?.type === 'FunctionDeclaration' && declared.id?.name === name) return declared;
    }
  }
  return undefined;
}

/** What is returned by the function itself, not by one in it. */
export function returned(node: Node): Node[] {
  if (node.type === 'ReturnStatement') return node.argument ? [node.argument] : [];
  return isFunction(node) ? [] : childrenOf(node).flatMap(returned);
}

type Callable = ESTree.Function;

function isFunction(node: Node): node is ESTree.Function | ESTree.ArrowFunctionExpression {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

function nameOf(param: Node): string | undefined {
  if (param.type === 'Identifier') return param.name;
  return param.type === 'AssignmentPattern' && param.left.type === 'Identifier' ? param.left.name : undefined;
}

function deeper(scope: Scope): Scope {
  return { ...scope, depth: scope.depth + 1 };
}
