import test from 'ava';
import { z } from 'zod';
import * as small from '../../src/protocol/small-values.ts';
import * as values from '../../src/protocol/values.ts';

test("the values of a guest's first view are the same as everywhere else", (t) => {
  const shapeOf = (schema: z.core.$ZodType) => z.toJSONSchema(schema, { io: 'input' });
  const listOf = z.object({ name: z.string() });
  const pairs: [z.core.$ZodType, z.core.$ZodType][] = [
    [small.id, values.id],
    [small.idText, values.idText],
    [small.major, values.major],
    [small.timestamp, values.timestamp],
    [small.language, values.language],
    [small.listOf(listOf), values.listOf(listOf)],
    [z.object(small.paging), z.object(values.paging)],
  ];
  for (const [one, other] of pairs) t.deepEqual(shapeOf(one), shapeOf(other));
  for (const text of ['0', '1', '100', '101', '1.5', 'x', ''])
    for (const part of ['skip', 'limit'] as const)
      t.deepEqual(
        z.safeParse(small.paging[part], text).data,
        values.paging[part].safeParse(text).data,
        `${part} ${text}`,
      );
});
