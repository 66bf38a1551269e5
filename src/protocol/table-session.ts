import * as z from 'zod/mini';
import { id } from './small-values.ts';

export const tableSessionRequest = z.strictObject({
  table_token: z.string().check(z.minLength(1), z.maxLength(500)),
});

export const tableSession = z
  .object({
    access_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.int(),
    store_id: id,
    table_id: id,
    table_number: z.string(),
    visit: z.int().register(z.globalRegistry, { description: 'Another one is another party at the table' }),
  })
  .register(z.globalRegistry, { id: 'TableSession' });
