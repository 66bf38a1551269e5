import type { Context } from 'koa';
import { findTableOfCode } from '../../operations/tables/find-table-of-code.ts';
import type { Services } from '../handler.ts';

/**
 * Tells the browser of a guest who scanned a table's code what their page will ask first, so that it is on its way together with
 * the page's scripts: on a slow network that is two round trips earlier. What is named must be what the page asks, to the letter.
 */
export async function announceMenu(
  context: Context,
  { storage, secrets, logger }: Pick<Services, 'storage' | 'secrets' | 'logger'>,
): Promise<void> {
  try {
    const table = await findTableOfCode({ storage, secrets }, context.params.token ?? '');
    if (!table) return;
    const { storeId } = table;
    const paths = [`/orchestration/menu/items?store_id=${storeId}`, `/api/stores/${storeId}`];
    context.set('Link', paths.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`).join(', '));
  } catch (error) {
    // The page comes without: it says itself what is wrong.
    logger.warn({ err: error }, 'The table of a code could not be looked up');
  }
}
