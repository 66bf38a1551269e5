import type { PrinterProfile } from '../domain/printer-profile.ts';
import { pulseDrawer } from '../driver/commands.ts';
import type { PrinterLink } from '../driver/printer-link.ts';
import { beep } from '../escpos/write-command.ts';
import type { Device } from './device.ts';

/** A printer that this service drives by itself. */
export function createLinkDevice(link: PrinterLink, { buzzer }: Pick<PrinterProfile, 'buzzer'>): Device {
  return {
    deliver: link.deliver,
    status: link.status,
    kickDrawer: link.kickDrawer,
    close: link.close,
    act: async ({ action, pin }, { sending }) => {
      if (action === 'open_drawer') return link.signal(pulseDrawer(pin ?? 2), sending);
      if (action === 'beep') return link.signal(beep(buzzer), sending);
      let isSent = false;
      await link.recover(async () => {
        await sending();
        isSent = true;
      });
      return isSent ? { kind: 'sent' } : { kind: 'waiting', cause: 'offline' };
    },
  };
}
