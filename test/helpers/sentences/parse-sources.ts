import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync } from 'vite';

export type Node = ESTree.Node;

/** The program's sources as trees. */
export interface Sources {
  /** By path under src. */
  readonly files: ReadonlyMap<string, Node>;
  parentOf(node: Node): Node | undefined;
  /** In its own file, and in those that import it by its name. */
  callsOf(called: ESTree.Function): readonly ESTree.CallExpression[];
}

const root = fileURLToPath(new URL('../../../../src', import.meta.url));

export function parseSources(rooms: readonly string[]): Sources {
  const files = new Map<string, Node>();
  const parents = new WeakMap<Node, Node>();
  const calls = new Map<string, Call[]>();
  for (const path of rooms.flatMap(listFiles)) {
    const { program, errors } = parseSync(path, readFileSync(join(root, path), 'utf8'));
    if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
    files.set(path, program);
    const imported = new Set<string>();
    walk(program, (node, parent) => {
      if (parent) parents.set(node, parent);
      if (node.type === 'ImportSpecifier') imported.add(node.local.name);
      if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
      const { name } = node.callee;
      const known = calls.get(name) ?? [];
      calls.set(name, known);
      known.push({ call: node, program, isImported: imported.has(name) });
    });
  }
  return {
    files,
    parentOf: (node) => parents.get(node),
    callsOf: (called) => {
      const holder = parents.get(called);
      const isExported = holder?.type === 'ExportNamedDeclaration';
      const home = isExported ? parents.get(holder) : holder;
      return (calls.get(called.id?.name ?? '') ?? [])
        .filter(({ program, isImported }) => program === home || (isExported && isImported))
        .map(({ call }) => call);
    },
  };
}

interface Call {
  readonly call: ESTree.CallExpression;
  readonly program: Node;
  readonly isImported: boolean;
}

/** Every node with what it stands in, from the outside inwards. */
export function walk(node: Node, visit: (node: Node, parent?: Node) => void, parent?: Node): void {
  visit(node, parent);
  for (const child of childrenOf(node)) walk(child, visit, node);
}

export function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

function listFiles(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
