import { z } from 'zod';
import { childStates, serviceNames } from '../domain/child-process.ts';

/** The control socket's language: one JSON object a line; one request a connection, then its answers. */

const serviceName = z.enum(serviceNames);

export const serviceStatusSchema = z.object({
  service: serviceName,
  state: z.enum(childStates),
  pid: z.int().nullable(),
  port: z.int().nullable(),
  uptime_ms: z.int().nullable(),
  /** Starts after the first, by itself or by a person. */
  restarts: z.int(),
  memory_bytes: z.number().nullable(),
  /** Share of one core. */
  cpu_percent: z.number().nullable(),
  /** The longest the event loop was held up since the last look. */
  lag_ms: z.number().nullable(),
  last_exit: z
    .object({ code: z.int().nullable(), signal: z.string().nullable(), reason: z.string(), at: z.string() })
    .nullable(),
});
export type ServiceStatus = z.infer<typeof serviceStatusSchema>;

export const systemStatusSchema = z.object({
  pid: z.int(),
  instance: z.string(),
  version: z.string(),
  data_dir: z.string(),
  started_at: z.string(),
  services: z.array(serviceStatusSchema),
});
export type SystemStatus = z.infer<typeof systemStatusSchema>;

/** Where a log may be asked for: the services and the supervisor itself. */
export const logSources = [...serviceNames, 'supervisor'] as const;
export type LogSource = (typeof logSources)[number];

/** From the least to the most urgent. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];

export const logQuerySchema = z.object({
  service: z.enum(logSources).optional(),
  /** Only lines written at or after this moment. */
  since: z.iso.datetime({ offset: true }).optional(),
  /** Only the last so many lines. */
  lines: z.int().min(0).max(1_000_000).optional(),
  /** Only lines at least so urgent. */
  level: z.enum(logLevels).optional(),
  /** Only lines that say this, in any case of letters. */
  text: z.string().max(200).optional(),
  /** Only lines about this request: the `request_id` of an answer. */
  request_id: z.string().max(100).optional(),
});
export type LogQuery = z.infer<typeof logQuerySchema>;

const settingSchema = z.object({ key: z.string(), /** As it may be shown. */ value: z.string() });

/** What became of the settings that were changed since the start. */
export const settingsReportSchema = z.object({
  applied: z.array(settingSchema),
  /** Not in use until these services are restarted; null: until everything is started anew. */
  waiting: z.array(settingSchema.extend({ services: z.array(serviceName).nullable() })),
});
export type SettingsReport = z.infer<typeof settingsReportSchema>;

export const controlRequestSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('status') }),
  /** Answers when every service has stopped and the data folder is free. */
  z.strictObject({ type: z.literal('stop') }),
  /** Answers with the settings that were taken up, then when the services are ready again; without a service all of them. */
  z.strictObject({ type: z.literal('restart'), service: serviceName.optional() }),
  /** Takes up the settings that can change while everything runs, and opens the log files anew. */
  z.strictObject({ type: z.literal('reload') }),
  /** With `follow` goes on until the connection ends. */
  z.strictObject({ type: z.literal('logs'), follow: z.boolean().default(false), ...logQuerySchema.shape }),
  /** The status now and at every change, until the connection ends. */
  z.strictObject({ type: z.literal('subscribe') }),
]);
export type ControlRequest = z.infer<typeof controlRequestSchema>;

export const controlAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), status: systemStatusSchema }),
  /** A line of a log, itself a JSON object. */
  z.object({ type: z.literal('log'), line: z.string() }),
  z.object({ type: z.literal('settings'), report: settingsReportSchema }),
  z.object({ type: z.literal('done') }),
  z.object({ type: z.literal('error'), code: z.string(), message: z.string() }),
]);
export type ControlAnswer = z.infer<typeof controlAnswerSchema>;
