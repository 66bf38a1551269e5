import { type PrintClientFrame, printClientFrame } from '../../protocol/print-frames.ts';

/** A client's message, or a sentence that says what is wrong with it. */
export function readFrame(text: string): PrintClientFrame | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'A message is a JSON object.';
  }
  const parsed = printClientFrame.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown message'}`;
}
