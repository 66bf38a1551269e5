import type { Store } from '../../domain/places.ts';
import type { PrintServerFrame } from '../../protocol/print-frames.ts';
import { productVersion } from '../../runtime/product-version.ts';

/** The first message to a client that may print for the store. */
export function composeWelcome({ name }: Pick<Store, 'name'>, timestamp: string): PrintServerFrame {
  return {
    type: 'welcome',
    message: `欢迎连接到${name}打印服务`,
    timestamp,
    server_info: {
      name: `${name}打印服务器`,
      version: productVersion(),
      capabilities: ['order_print', 'receipt_print', 'status_update'],
    },
  };
}
