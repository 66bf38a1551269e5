import { readFileSync } from 'node:fs';

/** The parts of zod that describe schemas as JSON Schema. */
const jsonSchema = /[/\\]zod[/\\]v4[/\\]core[/\\](json-schema-processors|to-json-schema)\.js$/;
/** Its own English sentences about wrong values. */
const sentences = /[/\\]zod[/\\]v4[/\\]locales[/\\]en\.js$/;

/**
 * Leaves out of the pages what they never ask zod for: JSON Schema, a fifth of it, which every schema mentions so that no bundler
 * finds out; and its sentences, as pages have their own. Parsing touches neither. What would call the first says so.
 * @returns {import('vite').Plugin}
 */
export function slimZod() {
  return {
    name: 'slim-zod',
    enforce: 'pre',
    load(id) {
      if (sentences.test(id)) return 'export default () => ({ localeError: () => undefined });';
      if (!jsonSchema.test(id)) return null;
      const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)];
      if (names.length === 0) throw new Error(`${id} has another form than it had`);
      return [
        "const leftOut = () => { throw new Error('JSON Schema is left out of the pages'); };",
        // Schemas call these while they are made, to get a method that is called later.
        'const later = () => leftOut;',
        ...names.map(
          ([, name]) => `export const ${name} = ${name.startsWith('create') ? 'later' : 'leftOut'};`,
        ),
      ].join('\n');
    },
  };
}
