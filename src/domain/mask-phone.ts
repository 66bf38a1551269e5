/** `13800138000` becomes `138****8000`; of a short number only the end is shown. */
export function maskPhone(phone: string): string {
  const start = phone.length > 7 ? phone.slice(0, 3) : '';
  return `${start}****${phone.slice(-Math.min(4, Math.floor(phone.length / 2)))}`;
}
