import * as z from 'zod/mini';

/** RFC 9457 problem details, with the fields at fault and the facts that stood in the way (a conflict's present state …). */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    request_id: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })),
  })
  .register(z.globalRegistry, { id: 'Problem' });

export type Problem = z.output<typeof problem>;
