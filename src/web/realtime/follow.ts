import { type Following, type FollowOptions, followStreamOver } from '../../client/follow-stream.ts';
import { connectByBrowser } from './connect-by-browser.ts';

/**
 * Follows a channel from a page, e.g. `{ url: channel('/ws/store/1'), token: accessToken, … }`; see `followStreamOver`.
 */
export function follow(options: FollowOptions): Following {
  return followStreamOver(connectByBrowser, options);
}

/** The hub's channel on the page's own origin, which passes it through. */
export function channel(path: string): string {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
