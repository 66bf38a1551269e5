import { z } from 'zod';

/** The services beside the API that a restaurant's day needs. */
export const serviceList = z
  .object({
    items: z.array(z.object({ name: z.enum(['hub', 'printd']), ready: z.boolean() })),
    uplink: z
      .boolean()
      .nullable()
      .describe('Whether any payment provider in use can be reached; null where none is used'),
  })
  .meta({ id: 'Services' });
export type ServiceList = z.output<typeof serviceList>;
