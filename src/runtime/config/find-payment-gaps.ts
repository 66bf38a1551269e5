import type { Setting } from './flat-settings.ts';
import type { SettingProblem } from './parse-setting.ts';

/** What each provider can't do without. */
const needed = {
  wechat: ['mch_id', 'app_id', 'serial_no', 'private_key', 'api_v3_key', 'platform_key_id', 'platform_key'],
  alipay: ['app_id', 'private_key', 'alipay_public_key'],
  stripe: ['secret_key', 'webhook_secret'],
} as const;

/** With real providers: none is half configured, there is one at all, and it can reach us. */
export function findPaymentGaps(settings: ReadonlyMap<string, Setting>): SettingProblem[] {
  const valueOf = (key: string): unknown => settings.get(key)?.value ?? '';
  const problem = (key: string, allowed: string): SettingProblem => ({
    key,
    value: JSON.stringify(valueOf(key)),
    origin: settings.get(key)?.origin ?? 'default',
    allowed,
  });
  if (valueOf('payments.provider') !== 'real') return [];
  const sections = Object.entries(needed).map(([name, keys]) => {
    const missing = keys.map((key) => `payments.${name}.${key}`).filter((key) => valueOf(key) === '');
    return { name, missing, isUsed: missing.length < keys.length };
  });
  const problems = sections
    .filter(({ isUsed }) => isUsed)
    .flatMap(({ name, missing }) =>
      missing.map((key) => problem(key, `set, as the rest of payments.${name} is`)),
    );
  if (!sections.some(({ isUsed }) => isUsed))
    problems.push(
      problem(
        'payments.provider',
        '"simulated" or "none" as long as payments.wechat, payments.alipay and payments.stripe are all empty',
      ),
    );
  if (valueOf('payments.callback_url') === '' && valueOf('api.public_url') === '')
    problems.push(
      problem(
        'payments.callback_url',
        'the address under which providers reach this API (or set api.public_url)',
      ),
    );
  return problems;
}
