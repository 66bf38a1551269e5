import { connectByWs } from './connect-by-ws.ts';
import { type Following, type FollowOptions, followStreamOver } from './follow-stream.ts';

/** Follows a stream of the hub from a Node process; see `followStreamOver`. */
export function followStream(options: FollowOptions): Following {
  return followStreamOver(connectByWs, options);
}
