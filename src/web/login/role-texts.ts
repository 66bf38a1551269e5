import type { User } from '../session/session.ts';
import { defineTexts } from '../language/define-texts.ts';

/** What the roles of people are called. */
export const roleTexts = defineTexts({
  en: { customer: 'Guest', staff: 'Staff', admin: 'Manager' } satisfies Record<User['role'], string>,
  'zh-CN': { customer: '顾客', staff: '店员', admin: '管理员' },
  'zh-TW': { customer: '顧客', staff: '店員', admin: '管理員' },
});
