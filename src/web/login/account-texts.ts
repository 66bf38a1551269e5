import { defineTexts } from '../language/define-texts.ts';

export const accountTexts = defineTexts({
  en: {
    title: 'Change the password',
    hint: 'Every other device and window with this account is logged out.',
    current: 'Present password',
    next: 'New password',
    repeat: 'New password once more',
    differs: 'The two passwords differ.',
    change: 'Change the password',
    changed: 'The password is changed; other devices are logged out.',
  },
  'zh-CN': {
    title: '修改密码',
    hint: '此账号在其他设备和窗口上都会退出登录。',
    current: '当前密码',
    next: '新密码',
    repeat: '再输一次新密码',
    differs: '两次输入的密码不一致。',
    change: '修改密码',
    changed: '密码已修改，其他设备已退出登录。',
  },
  'zh-TW': {
    title: '變更密碼',
    hint: '此帳號在其他裝置和視窗上都會登出。',
    current: '目前密碼',
    next: '新密碼',
    repeat: '再輸入一次新密碼',
    differs: '兩次輸入的密碼不一致。',
    change: '變更密碼',
    changed: '密碼已變更，其他裝置已登出。',
  },
});
